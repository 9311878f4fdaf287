package shop;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Runs of the templates of {@link Counters}. */
final class CountersCoroutines {
  private CountersCoroutines() {}

  /** A run of {@link Counters#sorted}. */
  static Routine<String, String, List<String>> sorted(List<String> names) {
    return new Sorted(names);
  }

  /**
   * State machine of {@link Counters#sorted}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 11 co.yield("who comes first?")
   *   s2 : 12 co.yield("and then by length")
   *   [*] --> s1
   *   s1 --> s2
   *   s2 --> [*]
   * }</pre>
   */
  static final class Sorted extends CoroutineFrame<String, String, List<String>> {
    private List<String> names;
    private String favourite;
    private String current;
    private List<String> result;

    Sorted(List<String> names) {
      this.names = names;
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
      names = null;
      favourite = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 11;
            case 2 -> 12;
            default -> -1;
          };
      return new StackTraceElement("shop.Counters", "sorted", "Counters.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("names", names);
      if (label == 2) {
        locals.put("favourite", favourite);
      }
    }

    private boolean resume(int s, String sent) {
      List<String> names = this.names;
      String favourite = this.favourite;
      switch (s) {
        case 0:
          current = "who comes first?";
          state = 1; // Counters.java:11  co.yield("who comes first?")
          return true;
        case 1:
          favourite = sent;
          current = "and then by length";
          this.favourite = favourite;
          state = 2; // Counters.java:12  co.yield("and then by length")
          return true;
        default:
          String favourite2 = favourite;
          names.sort(
              new Comparator<String>() {
                @Override
                public int compare(String a, String b) {
                  int first = Boolean.compare(b.equals(favourite2), a.equals(favourite2));
                  return first != 0 ? first : Integer.compare(a.length(), b.length());
                }
              });
          return finish(names);
      }
    }

    private boolean finish(List<String> value) {
      this.result = value;
      return false;
    }
  }
}
