package post;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;
import java.util.Map;

/** Runs of the templates of {@link Parcels}. */
final class ParcelsCoroutines {
  private ParcelsCoroutines() {}

  /** A run of {@link Parcels#price}. */
  static Routine<String, Integer, Integer> price() {
    return new Price();
  }

  /**
   * State machine of {@link Parcels#price}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 10 co.yield("grams?")
   *   s2 : 13 co.yield("zone?")
   *   s3 : 16 co.yield("express?")
   *   s4 : 20 co.yield("insured?")
   *   [*] --> s1
   *   s1 --> s2
   *   s1 --> s3
   *   s1 --> s4
   *   s2 --> s4
   *   s3 --> s4
   *   s4 --> [*]
   * }</pre>
   */
  @SuppressWarnings("fallthrough")
  static final class Price extends CoroutineFrame<String, Integer, Integer> {
    private int price;
    private String current;
    private int result;

    Price() {}

    @Override
    public boolean resume(Integer sent) {
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
      return resume(s, (Integer) sent);
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
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 10;
            case 2 -> 13;
            case 3 -> 16;
            case 4 -> 20;
            default -> -1;
          };
      return new StackTraceElement("post.Parcels", "price", "Parcels.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label >= 2) {
        locals.put("price", price);
      }
    }

    private boolean resume(int s, Integer sent) {
      int price = this.price;
      int weight = 0;
      switch (s) {
        case 0:
          current = "grams?";
          state = 1; // Parcels.java:10  co.yield("grams?")
          return true;
        case 1:
          s = 0;
          weight = sent;
          price = 399;
          // fall through
        case 2, 3:
          if (s == 0) {
            if (weight > 2000) {
              current = "zone?";
              this.price = price;
              state = 2; // Parcels.java:13  co.yield("zone?")
              return true;
            } else if (weight > 500) {
              current = "express?";
              this.price = price;
              state = 3; // Parcels.java:16  co.yield("express?")
              return true;
            } else {
              price -= 100;
            }
          } else {
            switch (s) {
              case 2 -> {
                int zone = sent;
                price += 100 * zone;
              }
              case 3 -> {
                price += sent;
              }
            }
          }
          current = "insured?";
          this.price = price;
          state = 4; // Parcels.java:20  co.yield("insured?")
          return true;
        default:
          if (sent != 0) {
            price += 250;
          }
          return finish(price);
      }
    }

    private boolean finish(int value) {
      this.result = value;
      return false;
    }
  }
}
