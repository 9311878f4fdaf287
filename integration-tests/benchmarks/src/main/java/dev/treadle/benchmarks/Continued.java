package dev.treadle.benchmarks;

import dev.treadle.Yielder;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The values of a body that runs in the JVM's own {@code jdk.internal.vm.Continuation}, from which
 * virtual threads are made: no scheduler is between it and who asks for the values.
 *
 * <p>Nobody may use that class but the JDK. So it is found by its name, and the JVM that measures
 * it, and no other, is told to let it be found.
 */
final class Continued<T> implements Iterator<T> {
  /** What the JVM must be told. */
  static final String FLAG = "--add-exports=java.base/jdk.internal.vm=ALL-UNNAMED";

  private final Object continuation;
  private @Nullable T value;

  /** One that has not begun. */
  Continued(Consumer<Yielder<T>> body) {
    continuation = Vm.make(() -> body.accept(this::put));
  }

  private void put(T given) {
    value = given;
    Vm.suspend();
  }

  @Override
  public boolean hasNext() {
    if (value == null && !Vm.isDone(continuation)) {
      Vm.run(continuation);
    }
    return value != null;
  }

  @Override
  public T next() {
    T taken = hasNext() ? value : null;
    if (taken == null) {
      throw new NoSuchElementException();
    }
    value = null;
    return taken;
  }

  /** The methods of the class; a JVM without it, or without the flag, fails to load this one. */
  static final class Vm {
    private static final Object SCOPE;
    private static final MethodHandle MAKE;
    private static final MethodHandle RUN;
    private static final MethodHandle SUSPEND;
    private static final MethodHandle IS_DONE;

    static {
      try {
        // Not the public one, which sees only what is exported to all.
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        Class<?> scope = Class.forName("jdk.internal.vm.ContinuationScope");
        Class<?> type = Class.forName("jdk.internal.vm.Continuation");
        SCOPE = scope.getConstructor(String.class).newInstance("values");
        MAKE =
            lookup
                .findConstructor(type, MethodType.methodType(void.class, scope, Runnable.class))
                .bindTo(SCOPE)
                .asType(MethodType.methodType(Object.class, Runnable.class));
        RUN =
            lookup
                .findVirtual(type, "run", MethodType.methodType(void.class))
                .asType(MethodType.methodType(void.class, Object.class));
        SUSPEND =
            lookup
                .findStatic(type, "yield", MethodType.methodType(boolean.class, scope))
                .bindTo(SCOPE);
        IS_DONE =
            lookup
                .findVirtual(type, "isDone", MethodType.methodType(boolean.class))
                .asType(MethodType.methodType(boolean.class, Object.class));
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("no continuations; is the JVM told " + FLAG + "?", e);
      }
    }

    private Vm() {}

    /** A continuation that has not begun. */
    static Object make(Runnable body) {
      try {
        return (Object) MAKE.invokeExact(body);
      } catch (Throwable e) {
        throw failed(e);
      }
    }

    /** Lets one go on to where it suspends, or to its end. */
    static void run(Object continuation) {
      try {
        RUN.invokeExact(continuation);
      } catch (Throwable e) {
        throw failed(e);
      }
    }

    /** Suspends the one that runs. */
    static void suspend() {
      try {
        boolean unused = (boolean) SUSPEND.invokeExact();
      } catch (Throwable e) {
        throw failed(e);
      }
    }

    /** Whether one has come to its end. */
    static boolean isDone(Object continuation) {
      try {
        return (boolean) IS_DONE.invokeExact(continuation);
      } catch (Throwable e) {
        throw failed(e);
      }
    }

    private static RuntimeException failed(Throwable e) {
      return new IllegalStateException(e);
    }
  }
}
