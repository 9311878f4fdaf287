package dev.treadle.behaviour.misuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Cursor;
import dev.treadle.Status;
import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two threads that begin to drive one run as nearly at once as they can. A drive that sees the
 * other is refused; two in the same nanoseconds are not told apart, and that must be rare.
 */
@Timeout(120)
final class RacesTest {
  private static final int RACES = 5000;
  private static final int VALUES = 3;

  static final class Templates {
    private Templates() {}

    @Generator
    static void values(Yielder<Integer> out, AtomicInteger left) {
      try {
        for (int i = 0; i < VALUES; i++) {
          Thread.yield();
          out.yield(i);
        }
      } finally {
        left.incrementAndGet();
      }
    }

    @Generator
    static void calling(Yielder<Integer> out, AtomicInteger left) {
      values(out, left);
    }
  }

  /** One run, and what has come of the drives of it. */
  private static final class Race {
    private final Cursor<Integer> run;
    private final AtomicInteger left = new AtomicInteger();
    private final List<Integer> values = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger refused = new AtomicInteger();

    Race(boolean calling) {
      run =
          (calling
                  ? RacesTest_TemplatesCoroutines.calling(left)
                  : RacesTest_TemplatesCoroutines.values(left))
              .iterator();
    }

    /** What each thread does; anything else than these three answers is an error. */
    void drive() {
      for (int i = 0; i < VALUES; i++) {
        try {
          values.add(run.next());
        } catch (IllegalStateException e) {
          refused.incrementAndGet();
        } catch (NoSuchElementException e) {
          return;
        }
      }
    }

    /** Whether everything was done once, when one thread has gone on to the end alone. */
    boolean exact() {
      if (run.status() == Status.RUNNING) {
        return false;
      }
      run.forEachRemaining(values::add);
      Collections.sort(values);
      return run.status() == Status.RETURNED
          && left.get() == 1
          && values.equals(IntStream.range(0, VALUES).boxed().toList());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aDriveThatSeesAnotherIsRefusedAndDisturbsNothing(boolean calling) throws Exception {
    Race[] races = new Race[RACES];
    for (int i = 0; i < RACES; i++) {
      races[i] = new Race(calling);
    }
    CyclicBarrier start = new CyclicBarrier(2);
    List<Throwable> errors = Collections.synchronizedList(new ArrayList<>());
    Runnable driver =
        () -> {
          try {
            for (Race race : races) {
              start.await();
              race.drive();
            }
          } catch (Throwable t) {
            errors.add(t);
            start.reset();
          }
        };
    Thread one = new Thread(driver);
    Thread other = new Thread(driver);
    one.start();
    other.start();
    one.join();
    other.join();
    assertEquals(List.of(), errors);
    int refused = 0;
    int inexact = 0;
    for (Race race : races) {
      refused += race.refused.get();
      inexact += race.exact() ? 0 : 1;
    }
    assertTrue(refused > 0, "they never met");
    assertTrue(inexact <= RACES / 10, inexact + " of " + RACES + " races were not noticed");
  }
}
