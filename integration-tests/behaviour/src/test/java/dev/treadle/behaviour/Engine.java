package dev.treadle.behaviour;

/** What a body is run by, and what the runs that it makes itself are run by. */
enum Engine {
  /** The measure: plain Java on a thread, {@link PushThread}. */
  PLAIN,
  /** Machines throughout. */
  MACHINE,
  /** {@link dev.treadle.Implicit} throughout. */
  IMPLICIT,
  /** An implicit run that drives machines and delegates to them. */
  IMPLICIT_OVER_MACHINES,
  /** A machine that drives implicit runs and delegates to them. */
  MACHINE_OVER_IMPLICIT;

  /** Whether the outer run is a machine. */
  boolean isMachine() {
    return this == MACHINE || this == MACHINE_OVER_IMPLICIT;
  }

  /** Whether the runs that the body makes are other ones than the body's own. */
  boolean mixes() {
    return this == IMPLICIT_OVER_MACHINES || this == MACHINE_OVER_IMPLICIT;
  }
}
