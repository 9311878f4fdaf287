package mail;

import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.frame.CoroutineFrame;
import java.util.Map;

/** Runs of the templates of {@link Sessions}. */
final class SessionsCoroutines {
  private SessionsCoroutines() {}

  /** A run of {@link Sessions#send}. */
  static Routine<String, String, String> send(String message) {
    return new Send(message);
  }

  /**
   * State machine of {@link Sessions#send}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 10 co.yield("HELO")
   *   s2 : 12 co.yield("DATA " + message)
   *   s3 : 17 co.yield("QUIT")
   *   [*] --> s1
   *   s1 --> s2
   *   s1 --> s3 : thrown
   *   s2 --> s3
   *   s3 --> [*]
   * }</pre>
   */
  @SuppressWarnings("fallthrough")
  static final class Send extends CoroutineFrame<String, String, String> {
    private String message;
    private Throwable pending;
    private int exit;
    private String returned;
    private String current;
    private String result;

    Send(String message) {
      this.message = message;
    }

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
        release();
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
    protected void release() {
      message = null;
      pending = null;
      returned = null;
      if (status() != Status.RETURNED) {
        result = null;
      }
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 10;
            case 2 -> 12;
            case 3 -> 17;
            default -> -1;
          };
      return new StackTraceElement("mail.Sessions", "send", "Sessions.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label == 1) {
        locals.put("message", message);
      }
    }

    @Override
    protected boolean guarded(int label) {
      return label == 2;
    }

    private boolean resume(int s, String sent, Throwable raised) {
      String message = this.message;
      Throwable pending = this.pending;
      int exit = this.exit;
      String returned = this.returned;
      switch (s) {
        case 0:
          current = "HELO";
          state = 1; // Sessions.java:10  co.yield("HELO")
          return true;
        case 1:
          s = 0;
          if (raised != null) {
            throw rethrow(raised);
          }
          pending = null;
          exit = 0;
          // fall through
        case 2:
          leave: {
            try {
              if (s == 0) {
                current = "DATA " + message;
                this.pending = pending;
                this.exit = exit;
                this.message = null;
                state = 2; // Sessions.java:12  co.yield("DATA " + message)
                return true;
              }
              if (raised != null) {
                throw rethrow(raised);
              }
              String answer = sent;
              if (answer.startsWith("4")) {
                returned = "later";
                exit = 1;
                break leave;
              }
            } catch (Throwable thrown) {
              pending = thrown;
            }
          }
          current = "QUIT";
          this.pending = pending;
          this.exit = exit;
          this.returned = returned;
          this.message = null;
          state = 3; // Sessions.java:17  co.yield("QUIT")
          return true;
        default:
          if (raised != null) {
            throw rethrow(raised);
          }
          if (pending != null) {
            throw rethrow(pending);
          }
          if (exit == 1) {
            return finish(returned);
          }
          return finish("sent");
      }
    }

    private boolean finish(String value) {
      this.result = value;
      return false;
    }
  }
}
