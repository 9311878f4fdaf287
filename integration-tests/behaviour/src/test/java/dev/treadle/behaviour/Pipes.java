package dev.treadle.behaviour;

import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.util.List;

/** Pipes for the tests of the selector, and tasks that wait at them. */
final class Pipes {
  private Pipes() {}

  static Pipe pipe() throws IOException {
    Pipe pipe = Pipe.open();
    pipe.source().configureBlocking(false);
    pipe.sink().configureBlocking(false);
    return pipe;
  }

  static void close(Pipe pipe) throws IOException {
    pipe.source().close();
    pipe.sink().close();
  }

  @Coroutine
  static void writeMany(Async co, Pipe pipe, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      co.writable(pipe.sink());
      pipe.sink().write(ByteBuffer.wrap(new byte[] {1}));
      co.yieldNow();
    }
  }

  @Coroutine
  static String readable(Async co, SelectableChannel channel, List<String> notes) {
    try {
      co.readable(channel);
      return "ready";
    } catch (Throwable t) {
      notes.add(t.getClass().getSimpleName());
      throw t;
    } finally {
      notes.add("finally");
    }
  }
}
