package dev.treadle;

import java.util.Objects;

/**
 * A checked exception that left the body of a generator or a coroutine, at the call that drove it.
 *
 * <p>Its cause is the original exception. An {@link java.io.IOException} comes in an {@link
 * java.io.UncheckedIOException} instead. Between bodies that delegate to each other exceptions are
 * never wrapped.
 */
public final class UncheckedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Wraps a checked exception.
   *
   * @param cause the exception that left the body
   */
  public UncheckedException(Throwable cause) {
    super(Objects.requireNonNull(cause, "cause"));
  }
}
