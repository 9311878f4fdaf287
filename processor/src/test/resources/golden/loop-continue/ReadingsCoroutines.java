package weather;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.GeneratorFrame;
import dev.treadle.frame.GeneratorSequence;
import java.util.Map;

/** Runs of the templates of {@link Readings}. */
final class ReadingsCoroutines {
  private ReadingsCoroutines() {}

  /** The values of {@link Readings#changes}. */
  static Sequence<Integer> changes(int[] readings) {
    return new GeneratorSequence<Integer>() {
      @Override
      public Cursor<Integer> iterator() {
        return new Changes(readings);
      }

      @Override
      protected void push(Yielder<Integer> out) {
        Readings.changes(out, readings);
      }
    };
  }

  /**
   * State machine of {@link Readings#changes}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 15 out.yield(reading)
   *   [*] --> s1
   *   [*] --> [*]
   *   s1 --> s1
   *   s1 --> [*]
   * }</pre>
   */
  static final class Changes extends GeneratorFrame<Integer> {
    private int[] readings;
    private int last;
    private int i;
    private int reading;

    Changes(int[] readings) {
      this.readings = readings;
    }

    @Override
    public boolean hasNext() {
      return state < 0 || advance();
    }

    @Override
    public Integer next() {
      if (state >= 0 && !advance()) {
        throw exhausted();
      }
      state = ~state;
      return reading;
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
      return reading;
    }

    @Override
    protected void release() {
      readings = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("weather.Readings", "changes", "Readings.java", 15);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("readings", readings);
      locals.put("last", last);
      locals.put("i", i);
      locals.put("reading", reading);
    }

    private boolean resume(int s) {
      int[] readings = this.readings;
      int last = this.last;
      int i = this.i;
      int reading = this.reading;
      if (s == 0) {
        last = 0;
        i = 0;
      }
      for (; s != 0 || i < readings.length; i++) {
        if (s == 0) {
          reading = readings[i];
          if (reading == last) {
            continue;
          }
          this.last = last;
          this.i = i;
          this.reading = reading;
          state = ~1; // Readings.java:15  out.yield(reading)
          return true;
        }
        s = 0;
        if (reading < 0) {
          continue;
        }
        last = reading;
      }
      return false;
    }
  }
}
