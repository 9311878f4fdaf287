package text;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;
import java.util.Map;

/** Runs of the templates of {@link Greetings}. */
final class GreetingsCoroutines {
  private GreetingsCoroutines() {}

  /** A run of {@link Greetings#letter}. */
  static Routine<String, String, String> letter(StringBuilder opening, int year) {
    return new Letter(opening, year);
  }

  /**
   * State machine of {@link Greetings#letter}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 9 co.yield("name?")
   *   s2 : 9 co.yield("text?")
   *   [*] --> s1
   *   s1 --> s2
   *   s2 --> [*]
   * }</pre>
   */
  static final class Letter extends CoroutineFrame<String, String, String> {
    private StringBuilder opening;
    private int year;
    private String left;
    private String current;
    private String result;

    Letter(StringBuilder opening, int year) {
      this.opening = opening;
      this.year = year;
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
      opening = null;
      left = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("text.Greetings", "letter", "Greetings.java", 9);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label == 1) {
        locals.put("year", year);
      }
    }

    private boolean resume(int s, String sent) {
      int year = this.year;
      String left = this.left;
      switch (s) {
        case 0:
          left = opening + ", ";
          current = "name?";
          this.left = left;
          opening = null;
          state = 1; // Greetings.java:9  co.yield("name?")
          return true;
        case 1:
          left = left + sent + " (born " + year + "): ";
          current = "text?";
          this.left = left;
          state = 2; // Greetings.java:9  co.yield("text?")
          return true;
        default:
          return finish(left + sent);
      }
    }

    private boolean finish(String value) {
      this.result = value;
      return false;
    }
  }
}
