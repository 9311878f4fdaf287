package numbers;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.GeneratorFrame;
import dev.treadle.frame.GeneratorSequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs of the templates of {@link Primes}. */
final class PrimesCoroutines {
  private PrimesCoroutines() {}

  /** The values of {@link Primes#below}. */
  static Sequence<Integer> below(int limit) {
    return new GeneratorSequence<Integer>() {
      @Override
      public Cursor<Integer> iterator() {
        return new Below(limit);
      }

      @Override
      protected void push(Yielder<Integer> out) {
        Primes.below(out, limit);
      }
    };
  }

  /** The values of {@link Primes#pairs}. */
  static Sequence<String> pairs(int[][] table, int wanted) {
    return new GeneratorSequence<String>() {
      @Override
      public Cursor<String> iterator() {
        return new Pairs(table, wanted);
      }

      @Override
      protected void push(Yielder<String> out) {
        Primes.pairs(out, table, wanted);
      }
    };
  }

  /**
   * State machine of {@link Primes#below}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 23 out.yield(candidate)
   *   s2 : 25 out.yield(primes.size())
   *   [*] --> s1
   *   [*] --> s2
   *   s1 --> s1
   *   s1 --> s2
   *   s2 --> [*]
   * }</pre>
   */
  @SuppressWarnings("fallthrough")
  static final class Below extends GeneratorFrame<Integer> {
    private int limit;
    private List<Integer> primes;
    private int candidate;
    private int current;

    Below(int limit) {
      this.limit = limit;
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
      primes = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 23;
            case 2 -> 25;
            default -> -1;
          };
      return new StackTraceElement("numbers.Primes", "below", "Primes.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label == 1) {
        locals.put("limit", limit);
        locals.put("primes", primes);
        locals.put("candidate", candidate);
      }
    }

    private boolean resume(int s) {
      int limit = this.limit;
      List<Integer> primes = this.primes;
      int candidate = this.candidate;
      switch (s) {
        case 0:
          primes = new ArrayList<>();
          candidate = 2;
          this.primes = primes;
          // fall through
        case 1:
          if (s != 0) {
            candidate++;
          }
          candidates: for (;; candidate++) {
            for (int prime : primes) {
              if (candidate % prime == 0) {
                continue candidates;
              }
            }
            if (candidate >= limit) {
              break candidates;
            }
            primes.add(candidate);
            current = candidate;
            this.candidate = candidate;
            state = ~1; // Primes.java:23  out.yield(candidate)
            return true;
          }
          current = primes.size();
          this.primes = null;
          state = ~2; // Primes.java:25  out.yield(primes.size())
          return true;
        case 2:
      }
      return false;
    }
  }

  /**
   * State machine of {@link Primes#pairs}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 36 out.yield(row + "/" + column)
   *   [*] --> s1
   *   [*] --> [*]
   *   s1 --> s1
   *   s1 --> [*]
   * }</pre>
   */
  static final class Pairs extends GeneratorFrame<String> {
    private int[][] table;
    private int wanted;
    private int row;
    private int column;
    private String current;

    Pairs(int[][] table, int wanted) {
      this.table = table;
      this.wanted = wanted;
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
      table = null;
      current = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("numbers.Primes", "pairs", "Primes.java", 36);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("table", table);
      locals.put("wanted", wanted);
      locals.put("row", row);
      locals.put("column", column);
    }

    private boolean resume(int s) {
      int[][] table = this.table;
      int wanted = this.wanted;
      int row = this.row;
      int column = this.column;
      if (s == 0) {
        row = 0;
      }
      for (; s != 0 || row < table.length; row++) {
        if (s == 0) {
          column = 0;
          this.row = row;
        } else {
          s = 0;
          if (table[row][column] == wanted) {
            break;
          }
          column++;
        }
        if (column < table[row].length) {
          if (table[row][column] < 0) {
            continue;
          }
          current = row + "/" + column;
          this.column = column;
          state = ~1; // Primes.java:36  out.yield(row + "/" + column)
          return true;
        }
      }
      return false;
    }
  }
}
