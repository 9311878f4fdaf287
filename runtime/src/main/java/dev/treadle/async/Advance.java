package dev.treadle.async;

import org.jspecify.annotations.Nullable;

/**
 * An advance of a cursor. As long as it is in progress it can be completed by anybody, and is
 * withdrawn then; once the run has come to a value or its end it completes with that.
 */
final class Advance extends LoopFuture<Boolean> implements Undoable {
  private final CursorRun<?> cursor;

  Advance(CursorRun<?> cursor) {
    this.cursor = cursor;
  }

  @Override
  Host host() {
    return cursor.host;
  }

  /** There is a value, or there is none; it is withdrawn no more. */
  void succeed(boolean value) {
    super.complete(value);
  }

  /** The body has failed; it is withdrawn no more. */
  void fail(Throwable thrown) {
    super.completeExceptionally(thrown);
  }

  @Override
  public boolean giveBack() {
    if (isDone()) {
      @Nullable Throwable thrown = this.<@Nullable Throwable>handle((value, t) -> t).join();
      cursor.putBack(this, thrown == null && join(), thrown);
      return true;
    }
    return false;
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    return cursor.withdraw(this) ? super.cancel(mayInterruptIfRunning) : isCancelled();
  }

  @Override
  public boolean complete(Boolean value) {
    return cursor.withdraw(this) && super.complete(value);
  }

  @Override
  public boolean completeExceptionally(Throwable thrown) {
    return cursor.withdraw(this) && super.completeExceptionally(thrown);
  }
}
