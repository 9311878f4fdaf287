package numbers;

import dev.treadle.Cursor;
import dev.treadle.Yielder;
import dev.treadle.frame.GeneratorFrame;
import dev.treadle.frame.GeneratorSequence;
import java.util.Map;

/** Runs of the templates of {@link Collatz}. */
final class CollatzCoroutines {
  private CollatzCoroutines() {}

  /** The values of {@link Collatz#sequence}. */
  static dev.treadle.Sequence<Long> sequence(long start) {
    return new GeneratorSequence<Long>() {
      @Override
      public Cursor<Long> iterator() {
        return new Sequence(start);
      }

      @Override
      protected void push(Yielder<Long> out) {
        Collatz.sequence(out, start);
      }
    };
  }

  /**
   * State machine of {@link Collatz#sequence}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 11 out.yield(n)
   *   s2 : 14 out.yield(1L)
   *   [*] --> s1
   *   [*] --> s2
   *   s1 --> s1
   *   s1 --> s2
   *   s2 --> [*]
   * }</pre>
   */
  @SuppressWarnings("fallthrough")
  static final class Sequence extends GeneratorFrame<Long> {
    private long start;
    private long n;
    private long current;

    Sequence(long start) {
      this.start = start;
    }

    @Override
    public boolean hasNext() {
      return state < 0 || advance();
    }

    @Override
    public Long next() {
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
    protected Object current() {
      return current;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 11;
            case 2 -> 14;
            default -> -1;
          };
      return new StackTraceElement("numbers.Collatz", "sequence", "Collatz.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label == 1) {
        locals.put("n", n);
      }
    }

    private boolean resume(int s) {
      long n = this.n;
      switch (s) {
        case 0:
          n = start;
          // fall through
        case 1:
          if (s != 0) {
            n = n % 2 == 0 ? n / 2 : 3 * n + 1;
          }
          if (n != 1) {
            current = n;
            this.n = n;
            state = ~1; // Collatz.java:11  out.yield(n)
            return true;
          }
          current = 1L;
          state = ~2; // Collatz.java:14  out.yield(1L)
          return true;
        case 2:
      }
      return false;
    }
  }
}
