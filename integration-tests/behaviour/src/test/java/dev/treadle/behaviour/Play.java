package dev.treadle.behaviour;

import dev.treadle.Co;
import dev.treadle.Routine;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What templates that are made at random find around them. */
public abstract class Play extends Scene {
  /** A call of a template. */
  public interface Body<R> {
    R run(Co<Object, Integer> co) throws Throwable;
  }

  /** So many rounds of loops has one run. */
  private static final int FUEL = 24;

  private volatile int fuel = FUEL;

  /** Every loop asks this before each round, so that every run ends. */
  public final boolean tick() {
    int rest = fuel;
    fuel = Math.max(0, rest - 1);
    return rest > 0;
  }

  /** Lets the loops of a run that is left end soon. */
  final void stop() {
    fuel = 0;
  }

  /** Logs and returns. */
  public static int show(int x) {
    log("i" + x);
    return x;
  }

  /** Logs and returns. */
  public static boolean test(boolean x) {
    log("b" + x);
    return x;
  }

  /** Logs and returns. */
  public static <T extends @Nullable Object> T note(T x) {
    log("o" + text(x));
    return x;
  }

  private static String text(@Nullable Object x) {
    return x instanceof int[] ints ? Arrays.toString(ints) : String.valueOf(x);
  }

  /** Fails in different ways, or not. */
  public static void fail(int n) throws IOException {
    log("fail" + n);
    switch (n & 7) {
      case 1 -> throw new IOException("io" + n);
      case 2 -> throw new IllegalStateException("state" + n);
      case 3 -> throw new RuntimeException("runtime" + n);
      case 4 -> throw new AssertionError("error" + n);
      default -> {}
    }
  }

  /** An exception to throw, or none at all. */
  public static @Nullable RuntimeException fault(int n) {
    log("fault" + n);
    return (n & 3) == 0 ? null : new IllegalStateException("fault" + n);
  }

  /** One of the lights. */
  public static Light light(int n) {
    log("light" + n);
    return Light.values()[Math.floorMod(n, 3)];
  }

  /** What the class of the templates overrides. */
  protected int over(int n) {
    log("over" + n);
    return n + 2;
  }

  /** Calls a function. */
  public static int apply(int x, IntUnaryOperator f) {
    log("apply" + x);
    return f.applyAsInt(x);
  }

  /** Logs an exception, but for what the JVM or the runtime says in it. */
  public static void caught(Throwable thrown) {
    log(Script.show(thrown));
  }

  /** A resource whose close may fail, or none at all. */
  public static @Nullable Resource open(int n) throws IOException {
    log("open" + n);
    if ((n & 7) == 7) {
      throw new IOException("open" + n);
    }
    return (n & 7) == 6 ? null : new Resource(n);
  }

  /** A second run, of the same kind as the one that asks for it. */
  public final <R> Routine<Object, Integer, R> second(
      Body<R> body, Supplier<Routine<Object, Integer, R>> machine) {
    return routine(body::run, machine);
  }

  /** Values to switch on. */
  public enum Light {
    RED,
    AMBER,
    GREEN
  }

  /** Two values. */
  public record Pair(@Nullable Object a, int b) {
    /** Logs. */
    public Pair {
      log("pair" + a + b);
    }

    /** Logs and returns another value. */
    public int more(int n) {
      log("more" + n);
      return b + n;
    }
  }

  /** A class to extend. */
  public abstract static class Base implements IntUnaryOperator {
    /** What it was made with. */
    protected final int base;

    /** Logs. */
    protected Base(int base) {
      log("base" + base);
      this.base = base;
    }
  }

  /** A resource that logs. */
  public static final class Resource implements AutoCloseable {
    /** What it was opened with. */
    public final int n;

    Resource(int n) {
      this.n = n;
    }

    @Override
    public void close() throws IOException {
      log("close" + n);
      switch (n & 7) {
        case 1 -> throw new IOException("close" + n);
        case 2 -> throw new IllegalStateException("close" + n);
        default -> {}
      }
    }
  }
}
