package dev.treadle;

/** Where one run of a generator or a coroutine stands. */
public enum Status {
  /** Nothing of the body has run yet. */
  CREATED,
  /** The body waits at a suspension point. */
  SUSPENDED,
  /** The body, or one it delegates to, is executing now. */
  RUNNING,
  /** The body ended normally. */
  RETURNED,
  /** An exception left the body. */
  FAILED,
  /** The run was closed before the body ended by itself. */
  CLOSED;

  /**
   * Whether nothing of the body will ever run again.
   *
   * @return true for {@link #RETURNED}, {@link #FAILED} and {@link #CLOSED}
   */
  public boolean isFinished() {
    return compareTo(RETURNED) >= 0;
  }
}
