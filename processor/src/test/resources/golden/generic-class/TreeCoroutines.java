package shop;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.DelegatingGenerator;
import dev.treadle.frame.GeneratorSequence;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;

/** Runs of the templates of {@link Tree}. */
final class TreeCoroutines {
  private TreeCoroutines() {}

  /** The values of {@link Tree#inorder}. */
  static <T extends Comparable<T>> Sequence<T> inorder(Tree<T> self) {
    Objects.requireNonNull(self, "self");
    return new GeneratorSequence<T>() {
      @Override
      public Cursor<T> iterator() {
        return new Inorder<T>(self);
      }

      @Override
      protected void push(Yielder<T> out) {
        self.inorder(out);
      }
    };
  }

  /**
   * State machine of {@link Tree#inorder}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 19 left.inorder(out)
   *   s2 : 21 out.yield(value)
   *   s3 : 23 right.inorder(out)
   *   [*] --> s1
   *   [*] --> s2
   *   s1 --> s2
   *   s2 --> s3
   *   s2 --> [*]
   *   s3 --> [*]
   * }</pre>
   */
  @SuppressWarnings("fallthrough")
  static final class Inorder<T extends Comparable<T>> extends DelegatingGenerator<T> {
    private Tree<T> self;

    Inorder(Tree<T> self) {
      this.self = self;
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
      self = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 19;
            case 2 -> 21;
            case 3 -> 23;
            default -> -1;
          };
      return new StackTraceElement("shop.Tree", "inorder", "Tree.java", line);
    }

    private boolean resume(int s) {
      switch (s) {
        case 0, 1:
          if (s == 0 && Access.left(self) != null) {
            call(TreeCoroutines.inorder(Access.left(self)));
            state = 1; // Tree.java:19  left.inorder(out)
            return true;
          }
          current = Access.value(self);
          state = ~2; // Tree.java:21  out.yield(value)
          return true;
        case 2:
          s = 0;
          // fall through
        case 3:
          if (s == 0 && Access.right(self) != null) {
            call(TreeCoroutines.inorder(Access.right(self)));
            self = null;
            state = 3; // Tree.java:23  right.inorder(out)
            return true;
          }
      }
      return false;
    }
  }

  /** Private and protected members that the templates use. */
  @SuppressWarnings({"unchecked", "rawtypes", "deprecation", "removal"})
  private static final class Access {
    private static final VarHandle LEFT;
    private static final VarHandle VALUE;
    private static final VarHandle RIGHT;

    static {
      try {
        MethodHandles.Lookup lookup =
            MethodHandles.privateLookupIn(Tree.class, MethodHandles.lookup());
        LEFT = lookup.findVarHandle(Tree.class, "left", Tree.class);
        VALUE = lookup.findVarHandle(Tree.class, "value", Comparable.class);
        RIGHT = lookup.findVarHandle(Tree.class, "right", Tree.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private Access() {}

    static <T extends Comparable<T>> Tree<T> left(Tree<T> self) {
      return (Tree<T>) LEFT.get(self);
    }

    static <T extends Comparable<T>> T value(Tree<T> self) {
      return (T) VALUE.get(self);
    }

    static <T extends Comparable<T>> Tree<T> right(Tree<T> self) {
      return (Tree<T>) RIGHT.get(self);
    }
  }
}
