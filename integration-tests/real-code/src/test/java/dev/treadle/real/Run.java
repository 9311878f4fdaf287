package dev.treadle.real;

import java.util.List;

/** The versions of a library in which its tests are run. */
enum Run {
  /** As it is. */
  ORIGINAL("original", 0),
  /** Rewritten, and the templates called as plain Java: whether the rewriting itself is right. */
  PUSH("push", 0),
  /** Rewritten, and the machines driven to their end. */
  MACHINES("machines", 0),
  /** The same machines, left at every seventh suspension for a fork of theirs. */
  FORKS("machines", 7);

  private final String version;
  private final int fork;

  Run(String version, int fork) {
    this.version = version;
    this.fork = fork;
  }

  /** The name of the version; some are run more than once. */
  String version() {
    return version;
  }

  /** What {@link Drive} is told. */
  List<String> properties() {
    return List.of("-Dtreadle.real.fork=" + fork);
  }
}
