package echo;

import dev.treadle.async.EventLoop;
import dev.treadle.async.Task;
import dev.treadle.frame.AsyncFrame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Map;

/** Runs of the templates of {@link Echo}. */
final class EchoCoroutines {
  private EchoCoroutines() {}

  /** A run of {@link Echo#serve}. */
  static Task<Void> serve(ServerSocketChannel server) {
    return new Serve(server);
  }

  /** A run of {@link Echo#echo}. */
  static Task<Void> echo(SocketChannel client) {
    return new Echo2(client);
  }

  /**
   * State machine of {@link Echo#serve}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 16 co.acceptable(server)
   *   s2 : 19 co.loop()
   *   [*] --> s1
   *   s1 --> s2
   *   s2 --> s1
   * }</pre>
   */
  static final class Serve extends AsyncFrame<Void> {
    private ServerSocketChannel server;
    private SocketChannel client;

    Serve(ServerSocketChannel server) {
      this.server = server;
    }

    @Override
    protected boolean step(int s, Object sent, Throwable raised) throws Throwable {
      if (raised != null) {
        throw raised;
      }
      return resume(s, sent);
    }

    @Override
    protected void release() {
      server = null;
      client = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 16;
            case 2 -> 19;
            default -> -1;
          };
      return new StackTraceElement("echo.Echo", "serve", "Echo.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("server", server);
      if (label == 2) {
        locals.put("client", client);
      }
    }

    private boolean resume(int s, Object sent) throws IOException {
      ServerSocketChannel server = this.server;
      SocketChannel client = this.client;
      if (s != 0) {
        switch (s) {
          case 1 -> {
            client = server.accept();
            client.configureBlocking(false);
            loop();
            this.client = client;
            state = 2; // Echo.java:19  co.loop()
            return true;
          }
          case 2 -> {
            ((EventLoop) sent).spawn(EchoCoroutines.echo(client));
          }
        }
      }
      acceptable(server);
      this.client = null;
      state = 1; // Echo.java:16  co.acceptable(server)
      return true;
    }
  }

  /**
   * State machine of {@link Echo#echo}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 31 co.writable(client)
   *   s2 : 33 co.readable(client)
   *   [*] --> s1
   *   [*] --> s2
   *   [*] --> [*]
   *   s1 --> s1
   *   s1 --> s2
   *   s1 --> [*]
   *   s2 --> s1
   *   s2 --> s2
   *   s2 --> [*]
   * }</pre>
   */
  static final class Echo2 extends AsyncFrame<Void> {
    private SocketChannel client;
    private SocketChannel resource;
    private ByteBuffer bytes;

    Echo2(SocketChannel client) {
      this.client = client;
    }

    @Override
    protected boolean step(int s, Object sent, Throwable raised) throws Throwable {
      return resume(s, raised);
    }

    @Override
    protected void release() {
      client = null;
      resource = null;
      bytes = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 31;
            case 2 -> 33;
            default -> -1;
          };
      return new StackTraceElement("echo.Echo", "echo", "Echo.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("client", client);
      locals.put("bytes", bytes);
    }

    private boolean resume(int s, Throwable raised) throws IOException {
      SocketChannel client = this.client;
      SocketChannel resource = this.resource;
      ByteBuffer bytes = this.bytes;
      Throwable primary = null;
      if (s == 0) {
        resource = client;
      }
      try {
        if (s == 0) {
          bytes = ByteBuffer.allocate(1024);
          this.resource = resource;
          this.bytes = bytes;
        }
        while (s != 0 || client.read(bytes) >= 0) {
          if (s == 0) {
            bytes.flip();
            client.write(bytes);
            if (bytes.hasRemaining()) {
              writable(client);
              state = 1; // Echo.java:31  co.writable(client)
              return true;
            } else {
              readable(client);
              state = 2; // Echo.java:33  co.readable(client)
              return true;
            }
          } else {
            switch (s) {
              case 1 -> {
                s = 0;
                if (raised != null) {
                  throw rethrow(raised);
                }
                // it reads slowly
              }
              case 2 -> {
                s = 0;
                if (raised != null) {
                  throw rethrow(raised);
                }
              }
            }
          }
          bytes.compact();
        }
      } catch (Throwable thrown) {
        primary = thrown;
        throw thrown;
      } finally {
        if (state == RUNNING) {
          closeResource(resource, primary);
        }
      }
      return false;
    }
  }
}
