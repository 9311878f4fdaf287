package dev.treadle.real;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A library, its methods made into templates, and its tests run before and after. */
final class Examination {
  /** The methods that the processor refuses are left out, and what is left is compiled again. */
  private static final int ROUNDS = 5;

  private final Library library;
  private final Path directory;
  private final Rewriter rewriter;
  private final Map<String, String> refused = new HashMap<>();
  private final Map<Run, TestRun> runs = new EnumMap<>(Run.class);

  Examination(Library library, Path directory, Rewriter rewriter) {
    this.library = library;
    this.directory = directory;
    this.rewriter = rewriter;
  }

  Report run() throws IOException, InterruptedException {
    Version machines = version(Run.MACHINES);
    Rewriting rewriting = rewriter.rewrite(machines.sources(), Run.MACHINES, refused);
    List<Complaint> complaints = machines.compile(machines.files(), true);
    for (int round = 1; round < ROUNDS && refuse(complaints, rewriting); round++) {
      machines = version(Run.MACHINES);
      rewriting = rewriter.rewrite(machines.sources(), Run.MACHINES, refused);
      complaints = machines.compile(machines.files(), true);
    }
    if (complaints.stream().noneMatch(Complaint::error)) {
      Version original = version(Run.ORIGINAL);
      plain(original, library.sourceFiles());
      library.compileTests(original.classes());
      Version push = version(Run.PUSH);
      rewriter.rewrite(push.sources(), Run.PUSH, refused);
      plain(push, push.files());
      test(Run.ORIGINAL, original);
      test(Run.PUSH, push);
      test(Run.MACHINES, machines);
      test(Run.FORKS, machines);
    }
    return new Report(library, rewriting, complaints, runs);
  }

  private Version version(Run run) throws IOException {
    return new Version(library, directory.resolve(run.version()));
  }

  /** Notes the methods with errors, and says whether there are any. */
  private boolean refuse(List<Complaint> complaints, Rewriting rewriting) {
    boolean found = false;
    for (Complaint complaint : complaints) {
      if (complaint.error() && !complaint.generated()) {
        Optional<Rewriting.Fate> fate = rewriting.at(complaint.file(), complaint.offset());
        if (fate.isPresent()) {
          refused.putIfAbsent(fate.get().id(), complaint.reason());
          found = true;
        }
      }
    }
    return found;
  }

  private static void plain(Version version, List<Path> files) throws IOException {
    List<Complaint> complaints = version.compile(files, false);
    if (!complaints.isEmpty()) {
      throw new IllegalStateException("not plain Java: " + complaints);
    }
  }

  private void test(Run run, Version version) throws IOException, InterruptedException {
    runs.put(run, TestRun.of(library, version.classes(), version.directory(), run.properties()));
  }
}
