package dev.treadle.frame;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The base of what generators' factories return.
 *
 * @param <Y> the type of the values
 */
public abstract class GeneratorSequence<Y extends @Nullable Object> implements Sequence<Y> {
  /** For companions. */
  protected GeneratorSequence() {}

  @Override
  public abstract Cursor<Y> iterator();

  /**
   * Gives all values of a fresh run to a yielder: calls the template, where it can be called.
   * Unless overridden it drives the machine, to the same effect.
   *
   * @param out the body's context
   * @throws Throwable what leaves the body, as it is
   */
  protected void push(Yielder<Y> out) throws Throwable {
    PushMode.drive(iterator(), out);
  }

  @Override
  public final void forEach(Consumer<? super Y> action) {
    Objects.requireNonNull(action, "action");
    try {
      push(action::accept);
    } catch (Throwable t) {
      throw Frame.boundary(t);
    }
  }
}
