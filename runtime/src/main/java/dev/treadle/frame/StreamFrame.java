package dev.treadle.frame;

import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A stream that a body delegates to, and that is closed however that ends. */
final class StreamFrame extends Frame {
  private final Stream<?> stream;
  private final Iterator<?> iterator;
  private @Nullable Object current;

  StreamFrame(Stream<?> stream) {
    this.stream = stream;
    try {
      this.iterator = stream.iterator();
    } catch (Throwable t) {
      closeResource(stream, t);
      throw t;
    }
  }

  @Override
  protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
      throws Throwable {
    try {
      if (raised != null) {
        throw raised;
      }
      if (iterator.hasNext()) {
        current = iterator.next();
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
    return current;
  }

  @Override
  protected boolean forkable(int label) {
    return false;
  }
}
