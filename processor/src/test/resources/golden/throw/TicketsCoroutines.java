package station;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;
import java.util.Map;

/** Runs of the templates of {@link Tickets}. */
final class TicketsCoroutines {
  private TicketsCoroutines() {}

  /** A run of {@link Tickets#sell}. */
  static Routine<String, Integer, Integer> sell(int price) {
    return new Sell(price);
  }

  /**
   * State machine of {@link Tickets#sell}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 11 co.yield("still " + (price - paid))
   *   [*] --> s1
   *   [*] --> [*]
   *   s1 --> s1
   *   s1 --> [*]
   * }</pre>
   */
  static final class Sell extends CoroutineFrame<String, Integer, Integer> {
    private int price;
    private int paid;
    private String current;
    private int result;

    Sell(int price) {
      this.price = price;
    }

    @Override
    public boolean resume(Integer sent) {
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
      return resume(s, (Integer) sent);
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
      return new StackTraceElement("station.Tickets", "sell", "Tickets.java", 11);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("price", price);
      locals.put("paid", paid);
    }

    private boolean resume(int s, Integer sent) {
      int price = this.price;
      int paid = this.paid;
      if (s == 0) {
        paid = 0;
      } else {
        int coin = sent;
        if (coin <= 0) {
          throw new IllegalArgumentException("coin " + coin);
        }
        paid += coin;
      }
      if (paid < price) {
        current = "still " + (price - paid);
        this.paid = paid;
        state = 1; // Tickets.java:11  co.yield("still " + (price - paid))
        return true;
      }
      return finish(paid - price);
    }

    private boolean finish(int value) {
      this.result = value;
      return false;
    }
  }
}
