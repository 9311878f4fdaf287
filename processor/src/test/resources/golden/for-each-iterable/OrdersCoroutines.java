package shop;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.GeneratorFrame;
import dev.treadle.frame.GeneratorSequence;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Runs of the templates of {@link Orders}. */
final class OrdersCoroutines {
  private OrdersCoroutines() {}

  /** The values of {@link Orders#items}. */
  static Sequence<String> items(Map<String, List<String>> orders) {
    return new GeneratorSequence<String>() {
      @Override
      public Cursor<String> iterator() {
        return new Items(orders);
      }

      @Override
      protected void push(Yielder<String> out) {
        Orders.items(out, orders);
      }
    };
  }

  /**
   * State machine of {@link Orders#items}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 13 out.yield(order.getKey() + "#58; " + item)
   *   [*] --> s1
   *   [*] --> [*]
   *   s1 --> s1
   *   s1 --> [*]
   * }</pre>
   */
  static final class Items extends GeneratorFrame<String> {
    private Map<String, List<String>> orders;
    private Iterator<Map.Entry<String, List<String>>> iterator;
    private Map.Entry<String, List<String>> order;
    private Iterator<String> iterator2;
    private String current;

    Items(Map<String, List<String>> orders) {
      this.orders = orders;
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
      orders = null;
      iterator = null;
      order = null;
      iterator2 = null;
      current = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("shop.Orders", "items", "Orders.java", 13);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("order", order);
    }

    @Override
    protected boolean forkable(int label) {
      return label != 1;
    }

    private boolean resume(int s) {
      Iterator<Map.Entry<String, List<String>>> iterator = this.iterator;
      Map.Entry<String, List<String>> order = this.order;
      Iterator<String> iterator2 = this.iterator2;
      if (s == 0) {
        iterator = orders.entrySet().iterator();
        orders = null;
        this.iterator = iterator;
      }
      while (s != 0 || iterator.hasNext()) {
        if (s == 0) {
          order = iterator.next();
          iterator2 = order.getValue().iterator();
          this.order = order;
          this.iterator2 = iterator2;
        }
        s = 0;
        if (iterator2.hasNext()) {
          String item = iterator2.next();
          current = order.getKey() + ": " + item;
          state = ~1; // Orders.java:13  out.yield(order.getKey() + ": " + item)
          return true;
        }
      }
      return false;
    }
  }
}
