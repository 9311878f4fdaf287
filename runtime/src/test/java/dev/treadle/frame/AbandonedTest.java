package dev.treadle.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.treadle.CoroutineExit;
import dev.treadle.Implicit;
import dev.treadle.Routine;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Implicit runs that nobody refers to any more end, and keep nothing alive. */
@Timeout(120)
final class AbandonedTest {
  /** Makes garbage collections until one has had the effect. */
  private static void collectUntil(BooleanSupplier effect) throws InterruptedException {
    while (!effect.getAsBoolean()) {
      System.gc();
      Thread.sleep(10);
    }
  }

  private static Thread abandon(Implicit.RoutineBody<Thread, Object, Object> body) {
    return Implicit.routine(body).next();
  }

  @Test
  void anAbandonedRunIsClosedOnItsThreadWhichEnds() throws InterruptedException {
    List<Object> seen = Collections.synchronizedList(new ArrayList<>());
    Thread thread =
        abandon(
            co -> {
              try {
                return co.yield(Thread.currentThread());
              } catch (Throwable t) {
                seen.add(t.getClass());
                seen.add(Thread.currentThread());
                throw t;
              }
            });
    collectUntil(() -> !thread.isAlive());
    assertEquals(List.of(CoroutineExit.class, thread), seen);
  }

  @Test
  void whatItDelegatesToIsClosedFirst() throws InterruptedException {
    List<String> order = Collections.synchronizedList(new ArrayList<>());
    Thread thread =
        abandon(
            co -> {
              Routine<Thread, Object, Object> inner =
                  Implicit.routine(
                      nested -> {
                        try {
                          return nested.yield(Thread.currentThread());
                        } finally {
                          order.add("inner");
                        }
                      });
              try {
                return co.yieldFrom(inner);
              } finally {
                order.add("outer " + inner.status());
              }
            });
    collectUntil(() -> order.size() == 2 && !thread.isAlive());
    assertEquals(List.of("inner", "outer CLOSED"), order);
  }

  @Test
  void oneThatAMachineDelegatedToIsClosedToo() throws InterruptedException {
    Thread thread = delegatedTo();
    collectUntil(() -> !thread.isAlive());
  }

  private static Thread delegatedTo() {
    Routine<Thread, Object, Object> run = Implicit.routine(co -> co.yield(Thread.currentThread()));
    return (Thread) Script.from(run).next();
  }

  @Test
  void aBodyThatGoesOnIsToldAgain() throws InterruptedException {
    int[] ignored = new int[1];
    Thread thread =
        abandon(
            co -> {
              while (ignored[0] < 5) {
                try {
                  co.yield(Thread.currentThread());
                } catch (CoroutineExit e) {
                  ignored[0]++;
                }
              }
              return null;
            });
    collectUntil(() -> !thread.isAlive());
    assertEquals(5, ignored[0]);
  }

  @Test
  void whatItThrowsGoesToTheThreadsHandler() throws Exception {
    CompletableFuture<Throwable> uncaught = new CompletableFuture<>();
    Thread thread =
        abandon(
            co -> {
              Thread.currentThread().setUncaughtExceptionHandler((t, e) -> uncaught.complete(e));
              try {
                return co.yield(Thread.currentThread());
              } finally {
                fail();
              }
            });
    collectUntil(() -> !thread.isAlive());
    assertEquals("from finally", uncaught.get().getMessage());
  }

  private static void fail() {
    throw new IllegalStateException("from finally");
  }

  @Test
  void suspendedRunsDoNotKeepTheJvmAlive() throws Exception {
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-cp",
                classPath(Leaving.class, Implicit.class),
                Leaving.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals("value" + System.lineSeparator(), output);
    assertEquals(0, process.waitFor());
  }

  private static String classPath(Class<?>... types) {
    List<String> path = new ArrayList<>();
    for (Class<?> type : types) {
      path.add(
          new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).toString());
    }
    return String.join(File.pathSeparator, path);
  }

  /** A program that ends while a run of it is suspended. */
  static final class Leaving {
    private static final Routine<String, Object, Object> RUN =
        Implicit.routine(co -> co.yield("value"));

    private Leaving() {}

    public static void main(String[] args) {
      System.out.println(RUN.next());
    }
  }
}
