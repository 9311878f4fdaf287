package dev.treadle.async;

import java.io.Serial;
import java.util.List;

/**
 * Says that a simulated loop can do nothing any more, though it was asked for something: no task is
 * ready, none sleeps, and no stage is {@linkplain EventLoop#outside known} to be completed from
 * outside. The message lists the suspended tasks, with the lines at which they are.
 */
public final class DeadlockException extends IllegalStateException {
  @Serial private static final long serialVersionUID = 1;

  private final transient List<Task<?>> tasks;

  DeadlockException(List<Task<?>> tasks) {
    super(message(tasks));
    this.tasks = tasks;
  }

  /**
   * The tasks that are suspended.
   *
   * @return the tasks, in the order of their starts
   */
  public List<Task<?>> tasks() {
    return tasks;
  }

  private static String message(List<Task<?>> tasks) {
    StringBuilder text = new StringBuilder("nothing is ready, timed or outside; suspended tasks: ");
    text.append(tasks.size());
    for (Task<?> task : tasks) {
      text.append("\n").append(task.name());
      task.trace().forEach(place -> text.append("\n\tat ").append(place));
    }
    return text.toString();
  }
}
