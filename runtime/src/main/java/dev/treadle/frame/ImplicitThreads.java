package dev.treadle.frame;

import java.lang.reflect.InvocationTargetException;
import java.util.concurrent.ThreadFactory;

/**
 * Makes the threads of implicit coroutines: virtual ones where the JVM has them (JEP 444), else
 * daemons. Neither kind keeps the JVM alive.
 */
final class ImplicitThreads {
  private static final String NAME = "implicit coroutine";
  private static final ThreadFactory FACTORY = factory();

  private ImplicitThreads() {}

  /** A thread that has not been started. */
  static Thread create(Runnable body) {
    return FACTORY.newThread(body);
  }

  /** {@code Thread.ofVirtual().name(NAME).factory()}, which Java 17 cannot call by name. */
  private static ThreadFactory factory() {
    try {
      Class<?> builder = Class.forName("java.lang.Thread$Builder");
      Object virtual = Thread.class.getMethod("ofVirtual").invoke(null);
      Object named = builder.getMethod("name", String.class).invoke(virtual, NAME);
      return (ThreadFactory) builder.getMethod("factory").invoke(named);
    } catch (ClassNotFoundException
        | NoSuchMethodException
        | IllegalAccessException
        | InvocationTargetException e) {
      return ImplicitThreads::daemon;
    }
  }

  private static Thread daemon(Runnable body) {
    Thread thread = new Thread(body, NAME);
    thread.setDaemon(true);
    return thread;
  }
}
