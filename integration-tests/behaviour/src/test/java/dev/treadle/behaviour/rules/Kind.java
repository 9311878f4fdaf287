package dev.treadle.behaviour.rules;

import dev.treadle.Implicit;
import dev.treadle.Routine;
import dev.treadle.Sequence;

/** What a template is run by. */
public enum Kind {
  /** The state machine made of it. */
  MACHINE,
  /** A thread of its own. */
  IMPLICIT;

  /** A run of a coroutine template. */
  public <Y, S, R> Routine<Y, S, R> routine(
      Routine<Y, S, R> machine, Implicit.RoutineBody<Y, S, R> template) {
    return this == MACHINE ? machine : Implicit.routine(template);
  }

  /** The values of a generator template. */
  public <Y> Sequence<Y> sequence(Sequence<Y> machine, Implicit.SequenceBody<Y> template) {
    return this == MACHINE ? machine : Implicit.sequence(template);
  }
}
