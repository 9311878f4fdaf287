package dev.treadle.frame;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Machines as the processor emits them, written by hand. */
final class Machines {
  private Machines() {}

  /** {@code for (int i = from; i < to; i++) out.yield(i);}. */
  static final class Range extends GeneratorFrame<Integer> {
    private final int to;
    private int current;
    private int i;

    Range(int from, int to) {
      this.i = from;
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
      return current;
    }

    private boolean advance() {
      int s = state;
      if (s >= BUSY) {
        return refuse();
      }
      state = RUNNING;
      try {
        return resume(s, null) || returned(s);
      } catch (Throwable t) {
        state = FAILED;
        throw failed(t, s);
      }
    }

    @Override
    protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
        throws Throwable {
      return resume(s, raised);
    }

    private boolean resume(int s, @Nullable Throwable raised) {
      int i = this.i;
      for (; s != 0 || i < to; i++) {
        if (s == 0) {
          this.i = i;
          current = i;
          state = ~1;
          return true;
        }
        s = 0;
        if (raised != null) {
          throw rethrow(raised);
        }
      }
      return false;
    }

    @Override
    protected Object current() {
      return current;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("Ranges", "range", "Ranges.java", label == 0 ? 12 : 14);
    }
  }

  /** A sequence of {@link Range}s whose template can be called. */
  static Sequence<Integer> range(int from, int to) {
    return new GeneratorSequence<Integer>() {
      @Override
      public Cursor<Integer> iterator() {
        return new Range(from, to);
      }

      @Override
      protected void push(Yielder<Integer> out) {
        for (int i = from; i < to; i++) {
          out.yield(i);
        }
      }
    };
  }

  /** The running average of what is sent, until null is. */
  static final class Average extends CoroutineFrame<Double, Double, Double> {
    private double current;
    private double sum;
    private int n;
    private double result;

    @Override
    public boolean resume(@Nullable Double sent) {
      int s = state;
      if (s >= BUSY || (s == 0 && sent != null)) {
        return refuse(sent);
      }
      state = RUNNING;
      try {
        return resume(s, sent, null) || returned(s);
      } catch (Throwable t) {
        state = FAILED;
        throw failed(t, s);
      }
    }

    @Override
    protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
        throws Throwable {
      return resume(s, (Double) sent, raised);
    }

    private boolean resume(int s, @Nullable Double sent, @Nullable Throwable raised) {
      double mean = s == 0 ? 0 : current;
      for (; ; ) {
        if (s == 0) {
          current = mean;
          state = 1;
          return true;
        }
        s = 0;
        if (raised != null) {
          throw rethrow(raised);
        }
        if (sent == null) {
          result = mean;
          return false;
        }
        sum += sent;
        mean = sum / ++n;
      }
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
      return new StackTraceElement("Stats", "average", "Stats.java", label == 0 ? 20 : 23);
    }
  }

  /** A node of a binary tree. */
  record Tree(@Nullable Tree left, int value, @Nullable Tree right) {
    static @Nullable Tree of(List<Integer> values) {
      if (values.isEmpty()) {
        return null;
      }
      int middle = values.size() / 2;
      return new Tree(
          of(values.subList(0, middle)),
          values.get(middle),
          of(values.subList(middle + 1, values.size())));
    }
  }

  /** {@code if (left != null) left.inorder(out); out.yield(value); if (right != null) ...}. */
  static final class Inorder extends DelegatingGenerator<Integer> {
    private final Tree self;

    Inorder(Tree self) {
      this.self = self;
    }

    @Override
    protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
        throws Throwable {
      if (raised != null) {
        throw raised;
      }
      if (s == 0 && self.left != null) {
        call(new Inorder(self.left));
        state = 1;
        return true;
      }
      if (s <= 1) {
        current = self.value;
        state = ~2;
        return true;
      }
      if (s == 2 && self.right != null) {
        call(new Inorder(self.right));
        state = 3;
        return true;
      }
      return false;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("Tree", "inorder", "Tree.java", 30 + label);
    }
  }
}
