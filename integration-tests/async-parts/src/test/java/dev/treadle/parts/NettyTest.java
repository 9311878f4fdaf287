package dev.treadle.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import dev.treadle.async.Channel;
import dev.treadle.async.ChannelClosedException;
import dev.treadle.async.TaskGroup;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Netty's event loop as the executor of tasks, and its futures awaited. */
final class NettyTest {
  /** A future of Netty's as a stage. */
  static <T> CompletionStage<T> stage(Future<T> future) {
    CompletableFuture<T> stage = new CompletableFuture<>();
    future.addListener(
        done -> {
          if (future.isSuccess()) {
            stage.complete(future.getNow());
          } else {
            stage.completeExceptionally(future.cause());
          }
        });
    return stage;
  }

  /** What tasks do, watched without any synchronization of its own. */
  static final class Witness {
    private final EventLoop loop;
    private int inside;
    private long steps;
    private final List<String> errors = Collections.synchronizedList(new ArrayList<>());

    Witness(EventLoop loop) {
      this.loop = loop;
    }

    void enter() {
      steps++;
      if (++inside != 1) {
        errors.add("two at a time");
      }
      if (!loop.inEventLoop()) {
        errors.add("on " + Thread.currentThread());
      }
    }

    void exit() {
      inside--;
    }
  }

  static final class Bodies {
    private Bodies() {}

    /** Suspends in all ways, between steps that are watched. */
    @Coroutine
    static long steps(Async co, Witness witness, EventLoop loop, EventLoop other, int count) {
      for (int i = 0; i < count; i++) {
        witness.enter();
        witness.exit();
        switch (i % 5) {
          case 0 -> co.yieldNow();
          case 1 -> co.await(CompletableFuture.supplyAsync(() -> 1));
          case 2 -> co.await(stage(other.submit(() -> 1)));
          case 3 -> co.await(stage(loop.schedule(() -> 1, 1, TimeUnit.MICROSECONDS)));
          default -> co.sleep(Duration.ofNanos(1));
        }
      }
      return witness.steps;
    }

    @Coroutine
    static long crowd(
        Async co, Witness witness, EventLoop loop, EventLoop other, int tasks, int count) {
      TaskGroup group = co.group();
      for (int i = 0; i < tasks; i++) {
        group.spawn(NettyTest_BodiesCoroutines.steps(witness, loop, other, count));
      }
      co.await(group.join());
      return witness.steps;
    }

    @Coroutine
    static String forever(Async co, Witness witness, List<String> notes) {
      try {
        return co.await(new CompletableFuture<String>());
      } finally {
        co.sleep(Duration.ofNanos(1));
        witness.enter();
        notes.add("finally");
        witness.exit();
      }
    }

    /** A client, as straight code: connects, asks, reads the answers until the peer closes. */
    @Coroutine
    static String echo(
        Async co, Bootstrap bootstrap, SocketAddress address, Channel<String> answers, int count)
        throws Exception {
      io.netty.channel.ChannelFuture connecting = bootstrap.connect(address);
      co.await(stage(connecting));
      io.netty.channel.Channel connection = connecting.channel();
      StringBuilder text = new StringBuilder();
      try {
        for (int i = 0; i < count; i++) {
          co.await(stage(connection.writeAndFlush(buffer("ping " + i + ";"))));
          while (!text.toString().endsWith("ping " + i + ";")) {
            text.append(co.await(answers.receive()));
          }
        }
        connection.writeAndFlush(buffer("bye"));
        while (true) {
          text.append(co.await(answers.receive()));
        }
      } catch (ChannelClosedException e) {
        return text.toString();
      } finally {
        co.await(stage(connection.close()));
      }
    }
  }

  static ByteBuf buffer(String text) {
    return Unpooled.copiedBuffer(text, StandardCharsets.UTF_8);
  }

  /** Sends back what comes, until somebody says bye. */
  private static final class Echo extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ByteBuf bytes = (ByteBuf) message;
      if (bytes.toString(StandardCharsets.UTF_8).endsWith("bye")) {
        bytes.release();
        context.close();
      } else {
        context.writeAndFlush(bytes);
      }
    }
  }

  /** Hands what comes over to a channel of ours. */
  private static final class Answers extends ChannelInboundHandlerAdapter {
    private final Channel<String> answers;

    Answers(Channel<String> answers) {
      this.answers = answers;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ByteBuf bytes = (ByteBuf) message;
      answers.send(bytes.toString(StandardCharsets.UTF_8));
      bytes.release();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      answers.close();
    }
  }

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());

  @AfterEach
  void stop() {
    group.shutdownGracefully(0, 0, TimeUnit.SECONDS).syncUninterruptibly();
  }

  @Test
  void theStepsOfATaskRunOnTheLoopOneAtATime() throws Exception {
    EventLoop loop = group.next();
    Witness witness = new Witness(loop);
    CompletableFuture<Long> future =
        NettyTest_BodiesCoroutines.steps(witness, loop, group.next(), 3_000).start(loop);
    assertEquals(3_000, future.get());
    assertEquals(List.of(), witness.errors);
  }

  @Test
  void manyTasksShareTheLoop() throws Exception {
    EventLoop loop = group.next();
    Witness witness = new Witness(loop);
    assertEquals(
        100 * 50,
        NettyTest_BodiesCoroutines.crowd(witness, loop, group.next(), 100, 50).start(loop).get());
    assertEquals(List.of(), witness.errors);
  }

  @Test
  void aCancelledTaskUnwindsOnTheLoop() {
    EventLoop loop = group.next();
    Witness witness = new Witness(loop);
    List<String> notes = new ArrayList<>();
    CompletableFuture<String> future =
        NettyTest_BodiesCoroutines.forever(witness, notes).start(loop);
    loop.submit(() -> {}).syncUninterruptibly(); // begun
    future.cancel(true);
    assertThrows(CancellationException.class, future::join);
    assertEquals(List.of("finally"), notes);
    assertEquals(List.of(), witness.errors);
  }

  /** Nobody takes the step any more, so the body is told so where it is, by whoever wanted it. */
  @Test
  void aLoopThatWasShutDownRejects() {
    EventLoop loop = group.next();
    CompletableFuture<Integer> stage = new CompletableFuture<>();
    CompletableFuture<Integer> future = NettyTest_WaitingCoroutines.plain(stage).start(loop);
    loop.submit(() -> {}).syncUninterruptibly();
    stop();
    assertFalse(future.isDone());
    stage.complete(1);
    assertTrue(
        future.<Throwable>handle((value, t) -> t).join() instanceof RejectedExecutionException);
  }

  static final class Waiting {
    private Waiting() {}

    @Coroutine
    static int plain(Async co, CompletionStage<Integer> stage) {
      return co.await(stage);
    }
  }

  /** Connections of Netty's, handled by tasks on their own loops. */
  @Test
  void clientsAreWrittenAsStraightCode() throws Exception {
    io.netty.channel.Channel server =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(io.netty.channel.Channel connection) {
                    connection.pipeline().addLast(new Echo());
                  }
                })
            .bind(new InetSocketAddress("localhost", 0))
            .sync()
            .channel();
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      expected.append("ping ").append(i).append(';');
    }
    List<CompletableFuture<String>> clients = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      EventLoop loop = group.next();
      Channel<String> answers = Channel.of(1000);
      Bootstrap bootstrap =
          new Bootstrap().group(loop).channel(NioSocketChannel.class).handler(new Answers(answers));
      clients.add(
          NettyTest_BodiesCoroutines.echo(bootstrap, server.localAddress(), answers, 20)
              .start(loop));
    }
    for (CompletableFuture<String> client : clients) {
      assertEquals(expected.toString(), client.get());
    }
    server.close().sync();
  }
}
