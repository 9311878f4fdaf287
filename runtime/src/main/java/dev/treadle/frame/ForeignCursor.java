package dev.treadle.frame;

import dev.treadle.CoroutineExit;
import dev.treadle.Cursor;
import dev.treadle.Status;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A cursor that is no frame of ours: delegated to through its public methods. */
final class ForeignCursor extends Frame {
  private Cursor<?> cursor;
  private @Nullable Object current;

  ForeignCursor(Cursor<?> cursor) {
    this.cursor = cursor;
  }

  @Override
  protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
      throws Throwable {
    if (raised == null) {
      if (!cursor.hasNext()) {
        return false;
      }
      current = cursor.next();
    } else if (raised instanceof CoroutineExit) {
      cursor.close();
      throw raised;
    } else {
      try {
        current = cursor.raise(raised);
      } catch (NoSuchElementException e) {
        if (e == raised || cursor.status() != Status.RETURNED) {
          throw e;
        }
        return false;
      }
    }
    state = 1;
    return true;
  }

  @Override
  protected @Nullable Object current() {
    return current;
  }

  @Override
  protected long bits() {
    return current instanceof Double value
        ? Double.doubleToRawLongBits(value)
        : current instanceof Number value ? value.longValue() : 0;
  }

  @Override
  Frame copy() {
    ForeignCursor copy = (ForeignCursor) super.copy();
    copy.cursor = cursor.fork();
    return copy;
  }
}
