package time;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.GeneratorFrame;
import dev.treadle.frame.GeneratorSequence;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Map;
import java.util.Objects;

/** Runs of the templates of {@link Calendars.Years}. */
public final class Calendars_YearsCoroutines {
  private Calendars_YearsCoroutines() {}

  /** The values of {@link Calendars.Years#leap}. */
  public static Sequence<Integer> leap(Calendars.Years self) {
    Objects.requireNonNull(self, "self");
    return new GeneratorSequence<Integer>() {
      @Override
      public Cursor<Integer> iterator() {
        return new Leap(self);
      }

      @Override
      protected void push(Yielder<Integer> out) {
        self.leap(out);
      }
    };
  }

  /**
   * State machine of {@link Calendars.Years#leap}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 22 out.yield(year)
   *   [*] --> s1
   *   s1 --> s1
   * }</pre>
   */
  static final class Leap extends GeneratorFrame<Integer> {
    private Calendars.Years self;
    private int year;

    Leap(Calendars.Years self) {
      this.self = self;
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
      return year;
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
      return year;
    }

    @Override
    protected void release() {
      self = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("time.Calendars$Years", "leap", "Calendars.java", 22);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("year", year);
    }

    private boolean resume(int s) {
      int year = this.year;
      if (s == 0) {
        year = Access.first(self);
        self = null;
      } else {
        year++;
      }
      for (;; year++) {
        if (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)) {
          this.year = year;
          state = ~1; // Calendars.java:22  out.yield(year)
          return true;
        }
      }
    }
  }

  /** Private and protected members that the templates use. */
  @SuppressWarnings({"unchecked", "rawtypes", "deprecation", "removal"})
  private static final class Access {
    private static final VarHandle FIRST;

    static {
      try {
        MethodHandles.Lookup lookup =
            MethodHandles.privateLookupIn(Calendars.Years.class, MethodHandles.lookup());
        FIRST = lookup.findVarHandle(Calendars.Years.class, "first", int.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private Access() {}

    static int first(Calendars.Years self) {
      return (int) FIRST.get(self);
    }
  }
}
