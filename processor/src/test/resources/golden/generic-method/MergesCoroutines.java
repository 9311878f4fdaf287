package sorting;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.GeneratorFrame;
import dev.treadle.frame.GeneratorSequence;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;

/** Runs of the templates of {@link Merges}. */
final class MergesCoroutines {
  private MergesCoroutines() {}

  /** The values of {@link Merges#merge}. */
  static <T> Sequence<T> merge(Iterator<T> left, Iterator<T> right, Comparator<? super T> order) {
    return new GeneratorSequence<T>() {
      @Override
      public Cursor<T> iterator() {
        return new Merge<>(left, right, order);
      }

      @Override
      protected void push(Yielder<T> out) {
        Merges.merge(out, left, right, order);
      }
    };
  }

  /**
   * State machine of {@link Merges#merge}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 16 out.yield(a)
   *   s2 : 19 out.yield(b)
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
  static final class Merge<T> extends GeneratorFrame<T> {
    private Iterator<T> left;
    private Iterator<T> right;
    private Comparator<? super T> order;
    private T a;
    private T b;
    private T current;

    Merge(Iterator<T> left, Iterator<T> right, Comparator<? super T> order) {
      this.left = left;
      this.right = right;
      this.order = order;
    }

    @Override
    public boolean hasNext() {
      return state < 0 || advance();
    }

    @Override
    public T next() {
      if (state >= 0 && !advance()) {
        throw exhausted();
      }
      state = ~state;
      T value = current;
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
      left = null;
      right = null;
      order = null;
      a = null;
      b = null;
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
      return new StackTraceElement("sorting.Merges", "merge", "Merges.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("left", left);
      locals.put("right", right);
      locals.put("order", order);
      if (label == 2) {
        locals.put("a", a);
      }
      if (label == 1) {
        locals.put("b", b);
      }
    }

    private boolean resume(int s) {
      Iterator<T> left = this.left;
      Iterator<T> right = this.right;
      Comparator<? super T> order = this.order;
      T a = this.a;
      T b = this.b;
      if (s == 0) {
        a = left.hasNext() ? left.next() : null;
        b = right.hasNext() ? right.next() : null;
      } else {
        switch (s) {
          case 1 -> {
            a = left.hasNext() ? left.next() : null;
          }
          case 2 -> {
            b = right.hasNext() ? right.next() : null;
          }
        }
      }
      if (a != null || b != null) {
        if (b == null || (a != null && order.compare(a, b) <= 0)) {
          current = a;
          this.b = b;
          this.a = null;
          state = ~1; // Merges.java:16  out.yield(a)
          return true;
        } else {
          current = b;
          this.a = a;
          this.b = null;
          state = ~2; // Merges.java:19  out.yield(b)
          return true;
        }
      }
      return false;
    }
  }
}
