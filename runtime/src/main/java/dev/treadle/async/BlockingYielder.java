package dev.treadle.async;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The context of a template of a sequence that is called directly. */
final class BlockingYielder<Y extends @Nullable Object> extends BlockingAsync
    implements AsyncYielder<Y> {
  private final Consumer<? super Y> action;

  BlockingYielder(EventLoop loop, LoopHost host, Consumer<? super Y> action) {
    super(loop, host);
    this.action = action;
  }

  @Override
  public void yield(Y value) {
    action.accept(value);
  }

  @Override
  public void yieldAll(AsyncSequence<? extends Y> values) {
    AsyncCursor<? extends Y> cursor = values.cursor();
    try {
      while (await(cursor.advance())) {
        this.yield(cursor.value());
      }
    } finally {
      await(cursor.close());
    }
  }
}
