package dev.treadle.behaviour;

import dev.treadle.Co;
import dev.treadle.Routine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares templates that were compiled at run time, as plain Java and as machines. */
public final class Differential {
  /** The templates of one compilation. */
  public interface Unit {
    /** Fresh surroundings for one run. */
    Play play();

    /** Calls the template of that number. */
    Object push(Play play, int template, Co<Object, Integer> co) throws Throwable;

    /** The machine that was made of it. */
    Routine<Object, Integer, ?> machine(Play play, int template);
  }

  /** A drive after which the two runs do not show the same. */
  public record Difference(String drive, String plain, String machine) {}

  private static final List<String> ENDINGS =
      List.of("c n c", "c s70 n c n", "tX s70 s80 n c", "tI s70 s80 n", "tC s70 n", "tX tX n n");

  /** Cuts after each of the first suspensions, and after some of the others. */
  private static final int CUTS = 10;

  private Differential() {}

  /** The first difference, if there is one. */
  public static Optional<Difference> compare(Unit unit, int template) {
    Optional<Difference> found = compare(unit, template, Script.DEFAULT);
    int suspensions = found.isPresent() ? 0 : count(unit, template);
    List<Script> cuts = new ArrayList<>();
    for (int k = 1; k <= suspensions; k++) {
      if (k <= CUTS || k % 7 == 0) {
        for (String ending : ENDINGS) {
          cuts.add(Script.DEFAULT.cut(k, ending));
        }
      }
    }
    for (int i = 0; i < cuts.size() && found.isEmpty(); i++) {
      found = compare(unit, template, cuts.get(i));
    }
    return found;
  }

  private static Optional<Difference> compare(Unit unit, int template, Script script) {
    String plain = traced(unit, template, script, true).detailed();
    String machine = traced(unit, template, script, false).detailed();
    return plain.equals(machine)
        ? Optional.empty()
        : Optional.of(new Difference(script.toString(), plain, machine));
  }

  private static int count(Unit unit, int template) {
    Trace trace = new Trace();
    return drive(unit, template, Script.DEFAULT, false, trace);
  }

  private static Trace traced(Unit unit, int template, Script script, boolean push) {
    Trace trace = new Trace();
    drive(unit, template, script, push, trace);
    return trace;
  }

  private static int drive(Unit unit, int template, Script script, boolean push, Trace trace) {
    trace.open();
    Play play = unit.play();
    Run run =
        play.start(
            () ->
                push
                    ? Run.of(
                        new PushRoutine<Object, Integer, Object>(
                            co -> unit.push(play, template, co)))
                    : Run.of(unit.machine(play, template)),
            push ? Engine.PLAIN : Engine.MACHINE);
    int suspensions = script.drive(run, play, trace);
    trace.close();
    play.stop();
    play.abandon();
    return suspensions;
  }
}
