package dev.treadle.behaviour.misuse;

import dev.treadle.Routine;
import dev.treadle.Status;
import java.util.List;

/** What a body calls that is not its own; at one place that does something. */
record Outside(Place place, Runnable action) {
  void at(Place here) {
    if (here == place) {
      action.run();
    }
  }

  /** Where a body calls what is not its own. */
  enum Place {
    HASH_CODE,
    EQUALS,
    TO_STRING,
    CLOSE_OF_RESOURCE,
    CATCH,
    FINALLY,
    ITERABLE,
    ITERATOR,
    STREAM_ELEMENT,
    STREAM_CLOSE,
    FOREIGN_ROUTINE,
    CALLEE,
    DELEGATE
  }

  /** A value with methods of its own. */
  record Value(int n, Outside outside) {
    @Override
    public int hashCode() {
      outside.at(Place.HASH_CODE);
      return 1;
    }

    @Override
    public boolean equals(Object other) {
      outside.at(Place.EQUALS);
      return other instanceof Value value && value.n == n;
    }

    @Override
    public String toString() {
      outside.at(Place.TO_STRING);
      return "value" + n;
    }
  }

  /** A routine of someone else's, of one value. */
  static final class Foreign implements Routine<Object, String, String> {
    private final Outside outside;
    private Status status = Status.CREATED;

    Foreign(Outside outside) {
      this.outside = outside;
    }

    @Override
    public boolean resume(String sent) {
      outside.at(Place.FOREIGN_ROUTINE);
      status = status == Status.CREATED ? Status.SUSPENDED : Status.RETURNED;
      return status == Status.SUSPENDED;
    }

    @Override
    public boolean resumeRaising(Throwable t) {
      outside.at(Place.FOREIGN_ROUTINE);
      status = Status.RETURNED;
      return false;
    }

    @Override
    public Object value() {
      outside.at(Place.FOREIGN_ROUTINE);
      return "f";
    }

    @Override
    public String result() {
      outside.at(Place.FOREIGN_ROUTINE);
      return "foreign";
    }

    @Override
    public void close() {
      outside.at(Place.FOREIGN_ROUTINE);
      status = Status.CLOSED;
    }

    @Override
    public Status status() {
      outside.at(Place.FOREIGN_ROUTINE);
      return status;
    }

    @Override
    public Routine<Object, String, String> fork() {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<StackTraceElement> trace() {
      return List.of();
    }
  }
}
