package dev.treadle.async;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Hands values from senders to receivers, in order; from and to any thread.
 *
 * <p>A send or receive that was cancelled, or whose task was cancelled while it awaited it, has not
 * happened: the value stays with the sender, or goes to another receiver. That holds for the stages
 * that {@link #send} and {@link #receive} return, not for stages that depend on them.
 *
 * @param <T> the type of the values, which are not null
 */
public final class Channel<T> {
  private final int capacity;

  // All below is guarded by this. There are receivers only if there is nothing to be received.
  private final Deque<Sending<T>> buffer = new ArrayDeque<>();
  private final Set<Receiving<T>> receivers = new LinkedHashSet<>();
  private final Set<Sending<T>> senders = new LinkedHashSet<>();
  private long sent;
  private boolean closed;

  private Channel(int capacity) {
    this.capacity = capacity;
  }

  /**
   * A new channel.
   *
   * @param capacity how many values wait in it before a send waits too; with 0 each send waits for
   *     a receive
   * @param <T> the type of the values
   * @return the channel
   */
  public static <T> Channel<T> of(int capacity) {
    if (capacity < 0) {
      throw new IllegalArgumentException("a channel of capacity " + capacity);
    }
    return new Channel<>(capacity);
  }

  /**
   * Sends a value.
   *
   * @param value the value
   * @return completes when the channel or a receiver has taken it; fails with {@link
   *     ChannelClosedException} if the channel was closed before
   */
  public CompletionStage<Void> send(T value) {
    Objects.requireNonNull(value, "value");
    Sending<T> send = new Sending<>(this, value);
    Receiving<T> receiver = null;
    synchronized (this) {
      if (!closed) {
        send.number = sent++;
        receiver = poll(receivers);
        if (receiver == null) {
          if (buffer.size() >= capacity) {
            senders.add(send);
            return send;
          }
          buffer.add(send);
        }
        send.settled = true;
      }
    }
    if (receiver != null) {
      receiver.succeed(send);
    }
    if (send.settled) {
      send.succeed();
    } else {
      send.fail();
    }
    return send;
  }

  /**
   * Receives a value.
   *
   * @return completes with the next value; fails with {@link ChannelClosedException} when the
   *     channel is closed and all that was sent before has been received
   */
  public CompletionStage<T> receive() {
    Receiving<T> receive = new Receiving<>(this);
    Sending<T> next;
    Sending<T> sender = null;
    synchronized (this) {
      next = buffer.poll();
      if (next == null || buffer.size() < capacity) {
        sender = poll(senders);
        if (sender != null && next != null) {
          buffer.add(sender);
        } else if (sender != null) {
          next = sender;
        }
      }
      if (next == null && !closed) {
        receivers.add(receive);
        return receive;
      }
    }
    if (sender != null) {
      sender.succeed();
    }
    if (next == null) {
      receive.fail();
    } else {
      receive.succeed(next);
    }
    return receive;
  }

  /** Takes no more values. What was sent before, if its send still waits too, can be received. */
  public void close() {
    Set<Receiving<T>> waiting;
    synchronized (this) {
      closed = true;
      waiting = new LinkedHashSet<>(receivers);
      waiting.forEach(receive -> receive.settled = true);
      receivers.clear();
    }
    waiting.forEach(Operation::fail);
  }

  /**
   * Whether {@link #close()} was called.
   *
   * @return true if the channel takes no more values
   */
  public synchronized boolean isClosed() {
    return closed;
  }

  /** Takes the first of those that wait; it has happened then. */
  private static <O extends Operation<?, ?>> @Nullable O poll(Set<O> waiting) {
    Iterator<O> all = waiting.iterator();
    if (!all.hasNext()) {
      return null;
    }
    O first = all.next();
    all.remove();
    first.settled = true;
    return first;
  }

  /** Puts a value back that a body will not see, to its place; false if there is none. */
  private boolean putBack(Receiving<T> undone) {
    Sending<T> sending;
    Receiving<T> receiver;
    synchronized (this) {
      sending = undone.received;
      if (sending == null) {
        return false;
      }
      undone.received = null;
      receiver = poll(receivers);
      if (receiver == null) {
        Deque<Sending<T>> earlier = new ArrayDeque<>(1);
        while (!buffer.isEmpty() && buffer.element().number < sending.number) {
          earlier.push(buffer.remove());
        }
        buffer.addFirst(sending);
        earlier.forEach(buffer::addFirst);
      }
    }
    if (receiver != null) {
      receiver.succeed(sending);
    }
    return true;
  }

  /** Takes a value back from whoever would receive it; false if somebody has. */
  private boolean takeBack(Sending<?> send) {
    Sending<T> sender = null;
    synchronized (this) {
      if (!buffer.removeLastOccurrence(send)) {
        return false;
      }
      if (buffer.size() < capacity) {
        sender = poll(senders);
        if (sender != null) {
          buffer.add(sender);
        }
      }
    }
    if (sender != null) {
      sender.succeed();
    }
    return true;
  }

  /**
   * A send or a receive that may have to wait. As long as it waits it can be completed by anybody,
   * and is withdrawn then; once it has happened it completes with what has happened.
   */
  private abstract static class Operation<T, V extends @Nullable Object>
      extends CompletableFuture<V> implements Undoable {
    final Channel<T> channel;

    /** Whether it has happened; guarded by the channel until then. */
    boolean settled;

    Operation(Channel<T> channel) {
      this.channel = channel;
    }

    private boolean withdraw() {
      synchronized (channel) {
        if (settled) {
          return false;
        }
        settled = true;
        channel.receivers.remove(this);
        channel.senders.remove(this);
        return true;
      }
    }

    final void end(V value) {
      super.complete(value);
    }

    final void fail() {
      super.completeExceptionally(new ChannelClosedException());
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      return withdraw() ? super.cancel(mayInterruptIfRunning) : isCancelled();
    }

    @Override
    public boolean complete(V value) {
      return withdraw() && super.complete(value);
    }

    @Override
    public boolean completeExceptionally(Throwable thrown) {
      return withdraw() && super.completeExceptionally(thrown);
    }
  }

  /** A send, which waits with its value. */
  private static final class Sending<T> extends Operation<T, Void> {
    private final T value;

    /** The sends are numbered in their order. */
    private long number;

    private Sending(Channel<T> channel, T value) {
      super(channel);
      this.value = value;
    }

    void succeed() {
      end(null);
    }

    @Override
    public boolean giveBack() {
      return channel.takeBack(this);
    }
  }

  /** A receive. */
  private static final class Receiving<T> extends Operation<T, T> {
    /** Whose value it has got; null before that, if it was given back, or is another one. */
    private volatile @Nullable Sending<T> received;

    private Receiving(Channel<T> channel) {
      super(channel);
    }

    void succeed(Sending<T> send) {
      received = send;
      end(send.value);
    }

    @Override
    public boolean giveBack() {
      return channel.putBack(this);
    }
  }
}
