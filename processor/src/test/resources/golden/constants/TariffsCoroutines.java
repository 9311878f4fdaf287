package energy;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.GeneratorFrame;
import dev.treadle.frame.GeneratorSequence;
import java.util.Map;

/** Runs of the templates of {@link Tariffs}. */
final class TariffsCoroutines {
  private TariffsCoroutines() {}

  /** The values of {@link Tariffs#bills}. */
  static Sequence<String> bills(int[] readings) {
    return new GeneratorSequence<String>() {
      @Override
      public Cursor<String> iterator() {
        return new Bills(readings);
      }

      @Override
      protected void push(Yielder<String> out) {
        Tariffs.bills(out, readings);
      }
    };
  }

  /**
   * State machine of {@link Tariffs#bills}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 16 out.yield("lucky")
   *   s2 : 19 out.yield(currency + " " + reading * centsPerUnit / 100 + " ...
   *   [*] --> s1
   *   [*] --> s2
   *   [*] --> [*]
   *   s1 --> s1
   *   s1 --> s2
   *   s1 --> [*]
   *   s2 --> s1
   *   s2 --> s2
   *   s2 --> [*]
   * }</pre>
   */
  static final class Bills extends GeneratorFrame<String> {
    private int[] readings;
    private int index;
    private String current;

    Bills(int[] readings) {
      this.readings = readings;
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
      readings = null;
      current = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 16;
            case 2 -> 19;
            default -> -1;
          };
      return new StackTraceElement("energy.Tariffs", "bills", "Tariffs.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("readings", readings);
    }

    private boolean resume(int s) {
      int[] readings = this.readings;
      int index = this.index;
      final int centsPerUnit = 31;
      final String currency = "EUR";
      if (s == 0) {
        index = 0;
      }
      for (; s != 0 || index < readings.length; index++) {
        int reading = 0;
        int arm = 0;
        if (s == 0) {
          reading = readings[index];
          arm = switch (reading) {
            case centsPerUnit -> 1;
            default -> 2;
          };
        }
        switch (s == 0 ? arm : s <= 1 ? 1 : 2) {
          case 1:
            if (s == 0) {
              current = "lucky";
              this.index = index;
              state = ~1; // Tariffs.java:16  out.yield("lucky")
              return true;
            }
            s = 0;
            break;
          default:
            if (s == 0) {
              current = currency + " " + reading * centsPerUnit / 100 + " in " + 30 + " days";
              this.index = index;
              state = ~2; // Tariffs.java:19  out.yield(currency + " " + reading * centsPerUnit /...
              return true;
            }
            s = 0;
        }
      }
      return false;
    }
  }
}
