package shell;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;

/** Runs of the templates of {@link Commands}. */
final class CommandsCoroutines {
  private CommandsCoroutines() {}

  /** A run of {@link Commands#run}. */
  static Routine<String, String, Void> run() {
    return new Run();
  }

  /**
   * State machine of {@link Commands#run}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 9 co.yield("ready")
   *   s2 : 12 co.yield("what?")
   *   s3 : 12 co.yield(co.yield("what?"))
   *   s4 : 17 co.yield("unknown#58; " + command)
   *   [*] --> s1
   *   s1 --> s2
   *   s1 --> s4
   *   s1 --> [*]
   *   s2 --> s3
   *   s3 --> s2
   *   s3 --> s4
   *   s3 --> [*]
   *   s4 --> s2
   *   s4 --> s4
   *   s4 --> [*]
   * }</pre>
   */
  @SuppressWarnings("fallthrough")
  static final class Run extends CoroutineFrame<String, String, Void> {
    private String current;

    Run() {}

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
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 9;
            case 2, 3 -> 12;
            case 4 -> 17;
            default -> -1;
          };
      return new StackTraceElement("shell.Commands", "run", "Commands.java", line);
    }

    private boolean resume(int s, String sent) {
      String command = null;
      switch (s) {
        case 0:
          current = "ready";
          state = 1; // Commands.java:9  co.yield("ready")
          return true;
        case 1:
          s = 0;
          command = sent;
          // fall through
        default:
          while (true) {
            int arm = 0;
            if (s == 0) {
              arm = switch (command) {
                case "echo" -> 1;
                case "quit" -> 2;
                default -> 3;
              };
            }
            leave: switch (s == 0 ? arm : s <= 3 ? 1 : 3) {
              case 1:
                switch (s) {
                  case 0:
                    current = "what?";
                    state = 2; // Commands.java:12  co.yield("what?")
                    return true;
                  case 2:
                    current = sent;
                    state = 3; // Commands.java:12  co.yield(co.yield("what?"))
                    return true;
                  default:
                    s = 0;
                    command = sent;
                    break leave;
                }
              case 2:
                return false;
              default:
                if (s == 0) {
                  current = "unknown: " + command;
                  state = 4; // Commands.java:17  co.yield("unknown: " + command)
                  return true;
                }
                s = 0;
                command = sent;
            }
          }
      }
    }
  }
}
