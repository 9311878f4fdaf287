package dev.treadle.frame;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A plain iterator that a body delegates to: exceptions do not reach it, nor do values sent. */
final class IteratorFrame extends Frame {
  private final Iterator<?> iterator;
  private @Nullable Object current;

  IteratorFrame(Iterator<?> iterator) {
    this.iterator = iterator;
  }

  @Override
  protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
      throws Throwable {
    if (raised != null) {
      throw raised;
    }
    if (!iterator.hasNext()) {
      return false;
    }
    current = iterator.next();
    state = 1;
    return true;
  }

  @Override
  protected @Nullable Object current() {
    return current;
  }

  @Override
  protected boolean forkable(int label) {
    return false;
  }
}
