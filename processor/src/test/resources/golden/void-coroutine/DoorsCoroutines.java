package house;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;
import java.util.Map;

/** Runs of the templates of {@link Doors}. */
final class DoorsCoroutines {
  private DoorsCoroutines() {}

  /** A run of {@link Doors#door}. */
  static Routine<String, String, Void> door(String code) {
    return new Door(code);
  }

  /**
   * State machine of {@link Doors#door}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 9 co.yield("closed")
   *   s2 : 10 co.yield("wrong code, again?")
   *   s3 : 14 co.yield("open")
   *   [*] --> s1
   *   s1 --> s2
   *   s1 --> s3
   *   s2 --> s1
   *   s2 --> [*]
   *   s3 --> [*]
   * }</pre>
   */
  static final class Door extends CoroutineFrame<String, String, Void> {
    private String code;
    private String current;

    Door(String code) {
      this.code = code;
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
    protected void release() {
      code = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 9;
            case 2 -> 10;
            case 3 -> 14;
            default -> -1;
          };
      return new StackTraceElement("house.Doors", "door", "Doors.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label <= 2) {
        locals.put("code", code);
      }
    }

    private boolean resume(int s, String sent) {
      String code = this.code;
      switch (s) {
        case 0, 1, 2:
          leave: while (true) {
            switch (s) {
              case 0:
                current = "closed";
                state = 1; // Doors.java:9  co.yield("closed")
                return true;
              case 1:
                if (code.equals(sent)) {
                  break leave;
                }
                current = "wrong code, again?";
                state = 2; // Doors.java:10  co.yield("wrong code, again?")
                return true;
              case 2:
                s = 0;
                if (sent == null) {
                  return false;
                }
            }
          }
          current = "open";
          this.code = null;
          state = 3; // Doors.java:14  co.yield("open")
          return true;
        case 3:
      }
      return false;
    }
  }
}
