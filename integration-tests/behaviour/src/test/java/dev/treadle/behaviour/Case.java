package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.treadle.Co;
import dev.treadle.Implicit;
import dev.treadle.Routine;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * One body, as a template to push and as the machine made of it, with the drives whose traces are
 * known.
 *
 * <p>Each known drive is checked against both. Then the drives are multiplied: after each
 * suspension the run is closed, or an exception is raised in it, and the machine must do what the
 * pushed body does.
 */
final class Case {
  /** A call of a coroutine template. */
  interface Pushed<X, Y, S> {
    Object run(X scene, Co<Y, S> co) throws Throwable;
  }

  /** A call of a coroutine template without a result. */
  interface PushedProcedure<X, Y, S> {
    void run(X scene, Co<Y, S> co) throws Throwable;
  }

  /** A call of a generator template. */
  interface PushedGenerator<X, Y> {
    void run(X scene, Yielder<Y> out) throws Throwable;
  }

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Enough for every exit of every case; the ends of long loops are all alike. */
  private static final int CUTS = 12;

  private static final List<String> ENDINGS =
      List.of(
          "c n c",
          "c s70 s80 n n c",
          "tX s70 s80 s90 n n",
          "tI s70 s80 s90 n n",
          "tC n n",
          "tZ s70 n");

  private static final List<String> BEGINNINGS =
      List.of(
          "c n",
          "tX n",
          "tI n",
          "tC n",
          "s5 n n",
          "n tX tX tX n",
          "n c c c n",
          "n tX c n",
          "n tZ n",
          "tZ n");

  private static final List<String> LOOKS_AHEAD =
      List.of("q q n q +", "q c q n", "q tX n q", "n q tX n", "n q c c q", "n q q tI n", "n n q c");

  private final String id;
  private final Supplier<Start> starts;
  private final Map<Script, String> known = new LinkedHashMap<>();
  private final List<DynamicNode> more = new ArrayList<>();

  /** A new scene and the runs that can be started in it. */
  private record Start(
      Scene scene, Supplier<Run> push, Supplier<Run> machine, Supplier<Run> implicit) {
    Supplier<Run> run(Engine engine) {
      return engine == Engine.PLAIN ? push : engine.isMachine() ? machine : implicit;
    }
  }

  private Case(String id, Supplier<Start> starts) {
    this.id = id;
    this.starts = starts;
  }

  /** A coroutine template that returns a value. */
  static <X extends Scene, Y, S> Case coroutine(
      String id,
      Supplier<X> scene,
      Pushed<X, Y, S> template,
      Function<X, Routine<Y, S, ?>> factory) {
    return new Case(
        id,
        () -> {
          X x = scene.get();
          return new Start(
              x,
              () -> Run.of(new PushRoutine<Y, S, Object>(co -> template.run(x, co))),
              () -> Run.of(factory.apply(x)),
              () -> Run.of(Implicit.<Y, S, Object>routine(co -> template.run(x, co))));
        });
  }

  /** A coroutine template that returns nothing. */
  static <X extends Scene, Y, S> Case procedure(
      String id,
      Supplier<X> scene,
      PushedProcedure<X, Y, S> template,
      Function<X, Routine<Y, S, Void>> factory) {
    Pushed<X, Y, S> pushed =
        (x, co) -> {
          template.run(x, co);
          return null;
        };
    return coroutine(id, scene, pushed, factory::apply);
  }

  /** A generator template. */
  static <X extends Scene, Y> Case generator(
      String id,
      Supplier<X> scene,
      PushedGenerator<X, Y> template,
      Function<X, Sequence<Y>> factory) {
    Case made =
        new Case(
            id,
            () -> {
              X x = scene.get();
              return new Start(
                  x,
                  () -> Run.of(new PushCursor<Y>(out -> template.run(x, out))),
                  () -> Run.of(factory.apply(x).iterator()),
                  () -> Run.of(Implicit.<Y>sequence(out -> template.run(x, out)).iterator()));
            });
    made.more.add(
        DynamicTest.dynamicTest(
            "looked ahead", () -> LOOKS_AHEAD.forEach(script -> made.same(Script.of(script)))));
    made.more.add(
        DynamicTest.dynamicTest(
            "all at once",
            () -> assertTimeoutPreemptively(PATIENCE, () -> allAtOnce(scene, template, factory))));
    return made;
  }

  /** The trace of the default drive. */
  Case gives(String trace) {
    known.put(Script.DEFAULT, trace);
    return this;
  }

  /** The trace of another drive. */
  Case drive(String script, String trace) {
    known.put(Script.of(script), trace);
    return this;
  }

  /** All checks of this case, each under the name of its drive. */
  DynamicContainer tests() {
    List<DynamicNode> tests = new ArrayList<>();
    if (known.isEmpty()) {
      tests.add(DynamicTest.dynamicTest("default", () -> same(Script.DEFAULT)));
      tests.add(DynamicTest.dynamicTest("cut short", () -> cutShort(Script.DEFAULT)));
    }
    known.forEach(
        (script, trace) -> {
          tests.add(
              DynamicTest.dynamicTest(
                  script + " as plain Java",
                  () -> assertEquals(trace, traced(script, Engine.PLAIN).toString())));
          tests.add(
              DynamicTest.dynamicTest(
                  script + " as a machine",
                  () -> assertEquals(trace, traced(script, Engine.MACHINE).toString())));
          tests.add(DynamicTest.dynamicTest(script + " in detail", () -> same(script)));
          tests.add(DynamicTest.dynamicTest(script + " cut short", () -> cutShort(script)));
        });
    tests.add(
        DynamicTest.dynamicTest(
            "beginnings", () -> BEGINNINGS.forEach(script -> same(Script.of(script)))));
    tests.addAll(more);
    return DynamicContainer.dynamicContainer(id, tests);
  }

  /** The whole trace of one drive. */
  String play(String script, Engine engine) {
    return traced(Script.of(script), engine).toString();
  }

  private void cutShort(Script script) {
    int suspensions = suspensions(script);
    for (int cut = 1; cut <= Math.min(suspensions, CUTS); cut++) {
      for (String ending : ENDINGS) {
        same(script.cut(cut, ending));
      }
    }
  }

  /** Every engine does what plain Java does. */
  private void same(Script script) {
    Trace plain = new Trace();
    Played played = traced(script, Engine.PLAIN, plain);
    for (Engine engine : Engine.values()) {
      if (engine != Engine.PLAIN && (played.seconds() || !engine.mixes())) {
        assertEquals(
            plain.detailed(),
            traced(script, engine).detailed(),
            () -> id + ", driven " + script + ", " + engine);
      }
    }
  }

  /** How many suspensions there were, and whether the body made runs of its own. */
  private record Played(int suspensions, boolean seconds) {}

  private int suspensions(Script script) {
    return traced(script, Engine.PLAIN, new Trace()).suspensions();
  }

  private Trace traced(Script script, Engine engine) {
    Trace trace = new Trace();
    traced(script, engine, trace);
    return trace;
  }

  private Played traced(Script script, Engine engine, Trace trace) {
    Played[] played = new Played[1];
    bounded(script, () -> played[0] = play(script, engine, trace));
    return played[0];
  }

  private Played play(Script script, Engine engine, Trace trace) {
    trace.open();
    Start start = starts.get();
    Scene scene = start.scene();
    Run run = scene.start(start.run(engine), engine);
    int suspensions = script.drive(run, scene, trace);
    trace.close();
    Played played = new Played(suspensions, scene.hasSeconds());
    scene.abandon();
    return played;
  }

  private void bounded(Script script, Runnable play) {
    assertTimeoutPreemptively(PATIENCE, play::run, () -> id + ", driven " + script);
  }

  /**
   * The ways to take all values of a sequence in one call, each like a plain call of the template.
   */
  private static <X extends Scene, Y> void allAtOnce(
      Supplier<X> scene, PushedGenerator<X, Y> template, Function<X, Sequence<Y>> factory) {
    String plain = consumed(() -> template.run(scene.get(), Case::take));
    assertEquals(plain, consumed(() -> factory.apply(scene.get()).forEach(Case::take)), "forEach");
    assertEquals(
        plain, consumed(() -> factory.apply(scene.get()).stream().forEach(Case::take)), "stream");
    assertEquals(
        plain,
        consumed(() -> factory.apply(scene.get()).iterator().forEachRemaining(Case::take)),
        "forEachRemaining");
    assertEquals(
        plain,
        consumed(
            () -> {
              for (Y value : factory.apply(scene.get())) {
                take(value);
              }
            }),
        "for");
  }

  private static <Y> void take(Y value) {
    Trace.current().add(">" + value);
  }

  private interface Consumption {
    void run() throws Throwable;
  }

  private static String consumed(Consumption consumption) {
    Trace trace = new Trace();
    trace.open();
    try {
      consumption.run();
      trace.add("=null");
    } catch (Throwable t) {
      trace.add("!" + Script.show(PushThread.boundary(t)));
    }
    return trace.toString();
  }
}
