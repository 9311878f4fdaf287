package numbers;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.GeneratorFrame;
import dev.treadle.frame.GeneratorSequence;
import java.util.Map;

/** Runs of the templates of {@link Ranges}. */
final class RangesCoroutines {
  private RangesCoroutines() {}

  /** The values of {@link Ranges#range}. */
  static Sequence<Integer> range(int from, int to) {
    return new GeneratorSequence<Integer>() {
      @Override
      public Cursor<Integer> iterator() {
        return new Range(from, to);
      }

      @Override
      protected void push(Yielder<Integer> out) {
        Ranges.range(out, from, to);
      }
    };
  }

  /** The values of {@link Ranges#squareCells}. */
  static Sequence<String> squareCells(int size) {
    return new GeneratorSequence<String>() {
      @Override
      public Cursor<String> iterator() {
        return new SquareCells(size);
      }

      @Override
      protected void push(Yielder<String> out) {
        Ranges.squareCells(out, size);
      }
    };
  }

  /** The values of {@link Ranges#powersOfTwo}. */
  static Sequence<Integer> powersOfTwo() {
    return new GeneratorSequence<Integer>() {
      @Override
      public Cursor<Integer> iterator() {
        return new PowersOfTwo();
      }

      @Override
      protected void push(Yielder<Integer> out) {
        Ranges.powersOfTwo(out);
      }
    };
  }

  /**
   * State machine of {@link Ranges#range}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 10 out.yield(i)
   *   [*] --> s1
   *   [*] --> [*]
   *   s1 --> s1
   *   s1 --> [*]
   * }</pre>
   */
  static final class Range extends GeneratorFrame<Integer> {
    private int from;
    private int to;
    private int i;

    Range(int from, int to) {
      this.from = from;
      this.to = to;
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
      return i;
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
    protected Object current() {
      return i;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("numbers.Ranges", "range", "Ranges.java", 10);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("to", to);
      locals.put("i", i);
    }

    private boolean resume(int s) {
      int to = this.to;
      int i = this.i;
      if (s == 0) {
        i = from;
      } else {
        i++;
      }
      if (i < to) {
        this.i = i;
        state = ~1; // Ranges.java:10  out.yield(i)
        return true;
      }
      return false;
    }
  }

  /**
   * State machine of {@link Ranges#squareCells}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 18 out.yield(row + "," + column)
   *   [*] --> s1
   *   [*] --> [*]
   *   s1 --> s1
   *   s1 --> [*]
   * }</pre>
   */
  static final class SquareCells extends GeneratorFrame<String> {
    private int size;
    private int row;
    private int column;
    private String current;

    SquareCells(int size) {
      this.size = size;
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
      return new StackTraceElement("numbers.Ranges", "squareCells", "Ranges.java", 18);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("size", size);
      locals.put("row", row);
      locals.put("column", column);
    }

    private boolean resume(int s) {
      int size = this.size;
      int row = this.row;
      int column = this.column;
      if (s == 0) {
        row = 0;
        column = 0;
        this.row = row;
      } else {
        column++;
      }
      for (; row < size; row++, column = 0, this.row = row) {
        if (column < size) {
          current = row + "," + column;
          this.column = column;
          state = ~1; // Ranges.java:18  out.yield(row + "," + column)
          return true;
        }
      }
      return false;
    }
  }

  /**
   * State machine of {@link Ranges#powersOfTwo}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 26 out.yield(power)
   *   [*] --> s1
   *   s1 --> s1
   * }</pre>
   */
  static final class PowersOfTwo extends GeneratorFrame<Integer> {
    private int power;

    PowersOfTwo() {}

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
      return power;
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
    protected Object current() {
      return power;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("numbers.Ranges", "powersOfTwo", "Ranges.java", 26);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("power", power);
    }

    private boolean resume(int s) {
      int power = this.power;
      if (s == 0) {
        power = 1;
      } else {
        power *= 2;
      }
      this.power = power;
      state = ~1; // Ranges.java:26  out.yield(power)
      return true;
    }
  }
}
