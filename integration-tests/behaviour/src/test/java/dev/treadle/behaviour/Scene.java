package dev.treadle.behaviour;

import dev.treadle.Implicit;
import dev.treadle.Routine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The state around one run of a body: a fresh one for each run, so that the two runs of a case
 * share nothing.
 */
abstract class Scene {
  private Engine engine = Engine.PLAIN;
  private @Nullable Run run;
  private final List<Run> seconds = new ArrayList<>();

  /** Done to the body's surroundings while it is suspended. */
  void hook() {}

  /** Appends {@code x} to the trace of the run and returns it. */
  protected static <T> T log(T x) {
    Trace.current().add(String.valueOf(x));
    return x;
  }

  static String show(int[] a) {
    return Arrays.toString(a).replace(" ", "");
  }

  static String show(int[][] a) {
    return Arrays.stream(a).map(Scene::show).collect(Collectors.joining(",", "[", "]"));
  }

  /** The run of this scene, for bodies that misuse it. */
  final Run me() {
    if (run == null) {
      throw new AssertionError("not started");
    }
    return run;
  }

  /** A second run that the body drives or delegates to: of the same kind as the body's own. */
  final <Y, S, R> Routine<Y, S, R> routine(
      PushRoutine.Body<Y, S, R> body, Supplier<Routine<Y, S, R>> machine) {
    Routine<Y, S, R> second =
        switch (engine) {
          case PLAIN -> new PushRoutine<>(body);
          case MACHINE, IMPLICIT_OVER_MACHINES -> machine.get();
          case IMPLICIT, MACHINE_OVER_IMPLICIT -> Implicit.routine(body::run);
        };
    made(Run.of(second));
    return second;
  }

  /** Notes that a body has made a run of its own. */
  final void made(Run second) {
    seconds.add(second);
  }

  final boolean isPlain() {
    return engine == Engine.PLAIN;
  }

  /** Whether the body has made runs of its own. */
  final boolean hasSeconds() {
    return !seconds.isEmpty();
  }

  final Run start(Supplier<Run> start, Engine with) {
    engine = with;
    run = start.get();
    return run;
  }

  /** Frees what the runs of this scene hold outside of the heap. */
  final void abandon() {
    me().abandon();
    seconds.forEach(Run::abandon);
  }
}
