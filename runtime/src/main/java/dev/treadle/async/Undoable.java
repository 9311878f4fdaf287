package dev.treadle.async;

/**
 * Something to await that hands over what there is once only. If the task that awaits it is
 * cancelled, it has not happened, and nothing is lost.
 */
interface Undoable {
  /**
   * Makes it not happen.
   *
   * @return whether it has not happened; false if its outcome is there, or on its way
   */
  boolean cancel(boolean mayInterruptIfRunning);

  /**
   * Undoes it, if it has happened: the body that awaited it will not see the outcome.
   *
   * @return whether it is undone; false if it had not happened, or can no more be undone
   */
  boolean giveBack();
}
