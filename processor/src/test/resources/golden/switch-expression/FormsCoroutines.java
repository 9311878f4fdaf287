package office;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;

/** Runs of the templates of {@link Forms}. */
final class FormsCoroutines {
  private FormsCoroutines() {}

  /** A run of {@link Forms#greet}. */
  static Routine<String, String, String> greet() {
    return new Greet();
  }

  /**
   * State machine of {@link Forms#greet}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 10 co.yield("title?")
   *   s2 : 13 co.yield("of what?")
   *   s3 : 16 co.yield("how is that written?")
   *   s4 : 18 co.yield("name?")
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
  static final class Greet extends CoroutineFrame<String, String, String> {
    private String left;
    private String current;
    private String result;

    Greet() {}

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
            case 1 -> 10;
            case 2 -> 13;
            case 3 -> 16;
            case 4 -> 18;
            default -> -1;
          };
      return new StackTraceElement("office.Forms", "greet", "Forms.java", line);
    }

    private boolean resume(int s, String sent) {
      String left = this.left;
      String title = null;
      int arm = 0;
      switch (s) {
        case 0:
          current = "title?";
          state = 1; // Forms.java:10  co.yield("title?")
          return true;
        case 1:
          s = 0;
          arm = switch (sent) {
            case "" -> 1;
            case "dr" -> 2;
            default -> 3;
          };
          // fall through
        case 2, 3:
          switch (s == 0 ? arm : s <= 2 ? 2 : 3) {
            case 1:
              title = "";
              break;
            case 2:
              if (s == 0) {
                current = "of what?";
                state = 2; // Forms.java:13  co.yield("of what?")
                return true;
              }
              String field = sent;
              title = "Dr. " + field + " ";
              break;
            default:
              if (s == 0) {
                current = "how is that written?";
                state = 3; // Forms.java:16  co.yield("how is that written?")
                return true;
              }
              title = sent + " ";
              break;
          }
          left = "Dear " + title;
          current = "name?";
          this.left = left;
          state = 4; // Forms.java:18  co.yield("name?")
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
