package dev.treadle.behaviour;

import dev.treadle.CoroutineExit;
import dev.treadle.Cursor;
import dev.treadle.IntCursor;
import dev.treadle.Routine;
import dev.treadle.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.StringJoiner;

/** What the bodies of a {@link DelegationProgram} share, and what they do besides suspending. */
abstract class DelegationScene extends Scene {
  /** What a body does to a routine: one of these, by number. */
  private static final List<String> DRIVES =
      List.of("s", "s", "c", "tS", "s", "s", "c", "tI", "s", "s", "c", "tS", "s", "s", "c", "tI");

  /** What it does to a cursor. */
  private static final List<String> LOOKING_DRIVES =
      List.of("n", "n", "c", "tS", "n", "q", "tS", "q", "n", "n", "c", "tI", "n", "q", "tI", "q");

  final List<Routine<Object, Integer, Object>> routines = new ArrayList<>();
  final List<Cursor<Object>> cursors = new ArrayList<>();

  /** All routines, in the order in which they were made. */
  final List<Routine<Object, Integer, Object>> made = new ArrayList<>();

  /** The shared runs that a body delegates to: it refuses others, where plain code would not. */
  private final Set<Object> held = new HashSet<>();

  /** How many operations may still be done: repetitions in repetitions would be too many. */
  int fuel = 400;

  boolean spend() {
    return fuel-- > 0;
  }

  Routine<Object, Integer, Object> sharedRoutine(int number) {
    return routines.get(number % routines.size());
  }

  Cursor<Object> sharedCursor(int number) {
    return cursors.get(number % cursors.size());
  }

  /** Whether nobody delegates to a shared run; now the caller does. */
  boolean hold(Object run) {
    return held.add(run);
  }

  void release(Object run) {
    held.remove(run);
  }

  void driveShared(int number) {
    Routine<Object, Integer, Object> run = sharedRoutine(number);
    if (!held.contains(run)) {
      drive(Run.of(run), DRIVES, number >> 2);
    }
  }

  void driveSharedCursor(int number) {
    Cursor<Object> run = sharedCursor(number);
    if (!held.contains(run)) {
      drive(Run.of(run), LOOKING_DRIVES, number >> 2);
    }
  }

  /** Drives a run up to three times, and returns it. */
  Routine<Object, Integer, Object> driven(Routine<Object, Integer, Object> run, int number) {
    driveOften(Run.of(run), DRIVES, number);
    return run;
  }

  <Y> Cursor<Y> driven(Cursor<Y> run, int number) {
    driveOften(Run.of(run), LOOKING_DRIVES, number);
    return run;
  }

  IntCursor driven(IntCursor run, int number) {
    driveOften(Run.of(Boxed.of(run)), LOOKING_DRIVES, number);
    return run;
  }

  private void driveOften(Run run, List<String> drives, int number) {
    for (int i = 0; i < number % 3; i++) {
      drive(run, drives, 0);
    }
    drive(run, drives, number);
  }

  private void drive(Run run, List<String> drives, int number) {
    String step = drives.get(number % drives.size());
    if (step.equals("s")) {
      step = run.status() == Status.CREATED ? "n" : "s" + number;
    }
    new Script.Driver(run, this, Trace.current()).step(step);
  }

  /** Looks at the runs from within one of them, and drives or forks such as are running. */
  void view(int number) {
    log(standing());
    inspect();
    if (number % 3 == 0) {
      misuse(me(), number);
    }
    if (number % 5 < routines.size()) {
      misuse(Run.of(routines.get(number % 5)), number);
    }
  }

  /** The refusals say more than those of plain code: only that there is one is compared. */
  private static void misuse(Run run, int number) {
    if (run.status() != Status.RUNNING) {
      return;
    }
    try {
      switch (number % 4) {
        case 0 -> run.resume(null);
        case 1 -> run.raise(new IOException());
        case 2 -> run.close();
        default -> run.fork();
      }
      log("not refused");
    } catch (IllegalStateException | UnsupportedOperationException e) {
      log("refused");
    }
  }

  /**
   * How the routines stand, and the shared cursors.
   *
   * <p>The values of those that are running are left out. A machine tells of what the run that it
   * delegates to had yielded on its own before, while a call made by that one has not come to a
   * yield: plain code still tells of its own last value.
   */
  String standing() {
    StringJoiner text = new StringJoiner(",", "(", ")");
    made.forEach(
        run -> text.add(run.status() + (run.status() == Status.RUNNING ? "" : "/" + run.value())));
    cursors.forEach(run -> text.add(run.status().toString()));
    return text.toString();
  }

  /** Asks machines what plain code cannot be asked: whatever they answer, they must not fail. */
  void inspect() {
    if (isPlain()) {
      return;
    }
    for (Routine<Object, Integer, Object> run : routines) {
      inspect(run);
    }
    for (Cursor<Object> run : cursors) {
      String.valueOf(run);
      run.locals();
    }
  }

  static void inspect(Routine<Object, Integer, Object> run) {
    String.valueOf(run);
    run.locals();
    if (run.status() == Status.SUSPENDED && run.trace().isEmpty()) {
      throw new AssertionError("no trace: " + run);
    }
  }

  static void fail(int number) throws IOException {
    switch (number % 4) {
      case 0 -> throw new IllegalStateException("T" + number);
      case 1 -> throw new IOException("T" + number);
      case 2 -> throw new CoroutineExit();
      default -> throw new NoSuchElementException("T" + number);
    }
  }

  /** A resource that may fail to be closed. */
  static final class Resource implements AutoCloseable {
    private final int number;

    Resource(int number) {
      this.number = number;
      log("open" + number);
    }

    @Override
    public void close() throws IOException {
      log("close" + number);
      if (number % 3 == 1) {
        throw new IOException("C" + number);
      }
      if (number % 3 == 2) {
        throw new IllegalStateException("C" + number);
      }
    }
  }
}
