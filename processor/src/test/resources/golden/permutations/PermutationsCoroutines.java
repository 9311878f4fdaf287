package puzzles;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.DelegatingGenerator;
import dev.treadle.frame.GeneratorSequence;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;

/** Runs of the templates of {@link Permutations}. */
final class PermutationsCoroutines {
  private PermutationsCoroutines() {}

  /** The values of {@link Permutations#of}. */
  static <T> Sequence<T[]> of(T[] items, int fixed) {
    return new GeneratorSequence<T[]>() {
      @Override
      public Cursor<T[]> iterator() {
        return new Of<>(items, fixed);
      }

      @Override
      protected void push(Yielder<T[]> out) {
        Permutations.of(out, items, fixed);
      }
    };
  }

  /**
   * State machine of {@link Permutations#of}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 11 out.yield(items)
   *   s2 : 16 of(out, items, fixed + 1)
   *   [*] --> s1
   *   [*] --> s2
   *   [*] --> [*]
   *   s1 --> [*]
   *   s2 --> s2
   *   s2 --> [*]
   * }</pre>
   */
  @SuppressWarnings("fallthrough")
  static final class Of<T> extends DelegatingGenerator<T[]> {
    private T[] items;
    private int fixed;
    private int i;

    Of(T[] items, int fixed) {
      this.items = items;
      this.fixed = fixed;
    }

    @Override
    protected boolean step(int s, Object sent, Throwable raised) throws Throwable {
      if (raised != null) {
        throw raised;
      }
      return resume(s);
    }

    @Override
    protected void release() {
      items = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 11;
            case 2 -> 16;
            default -> -1;
          };
      return new StackTraceElement("puzzles.Permutations", "of", "Permutations.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label == 2) {
        locals.put("items", items);
        locals.put("fixed", fixed);
        locals.put("i", i);
      }
    }

    private boolean resume(int s) {
      T[] items = this.items;
      int fixed = this.fixed;
      int i = this.i;
      switch (s) {
        case 0, 1:
          if (s == 0) {
            if (fixed == items.length) {
              current = items;
              this.items = null;
              state = ~1; // Permutations.java:11  out.yield(items)
              return true;
            }
          } else {
            return false;
          }
          i = fixed;
          // fall through
        case 2:
          if (s != 0) {
            Access.swap(items, fixed, i);
            i++;
          }
          if (i < items.length) {
            Access.swap(items, fixed, i);
            call(PermutationsCoroutines.of(items, fixed + 1));
            this.i = i;
            state = 2; // Permutations.java:16  of(out, items, fixed + 1)
            return true;
          }
      }
      return false;
    }
  }

  /** Private and protected members that the templates use. */
  @SuppressWarnings({"unchecked", "rawtypes", "deprecation", "removal"})
  private static final class Access {
    private static final MethodHandle SWAP;

    static {
      try {
        MethodHandles.Lookup lookup =
            MethodHandles.privateLookupIn(Permutations.class, MethodHandles.lookup());
        SWAP = lookup.findStatic(Permutations.class, "swap",
            MethodType.methodType(void.class, Object[].class, int.class, int.class));
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private Access() {}

    static <T> void swap(T[] items, int i, int j) {
      try {
        SWAP.invokeExact(items, i, j);
      } catch (Throwable thrown) {
        throw sneak(thrown);
      }
    }

    private static <X extends Throwable> RuntimeException sneak(Throwable thrown) throws X {
      throw (X) thrown;
    }
  }
}
