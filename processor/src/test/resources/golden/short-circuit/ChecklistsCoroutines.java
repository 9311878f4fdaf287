package flights;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;

/** Runs of the templates of {@link Checklists}. */
final class ChecklistsCoroutines {
  private ChecklistsCoroutines() {}

  /** A run of {@link Checklists#ready}. */
  static Routine<String, Boolean, Boolean> ready(boolean night) {
    return new Ready(night);
  }

  /**
   * State machine of {@link Checklists#ready}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 9 co.yield("lights on?")
   *   s2 : 12 co.yield("doors closed?")
   *   s3 : 12 co.yield("fuel full?")
   *   s4 : 12 co.yield("short flight?")
   *   [*] --> s1
   *   [*] --> s2
   *   [*] --> [*]
   *   s1 --> s2
   *   s1 --> [*]
   *   s2 --> s3
   *   s2 --> [*]
   *   s3 --> s4
   *   s3 --> [*]
   *   s4 --> [*]
   * }</pre>
   */
  @SuppressWarnings("fallthrough")
  static final class Ready extends CoroutineFrame<String, Boolean, Boolean> {
    private boolean night;
    private String current;
    private boolean result;

    Ready(boolean night) {
      this.night = night;
    }

    @Override
    public boolean resume(Boolean sent) {
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
      return resume(s, (Boolean) sent);
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
      int line =
          switch (label) {
            case 1 -> 9;
            case 2, 3, 4 -> 12;
            default -> -1;
          };
      return new StackTraceElement("flights.Checklists", "ready", "Checklists.java", line);
    }

    private boolean resume(int s, Boolean sent) {
      boolean both = false;
      boolean both2 = false;
      switch (s) {
        case 0:
          both = night;
          // fall through
        case 1:
          if (s == 0) {
            if (both) {
              current = "lights on?";
              state = 1; // Checklists.java:9  co.yield("lights on?")
              return true;
            }
          } else {
            both = !sent;
          }
          if (both) {
            return finish(false);
          }
          current = "doors closed?";
          state = 2; // Checklists.java:12  co.yield("doors closed?")
          return true;
        case 2:
          s = 0;
          both2 = sent;
          // fall through
        default:
          if (s != 0 || both2) {
            boolean either = false;
            switch (s) {
              case 0:
                current = "fuel full?";
                state = 3; // Checklists.java:12  co.yield("fuel full?")
                return true;
              case 3:
                s = 0;
                either = sent;
                // fall through
              case 4:
                if (s == 0) {
                  if (!either) {
                    current = "short flight?";
                    state = 4; // Checklists.java:12  co.yield("short flight?")
                    return true;
                  }
                } else {
                  either = sent;
                }
                both2 = either;
            }
          }
          return finish(both2);
      }
    }

    private boolean finish(boolean value) {
      this.result = value;
      return false;
    }
  }
}
