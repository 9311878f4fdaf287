package dev.treadle.frame;

import dev.treadle.DoubleSequence;
import dev.treadle.DoubleYielder;
import java.util.Objects;
import java.util.function.DoubleConsumer;

/** The base of what the factories of generators of {@code double} values return. */
public abstract class DoubleGeneratorSequence implements DoubleSequence {
  /** For companions. */
  protected DoubleGeneratorSequence() {}

  /**
   * Gives all values of a fresh run to a yielder, as {@link GeneratorSequence#push} does.
   *
   * @param out the body's context
   * @throws Throwable what leaves the body, as it is
   */
  protected void push(DoubleYielder out) throws Throwable {
    PrimitivePushMode.drive(iterator(), out);
  }

  @Override
  public final void forEach(DoubleConsumer action) {
    Objects.requireNonNull(action, "action");
    try {
      push(action::accept);
    } catch (Throwable t) {
      throw Frame.boundary(t);
    }
  }
}
