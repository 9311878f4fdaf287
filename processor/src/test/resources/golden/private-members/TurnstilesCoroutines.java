package museum;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.GeneratorFrame;
import dev.treadle.frame.GeneratorSequence;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.Map;
import java.util.Objects;

/** Runs of the templates of {@link Turnstiles}. */
final class TurnstilesCoroutines {
  private TurnstilesCoroutines() {}

  /** The values of {@link Turnstiles#report}. */
  static Sequence<String> report(Turnstiles self, int hour) {
    Objects.requireNonNull(self, "self");
    return new GeneratorSequence<String>() {
      @Override
      public Cursor<String> iterator() {
        return new Report(self, hour);
      }

      @Override
      protected void push(Yielder<String> out) {
        self.report(out, hour);
      }
    };
  }

  /**
   * State machine of {@link Turnstiles#report}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 27 out.yield(label + "#58; " + visitors + " of " + total)
   *   s2 : 30 out.yield(exit.label + "#58; " + --exit.visitors)
   *   [*] --> s1
   *   [*] --> s2
   *   s1 --> s1
   *   s1 --> s2
   *   s2 --> [*]
   * }</pre>
   */
  @SuppressWarnings("fallthrough")
  static final class Report extends GeneratorFrame<String> {
    private Turnstiles self;
    private int hour;
    private Turnstiles exit;
    private String current;

    Report(Turnstiles self, int hour) {
      this.self = self;
      this.hour = hour;
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
      self = null;
      exit = null;
      current = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 27;
            case 2 -> 30;
            default -> -1;
          };
      return new StackTraceElement("museum.Turnstiles", "report", "Turnstiles.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label == 1) {
        locals.put("hour", hour);
        locals.put("exit", exit);
      }
    }

    private boolean resume(int s) {
      int hour = this.hour;
      Turnstiles exit = this.exit;
      switch (s) {
        case 0:
          exit = Access.newTurnstiles("exit");
          this.exit = exit;
          // fall through
        case 1:
          if (s != 0) {
            hour++;
          }
          if (Access.isOpen(self, hour) && !Access.closed(self)) {
            Access.postVisitorsIncrement(self);
            Access.setTotal(Access.total() + 2);
            Access.setVisitors(exit, Access.visitors(self) - 1);
            current = Access.label(self) + ": " + Access.visitors(self) + " of " + Access.total();
            this.hour = hour;
            state = ~1; // Turnstiles.java:27  out.yield(label + ": " + visitors + " of " + total)
            return true;
          }
          current = Access.label(exit) + ": " + Access.preVisitorsDecrement(exit);
          self = null;
          this.exit = null;
          state = ~2; // Turnstiles.java:30  out.yield(exit.label + ": " + --exit.visitors)
          return true;
        case 2:
      }
      return false;
    }
  }

  /** Private and protected members that the templates use. */
  @SuppressWarnings({"unchecked", "rawtypes", "deprecation", "removal"})
  private static final class Access {
    private static final MethodHandle NEW_TURNSTILES;
    private static final MethodHandle IS_OPEN;
    private static final VarHandle CLOSED;
    private static final VarHandle VISITORS;
    private static final MethodHandle SET_TOTAL;
    private static final MethodHandle TOTAL;
    private static final VarHandle LABEL;

    static {
      try {
        MethodHandles.Lookup lookup =
            MethodHandles.privateLookupIn(Turnstiles.class, MethodHandles.lookup());
        NEW_TURNSTILES =
            lookup.findConstructor(Turnstiles.class, MethodType.methodType(void.class, String.class));
        IS_OPEN = lookup.findVirtual(Turnstiles.class, "isOpen",
            MethodType.methodType(boolean.class, int.class));
        CLOSED = lookup.findVarHandle(Turnstiles.class, "closed", boolean.class);
        VISITORS = lookup.findVarHandle(Turnstiles.class, "visitors", int.class);
        SET_TOTAL = lookup.findStaticSetter(Turnstiles.class, "total", int.class);
        TOTAL = lookup.findStaticGetter(Turnstiles.class, "total", int.class);
        LABEL = lookup.findVarHandle(Turnstiles.class, "label", String.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private Access() {}

    static Turnstiles newTurnstiles(String label) {
      try {
        return (Turnstiles) NEW_TURNSTILES.invokeExact(label);
      } catch (Throwable thrown) {
        throw sneak(thrown);
      }
    }

    static boolean isOpen(Turnstiles self, int hour) {
      try {
        return (boolean) IS_OPEN.invokeExact(self, hour);
      } catch (Throwable thrown) {
        throw sneak(thrown);
      }
    }

    static boolean closed(Turnstiles self) {
      return (boolean) CLOSED.getVolatile(self);
    }

    static int postVisitorsIncrement(Turnstiles self) {
      int before = (int) VISITORS.get(self);
      int after = before + 1;
      VISITORS.set(self, after);
      return before;
    }

    static int setTotal(int value) {
      try {
        SET_TOTAL.invokeExact(value);
        return value;
      } catch (Throwable thrown) {
        throw sneak(thrown);
      }
    }

    static int total() {
      try {
        return (int) TOTAL.invokeExact();
      } catch (Throwable thrown) {
        throw sneak(thrown);
      }
    }

    static int setVisitors(Turnstiles self, int value) {
      VISITORS.set(self, value);
      return value;
    }

    static int visitors(Turnstiles self) {
      return (int) VISITORS.get(self);
    }

    static String label(Turnstiles self) {
      return (String) LABEL.get(self);
    }

    static int preVisitorsDecrement(Turnstiles self) {
      int before = (int) VISITORS.get(self);
      int after = before - 1;
      VISITORS.set(self, after);
      return after;
    }

    private static <X extends Throwable> RuntimeException sneak(Throwable thrown) throws X {
      throw (X) thrown;
    }
  }
}
