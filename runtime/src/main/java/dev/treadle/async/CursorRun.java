package dev.treadle.async;

import dev.treadle.Status;
import dev.treadle.frame.AsyncGeneratorFrame;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A run of a sequence that is advanced by its cursor. Its host knows of it while it is running. */
final class CursorRun<Y extends @Nullable Object> extends TaskRun<Void> implements AsyncCursor<Y> {
  private enum State {
    /** It has not begun, or is suspended at a yield, and an advance has got the value. */
    IDLE,
    /** The body is being executed, or awaits something. */
    RUNNING,
    /** It is suspended at a yield, and no advance has got the value yet. */
    READY,
    /** The body has ended. */
    ENDED
  }

  // All below is guarded by this.
  private State state = State.IDLE;

  /** What is in progress; null if that was withdrawn, too. */
  private @Nullable Advance advance;

  /** What has got the last value or failure. */
  private @Nullable Advance last;

  /** Whether the body is to end, so that nobody takes what it yields. */
  private boolean ending;

  private @Nullable LoopFuture<Void> closing;

  /** What has left the body, and nobody was told. */
  private @Nullable Throwable failure;

  /** The value that the body has yielded last. */
  private @Nullable Y found;

  private @Nullable Y value;

  CursorRun(AsyncGeneratorFrame<Y> frame, Host host) {
    super(frame, host);
    frame.claim();
  }

  @Override
  public CompletionStage<Boolean> advance() {
    Advance next = new Advance(this);
    synchronized (this) {
      if (advance != null || (closing != null && state != State.ENDED)) {
        throw new IllegalStateException(
            (advance != null ? "an advance is in progress: " : "the run is being closed: ")
                + frame.name());
      }
      switch (state) {
        case READY -> {
          state = State.IDLE;
          value = found;
          last = next;
          next.succeed(true);
          return next;
        }
        case ENDED -> {
          last = next;
          if (failure == null) {
            next.succeed(false);
          } else {
            next.fail(failure);
            failure = null;
          }
          return next;
        }
        case RUNNING -> {
          advance = next;
          return next;
        }
        case IDLE -> {
          host.begin(this);
          state = State.RUNNING;
          advance = next;
        }
      }
    }
    host.schedule(this);
    return next;
  }

  @Override
  public synchronized @Nullable Y value() {
    return value;
  }

  @Override
  public CompletionStage<Void> close() {
    LoopFuture<Void> close = new LoopFuture.Dependent<>(host);
    Wait suspended;
    boolean idle;
    synchronized (this) {
      if (state == State.IDLE && frame.status() == Status.CREATED) {
        state = State.ENDED;
        frame.abandon();
      }
      if (state == State.ENDED) {
        end(close, failure);
        failure = null;
        return close;
      }
      if (closing != null) {
        return closing;
      }
      idle = state != State.RUNNING;
      if (idle) {
        host.begin(this);
        state = State.RUNNING;
      }
      closing = close;
      ending = true;
      suspended = request();
    }
    if (idle) {
      host.schedule(this);
    } else if (suspended != null) {
      suspended.cancel();
    }
    return close;
  }

  private static void end(LoopFuture<Void> close, @Nullable Throwable thrown) {
    if (thrown == null || thrown instanceof CancellationException) {
      close.complete(null);
    } else {
      close.completeExceptionally(thrown);
    }
  }

  /** The loop is closed. */
  @Override
  void cancel() {
    Wait suspended;
    synchronized (this) {
      if (state != State.RUNNING) {
        return;
      }
      ending = true;
      suspended = request();
    }
    if (suspended != null) {
      suspended.cancel();
    }
  }

  /** An advance has not happened; false if it has. */
  synchronized boolean withdraw(Advance withdrawn) {
    boolean inProgress = advance == withdrawn;
    if (inProgress) {
      advance = null;
    }
    return inProgress;
  }

  /** An advance has happened, but the body that awaited it will not see its outcome. */
  synchronized void putBack(Advance given, boolean found, @Nullable Throwable thrown) {
    if (last != given) {
      return;
    }
    if (found && state == State.IDLE) {
      state = State.READY;
    } else if (thrown != null && state == State.ENDED) {
      failure = thrown;
    }
  }

  @Override
  @SuppressWarnings("unchecked") // a machine of the sequence's
  boolean yielded(@Nullable Object yielded) {
    Advance told;
    synchronized (this) {
      if (ending) {
        request();
        return true;
      }
      host.end(this);
      found = (Y) yielded;
      told = advance;
      advance = null;
      if (told == null) {
        state = State.READY;
        return false;
      }
      state = State.IDLE;
      value = found;
      last = told;
    }
    told.succeed(true);
    return false;
  }

  @Override
  void complete(@Nullable Throwable thrown) {
    Advance told;
    LoopFuture<Void> close;
    boolean nobody;
    synchronized (this) {
      host.end(this);
      state = State.ENDED;
      told = advance;
      last = told;
      advance = null;
      close = closing;
      nobody = told == null && close == null;
      if (nobody && !ending && !(thrown instanceof CancellationException)) {
        failure = thrown;
      }
    }
    if (told != null && thrown == null) {
      told.succeed(false);
    } else if (told != null) {
      told.fail(thrown);
    }
    if (close != null) {
      end(close, thrown);
    }
    if (nobody && ending) {
      log(thrown);
    }
  }
}
