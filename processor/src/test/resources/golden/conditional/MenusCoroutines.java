package kitchen;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;

/** Runs of the templates of {@link Menus}. */
final class MenusCoroutines {
  private MenusCoroutines() {}

  /** A run of {@link Menus#order}. */
  static Routine<String, String, String> order(boolean vegetarian) {
    return new Order(vegetarian);
  }

  /**
   * State machine of {@link Menus#order}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 9 co.yield("fish or meat?")
   *   s2 : 10 co.yield("which wine?")
   *   [*] --> s1
   *   [*] --> s2
   *   [*] --> [*]
   *   s1 --> s2
   *   s1 --> [*]
   *   s2 --> [*]
   * }</pre>
   */
  @SuppressWarnings("fallthrough")
  static final class Order extends CoroutineFrame<String, String, String> {
    private boolean vegetarian;
    private String left;
    private String current;
    private String result;

    Order(boolean vegetarian) {
      this.vegetarian = vegetarian;
    }

    @Override
    public boolean resume(String sent) {
      int s = state;
      if (s >= BUSY || (s == 0 && sent != null)) {
        return refuse(sent);
      }
      state = RUNNING;
      try {
        if (resume(s, sent)) {
          return true;
        }
        state = ended(state, s);
        release();
        return false;
      } catch (Throwable thrown) {
        state = FAILED;
        throw failed(thrown, s);
      }
    }

    @Override
    protected boolean step(int s, Object sent, Throwable raised) throws Throwable {
      if (raised != null) {
        throw raised;
      }
      return resume(s, (String) sent);
    }

    @Override
    protected Object current() {
      return current;
    }

    @Override
    protected Object outcome() {
      return result;
    }

    @Override
    protected void release() {
      left = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 9;
            case 2 -> 10;
            default -> -1;
          };
      return new StackTraceElement("kitchen.Menus", "order", "Menus.java", line);
    }

    private boolean resume(int s, String sent) {
      String left = this.left;
      String dish = null;
      String choice = null;
      switch (s) {
        case 0, 1:
          if (s == 0) {
            if (vegetarian) {
              dish = "gnocchi";
            } else {
              current = "fish or meat?";
              state = 1; // Menus.java:9  co.yield("fish or meat?")
              return true;
            }
          } else {
            s = 0;
            dish = sent;
          }
          left = dish + " with ";
          // fall through
        default:
          if (s == 0) {
            if (dish.equals("fish")) {
              current = "which wine?";
              this.left = left;
              state = 2; // Menus.java:10  co.yield("which wine?")
              return true;
            } else {
              choice = "water";
            }
          } else {
            choice = sent;
          }
          return finish(left + choice);
      }
    }

    private boolean finish(String value) {
      this.result = value;
      return false;
    }
  }
}
