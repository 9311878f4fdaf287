package dev.treadle.async;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.IllegalBlockingModeException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The channels that are waited for on a loop, at a selector that is opened for the first of them.
 * All is called by the loop's driver, apart from {@link #wakeup}.
 *
 * <p>A channel is registered as long as somebody waits for it, as seen when the selector is asked:
 * who is woken, reads, and waits again before that costs no system call for it.
 */
final class ChannelSelector {
  /** NIO tells nobody that another thread has closed a channel: it is found out in this time. */
  private static final long PATIENCE = TimeUnit.MILLISECONDS.toNanos(200);

  /** Who waits for a channel. */
  interface Waiter {
    /** Whether it does so still. */
    boolean isWaiting();

    /** The channel is ready, or will never be. */
    void ready(@Nullable Throwable failure);
  }

  /** A channel at the selector, and who waits for it: one at most for each operation. */
  private static final class Registration {
    final SelectionKey key;
    private @Nullable Entry first;
    boolean changed;

    Registration(SelectionKey key) {
      this.key = key;
    }

    int ops() {
      int ops = 0;
      for (Entry entry = first; entry != null; entry = entry.next) {
        ops |= entry.op;
      }
      return ops;
    }

    void remove(Entry removed) {
      Entry before = null;
      for (Entry entry = first; entry != null; before = entry, entry = entry.next) {
        if (entry == removed) {
          if (before == null) {
            first = entry.next;
          } else {
            before.next = entry.next;
          }
        }
      }
    }
  }

  /** One that waits. */
  private final class Entry implements Host.Timer {
    private final Registration registration;
    private final int op;
    private final Waiter waiter;
    private @Nullable Entry next;

    Entry(Registration registration, int op, Waiter waiter) {
      this.registration = registration;
      this.op = op;
      this.waiter = waiter;
      this.next = registration.first;
      registration.first = this;
    }

    @Override
    public void cancel() {
      registration.remove(this);
      if (!registration.changed) {
        registration.changed = true;
        changed.add(registration);
      }
    }

    void end(@Nullable Throwable failure) {
      cancel();
      waiter.ready(failure);
    }
  }

  private volatile @Nullable Selector selector;
  private boolean closed;
  private final Set<Registration> registered = new HashSet<>();

  /** Those that are waited for by fewer than the selector has been told. */
  private final List<Registration> changed = new ArrayList<>();

  /** How many have been let go on. */
  private long ended;

  /**
   * Waits for a channel.
   *
   * @return cancels the wait
   */
  Host.Timer add(SelectableChannel channel, int op, Waiter waiter) throws IOException {
    if (!channel.isOpen()) {
      throw new ClosedChannelException();
    }
    if (channel.isBlocking()) {
      throw new IllegalBlockingModeException();
    }
    if ((channel.validOps() & op) == 0) {
      throw new IllegalArgumentException(channel + " is never " + name(op));
    }
    try {
      return new Entry(register(channel, op), op, waiter);
    } catch (CancelledKeyException e) {
      throw new ClosedChannelException();
    }
  }

  private Registration register(SelectableChannel channel, int op) throws IOException {
    Selector open = open();
    SelectionKey key = channel.keyFor(open);
    if (key == null) {
      Registration registration = new Registration(channel.register(open, op));
      registration.key.attach(registration);
      registered.add(registration);
      return registration;
    }
    Registration registration = (Registration) key.attachment();
    for (Entry entry = registration.first; entry != null; entry = entry.next) {
      if (entry.op == op) {
        if (entry.waiter.isWaiting()) {
          throw new IllegalStateException(
              "another task waits already until this is " + name(op) + ": " + channel);
        }
        registration.remove(entry);
      }
    }
    key.interestOpsOr(op);
    return registration;
  }

  private Selector open() throws IOException {
    Selector open = selector;
    if (open == null) {
      if (closed) {
        throw new IllegalStateException("the loop is closed");
      }
      open = Selector.open();
      selector = open;
    }
    return open;
  }

  private static String name(int op) {
    return switch (op) {
      case SelectionKey.OP_READ -> "readable";
      case SelectionKey.OP_WRITE -> "writable";
      case SelectionKey.OP_ACCEPT -> "acceptable";
      default -> "connectable";
    };
  }

  /** Whether anybody waits. */
  boolean isUsed() {
    return !registered.isEmpty();
  }

  /** Lets those go on whose channels are ready, or closed; false if there are none. */
  boolean poll() {
    Selector open = selector;
    if (open == null || open.keys().isEmpty()) {
      return false;
    }
    long before = ended;
    for (Registration registration : changed) {
      registration.changed = false;
      int ops = registration.ops();
      if (ops == 0) {
        registered.remove(registration);
        registration.key.cancel();
      } else if (registration.key.isValid()) {
        watch(registration.key, ops);
      }
    }
    changed.clear();
    try {
      open.selectNow(this::fire);
      dropClosed(open);
    } catch (IOException e) {
      fail(e);
    }
    return ended != before;
  }

  /** Waits until a channel is ready, or somebody calls {@link #wakeup}, for so long at most. */
  void select(long nanos) {
    Selector open = selector;
    if (open == null || nanos <= 0) {
      return;
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(Math.min(nanos, PATIENCE) + 999_999);
    try {
      open.select(this::fire, millis);
      dropClosed(open);
    } catch (IOException e) {
      fail(e);
    }
  }

  /** Ends a {@link #select} that another thread is in, or is about to enter. */
  void wakeup() {
    Selector open = selector;
    if (open != null) {
      open.wakeup();
    }
  }

  /** Nobody waits any more, or ever will. */
  void close() {
    closed = true;
    Selector open = selector;
    selector = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static void watch(SelectionKey key, int ops) {
    try {
      key.interestOps(ops);
    } catch (CancelledKeyException e) {
      // Closed by another thread: found below.
    }
  }

  private void fire(SelectionKey key) {
    int ready;
    try {
      ready = key.readyOps();
    } catch (CancelledKeyException e) {
      return;
    }
    Registration registration = (Registration) key.attachment();
    for (Entry entry = registration.first; entry != null; entry = entry.next) {
      if ((entry.op & ready) != 0) {
        end(entry, null);
      }
    }
  }

  /** A selection forgets the keys of channels that are closed. */
  private void dropClosed(Selector open) {
    if (open.keys().size() == registered.size()) {
      return;
    }
    for (Registration registration : List.copyOf(registered)) {
      if (!registration.key.isValid()) {
        fail(registration, new ClosedChannelException());
      }
    }
  }

  private void fail(IOException failure) {
    for (Registration registration : List.copyOf(registered)) {
      fail(registration, failure);
    }
  }

  private void fail(Registration registration, IOException failure) {
    for (Entry entry = registration.first; entry != null; entry = entry.next) {
      end(entry, failure);
    }
  }

  private void end(Entry entry, @Nullable Throwable failure) {
    ended++;
    entry.end(failure);
  }
}
