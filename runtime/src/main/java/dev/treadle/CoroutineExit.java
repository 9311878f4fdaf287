package dev.treadle;

/**
 * Thrown at the suspension point of a run that is being closed, so that its {@code finally} blocks
 * and its resources' {@code close} methods are run; what {@code GeneratorExit} is in PEP 342.
 *
 * <p>It is an {@link Error} so that a body's {@code catch (Exception e)} does not swallow it, and
 * it has no stack trace. What try-with-resources suppresses into it is kept: {@code close()} throws
 * the first of it.
 */
public final class CoroutineExit extends Error {
  private static final long serialVersionUID = 1L;

  /** Creates one without a stack trace, to which exceptions can be suppressed. */
  public CoroutineExit() {
    super("the coroutine is being closed", null, true, false);
  }
}
