package dev.treadle.frame;

import dev.treadle.async.AsyncCursor;
import org.jspecify.annotations.Nullable;

/** Yields the values of a run that executes elsewhere, and closes it in any case. */
final class AsyncCursorFrame extends AsyncGeneratorFrame<@Nullable Object> {
  private static final int ADVANCING = 1;
  private static final int YIELDING = 2;
  private static final int CLOSING = 3;

  private final AsyncCursor<?> cursor;
  private @Nullable Throwable leaving;

  AsyncCursorFrame(AsyncCursor<?> cursor) {
    this.cursor = cursor;
  }

  @Override
  protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
      throws Throwable {
    if (s == CLOSING) {
      throw raised == null && leaving != null ? leaving : raised;
    }
    if (raised != null) {
      leaving = raised;
      await(cursor.close());
      state = CLOSING;
    } else if (s != ADVANCING) {
      await(cursor.advance());
      state = ADVANCING;
    } else if (Boolean.TRUE.equals(sent)) {
      this.yield(cursor.value());
      state = YIELDING;
    } else {
      return false;
    }
    return true;
  }
}
