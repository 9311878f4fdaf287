package dev.treadle.processor;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Does what needs a deeper stack than the compiler's thread has: our stages recur with the depth of
 * a body, as compilers do, but in other steps than the one that has taken the body already.
 */
final class LargeStack {

  private static final long BYTES = 1L << 29;

  private LargeStack() {}

  /** The result of a stage, which is done once more, on another thread, if the stack overflows. */
  static <T> T ifNeeded(Supplier<T> stage) {
    try {
      return stage.get();
    } catch (StackOverflowError e) {
      FutureTask<T> task = new FutureTask<>(stage::get);
      Thread thread = new Thread(null, task, "treadle", BYTES);
      thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
      thread.start();
      return result(task, e);
    }
  }

  private static <T> T result(FutureTask<T> task, StackOverflowError overflow) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw overflow;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      } else if (e.getCause() instanceof Error failure) {
        throw failure;
      }
      throw new IllegalStateException(e);
    }
  }
}
