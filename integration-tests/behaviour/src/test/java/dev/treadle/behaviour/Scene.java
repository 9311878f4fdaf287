package dev.treadle.behaviour;

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
  private boolean pushed;
  private @Nullable Run run;
  private final List<PushRoutine<?, ?, ?>> seconds = new ArrayList<>();

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
    if (!pushed) {
      return machine.get();
    }
    PushRoutine<Y, S, R> second = new PushRoutine<>(body);
    seconds.add(second);
    return second;
  }

  final Run start(Supplier<Run> start, boolean push) {
    pushed = push;
    run = start.get();
    return run;
  }

  /** Frees what the runs of this scene hold outside of the heap. */
  final void abandon() {
    me().abandon();
    seconds.forEach(PushRoutine::abandon);
  }
}
