package trees;

import dev.treadle.Colleague;
import dev.treadle.frame.ColleagueFrame;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;

/** Runs of the templates of {@link Trees}. */
final class TreesCoroutines {
  private TreesCoroutines() {}

  /** A run of {@link Trees#leaves}. */
  static Colleague<Colleague<Integer, ?>, Void> leaves(Trees self) {
    Objects.requireNonNull(self, "self");
    return new Leaves(self);
  }

  /** A run of {@link Trees#visit}. */
  static Colleague<Colleague<Integer, ?>, Colleague<Integer, ?>> visit(Trees self,
      Colleague<Integer, ?> reader) {
    Objects.requireNonNull(self, "self");
    return new Visit(self, reader);
  }

  /**
   * State machine of {@link Trees#leaves}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 11 visit(peer, peer.first())
   *   s2 : 12 peer.transfer(reader, null)
   *   [*] --> s1
   *   s1 --> s2
   *   s2 --> [*]
   * }</pre>
   */
  @SuppressWarnings("unchecked")
  static final class Leaves extends ColleagueFrame<Colleague<Integer, ?>, Void> {
    private Trees self;

    Leaves(Trees self) {
      this.self = self;
    }

    @Override
    protected boolean step(int s, Object sent, Throwable raised) throws Throwable {
      if (raised != null) {
        throw raised;
      }
      return resume(s, sent);
    }

    @Override
    protected void release() {
      self = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 11;
            case 2 -> 12;
            default -> -1;
          };
      return new StackTraceElement("trees.Trees", "leaves", "Trees.java", line);
    }

    private boolean resume(int s, Object sent) {
      Colleague<Integer, ?> reader = null;
      switch (s) {
        case 0:
          call(TreesCoroutines.visit(self, first()));
          self = null;
          state = 1; // Trees.java:11  visit(peer, peer.first())
          return true;
        case 1:
          reader = (Colleague<Integer, ?>) sent;
          transfer(reader, null);
          state = 2; // Trees.java:12  peer.transfer(reader, null)
          return true;
        case 2:
      }
      return false;
    }
  }

  /**
   * State machine of {@link Trees#visit}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 19 peer.transfer(reader, leaf)
   *   s2 : 21 left.visit(peer, reader)
   *   s3 : 21 right.visit(peer, left.visit(peer, reader))
   *   [*] --> s1
   *   [*] --> s2
   *   s1 --> [*]
   *   s2 --> s3
   *   s3 --> [*]
   * }</pre>
   */
  @SuppressWarnings("unchecked")
  static final class Visit extends ColleagueFrame<Colleague<Integer, ?>, Colleague<Integer, ?>> {
    private Trees self;
    private Colleague<Integer, ?> reader;
    private Trees argument;
    private Colleague<Integer, ?> result;

    Visit(Trees self, Colleague<Integer, ?> reader) {
      this.self = self;
      this.reader = reader;
    }

    @Override
    protected boolean step(int s, Object sent, Throwable raised) throws Throwable {
      if (raised != null) {
        throw raised;
      }
      return resume(s, sent);
    }

    @Override
    protected Object outcome() {
      return result;
    }

    @Override
    protected void release() {
      self = null;
      reader = null;
      argument = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 19;
            case 2, 3 -> 21;
            default -> -1;
          };
      return new StackTraceElement("trees.Trees", "visit", "Trees.java", line);
    }

    private boolean resume(int s, Object sent) {
      Trees argument = this.argument;
      switch (s) {
        case 0, 1:
          if (s == 0) {
            if (Access.left(self) == null) {
              transfer(reader, Access.leaf(self));
              self = null;
              reader = null;
              state = 1; // Trees.java:19  peer.transfer(reader, leaf)
              return true;
            }
          } else {
            return finish((Colleague<Integer, ?>) sent);
          }
          argument = Access.right(self);
          call(TreesCoroutines.visit(Access.left(self), reader));
          this.argument = argument;
          self = null;
          reader = null;
          state = 2; // Trees.java:21  left.visit(peer, reader)
          return true;
        case 2:
          call(TreesCoroutines.visit(argument, ((Colleague<Integer, ?>) sent)));
          this.argument = null;
          state = 3; // Trees.java:21  right.visit(peer, left.visit(peer, reader))
          return true;
        default:
          return finish((Colleague<Integer, ?>) sent);
      }
    }

    private boolean finish(Colleague<Integer, ?> value) {
      this.result = value;
      return false;
    }
  }

  /** Private and protected members that the templates use. */
  @SuppressWarnings({"unchecked", "rawtypes", "deprecation", "removal"})
  private static final class Access {
    private static final VarHandle LEFT;
    private static final VarHandle LEAF;
    private static final VarHandle RIGHT;

    static {
      try {
        MethodHandles.Lookup lookup =
            MethodHandles.privateLookupIn(Trees.class, MethodHandles.lookup());
        LEFT = lookup.findVarHandle(Trees.class, "left", Trees.class);
        LEAF = lookup.findVarHandle(Trees.class, "leaf", int.class);
        RIGHT = lookup.findVarHandle(Trees.class, "right", Trees.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private Access() {}

    static Trees left(Trees self) {
      return (Trees) LEFT.get(self);
    }

    static int leaf(Trees self) {
      return (int) LEAF.get(self);
    }

    static Trees right(Trees self) {
      return (Trees) RIGHT.get(self);
    }
  }
}
