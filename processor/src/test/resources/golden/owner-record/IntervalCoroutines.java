package numbers;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.GeneratorFrame;
import dev.treadle.frame.GeneratorSequence;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Map;
import java.util.Objects;

/** Runs of the templates of {@link Interval}. */
final class IntervalCoroutines {
  private IntervalCoroutines() {}

  /** The values of {@link Interval#points}. */
  static Sequence<Double> points(Interval self, int steps) {
    Objects.requireNonNull(self, "self");
    return new GeneratorSequence<Double>() {
      @Override
      public Cursor<Double> iterator() {
        return new Points(self, steps);
      }

      @Override
      protected void push(Yielder<Double> out) {
        self.points(out, steps);
      }
    };
  }

  /**
   * State machine of {@link Interval#points}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 10 out.yield(from + (to - from) * i / steps)
   *   [*] --> s1
   *   [*] --> [*]
   *   s1 --> s1
   *   s1 --> [*]
   * }</pre>
   */
  static final class Points extends GeneratorFrame<Double> {
    private Interval self;
    private int steps;
    private int i;
    private double current;

    Points(Interval self, int steps) {
      this.self = self;
      this.steps = steps;
    }

    @Override
    public boolean hasNext() {
      return state < 0 || advance();
    }

    @Override
    public Double next() {
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
      self = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("numbers.Interval", "points", "Interval.java", 10);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("steps", steps);
      locals.put("i", i);
    }

    private boolean resume(int s) {
      int steps = this.steps;
      int i = this.i;
      if (s == 0) {
        i = 0;
      } else {
        i++;
      }
      if (i <= steps) {
        current = Access.from(self) + (Access.to(self) - Access.from(self)) * i / steps;
        this.i = i;
        state = ~1; // Interval.java:10  out.yield(from + (to - from) * i / steps)
        return true;
      }
      return false;
    }
  }

  /** Private and protected members that the templates use. */
  @SuppressWarnings({"unchecked", "rawtypes", "deprecation", "removal"})
  private static final class Access {
    private static final VarHandle FROM;
    private static final VarHandle TO;

    static {
      try {
        MethodHandles.Lookup lookup =
            MethodHandles.privateLookupIn(Interval.class, MethodHandles.lookup());
        FROM = lookup.findVarHandle(Interval.class, "from", double.class);
        TO = lookup.findVarHandle(Interval.class, "to", double.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private Access() {}

    static double from(Interval self) {
      return (double) FROM.get(self);
    }

    static double to(Interval self) {
      return (double) TO.get(self);
    }
  }
}
