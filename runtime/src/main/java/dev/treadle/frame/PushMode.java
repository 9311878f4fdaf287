package dev.treadle.frame;

import dev.treadle.Co;
import dev.treadle.Cursor;
import dev.treadle.Routine;
import dev.treadle.Sequence;
import dev.treadle.Status;
import dev.treadle.Yielder;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the contexts' default methods do: delegation in push mode.
 *
 * <p>Delegating to a run is done by a little machine whose body is that one delegation, so that it
 * is the same as in a state machine by construction. What leaves a run leaves these methods as it
 * is, checked exceptions too.
 */
public final class PushMode {
  private PushMode() {}

  /**
   * {@code out.yieldAll(values)}.
   *
   * @param values the values
   * @param out the body's context
   * @param <Y> the type of the values
   */
  public static <Y extends @Nullable Object> void yieldAll(
      Iterable<? extends Y> values, Yielder<Y> out) {
    yieldAll(values.iterator(), out);
  }

  /**
   * {@code out.yieldAll(values)}.
   *
   * @param values the values
   * @param out the body's context
   * @param <Y> the type of the values
   */
  public static <Y extends @Nullable Object> void yieldAll(
      Iterator<? extends Y> values, Yielder<Y> out) {
    Objects.requireNonNull(values, "values");
    if (values instanceof Frame || PrimitiveView.of(values) != null) {
      try {
        drive(new YieldAll<Y>(values), out);
      } catch (Throwable t) {
        throw Frame.rethrow(t);
      }
    } else {
      while (values.hasNext()) {
        out.yield(values.next());
      }
    }
  }

  /**
   * {@code out.yieldAll(values)}.
   *
   * @param values the values
   * @param out the body's context
   * @param <Y> the type of the values
   */
  public static <Y extends @Nullable Object> void yieldAll(
      Stream<? extends Y> values, Yielder<Y> out) {
    Objects.requireNonNull(values, "values");
    try (values) {
      Iterator<? extends Y> iterator = values.iterator();
      while (iterator.hasNext()) {
        out.yield(iterator.next());
      }
    }
  }

  /**
   * {@code co.yieldFrom(routine)}.
   *
   * @param routine the run
   * @param co the body's context
   * @param <Y> the type of the values yielded
   * @param <S> the type of the values sent
   * @param <R> the type of the result
   * @return the run's result
   */
  public static <Y extends @Nullable Object, S extends @Nullable Object, R extends @Nullable Object>
      R yieldFrom(Routine<? extends Y, ? super S, ? extends R> routine, Co<Y, S> co) {
    YieldFrom<Y, S, R> run = new YieldFrom<>(routine);
    S sent = null;
    Throwable raised = null;
    try {
      while (Lifecycle.drive(run, sent, raised)) {
        raised = null;
        try {
          sent = co.yield(run.yielded());
        } catch (Throwable t) {
          sent = null;
          raised = t;
        }
      }
    } catch (Throwable t) {
      throw Frame.rethrow(t);
    }
    return run.result();
  }

  /**
   * The answer of a method of a context that needs a state machine.
   *
   * @param method its name
   * @return what it throws
   */
  public static UnsupportedOperationException unsupported(String method) {
    return new UnsupportedOperationException(
        method + " needs the state machine: an ordinary call cannot be copied");
  }

  /**
   * {@code sequence.forEach(action)} of a sequence that is none of ours: drives a run of it.
   *
   * @param sequence the sequence
   * @param action what is done with each value
   * @param <Y> the type of the values
   */
  public static <Y extends @Nullable Object> void forEach(
      Sequence<Y> sequence, Consumer<? super Y> action) {
    Objects.requireNonNull(action, "action");
    try {
      drive(sequence.iterator(), action::accept);
    } catch (Throwable t) {
      throw Frame.boundary(t);
    }
  }

  /**
   * Gives all values of a run to a yielder, whose exceptions are raised in the run.
   *
   * @throws Throwable what leaves the run, as it is if it is one of ours
   */
  static <Y extends @Nullable Object> void drive(Cursor<Y> cursor, Yielder<Y> out)
      throws Throwable {
    if (cursor instanceof Frame run) {
      Throwable raised = null;
      while (Lifecycle.drive(run, null, raised)) {
        raised = give(Lifecycle.handOut(cursor), out);
      }
    } else {
      driveForeign(cursor, out);
    }
  }

  private static <Y extends @Nullable Object> void driveForeign(Cursor<Y> cursor, Yielder<Y> out) {
    while (cursor.hasNext()) {
      Throwable raised = give(cursor.next(), out);
      while (raised != null) {
        Y value;
        try {
          value = cursor.raise(raised);
        } catch (NoSuchElementException e) {
          if (e == raised || cursor.status() != Status.RETURNED) {
            throw e;
          }
          return;
        }
        raised = give(value, out);
      }
    }
  }

  private static <Y extends @Nullable Object> @Nullable Throwable give(Y value, Yielder<Y> out) {
    try {
      out.yield(value);
      return null;
    } catch (Throwable t) {
      return t;
    }
  }

  /** The machine of {@code out.yieldAll(cursor)}. */
  private static final class YieldAll<Y extends @Nullable Object> extends DelegatingGenerator<Y> {
    private final Iterator<? extends Y> cursor;

    YieldAll(Iterator<? extends Y> cursor) {
      this.cursor = cursor;
    }

    @Override
    protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
        throws Throwable {
      if (raised != null) {
        throw raised;
      }
      if (s == 0) {
        yieldAll(cursor);
        state = 1;
        return true;
      }
      return false;
    }
  }

  /** The machine of {@code return co.yieldFrom(routine)}. */
  private static final class YieldFrom<
          Y extends @Nullable Object, S extends @Nullable Object, R extends @Nullable Object>
      extends DelegatingCoroutine<Y, S, R> {
    private final Routine<? extends Y, ? super S, ? extends R> routine;
    private @Nullable Object result;

    YieldFrom(Routine<? extends Y, ? super S, ? extends R> routine) {
      this.routine = Objects.requireNonNull(routine, "routine");
    }

    @Override
    protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
        throws Throwable {
      if (raised != null) {
        throw raised;
      }
      if (s == 0) {
        yieldFrom(routine);
        state = 1;
        return true;
      }
      result = sent;
      return false;
    }

    @Override
    protected @Nullable Object outcome() {
      return result;
    }
  }
}
