package dev.treadle.behaviour;

import dev.treadle.CoroutineExit;
import dev.treadle.Status;
import dev.treadle.UncheckedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.concurrent.SynchronousQueue;
import org.jspecify.annotations.Nullable;

/**
 * The oracle: a body that runs as plain Java on a thread of its own and stops at each value until
 * it is told to go on.
 *
 * <p>It is written from the contract alone (PEP 342 in Java's words) and shares nothing with the
 * machines. Exceptions leave the raw drives as they are; {@link #unchecked} is the boundary.
 */
final class PushThread {
  /** The body, given this run to hand its values to. */
  interface Body {
    @Nullable Object run(PushThread self) throws Throwable;
  }

  private record Command(@Nullable Object sent, @Nullable Throwable raised) {}

  private enum Kind {
    YIELDED,
    RETURNED,
    THREW
  }

  private record Event(Kind kind, @Nullable Object value) {}

  /** Ends the thread of a run that nobody drives any more. */
  private static final class Abandoned extends Error {
    private static final long serialVersionUID = 1;

    Abandoned() {
      super(null, null, false, false);
    }
  }

  /** A body that has swallowed this many {@link Abandoned} is left parked. */
  static final int PATIENCE = 20;

  private final Body body;
  private final SynchronousQueue<Command> commands = new SynchronousQueue<>();
  private final SynchronousQueue<Event> events = new SynchronousQueue<>();
  private volatile Status status = Status.CREATED;
  private volatile boolean abandoned;
  private int refusals;
  private @Nullable Object value;
  private @Nullable Object result;

  PushThread(Body body) {
    this.body = body;
  }

  Status status() {
    return status;
  }

  @Nullable Object value() {
    return value;
  }

  @Nullable Object result() {
    if (status != Status.RETURNED) {
      throw new IllegalStateException("not returned");
    }
    return result;
  }

  boolean resume(@Nullable Object sent) throws Throwable {
    refuseIfRunning();
    if (Run.finished(status)) {
      return false;
    }
    if (status == Status.CREATED && sent != null) {
      throw new IllegalStateException("just created");
    }
    return proceed(new Command(sent, null));
  }

  boolean raise(@Nullable Throwable thrown) throws Throwable {
    if (thrown == null) {
      throw new NullPointerException();
    }
    refuseIfRunning();
    if (status == Status.CREATED) {
      status = Status.FAILED;
    }
    if (Run.finished(status)) {
      throw thrown;
    }
    return proceed(new Command(null, thrown));
  }

  void close() throws Throwable {
    refuseIfRunning();
    if (status == Status.CREATED) {
      status = Status.CLOSED;
    }
    if (Run.finished(status)) {
      return;
    }
    CoroutineExit exit = exit();
    boolean yielded;
    try {
      yielded = proceed(new Command(null, exit));
    } catch (CoroutineExit left) {
      Throwable[] suppressed = left.getSuppressed();
      if (suppressed.length > 0) {
        for (int i = 1; i < suppressed.length; i++) {
          suppressed[0].addSuppressed(suppressed[i]);
        }
        throw suppressed[0];
      }
      status = Status.CLOSED;
      return;
    }
    if (yielded) {
      throw new IllegalStateException("ignored close");
    }
    status = Status.CLOSED;
  }

  /** Called by the body's thread: hands {@code handed} out and waits to be driven on. */
  @Nullable Object suspend(@Nullable Object handed) {
    refuseIfAbandoned();
    Command command;
    try {
      events.put(new Event(Kind.YIELDED, handed));
      command = commands.take();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    refuseIfAbandoned();
    if (command.raised() != null) {
      throw PushThread.<RuntimeException>sneak(command.raised());
    }
    return command.sent();
  }

  /**
   * Called by the body's thread: PEP 380's expansion of {@code yield from}, in which exceptions
   * stay as they are.
   *
   * @param ahead the other run has come to a value that was not taken
   */
  void delegate(PushThread inner, boolean ahead) throws Throwable {
    boolean more = ahead || inner.resume(null);
    while (more) {
      Object sent;
      try {
        sent = suspend(inner.value());
      } catch (CoroutineExit e) {
        inner.close();
        throw e;
      } catch (Throwable t) {
        more = inner.raise(t);
        continue;
      }
      more = inner.resume(sent);
    }
  }

  /** The same for a cursor of ours; false if the values are of none. */
  boolean yieldAll(Iterator<?> values) {
    Iterator<?> run = values instanceof PushIntCursor ints ? ints.values() : values;
    if (!(run instanceof PushCursor<?> cursor)) {
      return false;
    }
    try {
      cursor.delegateFrom(this);
    } catch (Throwable t) {
      throw PushThread.<RuntimeException>sneak(t);
    }
    return true;
  }

  /**
   * Unwinds the body's thread, if it waits at a suspension; what the body does meanwhile goes
   * nowhere.
   */
  void abandon() {
    abandoned = true;
    commands.offer(new Command(null, null));
  }

  private boolean proceed(Command command) throws Throwable {
    boolean fresh = status == Status.CREATED;
    status = Status.RUNNING;
    if (fresh) {
      Thread thread = new Thread(this::live, "pushed body");
      thread.setDaemon(true);
      thread.start();
    } else {
      commands.put(command);
    }
    Event event = events.take();
    switch (event.kind()) {
      case YIELDED -> {
        value = event.value();
        status = Status.SUSPENDED;
        return true;
      }
      case RETURNED -> {
        result = event.value();
        status = Status.RETURNED;
        return false;
      }
      default -> {
        status = Status.FAILED;
        throw (Throwable) event.value();
      }
    }
  }

  private void live() {
    Event last;
    try {
      last = new Event(Kind.RETURNED, body.run(this));
    } catch (Throwable t) {
      last = new Event(Kind.THREW, t);
    }
    if (!abandoned) {
      try {
        events.put(last);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private void refuseIfRunning() {
    if (status == Status.RUNNING) {
      throw new IllegalStateException("already running");
    }
  }

  private void refuseIfAbandoned() {
    if (!abandoned) {
      return;
    }
    if (refusals++ < PATIENCE) {
      throw new Abandoned();
    }
    while (true) {
      java.util.concurrent.locks.LockSupport.park(this);
    }
  }

  /** What {@code thrown} looks like outside of a run. */
  static Throwable boundary(Throwable thrown) {
    if (thrown instanceof RuntimeException || thrown instanceof Error) {
      return thrown;
    }
    return thrown instanceof IOException e
        ? new UncheckedIOException(e)
        : new UncheckedException(thrown);
  }

  /** Throws what {@code thrown} looks like outside of a run. */
  static RuntimeException unchecked(Throwable thrown) {
    throw PushThread.<RuntimeException>sneak(boundary(thrown));
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> RuntimeException sneak(Throwable thrown) throws X {
    throw (X) thrown;
  }

  private static CoroutineExit exit() {
    return new CoroutineExit();
  }
}
