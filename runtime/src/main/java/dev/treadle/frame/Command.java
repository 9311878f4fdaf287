package dev.treadle.frame;

import org.jspecify.annotations.Nullable;

/**
 * What a body asks of the {@link Driver} instead of delegating: it stands where a callee would, but
 * is no frame and never stepped. Its result is how the run goes on.
 */
abstract class Command extends Frame {
  /** The value of the suspension point at which the run goes on. */
  @Nullable Object sent;

  /** What is thrown there instead, if not null. */
  @Nullable Throwable raised;

  Command() {
    state = COMMAND;
  }

  /**
   * Executes it. All frames of the chain, the root too, have the states of suspended ones, before
   * and afterwards.
   *
   * @param at the frame that asked, the innermost one
   * @param root the root of the chain, which is being driven
   * @return the frame in which the run goes on, the innermost one now
   */
  abstract DelegatingFrame<?> execute(DelegatingFrame<?> at, DelegatingFrame<?> root);

  /** The root of the run that a frame belongs to: the nearest one that was adopted, or the root. */
  static DelegatingCoroutine<?, ?, ?> rootOfRun(DelegatingFrame<?> frame, DelegatingFrame<?> root) {
    DelegatingFrame<?> run = frame;
    while (run != root && run.state < BUSY) {
      DelegatingFrame<?> above = run.link;
      assert above != null : "the chain ends at its root";
      run = above;
    }
    return (DelegatingCoroutine<?, ?, ?>) run;
  }

  @Override
  protected final boolean step(int s, @Nullable Object sent, @Nullable Throwable raised) {
    throw new AssertionError("a command is executed");
  }

  @Override
  protected final @Nullable Object current() {
    return null;
  }
}
