package dev.treadle.frame;

import java.util.Iterator;
import java.util.PrimitiveIterator;
import org.jspecify.annotations.Nullable;

/** A plain iterator that a body delegates to: exceptions do not reach it, nor do values sent. */
final class IteratorFrame extends Frame {
  private final Iterator<?> iterator;
  private @Nullable Object current;

  private IteratorFrame(Iterator<?> iterator) {
    this.iterator = iterator;
  }

  /** The frame of an iterator, which does not box if that has primitive values. */
  static Frame of(Iterator<?> iterator) {
    if (iterator instanceof PrimitiveIterator.OfInt values) {
      return new PrimitiveFrame.IntIterator(values);
    }
    if (iterator instanceof PrimitiveIterator.OfLong values) {
      return new PrimitiveFrame.LongIterator(values);
    }
    if (iterator instanceof PrimitiveIterator.OfDouble values) {
      return new PrimitiveFrame.DoubleIterator(values);
    }
    return new IteratorFrame(iterator);
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
