package harbour;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.GeneratorFrame;
import dev.treadle.frame.GeneratorSequence;
import java.util.Map;

/** Runs of the templates of {@link Tides}. */
final class TidesCoroutines {
  private TidesCoroutines() {}

  /** The values of {@link Tides#bulletin}. */
  static Sequence<String> bulletin(int hour) {
    return new GeneratorSequence<String>() {
      @Override
      public Cursor<String> iterator() {
        return new Bulletin(hour);
      }

      @Override
      protected void push(Yielder<String> out) {
        Tides.bulletin(out, hour);
      }
    };
  }

  /**
   * State machine of {@link Tides#bulletin}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 10 out.yield("high water")
   *   s2 : 12 out.yield("ebb")
   *   s3 : 13 out.yield("low water in " + (6 - hour % 6) + " hours")
   *   s4 : 17 out.yield("end of bulletin")
   *   [*] --> s1
   *   [*] --> s2
   *   s1 --> s4
   *   s2 --> s3
   *   s3 --> s4
   *   s4 --> [*]
   * }</pre>
   */
  @SuppressWarnings("fallthrough")
  static final class Bulletin extends GeneratorFrame<String> {
    private int hour;
    private String current;

    Bulletin(int hour) {
      this.hour = hour;
    }

    @Override
    public boolean hasNext() {
      return state < 0 || advance();
    }

    @Override
    public String next() {
      if (state >= 0 && !advance()) {
        throw exhausted();
      }
      state = ~state;
      String value = current;
      current = null;
      return value;
    }

    private boolean advance() {
      int s = state;
      if (s >= BUSY) {
        return refuse();
      }
      state = RUNNING;
      try {
        if (resume(s)) {
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
      return resume(s);
    }

    @Override
    protected Object current() {
      return current;
    }

    @Override
    protected void release() {
      current = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 10;
            case 2 -> 12;
            case 3 -> 13;
            case 4 -> 17;
            default -> -1;
          };
      return new StackTraceElement("harbour.Tides", "bulletin", "Tides.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label == 2) {
        locals.put("hour", hour);
      }
    }

    private boolean resume(int s) {
      int hour = this.hour;
      int arm = 0;
      switch (s) {
        case 0:
          arm = switch (hour % 12) {
            case 0, 6 -> 1;
            case 3 -> 2;
            default -> 3;
          };
          // fall through
        case 1, 2, 3:
          leave: switch (s == 0 ? arm : s <= 1 ? 1 : 2) {
            case 1:
              if (s == 0) {
                current = "high water";
                state = ~1; // Tides.java:10  out.yield("high water")
                return true;
              }
              break leave;
            case 2:
              switch (s) {
                case 0:
                  current = "ebb";
                  state = ~2; // Tides.java:12  out.yield("ebb")
                  return true;
                case 2:
                  current = "low water in " + (6 - hour % 6) + " hours";
                  state = ~3; // Tides.java:13  out.yield("low water in " + (6 - hour % 6) + " ho...
                  return true;
                default:
                  break leave;
              }
            default:
              throw new IllegalStateException("no tide at " + hour);
          }
          current = "end of bulletin";
          state = ~4; // Tides.java:17  out.yield("end of bulletin")
          return true;
        case 4:
      }
      return false;
    }
  }
}
