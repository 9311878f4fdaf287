package dev.treadle.behaviour.misuse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Co;
import dev.treadle.Colleague;
import dev.treadle.Cursor;
import dev.treadle.Peer;
import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs that are driven where the stack ends, at each depth: an overflow can strike before the body,
 * in it, behind it, and in what is to be done about the overflow. However that goes, no run is left
 * running, and a body that was entered has left its {@code try}.
 */
final class EndOfStackTest {
  /** So many calls from the end of the stack on a run is driven. */
  private static final int DEPTHS = 150;

  private static final int STACK = 256 << 10;
  private static final int CALLERS = 3;

  /** What a body has done; it calls nothing to note it, as there may be no stack for that. */
  static final class Mark {
    int entered;
    int left;

    int overflow() {
      return overflow() + 1;
    }
  }

  static final class Templates {
    private Templates() {}

    @Coroutine
    static int leaf(Co<Integer, Integer> co, Mark mark, boolean dies) {
      try {
        co.yield(1);
        mark.entered++;
        return dies ? mark.overflow() : co.yield(2);
      } finally {
        mark.left++;
      }
    }

    @Coroutine
    static int calling(Co<Integer, Integer> co, Mark[] marks, int level, boolean dies) {
      try {
        return level == 0 ? leaf(co, marks[0], dies) : calling(co, marks, level - 1, dies);
      } finally {
        marks[level + 1].left++;
      }
    }

    @Coroutine
    static int from(Co<Integer, Integer> co, Mark mark, Routine<Integer, Integer, Integer> run) {
      try {
        return co.yieldFrom(run);
      } finally {
        mark.left++;
      }
    }

    @Generator
    static void values(Yielder<Integer> out, Mark mark, boolean dies) {
      try {
        out.yield(1);
        mark.entered++;
        out.yield(dies ? mark.overflow() : 2);
      } finally {
        mark.left++;
      }
    }

    @Generator
    static void all(Yielder<Integer> out, Mark mark, Cursor<Integer> run) {
      try {
        out.yieldAll(run);
      } finally {
        mark.left++;
      }
    }

    @Coroutine
    static int handing(Peer<Colleague<Object, ?>> peer, Mark mark, boolean dies) {
      try {
        Colleague<Object, ?> next = peer.transfer(peer.first(), "first");
        mark.entered++;
        peer.transfer(next, "second");
        return dies ? mark.overflow() : 2;
      } finally {
        mark.left++;
      }
    }

    @Coroutine
    static Object ending(Peer<Object> peer) {
      return peer.first();
    }
  }

  /**
   * A run, of whichever type; {@code further} is a drive that has no answer when it has ended, and
   * {@code last} the value that it has yielded last, if that can be asked for.
   */
  private record Run(
      Supplier<Status> status, Runnable further, Runnable close, Supplier<Integer> last) {
    static Run of(Routine<Integer, Integer, ?> run) {
      return new Run(run::status, run::next, run::close, run::value);
    }

    static Run of(Cursor<Integer> run) {
      return new Run(run::status, run::next, run::close, () -> 1);
    }

    /** A further drive behaves as the status says. */
    void check() {
      Status status = status().get();
      if (status == Status.SUSPENDED || status == Status.CREATED) {
        close.run();
        assertEquals(Status.CLOSED, status().get());
        status = Status.CLOSED;
      }
      assertThrows(NoSuchElementException.class, further::run);
      close.run();
      assertEquals(status, status().get());
    }
  }

  /** What is driven once: the runs that take part, outermost first, suspended in their bodies. */
  private record Attempt(Mark[] marks, Runnable next, Runnable raise, List<Run> runs) {
    void drive(Drive drive) {
      switch (drive) {
        case NEXT -> next.run();
        case RAISE -> raise.run();
        case CLOSE -> runs.get(0).close().run();
      }
    }

    /** Checks what has come of it; tells whether each body that was entered has been left. */
    boolean check() {
      for (Run run : runs) {
        assertNotEquals(Status.RUNNING, run.status().get());
        assertTrue(run.last().get() != null || run.status().get() == Status.CREATED, "its value");
      }
      boolean suspended = runs.get(0).status().get() == Status.SUSPENDED;
      runs.forEach(Run::check);
      boolean complete = true;
      for (Mark mark : marks) {
        assertTrue(mark.left <= 1, "left twice");
        complete &= mark.left == 1;
      }
      assertTrue(marks[0].left == 1 || marks[0].entered == 0, "entered, and not left");
      assertTrue(complete || !suspended, "suspended, and not left when closed");
      return complete;
    }
  }

  enum Drive {
    NEXT,
    RAISE,
    CLOSE
  }

  /** How the bodies hang together. */
  enum Shape {
    ROUTINE {
      @Override
      Attempt attempt(Mark[] marks, boolean dies) {
        return of(marks, EndOfStackTest_TemplatesCoroutines.leaf(marks[0], dies));
      }
    },
    CURSOR {
      @Override
      Attempt attempt(Mark[] marks, boolean dies) {
        return of(marks, EndOfStackTest_TemplatesCoroutines.values(marks[0], dies).iterator());
      }
    },
    TEMPLATE_CALLS {
      @Override
      Attempt attempt(Mark[] marks, boolean dies) {
        return of(marks, EndOfStackTest_TemplatesCoroutines.calling(marks, CALLERS, dies));
      }
    },
    YIELD_FROM {
      @Override
      Attempt attempt(Mark[] marks, boolean dies) {
        Routine<Integer, Integer, Integer> inner =
            EndOfStackTest_TemplatesCoroutines.leaf(marks[0], dies);
        Routine<Integer, Integer, Integer> middle =
            EndOfStackTest_TemplatesCoroutines.from(marks[1], inner);
        return of(
            marks,
            EndOfStackTest_TemplatesCoroutines.from(marks[2], middle),
            Run.of(middle),
            Run.of(inner));
      }
    },
    YIELD_ALL {
      @Override
      Attempt attempt(Mark[] marks, boolean dies) {
        Cursor<Integer> inner =
            EndOfStackTest_TemplatesCoroutines.values(marks[0], dies).iterator();
        return of(
            marks,
            EndOfStackTest_TemplatesCoroutines.all(marks[1], inner).iterator(),
            Run.of(inner));
      }
    },
    COLLEAGUES {
      @Override
      Attempt attempt(Mark[] marks, boolean dies) {
        Colleague<Colleague<Object, ?>, Integer> one =
            EndOfStackTest_TemplatesCoroutines.handing(marks[0], dies);
        Colleague.run(one, EndOfStackTest_TemplatesCoroutines.ending());
        Colleague<Object, Object> other = EndOfStackTest_TemplatesCoroutines.ending();
        Runnable next = () -> Colleague.run(one, other);
        return new Attempt(marks, next, one::close, List.of(run(one), run(other)));
      }

      private <V> Run run(Colleague<V, ?> colleague) {
        Runnable further =
            () -> {
              assertThrows(IllegalStateException.class, () -> Colleague.run(colleague, null));
              throw new NoSuchElementException();
            };
        return new Run(colleague::status, further, colleague::close, () -> 1);
      }
    };

    /** Fresh runs in the middle of their bodies. */
    abstract Attempt attempt(Mark[] marks, boolean dies);

    int bodies() {
      return switch (this) {
        case ROUTINE, CURSOR, COLLEAGUES -> 1;
        case YIELD_ALL -> 2;
        case YIELD_FROM -> 3;
        case TEMPLATE_CALLS -> CALLERS + 2;
      };
    }

    Attempt attempt(boolean dies) {
      Mark[] marks = new Mark[bodies()];
      for (int i = 0; i < marks.length; i++) {
        marks[i] = new Mark();
      }
      return attempt(marks, dies);
    }

    private static Attempt of(Mark[] marks, Routine<Integer, Integer, ?> run, Run... delegates) {
      assertEquals(1, run.next());
      Runnable raise = () -> run.raise(new ArithmeticException());
      return new Attempt(marks, run::resume, raise, with(Run.of(run), delegates));
    }

    private static Attempt of(Mark[] marks, Cursor<Integer> run, Run... delegates) {
      assertEquals(1, run.next());
      Runnable raise = () -> run.raise(new ArithmeticException());
      return new Attempt(marks, run::hasNext, raise, with(Run.of(run), delegates));
    }

    private static List<Run> with(Run first, Run... others) {
      List<Run> runs = new ArrayList<>(List.of(first));
      runs.addAll(List.of(others));
      return runs;
    }
  }

  /** Goes to the end of the stack; on the way back each call makes an attempt. */
  private static final class Descent {
    private final Attempt[] attempts;
    private final Drive drive;
    private int made;
    private int overflows;

    Descent(Attempt[] attempts, Drive drive) {
      this.attempts = attempts;
      this.drive = drive;
    }

    void run() {
      try {
        run();
      } catch (StackOverflowError e) {
        // That was the end.
      }
      attempt();
    }

    void attempt() {
      if (made == attempts.length) {
        return;
      }
      Attempt attempt = attempts[made++];
      try {
        attempt.drive(drive);
      } catch (StackOverflowError e) {
        overflows++;
      } catch (ArithmeticException e) {
        // It was raised.
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRunIsNeverLeftRunningHoweverLittleStackThereIs(Shape shape) throws InterruptedException {
    for (Drive drive : Drive.values()) {
      for (boolean dies : new boolean[] {true, false}) {
        // A class that cannot be initialized for want of stack never can be again.
        new Descent(new Attempt[] {shape.attempt(dies)}, drive).attempt();

        Attempt[] attempts = new Attempt[DEPTHS];
        for (int i = 0; i < DEPTHS; i++) {
          attempts[i] = shape.attempt(dies);
        }
        Descent descent = new Descent(attempts, drive);
        Thread thread = new Thread(null, descent::run, "end of stack", STACK);
        thread.start();
        thread.join();
        assertEquals(DEPTHS, descent.made);
        assertTrue(descent.overflows > 0, "no end");
        int incomplete = 0;
        for (Attempt attempt : attempts) {
          incomplete += attempt.check() ? 0 : 1;
        }
        // Where the stack does not suffice for the way to the body; code that is not compiled yet
        // takes more of it.
        assertTrue(incomplete < DEPTHS / 2, incomplete + " have lost a finally");
      }
    }
  }
}
