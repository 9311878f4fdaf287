package puzzles;

import dev.treadle.Continuation;
import dev.treadle.Routine;
import dev.treadle.frame.DelegatingCoroutine;
import dev.treadle.frame.Frame;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;

/** Runs of the templates of {@link Choices}. */
final class ChoicesCoroutines {
  private ChoicesCoroutines() {}

  /** A run of {@link Choices#choose}. */
  static <Y, T> Routine<Y, Void, T> choose(Choices<Y> self, List<T> options) {
    Objects.requireNonNull(self, "self");
    return new Choose<>(self, options);
  }

  /** A run of {@link Choices#fail}. */
  static <Y, T> Routine<Y, Void, T> fail(Choices<Y> self) {
    Objects.requireNonNull(self, "self");
    return new Fail<>(self);
  }

  /**
   * State machine of {@link Choices#choose}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 25 co.capture(k -> first(k))
   *   s2 : 30 fail(co)
   *   [*] --> s1
   *   s1 --> s2
   *   s1 --> [*]
   *   s2 --> [*]
   * }</pre>
   */
  @SuppressWarnings("unchecked")
  static final class Choose<Y, T> extends DelegatingCoroutine<Y, Void, T> {
    private Choices<Y> self;
    private List<T> options;
    private T result;

    Choose(Choices<Y> self, List<T> options) {
      this.self = self;
      this.options = options;
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
      options = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 25;
            case 2 -> 30;
            default -> -1;
          };
      return new StackTraceElement("puzzles.Choices", "choose", "Choices.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label == 1) {
        locals.put("options", options);
      }
    }

    @Override
    protected void restore(Frame from) {
      Choose<Y, T> that = (Choose<Y, T>) from;
      self = that.self;
      options = that.options;
    }

    private boolean resume(int s, Object sent) {
      Choices<Y> self = this.self;
      List<T> options = this.options;
      switch (s) {
        case 0:
          this.<Integer>capture(k -> Access.first(self, k));
          state = 1; // Choices.java:25  co.capture(k -> first(k))
          return true;
        case 1:
          int i = (Integer) sent;
          if (i < options.size()) {
            return finish(options.get(i));
          }
          Access.choices(self).pop();
          call(ChoicesCoroutines.fail(self));
          this.self = null;
          this.options = null;
          state = 2; // Choices.java:30  fail(co)
          return true;
        default:
          return finish((T) sent);
      }
    }

    private boolean finish(T value) {
      this.result = value;
      return false;
    }
  }

  /**
   * State machine of {@link Choices#fail}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 44 co.jump(latest.taking, latest.next++)
   *   [*] --> s1
   * }</pre>
   */
  @SuppressWarnings("unchecked")
  static final class Fail<Y, T> extends DelegatingCoroutine<Y, Void, T> {
    private Choices<Y> self;
    private T result;

    Fail(Choices<Y> self) {
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
    protected Object outcome() {
      return result;
    }

    @Override
    protected void release() {
      self = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("puzzles.Choices", "fail", "Choices.java", 44);
    }

    private boolean resume(int s, Object sent) {
      Choices.Choice<Y> latest = null;
      if (s == 0) {
        latest = Access.choices(self).peek();
        if (latest == null) {
          throw new NoSuchElementException("no choice is left");
        }
        jump(latest.taking, latest.next++);
        self = null;
        state = 1; // Choices.java:44  co.jump(latest.taking, latest.next++)
        return true;
      }
      return finish((T) sent);
    }

    private boolean finish(T value) {
      this.result = value;
      return false;
    }
  }

  /** Private and protected members that the templates use. */
  @SuppressWarnings({"unchecked", "rawtypes", "deprecation", "removal"})
  private static final class Access {
    private static final MethodHandle FIRST;
    private static final VarHandle CHOICES;

    static {
      try {
        MethodHandles.Lookup lookup =
            MethodHandles.privateLookupIn(Choices.class, MethodHandles.lookup());
        FIRST = lookup.findVirtual(Choices.class, "first",
            MethodType.methodType(int.class, Continuation.class));
        CHOICES = lookup.findVarHandle(Choices.class, "choices", Deque.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private Access() {}

    static <Y> int first(Choices<Y> self, Continuation<Integer, Y, Void> k) {
      try {
        return (int) FIRST.invokeExact(self, k);
      } catch (Throwable thrown) {
        throw sneak(thrown);
      }
    }

    static <Y> Deque<Choices.Choice<Y>> choices(Choices<Y> self) {
      return (Deque<Choices.Choice<Y>>) CHOICES.get(self);
    }

    private static <X extends Throwable> RuntimeException sneak(Throwable thrown) throws X {
      throw (X) thrown;
    }
  }
}
