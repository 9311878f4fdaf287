package dev.treadle.frame;

import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** A stream that a body delegates to, and that is closed however that ends. */
final class StreamFrame extends Frame {
  private final BaseStream<?, ?> stream;
  private final Frame values;

  StreamFrame(BaseStream<?, ?> stream) {
    this.stream = stream;
    try {
      this.values = IteratorFrame.of(stream.iterator());
    } catch (Throwable t) {
      closeResource(stream, t);
      throw t;
    }
  }

  @Override
  protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
      throws Throwable {
    try {
      if (values.step(s, sent, raised)) {
        state = 1;
        return true;
      }
    } catch (Throwable t) {
      closeResource(stream, t);
      throw t;
    }
    stream.close();
    return false;
  }

  @Override
  protected @Nullable Object current() {
    return values.current();
  }

  @Override
  protected long bits() {
    return values.bits();
  }

  @Override
  protected boolean guarded(int label) {
    return true;
  }

  @Override
  protected boolean forkable(int label) {
    return false;
  }
}
