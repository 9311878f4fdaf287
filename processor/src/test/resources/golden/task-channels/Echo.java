package echo;

import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

final class Echo {
  private Echo() {}

  @Coroutine
  static void serve(Async co, ServerSocketChannel server) throws IOException {
    while (true) {
      co.acceptable(server);
      SocketChannel client = server.accept();
      client.configureBlocking(false);
      co.loop().spawn(EchoCoroutines.echo(client));
    }
  }

  @Coroutine
  static void echo(Async co, SocketChannel client) throws IOException {
    try (client) {
      ByteBuffer bytes = ByteBuffer.allocate(1024);
      while (client.read(bytes) >= 0) {
        bytes.flip();
        client.write(bytes);
        if (bytes.hasRemaining()) {
          co.writable(client); // it reads slowly
        } else {
          co.readable(client);
        }
        bytes.compact();
      }
    }
  }
}
