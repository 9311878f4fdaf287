package traffic;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.GeneratorFrame;
import dev.treadle.frame.GeneratorSequence;

/** Runs of the templates of {@link Lights}. */
final class LightsCoroutines {
  private LightsCoroutines() {}

  /** The values of {@link Lights#cycle}. */
  static Sequence<String> cycle(Lights.Light first) {
    return new GeneratorSequence<String>() {
      @Override
      public Cursor<String> iterator() {
        return new Cycle(first);
      }

      @Override
      protected void push(Yielder<String> out) {
        Lights.cycle(out, first);
      }
    };
  }

  /**
   * State machine of {@link Lights#cycle}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 19 out.yield("stop")
   *   s2 : 23 out.yield("go")
   *   s3 : 27 out.yield("clear the crossing")
   *   [*] --> s1
   *   [*] --> s2
   *   [*] --> s3
   *   s1 --> s1
   *   s1 --> s2
   *   s1 --> s3
   *   s2 --> s1
   *   s2 --> s2
   *   s2 --> s3
   *   s3 --> s1
   *   s3 --> s2
   *   s3 --> s3
   * }</pre>
   */
  static final class Cycle extends GeneratorFrame<String> {
    private Lights.Light first;
    private String current;

    Cycle(Lights.Light first) {
      this.first = first;
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
      first = null;
      current = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 19;
            case 2 -> 23;
            case 3 -> 27;
            default -> -1;
          };
      return new StackTraceElement("traffic.Lights", "cycle", "Lights.java", line);
    }

    private boolean resume(int s) {
      Lights.Light light = null;
      if (s == 0) {
        light = first;
        first = null;
      }
      while (true) {
        int arm = 0;
        if (s == 0) {
          arm = switch (light) {
            case RED -> 1;
            case GREEN -> 2;
            case AMBER -> 3;
            default -> 0;
          };
        }
        switch (s == 0 ? arm : s <= 1 ? 1 : s <= 2 ? 2 : 3) {
          case 1:
            if (s == 0) {
              current = "stop";
              state = ~1; // Lights.java:19  out.yield("stop")
              return true;
            }
            s = 0;
            light = Lights.Light.GREEN;
            break;
          case 2:
            if (s == 0) {
              current = "go";
              state = ~2; // Lights.java:23  out.yield("go")
              return true;
            }
            s = 0;
            light = Lights.Light.AMBER;
            break;
          case 3:
            if (s == 0) {
              current = "clear the crossing";
              state = ~3; // Lights.java:27  out.yield("clear the crossing")
              return true;
            }
            s = 0;
            light = Lights.Light.RED;
            break;
        }
      }
    }
  }
}
