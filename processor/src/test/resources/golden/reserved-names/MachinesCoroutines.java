package factory;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;
import java.util.Map;

/** Runs of the templates of {@link Machines}. */
final class MachinesCoroutines {
  private MachinesCoroutines() {}

  /** A run of {@link Machines#supervise}. */
  static Routine<String, String, String> supervise(int s, String current, String self) {
    return new Supervise(s, current, self);
  }

  /**
   * State machine of {@link Machines#supervise}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 9 co.yield(current)
   *   s2 : 10 co.yield(state + s)
   *   s3 : 11 co.yield(sent + self)
   *   [*] --> s1
   *   s1 --> s2
   *   s2 --> s3
   *   s3 --> [*]
   * }</pre>
   */
  static final class Supervise extends CoroutineFrame<String, String, String> {
    private int s;
    private String current2;
    private String self;
    private String state2;
    private String sent;
    private String current3;
    private String result;

    Supervise(int s, String current2, String self) {
      this.s = s;
      this.current2 = current2;
      this.self = self;
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
      return current3;
    }

    @Override
    protected Object outcome() {
      return result;
    }

    @Override
    protected void release() {
      current2 = null;
      self = null;
      state2 = null;
      sent = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 9;
            case 2 -> 10;
            case 3 -> 11;
            default -> -1;
          };
      return new StackTraceElement("factory.Machines", "supervise", "Machines.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label == 1) {
        locals.put("s", s);
      }
      if (label <= 2) {
        locals.put("self", self);
      }
      if (label >= 2) {
        locals.put("state", state2);
      }
      if (label == 3) {
        locals.put("sent", sent);
      }
    }

    private boolean resume(int s2, String sent2) {
      int s = this.s;
      String self = this.self;
      String state2 = this.state2;
      String sent = this.sent;
      switch (s2) {
        case 0:
          current3 = current2;
          current2 = null;
          state = 1; // Machines.java:9  co.yield(current)
          return true;
        case 1:
          state2 = sent2;
          current3 = state2 + s;
          this.state2 = state2;
          state = 2; // Machines.java:10  co.yield(state + s)
          return true;
        case 2:
          sent = sent2;
          current3 = sent + self;
          this.sent = sent;
          this.self = null;
          state = 3; // Machines.java:11  co.yield(sent + self)
          return true;
        default:
          String raised = sent2;
          return finish(state2 + sent + raised);
      }
    }

    private boolean finish(String value) {
      this.result = value;
      return false;
    }
  }
}
