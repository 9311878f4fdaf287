package dev.treadle.frame;

import dev.treadle.IntSequence;
import dev.treadle.IntYielder;
import java.util.Objects;
import java.util.function.IntConsumer;

/** The base of what the factories of generators of {@code int} values return. */
public abstract class IntGeneratorSequence implements IntSequence {
  /** For companions. */
  protected IntGeneratorSequence() {}

  /**
   * Gives all values of a fresh run to a yielder, as {@link GeneratorSequence#push} does.
   *
   * @param out the body's context
   * @throws Throwable what leaves the body, as it is
   */
  protected void push(IntYielder out) throws Throwable {
    PrimitivePushMode.drive(iterator(), out);
  }

  @Override
  public final void forEach(IntConsumer action) {
    Objects.requireNonNull(action, "action");
    try {
      push(action::accept);
    } catch (Throwable t) {
      throw Frame.boundary(t);
    }
  }
}
