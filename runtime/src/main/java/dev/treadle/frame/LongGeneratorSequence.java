package dev.treadle.frame;

import dev.treadle.LongSequence;
import dev.treadle.LongYielder;
import java.util.Objects;
import java.util.function.LongConsumer;

/** The base of what the factories of generators of {@code long} values return. */
public abstract class LongGeneratorSequence implements LongSequence {
  /** For companions. */
  protected LongGeneratorSequence() {}

  /**
   * Gives all values of a fresh run to a yielder, as {@link GeneratorSequence#push} does.
   *
   * @param out the body's context
   * @throws Throwable what leaves the body, as it is
   */
  protected void push(LongYielder out) throws Throwable {
    PrimitivePushMode.drive(iterator(), out);
  }

  @Override
  public final void forEach(LongConsumer action) {
    Objects.requireNonNull(action, "action");
    try {
      push(action::accept);
    } catch (Throwable t) {
      throw Frame.boundary(t);
    }
  }
}
