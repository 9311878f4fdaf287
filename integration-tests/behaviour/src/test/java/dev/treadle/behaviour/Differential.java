package dev.treadle.behaviour;

import dev.treadle.Co;
import dev.treadle.Routine;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares templates that were compiled at run time, as plain Java and as machines. */
public final class Differential {
  /** The templates of one compilation. */
  public interface Unit {
    /** Fresh surroundings for one run. */
    Play play();

    /** Whether the template of that number is a generator. */
    boolean generator(int template);

    /** Calls the template of that number. */
    Object call(Play play, int template, Co<Object, Integer> co) throws Throwable;

    /** Calls the generator template of that number. */
    void generate(Play play, int template, Yielder<Object> out) throws Throwable;

    /** The machine that was made of it. */
    Routine<Object, Integer, ?> machine(Play play, int template);

    /** The sequence that was made of it. */
    Sequence<Object> sequence(Play play, int template);
  }

  /** A drive after which the two runs do not show the same. */
  public record Difference(String drive, String plain, String machine) {}

  private static final List<String> ENDINGS =
      List.of("c n c", "c s70 n c n", "tX s70 s80 n c", "tI s70 s80 n", "tC s70 n", "tX tX n n");

  private static final List<String> LOOKS_AHEAD =
      List.of("q n q tX q n q +", "q c q n", "q q tI n q", "n q q c c q");

  /** Cuts after each of the first suspensions, and after some of the others. */
  private static final int CUTS = 10;

  /** Forks after so many of the suspensions. */
  private static final int FORKS = 4;

  private final Unit unit;
  private final int template;
  private final boolean generator;

  private Differential(Unit unit, int template) {
    this.unit = unit;
    this.template = template;
    this.generator = unit.generator(template);
  }

  /** The first difference, if there is one. */
  public static Optional<Difference> compare(Unit unit, int template) {
    return new Differential(unit, template).find();
  }

  private Optional<Difference> find() {
    Trace plain = traced(Script.DEFAULT, true);
    Trace machine = new Trace();
    int suspensions = drive(Script.DEFAULT, false, machine);
    Optional<Difference> found =
        difference(Script.DEFAULT.toString(), plain.detailed(), machine.detailed());
    List<Script> cuts = new ArrayList<>();
    for (int k = 1; k <= suspensions; k++) {
      if (k <= CUTS || k % 7 == 0) {
        for (String ending : ENDINGS) {
          cuts.add(Script.DEFAULT.cut(k, ending));
        }
      }
    }
    if (generator) {
      LOOKS_AHEAD.forEach(script -> cuts.add(Script.of(script)));
    }
    for (int i = 0; i < cuts.size() && found.isEmpty(); i++) {
      Script cut = cuts.get(i);
      found =
          difference(cut.toString(), traced(cut, true).detailed(), traced(cut, false).detailed());
    }
    int step = Math.max(1, suspensions / FORKS);
    for (int k = 1; k <= suspensions && found.isEmpty(); k += step) {
      found = forked(k, plain.detailed());
    }
    if (generator && found.isEmpty()) {
      found = taken(suspensions);
    }
    return found;
  }

  private static Optional<Difference> difference(String drive, String plain, String machine) {
    return plain.equals(machine)
        ? Optional.empty()
        : Optional.of(new Difference(drive, plain, machine));
  }

  private Trace traced(Script script, boolean push) {
    Trace trace = new Trace();
    drive(script, push, trace);
    return trace;
  }

  private int drive(Script script, boolean push, Trace trace) {
    trace.open();
    Play play = unit.play();
    Run run = play.start(() -> start(play, push), push ? Engine.PLAIN : Engine.MACHINE);
    int suspensions = script.drive(run, play, trace);
    trace.close();
    play.stop();
    play.abandon();
    return suspensions;
  }

  private Run start(Play play, boolean push) {
    if (generator) {
      return push
          ? Run.of(new PushCursor<Object>(out -> unit.generate(play, template, out)))
          : Run.of(unit.sequence(play, template).iterator());
    }
    return push
        ? Run.of(new PushRoutine<Object, Integer, Object>(co -> unit.call(play, template, co)))
        : Run.of(unit.machine(play, template));
  }

  /**
   * A machine is copied after so many suspensions. First the copy is driven to its end, then, in
   * the surroundings as they were, the original; both must do what plain Java does.
   */
  private Optional<Difference> forked(int suspensions, String plain) {
    Trace trace = new Trace();
    trace.open();
    Play play = unit.play();
    List<Object> roots = new ArrayList<>(List.of(play));
    Run run =
        play.start(
            () -> {
              if (generator) {
                var cursor = unit.sequence(play, template).iterator();
                roots.add(cursor);
                return Run.of(cursor);
              }
              var routine = unit.machine(play, template);
              roots.add(routine);
              return Run.of(routine);
            },
            Engine.MACHINE);
    Script.Driver driver = new Script.Driver(run, play, trace);
    for (int k = 0; k < suspensions; k++) {
      driver.step(k == 0 ? "n" : "s" + k * 10);
    }
    Run copy;
    try {
      copy = run.fork();
    } catch (UnsupportedOperationException e) {
      // It holds an iterator that cannot be copied.
      return Optional.empty();
    }
    try {
      Heap heap = Heap.of(roots.toArray());
      Trace copied = trace.copy();
      copied.open();
      driver.fork(copy, copied).rest(suspensions);
      Optional<Difference> found =
          difference("default, forked after " + suspensions, plain, copied.detailed());
      if (found.isPresent() || !heap.restore()) {
        return found;
      }
      trace.open();
      driver.rest(suspensions);
      return difference(
          "default, the original of a fork after " + suspensions, plain, trace.detailed());
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  /** The ways to take all values in one call, to the end or until the taker fails. */
  private Optional<Difference> taken(int suspensions) {
    Optional<Difference> found = Optional.empty();
    for (int failing : new int[] {0, 1, suspensions / 2 + 1}) {
      String plain = taken((play, taker) -> unit.generate(play, template, taker::accept), failing);
      String pushed = taken((play, taker) -> unit.sequence(play, template).forEach(taker), failing);
      found = found.or(() -> difference("forEach, failing at " + failing, plain, pushed));
      if (failing == 0) {
        found =
            found
                .or(
                    () ->
                        difference(
                            "stream",
                            plain,
                            taken(
                                (play, taker) ->
                                    unit.sequence(play, template).stream().forEach(taker),
                                failing)))
                .or(
                    () ->
                        difference(
                            "forEachRemaining",
                            plain,
                            taken(
                                (play, taker) ->
                                    unit.sequence(play, template)
                                        .iterator()
                                        .forEachRemaining(taker),
                                failing)));
      }
    }
    return found;
  }

  private interface Taking {
    void all(Play play, java.util.function.Consumer<Object> taker) throws Throwable;
  }

  private String taken(Taking taking, int failing) {
    Trace trace = new Trace();
    trace.open();
    Play play = unit.play();
    int[] count = new int[1];
    try {
      taking.all(
          play,
          value -> {
            trace.add(">" + value);
            if (++count[0] == failing) {
              throw new IllegalStateException("taker");
            }
          });
      trace.add("=null");
    } catch (Throwable t) {
      trace.add("!" + Script.show(PushThread.boundary(t)));
    }
    return trace.toString();
  }
}
