package shop;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.GeneratorFrame;
import dev.treadle.frame.GeneratorSequence;
import java.util.Map;

/** Runs of the templates of {@link Receipts}. */
final class ReceiptsCoroutines {
  private ReceiptsCoroutines() {}

  /** The values of {@link Receipts#lines}. */
  static Sequence<String> lines(String item, int cents, int count) {
    return new GeneratorSequence<String>() {
      @Override
      public Cursor<String> iterator() {
        return new Lines(item, cents, count);
      }

      @Override
      protected void push(Yielder<String> out) {
        Receipts.lines(out, item, cents, count);
      }
    };
  }

  /**
   * State machine of {@link Receipts#lines}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 9 out.yield(count + " x " + item)
   *   s2 : 12 out.yield("net " + total)
   *   s3 : 14 out.yield("tax " + tax)
   *   s4 : 15 out.yield("sum " + (total + tax))
   *   s5 : 17 out.yield("thank you")
   *   [*] --> s1
   *   s1 --> s2
   *   s2 --> s3
   *   s3 --> s4
   *   s4 --> s5
   *   s5 --> [*]
   * }</pre>
   */
  static final class Lines extends GeneratorFrame<String> {
    private String item;
    private int cents;
    private int count;
    private int total;
    private int tax;
    private String current;

    Lines(String item, int cents, int count) {
      this.item = item;
      this.cents = cents;
      this.count = count;
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
      item = null;
      current = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 9;
            case 2 -> 12;
            case 3 -> 14;
            case 4 -> 15;
            case 5 -> 17;
            default -> -1;
          };
      return new StackTraceElement("shop.Receipts", "lines", "Receipts.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label == 1) {
        locals.put("cents", cents);
        locals.put("count", count);
      }
      if (label == 2 || label == 3) {
        locals.put("total", total);
      }
      if (label == 3) {
        locals.put("tax", tax);
      }
    }

    private boolean resume(int s) {
      int cents = this.cents;
      int count = this.count;
      int total = this.total;
      int tax = this.tax;
      switch (s) {
        case 0:
          current = count + " x " + item;
          item = null;
          state = ~1; // Receipts.java:9  out.yield(count + " x " + item)
          return true;
        case 1:
          total = cents * count;
          current = "net " + total;
          this.total = total;
          state = ~2; // Receipts.java:12  out.yield("net " + total)
          return true;
        case 2:
          tax = total / 5;
          current = "tax " + tax;
          this.tax = tax;
          state = ~3; // Receipts.java:14  out.yield("tax " + tax)
          return true;
        case 3:
          current = "sum " + (total + tax);
          state = ~4; // Receipts.java:15  out.yield("sum " + (total + tax))
          return true;
        case 4:
          current = "thank you";
          state = ~5; // Receipts.java:17  out.yield("thank you")
          return true;
        case 5:
      }
      return false;
    }
  }
}
