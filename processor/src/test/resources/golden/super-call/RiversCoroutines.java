package maps;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.GeneratorFrame;
import dev.treadle.frame.GeneratorSequence;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Objects;

/** Runs of the templates of {@link Rivers}. */
@SuppressWarnings("auxiliaryclass")
final class RiversCoroutines {
  private RiversCoroutines() {}

  /** The values of {@link Rivers#labels}. */
  static Sequence<String> labels(Rivers self, String name) {
    Objects.requireNonNull(self, "self");
    return new GeneratorSequence<String>() {
      @Override
      public Cursor<String> iterator() {
        return new Labels(self, name);
      }

      @Override
      protected void push(Yielder<String> out) {
        self.labels(out, name);
      }
    };
  }

  /**
   * State machine of {@link Rivers#labels}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 14 out.yield(label(name))
   *   s2 : 15 out.yield(super.label(name))
   *   [*] --> s1
   *   s1 --> s2
   *   s2 --> [*]
   * }</pre>
   */
  static final class Labels extends GeneratorFrame<String> {
    private Rivers self;
    private String name;
    private String current;

    Labels(Rivers self, String name) {
      this.self = self;
      this.name = name;
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
      name = null;
      current = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 14;
            case 2 -> 15;
            default -> -1;
          };
      return new StackTraceElement("maps.Rivers", "labels", "Rivers.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label == 1) {
        locals.put("name", name);
      }
    }

    private boolean resume(int s) {
      String name = this.name;
      switch (s) {
        case 0:
          current = self.label(name);
          state = ~1; // Rivers.java:14  out.yield(label(name))
          return true;
        case 1:
          current = Access.superLabel(self, name);
          self = null;
          this.name = null;
          state = ~2; // Rivers.java:15  out.yield(super.label(name))
          return true;
        case 2:
      }
      return false;
    }
  }

  /** Private and protected members that the templates use. */
  @SuppressWarnings({"unchecked", "rawtypes", "deprecation", "removal"})
  private static final class Access {
    private static final MethodHandle SUPER_LABEL;

    static {
      try {
        MethodHandles.Lookup lookup =
            MethodHandles.privateLookupIn(Rivers.class, MethodHandles.lookup());
        SUPER_LABEL = lookup.findSpecial(Waters.class, "label",
            MethodType.methodType(String.class, String.class), Rivers.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private Access() {}

    static String superLabel(Rivers self, String name) {
      try {
        return (String) SUPER_LABEL.invokeExact(self, name);
      } catch (Throwable thrown) {
        throw sneak(thrown);
      }
    }

    private static <X extends Throwable> RuntimeException sneak(Throwable thrown) throws X {
      throw (X) thrown;
    }
  }
}
