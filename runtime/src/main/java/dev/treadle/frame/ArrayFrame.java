package dev.treadle.frame;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An array that a body delegates to. */
final class ArrayFrame extends Frame {
  private final @Nullable Object[] values;
  private int next;
  private @Nullable Object current;

  ArrayFrame(@Nullable Object[] values) {
    this.values = Objects.requireNonNull(values, "values");
  }

  @Override
  protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
      throws Throwable {
    if (raised != null) {
      throw raised;
    }
    if (next == values.length) {
      return false;
    }
    current = values[next++];
    state = 1;
    return true;
  }

  @Override
  protected @Nullable Object current() {
    return current;
  }
}
