package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Programs of delegation made at random: machines do what plain bodies do on threads, with PEP 380
 * written out, and so do their forks.
 *
 * <p>The program of a seed is always the same. More of them are examined with {@code
 * -Dtreadle.delegation.count=N}, others with {@code -Dtreadle.delegation.seed=N}.
 */
final class RandomDelegationTest {
  private static final long SEED = Long.getLong("treadle.delegation.seed", 1);
  private static final int COUNT = Integer.getInteger("treadle.delegation.count", 400);

  @Test
  void machinesDelegateAsPlainBodiesDo() {
    examine(RandomDelegationTest::alone);
  }

  @Test
  void machinesShareRunsAsPlainBodiesDo() {
    examine(RandomDelegationTest::sharing);
  }

  @Test
  void machinesOfFewKindsOfOperationsDoTheSame() {
    examine(RandomDelegationTest::narrow);
  }

  @Test
  void machinesThatBoxLateDoTheSame() {
    examine(RandomDelegationTest::boxed);
  }

  /** Each is the first whose program meets a defect that the runtime once had. */
  @Test
  void machinesDoWhatSomeHaveFailedToDo() {
    alone(2713); // a close ignored below a run of primitive values
    narrow(4146); // null yielded by a run that had begun elsewhere
    sharing(911220); // the value of a run that is running, and has adopted one half driven
    narrow(913056); // the same of one that has yielded nothing
    narrow(1016284); // the same of one that has adopted a run of primitive values, which called
  }

  private static void examine(LongConsumer program) {
    LongStream.range(SEED, SEED + COUNT).forEach(program);
  }

  private static void alone(long seed) {
    compareWithForks(DelegationProgram.random(seed, false), "seed " + seed + ": ");
  }

  private static void boxed(long seed) {
    DelegationProgram program = DelegationProgram.random(seed, false).withBoxedInts();
    compareWithForks(program, "seed " + seed + ", boxed: ");
    DelegationProgram narrow = DelegationProgram.narrow(seed).withBoxedInts();
    compareWhole(narrow, "seed " + seed + ", narrow, boxed: " + narrow);
  }

  private static void compareWithForks(DelegationProgram program, String what) {
    String about = what + program;
    compareWhole(program, about);
    // Farther and farther apart: most of what is special happens early.
    for (int at = 0; at < program.steps().size(); at += 1 + at / 4) {
      compareForks(program, at, about);
    }
  }

  /** Shared runs are no part of a fork, so there is nothing to compare forks with. */
  private static void sharing(long seed) {
    DelegationProgram program = DelegationProgram.random(seed, true);
    compareWhole(program, "seed " + seed + ", sharing: " + program);
  }

  private static void narrow(long seed) {
    DelegationProgram program = DelegationProgram.narrow(seed);
    compareWhole(program, "seed " + seed + ", narrow: " + program);
  }

  private static void compareWhole(DelegationProgram program, String about) {
    assertEquals(whole(program, Engine.PLAIN), whole(program, Engine.MACHINE), about);
  }

  private static String whole(DelegationProgram program, Engine engine) {
    Drive drive = Drive.start(program, engine);
    for (String step : program.steps()) {
      if (drive.ended) {
        break;
      }
      drive.step(step);
      drive.trace.detail(drive.scene.standing());
      drive.scene.inspect();
    }
    drive.trace.close();
    drive.scene.fuel = 0; // bodies that unwind make no runs
    drive.scene.abandon();
    return drive.trace.detailed();
  }

  /** Forks a machine twice, and drives the three of them on in turns. */
  private static void compareForks(DelegationProgram program, int at, String about) {
    Drive original = Drive.start(program, Engine.MACHINE);
    program.steps().subList(0, at).forEach(original::step);
    if (original.ended) {
      return;
    }
    List<Drive> drives;
    try {
      drives = List.of(original, original.fork(), original.fork());
    } catch (UnsupportedOperationException e) {
      return; // it delegates to an iterator
    }
    for (String step : program.steps().subList(at, program.steps().size())) {
      drives.forEach(drive -> drive.step(step));
    }
    Drive unforked = Drive.start(program, Engine.MACHINE);
    program.steps().forEach(unforked::step);
    String expected = unforked.trace.detailed();
    for (int i = 0; i < drives.size(); i++) {
      int fork = i;
      assertEquals(
          expected,
          drives.get(i).trace.detailed(),
          () -> "fork " + fork + " after " + at + " steps, " + about);
    }
  }

  /** One run that is driven through a program's steps. */
  private static final class Drive {
    private final DelegationTemplates scene;
    private final Run run;
    private final Trace trace;
    private final Script.Driver driver;
    private int fuel;
    private boolean ended;

    private Drive(DelegationTemplates scene, Run run, Trace trace, Script.@Nullable Driver driver) {
      this.scene = scene;
      this.run = run;
      this.trace = trace;
      this.driver = driver == null ? new Script.Driver(run, scene, trace) : driver;
      fuel = scene.fuel;
    }

    static Drive start(DelegationProgram program, Engine engine) {
      Trace trace = new Trace();
      trace.open();
      DelegationTemplates scene = new DelegationTemplates();
      return new Drive(scene, scene.start(() -> scene.begin(program), engine), trace, null);
    }

    Drive fork() {
      Run copy = run.fork();
      Trace copied = trace.copy();
      return new Drive(scene, copy, copied, driver.fork(copy, copied));
    }

    /** Does a step; the one that ends the run twice, as an ended run must stay so. */
    void step(String step) {
      if (ended) {
        return;
      }
      trace.open();
      scene.fuel = fuel;
      driver.step(step);
      if (Run.finished(run.status())) {
        driver.step(step);
        ended = true;
      }
      fuel = scene.fuel;
    }
  }
}
