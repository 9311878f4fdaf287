package dev.treadle.behaviour;

import dev.treadle.IntCursor;
import dev.treadle.IntYielder;
import dev.treadle.Status;
import java.util.PrimitiveIterator;

/**
 * A cursor over the body of a template of primitive values in push mode.
 *
 * @param values the same values as objects
 */
record PushIntCursor(PushCursor<Integer> values) implements IntCursor {
  /** A call of a template. */
  interface Body {
    void run(IntYielder out) throws Throwable;
  }

  PushIntCursor(Body body) {
    this(
        new PushCursor<>(
            new PushThread(
                self -> {
                  body.run(new Context(self));
                  return null;
                })));
  }

  private record Context(PushThread self) implements IntYielder {
    @Override
    public void yield(int value) {
      self.suspend(value);
    }

    @Override
    public void yieldAll(PrimitiveIterator.OfInt run) {
      if (!self.yieldAll(run)) {
        IntYielder.super.yieldAll(run);
      }
    }
  }

  @Override
  public boolean hasNext() {
    return values.hasNext();
  }

  @Override
  public int nextInt() {
    return values.next();
  }

  @Override
  public int raise(Throwable thrown) {
    return values.raise(thrown);
  }

  @Override
  public void close() {
    values.close();
  }

  @Override
  public Status status() {
    return values.status();
  }

  @Override
  public IntCursor fork() {
    return new PushIntCursor((PushCursor<Integer>) values.fork());
  }
}
