package dev.treadle.frame;

import dev.treadle.Cursor;
import dev.treadle.DoubleCursor;
import dev.treadle.IntCursor;
import dev.treadle.LongCursor;
import dev.treadle.Status;
import java.util.Iterator;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A cursor of primitive values that is no frame of ours, seen as one of boxed values. */
record PrimitiveView(
    Iterator<?> values,
    Function<Throwable, Object> raising,
    Runnable closing,
    Supplier<Status> stands,
    Supplier<? extends Iterator<?>> forking)
    implements Cursor<Object> {

  /** The cursor that an iterator is, or can be seen as; null if it is none. */
  static @Nullable Cursor<?> of(Iterator<?> values) {
    if (values instanceof Cursor<?> cursor) {
      return cursor;
    }
    if (values instanceof IntCursor cursor) {
      return new PrimitiveView(cursor, cursor::raise, cursor::close, cursor::status, cursor::fork);
    }
    if (values instanceof LongCursor cursor) {
      return new PrimitiveView(cursor, cursor::raise, cursor::close, cursor::status, cursor::fork);
    }
    if (values instanceof DoubleCursor cursor) {
      return new PrimitiveView(cursor, cursor::raise, cursor::close, cursor::status, cursor::fork);
    }
    return null;
  }

  @Override
  public boolean hasNext() {
    return values.hasNext();
  }

  @Override
  public Object next() {
    return values.next();
  }

  @Override
  public Object raise(Throwable t) {
    return raising.apply(t);
  }

  @Override
  public void close() {
    closing.run();
  }

  @Override
  public Status status() {
    return stands.get();
  }

  @Override
  @SuppressWarnings("unchecked")
  public Cursor<Object> fork() {
    Cursor<?> copy = of(forking.get());
    assert copy != null : "a fork of a cursor is one";
    return (Cursor<Object>) copy;
  }
}
