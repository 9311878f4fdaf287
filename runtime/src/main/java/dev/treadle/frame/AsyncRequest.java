package dev.treadle.frame;

/** What a task's body can ask of its runner, apart from awaiting a stage or sleeping. */
public enum AsyncRequest {
  /** To let others run. */
  YIELD_NOW,
  /** For the loop that runs it. */
  LOOP,
  /** For a new group. */
  GROUP
}
