package dev.treadle.async;

import org.jspecify.annotations.Nullable;

/**
 * How long a thread waits.
 *
 * @param interruptible whether an interrupt ends it
 * @param deadline the {@link System#nanoTime()} that ends it, if any
 */
record Patience(boolean interruptible, @Nullable Long deadline) {
  static final Patience ENDLESS = new Patience(false, null);
  static final Patience INTERRUPTIBLE = new Patience(true, null);

  boolean isOver() {
    return deadline != null && deadline - System.nanoTime() <= 0;
  }
}
