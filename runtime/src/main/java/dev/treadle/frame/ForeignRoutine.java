package dev.treadle.frame;

import dev.treadle.CoroutineExit;
import dev.treadle.Routine;
import dev.treadle.Status;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A routine that is no frame of ours: delegated to through its public methods. */
final class ForeignRoutine extends Frame {
  private Routine<?, Object, ?> routine;
  private @Nullable Object current;
  private @Nullable Object result;

  @SuppressWarnings("unchecked") // what is sent comes from a body that may send it
  ForeignRoutine(Routine<?, ?, ?> routine) {
    this.routine = (Routine<?, Object, ?>) routine;
    Status status = routine.status();
    if (status != Status.CREATED && status != Status.SUSPENDED && status != Status.RETURNED) {
      throw new IllegalStateException("yieldFrom of a run that is " + status + ": " + routine);
    }
  }

  @Override
  List<StackTraceElement> places() {
    return routine.trace();
  }

  @Override
  Map<String, @Nullable Object> variables() {
    return routine.locals();
  }

  @Override
  String suspended() {
    return routine.toString();
  }

  @Override
  protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
      throws Throwable {
    boolean yielded;
    if (raised == null) {
      yielded = routine.resume(sent);
    } else if (raised instanceof CoroutineExit) {
      routine.close();
      throw raised;
    } else {
      yielded = routine.resumeRaising(raised);
    }
    if (yielded) {
      current = routine.value();
      state = 1;
    } else {
      result = routine.result();
    }
    return yielded;
  }

  @Override
  protected @Nullable Object current() {
    return current;
  }

  @Override
  protected @Nullable Object outcome() {
    return result;
  }

  @Override
  Frame copy() {
    ForeignRoutine copy = (ForeignRoutine) super.copy();
    copy.routine = (Routine<?, Object, ?>) routine.fork();
    return copy;
  }
}
