package numbers;

import dev.treadle.DoubleCursor;
import dev.treadle.DoubleSequence;
import dev.treadle.DoubleYielder;
import dev.treadle.IntCursor;
import dev.treadle.IntSequence;
import dev.treadle.IntYielder;
import dev.treadle.frame.DoubleGeneratorFrame;
import dev.treadle.frame.DoubleGeneratorSequence;
import dev.treadle.frame.IntGeneratorFrame;
import dev.treadle.frame.IntGeneratorSequence;
import java.util.Map;

/** Runs of the templates of {@link Series}. */
final class SeriesCoroutines {
  private SeriesCoroutines() {}

  /** The values of {@link Series#squares}. */
  static IntSequence squares(int limit) {
    return new IntGeneratorSequence() {
      @Override
      public IntCursor iterator() {
        return new Squares(limit);
      }

      @Override
      protected void push(IntYielder out) {
        Series.squares(out, limit);
      }
    };
  }

  /** The values of {@link Series#halves}. */
  static DoubleSequence halves(double start) {
    return new DoubleGeneratorSequence() {
      @Override
      public DoubleCursor iterator() {
        return new Halves(start);
      }

      @Override
      protected void push(DoubleYielder out) {
        Series.halves(out, start);
      }
    };
  }

  /**
   * State machine of {@link Series#squares}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 11 out.yield(i * i)
   *   [*] --> s1
   *   [*] --> [*]
   *   s1 --> s1
   *   s1 --> [*]
   * }</pre>
   */
  static final class Squares extends IntGeneratorFrame {
    private int limit;
    private int i;
    private int current;

    Squares(int limit) {
      this.limit = limit;
    }

    @Override
    public boolean hasNext() {
      return state < 0 || advance();
    }

    @Override
    public int nextInt() {
      if (state >= 0 && !advance()) {
        throw exhausted();
      }
      state = ~state;
      return current;
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
    protected long bits() {
      return current;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("numbers.Series", "squares", "Series.java", 11);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("limit", limit);
      locals.put("i", i);
    }

    private boolean resume(int s) {
      int limit = this.limit;
      int i = this.i;
      if (s == 0) {
        i = 1;
      } else {
        i++;
      }
      if (i <= limit) {
        current = i * i;
        this.i = i;
        state = ~1; // Series.java:11  out.yield(i * i)
        return true;
      }
      return false;
    }
  }

  /**
   * State machine of {@link Series#halves}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 18 out.yield(x)
   *   [*] --> s1
   *   [*] --> [*]
   *   s1 --> s1
   *   s1 --> [*]
   * }</pre>
   */
  static final class Halves extends DoubleGeneratorFrame {
    private double start;
    private double x;

    Halves(double start) {
      this.start = start;
    }

    @Override
    public boolean hasNext() {
      return state < 0 || advance();
    }

    @Override
    public double nextDouble() {
      if (state >= 0 && !advance()) {
        throw exhausted();
      }
      state = ~state;
      return x;
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
    protected long bits() {
      return Double.doubleToRawLongBits(x);
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("numbers.Series", "halves", "Series.java", 18);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("x", x);
    }

    private boolean resume(int s) {
      double x = this.x;
      if (s == 0) {
        x = start;
      } else {
        x /= 2;
      }
      if (x >= 1) {
        this.x = x;
        state = ~1; // Series.java:18  out.yield(x)
        return true;
      }
      return false;
    }
  }
}
