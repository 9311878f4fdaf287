package shapes;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;
import java.util.Map;

/** Runs of the templates of {@link Points}. */
final class PointsCoroutines {
  private PointsCoroutines() {}

  /** A run of {@link Points#read}. */
  static Routine<String, Integer, Points.Segment> read(Points.Point origin) {
    return new Read(origin);
  }

  /**
   * State machine of {@link Points#read}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 13 co.yield("x?")
   *   s2 : 13 co.yield("y?")
   *   [*] --> s1
   *   s1 --> s2
   *   s2 --> [*]
   * }</pre>
   */
  static final class Read extends CoroutineFrame<String, Integer, Points.Segment> {
    private Points.Point origin;
    private int argument;
    private String current;
    private Points.Segment result;

    Read(Points.Point origin) {
      this.origin = origin;
    }

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
    protected void release() {
      origin = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("shapes.Points", "read", "Points.java", 13);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("origin", origin);
    }

    private boolean resume(int s, Integer sent) {
      Points.Point origin = this.origin;
      int argument = this.argument;
      switch (s) {
        case 0:
          current = "x?";
          state = 1; // Points.java:13  co.yield("x?")
          return true;
        case 1:
          argument = sent;
          current = "y?";
          this.argument = argument;
          state = 2; // Points.java:13  co.yield("y?")
          return true;
        default:
          return finish(new Points.Segment(origin, new Points.Point(argument, sent)));
      }
    }

    private boolean finish(Points.Segment value) {
      this.result = value;
      return false;
    }
  }
}
