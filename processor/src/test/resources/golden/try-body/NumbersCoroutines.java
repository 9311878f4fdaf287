package text;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;

/** Runs of the templates of {@link Numbers}. */
final class NumbersCoroutines {
  private NumbersCoroutines() {}

  /** A run of {@link Numbers#read}. */
  static Routine<String, String, Integer> read() {
    return new Read();
  }

  /**
   * State machine of {@link Numbers#read}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 12 co.yield(prompt)
   *   [*] --> s1
   *   s1 --> s1 : thrown
   *   s1 --> [*]
   * }</pre>
   */
  static final class Read extends CoroutineFrame<String, String, Integer> {
    private String current;
    private int result;

    Read() {}

    @Override
    public boolean resume(String sent) {
      int s = state;
      if (s >= BUSY || (s == 0 && sent != null)) {
        return refuse(sent);
      }
      state = RUNNING;
      try {
        if (resume(s, sent, null)) {
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
      return resume(s, (String) sent, raised);
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
      return new StackTraceElement("text.Numbers", "read", "Numbers.java", 12);
    }

    private boolean resume(int s, String sent, Throwable raised) {
      String prompt = null;
      if (s == 0) {
        prompt = "a number?";
      } else {
        try {
          if (raised != null) {
            throw rethrow(raised);
          }
          return finish(Integer.parseInt(sent));
        } catch (NumberFormatException e) {
          prompt = e.getMessage() + ", again?";
        } catch (UnsupportedOperationException | IllegalStateException e) {
          return finish(-1);
        }
      }
      current = prompt;
      state = 1; // Numbers.java:12  co.yield(prompt)
      return true;
    }

    private boolean finish(int value) {
      this.result = value;
      return false;
    }
  }
}
