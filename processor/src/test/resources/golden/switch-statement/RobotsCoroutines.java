package robots;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;
import java.util.Map;

/** Runs of the templates of {@link Robots}. */
final class RobotsCoroutines {
  private RobotsCoroutines() {}

  /** A run of {@link Robots#drive}. */
  static Routine<String, Integer, Integer> drive(int[] program) {
    return new Drive(program);
  }

  /**
   * State machine of {@link Robots#drive}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 14 co.yield("stop")
   *   s2 : 17 co.yield("run")
   *   s3 : 20 co.yield("walk")
   *   [*] --> s1
   *   [*] --> s2
   *   [*] --> s3
   *   [*] --> [*]
   *   s1 --> s1
   *   s1 --> s2
   *   s1 --> s3
   *   s1 --> [*]
   *   s2 --> s3
   *   s3 --> s1
   *   s3 --> s2
   *   s3 --> s3
   *   s3 --> [*]
   * }</pre>
   */
  @SuppressWarnings("fallthrough")
  static final class Drive extends CoroutineFrame<String, Integer, Integer> {
    private int[] program;
    private int distance;
    private int index;
    private String current;
    private int result;

    Drive(int[] program) {
      this.program = program;
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
      program = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 14;
            case 2 -> 17;
            case 3 -> 20;
            default -> -1;
          };
      return new StackTraceElement("robots.Robots", "drive", "Robots.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("program", program);
      locals.put("distance", distance);
    }

    private boolean resume(int s, Integer sent) {
      int[] program = this.program;
      int distance = this.distance;
      int index = this.index;
      if (s == 0) {
        distance = 0;
        index = 0;
      }
      for (; s != 0 || index < program.length; index++) {
        int arm = 0;
        if (s == 0) {
          int step = program[index];
          arm = switch (step) {
            case 0 -> 1;
            case 2 -> 2;
            case 1 -> 3;
            default -> 4;
          };
        }
        switch (s == 0 ? arm : s <= 1 ? 1 : s <= 2 ? 2 : 3) {
          case 1:
            if (s == 0) {
              current = "stop";
              this.distance = distance;
              this.index = index;
              state = 1; // Robots.java:14  co.yield("stop")
              return true;
            }
            s = 0;
            break;
          case 2:
            if (s == 0) {
              current = "run";
              this.distance = distance;
              this.index = index;
              state = 2; // Robots.java:17  co.yield("run")
              return true;
            }
            s = 0;
            distance += sent;
            // falls through
            // fall through
          case 3:
            if (s == 0) {
              current = "walk";
              this.distance = distance;
              this.index = index;
              state = 3; // Robots.java:20  co.yield("walk")
              return true;
            }
            s = 0;
            distance += sent;
            break;
            // all others go back
          default:
            distance--;
        }
      }
      return finish(distance);
    }

    private boolean finish(int value) {
      this.result = value;
      return false;
    }
  }
}
