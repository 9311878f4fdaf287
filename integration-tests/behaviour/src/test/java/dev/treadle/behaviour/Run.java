package dev.treadle.behaviour;

import dev.treadle.Cursor;
import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.frame.ImplicitRoutine;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What can be done to a run, whichever kind it is of: a routine or a cursor, pushed or a machine.
 */
interface Run {
  /** Runs to the next suspension; false when there is none any more. */
  boolean resume(@Nullable Object sent);

  boolean raise(Throwable thrown);

  @Nullable Object value();

  @Nullable Object result();

  boolean hasNext();

  void close();

  Status status();

  /** A copy of a suspended run. */
  Run fork();

  /** Frees what the run holds outside of the heap. */
  void abandon();

  static boolean finished(Status status) {
    return status == Status.RETURNED || status == Status.FAILED || status == Status.CLOSED;
  }

  static Run of(Routine<?, ?, ?> routine) {
    // What is sent is chosen by the case, whose bodies say what they take.
    @SuppressWarnings("unchecked")
    Routine<?, Object, ?> driven = (Routine<?, Object, ?>) routine;
    return new Run() {
      @Override
      public boolean resume(@Nullable Object sent) {
        return driven.resume(sent);
      }

      @Override
      public boolean raise(Throwable thrown) {
        return driven.resumeRaising(thrown);
      }

      @Override
      public @Nullable Object value() {
        return driven.value();
      }

      @Override
      public @Nullable Object result() {
        return driven.result();
      }

      @Override
      public boolean hasNext() {
        throw new AssertionError("a routine does not look ahead");
      }

      @Override
      public void close() {
        driven.close();
      }

      @Override
      public Status status() {
        return driven.status();
      }

      @Override
      public Run fork() {
        return of(routine.fork());
      }

      @Override
      public void abandon() {
        if (routine instanceof PushRoutine<?, ?, ?> pushed) {
          pushed.abandon();
        } else if (routine instanceof ImplicitRoutine<?, ?, ?>) {
          endThread(routine, routine::status);
        }
      }
    };
  }

  static Run of(Cursor<?> cursor) {
    return of(cursor, null);
  }

  private static Run of(Cursor<?> cursor, @Nullable Object last) {
    return new Run() {
      private @Nullable Object value = last;

      @Override
      public boolean resume(@Nullable Object sent) {
        boolean over = finished(cursor.status());
        try {
          value = cursor.next();
          return true;
        } catch (NoSuchElementException e) {
          if (over || cursor.status() == Status.RETURNED) {
            return false;
          }
          throw e;
        }
      }

      @Override
      public boolean raise(Throwable thrown) {
        try {
          value = cursor.raise(thrown);
          return true;
        } catch (NoSuchElementException e) {
          if (e != thrown && cursor.status() == Status.RETURNED) {
            return false;
          }
          throw e;
        }
      }

      @Override
      public @Nullable Object value() {
        return value;
      }

      @Override
      public @Nullable Object result() {
        return null;
      }

      @Override
      public boolean hasNext() {
        return cursor.hasNext();
      }

      @Override
      public void close() {
        cursor.close();
      }

      @Override
      public Status status() {
        return cursor.status();
      }

      @Override
      public Run fork() {
        return of(cursor.fork(), value);
      }

      @Override
      public void abandon() {
        if (cursor instanceof PushCursor<?> pushed) {
          pushed.abandon();
        } else {
          endThread(cursor, cursor::status);
        }
      }
    };
  }

  /** Closes a run that may hold a thread, and as often as it ignores that. */
  private static void endThread(AutoCloseable run, Supplier<Status> status) {
    for (int i = 0; i < PushThread.PATIENCE && !finished(status.get()); i++) {
      try {
        run.close();
      } catch (Throwable t) {
        // It is not compared any more.
      }
    }
  }
}
