package dev.treadle.real;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was found out about a library.
 *
 * @param complaints of the compiler about what the processor generated
 */
record Report(
    Library library, Rewriting rewriting, List<Complaint> complaints, Map<Run, TestRun> runs) {

  /** How many in a hundred of the methods that could be templates are. */
  long share() {
    return 100 * rewriting.transformed() / rewriting.eligible();
  }

  /** The tests that the rewriting itself makes fail, as those that look at a class's methods. */
  List<String> rewritingLost() {
    return runs.get(Run.PUSH).lost(runs.get(Run.ORIGINAL));
  }

  /** The tests that pass on the original and in push mode, but not on the machines. */
  List<String> lost() {
    List<String> lost = new ArrayList<>();
    List<String> excused = rewritingLost().stream().map(Report::test).toList();
    for (Run run : List.of(Run.MACHINES, Run.FORKS)) {
      runs.get(run).lost(runs.get(Run.ORIGINAL)).stream()
          .filter(failure -> !excused.contains(test(failure)))
          .forEach(failure -> lost.add(run + " " + failure));
    }
    return lost;
  }

  private static String test(String failure) {
    return failure.substring(0, failure.indexOf(": "));
  }

  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add(library.name());
    lines.add(
        "%,7d methods, %,d of them could be templates, %,d are (%d%%), with %,d suspensions"
            .formatted(
                rewriting.fates().size(),
                rewriting.eligible(),
                rewriting.transformed(),
                share(),
                rewriting.suspensions()));
    rewriting
        .refusals()
        .forEach((reason, count) -> lines.add("%,7d not: %s".formatted(count, reason)));
    runs.forEach(
        (run, results) ->
            lines.add(
                "%,7d of %,d tests passed: %s"
                    .formatted(results.passed(), results.failures().size(), run)));
    complaints.forEach(one -> lines.add("complaint: " + one));
    if (!runs.isEmpty()) {
      rewritingLost().forEach(one -> lines.add("lost by the rewriting: " + one));
      lost().forEach(one -> lines.add("lost: " + one));
    }
    return String.join("\n", lines);
  }
}
