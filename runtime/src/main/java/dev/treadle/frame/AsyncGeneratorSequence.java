package dev.treadle.frame;

import dev.treadle.async.AsyncSequence;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the factory of a template with an {@code AsyncYielder} returns: makes a machine for each
 * run. What is done with it is {@code dev.treadle.async}'s.
 *
 * @param <Y> the type of the values
 */
public final class AsyncGeneratorSequence<Y extends @Nullable Object> implements AsyncSequence<Y> {
  private final Supplier<? extends AsyncGeneratorFrame<Y>> machines;
  private final @Nullable Executor executor;

  /**
   * A sequence for a companion.
   *
   * @param machines makes a machine, not begun, each time
   */
  public AsyncGeneratorSequence(Supplier<? extends AsyncGeneratorFrame<Y>> machines) {
    this(machines, null);
  }

  private AsyncGeneratorSequence(
      Supplier<? extends AsyncGeneratorFrame<Y>> machines, @Nullable Executor executor) {
    this.machines = machines;
    this.executor = executor;
  }

  @Override
  public AsyncSequence<Y> on(Executor executor) {
    return new AsyncGeneratorSequence<>(machines, Objects.requireNonNull(executor, "executor"));
  }

  /**
   * A machine for a run.
   *
   * @return a new one
   */
  public AsyncGeneratorFrame<Y> machine() {
    return machines.get();
  }

  /**
   * Where the runs execute.
   *
   * @return the executor; null for one that depends on who asks for values
   */
  public @Nullable Executor executor() {
    return executor;
  }
}
