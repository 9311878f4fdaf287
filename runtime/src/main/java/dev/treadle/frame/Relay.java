package dev.treadle.frame;

import dev.treadle.CoroutineExit;
import dev.treadle.DoubleYielder;
import dev.treadle.IntYielder;
import dev.treadle.LongYielder;
import dev.treadle.Yielder;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The context of a body that pushes its values to an action, and brings the action's exception to
 * whoever gave the action to a spliterator, as {@link java.util.Spliterator#forEachRemaining}
 * promises. The body meets the exception at its yield and can clean up; one that catches it and
 * goes on is told to end at its next yield.
 *
 * <p>HotSpot inlines 15 calls into each other and no more, and most of them belong to the stages of
 * a stream. So between the spliterator and the action there is nothing but the body and this.
 */
abstract class Relay {
  /** What the action has thrown. */
  @Nullable Throwable thrown;

  private Relay() {}

  /** Before each call of the action. */
  final void enter() {
    if (thrown != null) {
      throw new CoroutineExit();
    }
  }

  /** The action throws. */
  final RuntimeException caught(Throwable t) {
    thrown = t;
    throw Frame.rethrow(t);
  }

  /** The body has returned: throws what the action has thrown. */
  final void end() {
    if (thrown != null) {
      throw Frame.rethrow(thrown);
    }
  }

  /**
   * What leaves the spliterator when {@code t} has left the body: what the action has thrown, to
   * which the other is suppressed. Not a method of the relay, which then need not be an object.
   */
  static RuntimeException leaving(@Nullable Throwable thrown, Throwable t) {
    if (thrown == null) {
      return Frame.boundary(t);
    }
    Throwable instead = Lifecycle.failureOfClose(t);
    if (instead != null && instead != thrown) {
      thrown.addSuppressed(instead);
    }
    throw Frame.rethrow(thrown);
  }

  static final class OfObjects<Y extends @Nullable Object> extends Relay implements Yielder<Y> {
    private final Consumer<? super Y> action;

    OfObjects(Consumer<? super Y> action) {
      this.action = action;
    }

    @Override
    public void yield(Y value) {
      enter();
      try {
        action.accept(value);
      } catch (Throwable t) {
        throw caught(t);
      }
    }
  }

  static final class OfInt extends Relay implements IntYielder {
    private final IntConsumer action;

    OfInt(IntConsumer action) {
      this.action = action;
    }

    @Override
    public void yield(int value) {
      enter();
      try {
        action.accept(value);
      } catch (Throwable t) {
        throw caught(t);
      }
    }
  }

  static final class OfLong extends Relay implements LongYielder {
    private final LongConsumer action;

    OfLong(LongConsumer action) {
      this.action = action;
    }

    @Override
    public void yield(long value) {
      enter();
      try {
        action.accept(value);
      } catch (Throwable t) {
        throw caught(t);
      }
    }
  }

  static final class OfDouble extends Relay implements DoubleYielder {
    private final DoubleConsumer action;

    OfDouble(DoubleConsumer action) {
      this.action = action;
    }

    @Override
    public void yield(double value) {
      enter();
      try {
        action.accept(value);
      } catch (Throwable t) {
        throw caught(t);
      }
    }
  }

  /** An action that takes values as they are, for what takes objects as well. */
  @SuppressWarnings("overloads") // of andThen
  record IntAction(IntConsumer action) implements Consumer<Integer>, IntConsumer {
    IntAction {
      Objects.requireNonNull(action, "action");
    }

    @Override
    public void accept(int value) {
      action.accept(value);
    }

    @Override
    public void accept(Integer value) {
      action.accept(value);
    }
  }

  /** An action that takes values as they are, for what takes objects as well. */
  @SuppressWarnings("overloads") // of andThen
  record LongAction(LongConsumer action) implements Consumer<Long>, LongConsumer {
    LongAction {
      Objects.requireNonNull(action, "action");
    }

    @Override
    public void accept(long value) {
      action.accept(value);
    }

    @Override
    public void accept(Long value) {
      action.accept(value);
    }
  }

  /** An action that takes values as they are, for what takes objects as well. */
  @SuppressWarnings("overloads") // of andThen
  record DoubleAction(DoubleConsumer action) implements Consumer<Double>, DoubleConsumer {
    DoubleAction {
      Objects.requireNonNull(action, "action");
    }

    @Override
    public void accept(double value) {
      action.accept(value);
    }

    @Override
    public void accept(Double value) {
      action.accept(value);
    }
  }
}
