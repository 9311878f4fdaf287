package dev.treadle.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.CoroutineExit;
import dev.treadle.IntCursor;
import dev.treadle.IntSequence;
import dev.treadle.IntYielder;
import dev.treadle.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Sequences and cursors of primitive values, ours and others; machines are the processor's matter.
 */
final class PrimitiveSequenceTest {
  /** Yields 0, 1, … up to {@code to}; an exception raised is answered with -1, an exit noted. */
  private static final class Count extends IntGeneratorFrame {
    private final int to;
    private final List<String> log;
    private int current;

    Count(int to, List<String> log) {
      this.to = to;
      this.log = log;
    }

    @Override
    public boolean hasNext() {
      return state < 0 || advance();
    }

    @Override
    public int nextInt() {
      if (state >= 0 && !advance()) {
        throw exhausted();
      }
      state = ~state;
      return current;
    }

    private boolean advance() {
      int s = state;
      if (s >= BUSY) {
        return refuse();
      }
      state = RUNNING;
      try {
        return step(s, null, null) || returned(s);
      } catch (Throwable t) {
        state = FAILED;
        throw failed(t, s);
      }
    }

    @Override
    protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
        throws Throwable {
      if (raised instanceof CoroutineExit) {
        log.add("exit");
        throw raised;
      }
      if (s == to) {
        return false;
      }
      current = raised == null ? s : -1;
      state = ~(s + 1);
      return true;
    }

    @Override
    protected long bits() {
      return current;
    }
  }

  private static IntSequence count(int to, List<String> log) {
    return new IntGeneratorSequence() {
      @Override
      public IntCursor iterator() {
        return new Count(to, log);
      }
    };
  }

  /** The same as no sequence of ours. */
  private static IntSequence foreign(int to, List<String> log) {
    return () -> new Foreign(new Count(to, log));
  }

  private record Foreign(IntCursor inner) implements IntCursor {
    @Override
    public boolean hasNext() {
      return inner.hasNext();
    }

    @Override
    public int nextInt() {
      return inner.nextInt();
    }

    @Override
    public int raise(Throwable t) {
      return inner.raise(t);
    }

    @Override
    public void close() {
      inner.close();
    }

    @Override
    public Status status() {
      return inner.status();
    }

    @Override
    public IntCursor fork() {
      return new Foreign(inner.fork());
    }
  }

  private static List<IntSequence> both(List<String> log) {
    return List.of(count(3, log), foreign(3, log));
  }

  @Test
  void aSequenceIsIteratedOverInEachWay() {
    for (IntSequence values : both(new ArrayList<>())) {
      int sum = 0;
      for (int value : values) {
        sum += value;
      }
      assertEquals(3, sum);
      List<Object> seen = new ArrayList<>();
      values.forEach(value -> seen.add(value));
      IntConsumer consumer = seen::add;
      values.forEach(consumer);
      values.spliterator().forEachRemaining(consumer);
      assertEquals(List.of(0, 1, 2, 0, 1, 2, 0, 1, 2), seen);
      assertEquals(3, values.stream().sum());
      assertThrows(NullPointerException.class, () -> values.forEach((IntConsumer) null));
    }
  }

  @Test
  void theSpliteratorIsOrderedAndNeverSplits() {
    Spliterator.OfInt values = count(2, new ArrayList<>()).spliterator();
    assertEquals(Spliterator.ORDERED | Spliterator.NONNULL, values.characteristics());
    assertEquals(Long.MAX_VALUE, values.estimateSize());
    assertNull(values.trySplit());
    List<Integer> seen = new ArrayList<>();
    assertTrue(values.tryAdvance((IntConsumer) seen::add));
    values.forEachRemaining((IntConsumer) seen::add);
    assertFalse(values.tryAdvance((IntConsumer) seen::add));
    assertEquals(List.of(0, 1), seen);
    assertTrue(
        count(2, new ArrayList<>()).stream().spliterator().hasCharacteristics(Spliterator.ORDERED));
  }

  /** Takes values as they are, and complains of objects. */
  @SuppressWarnings("overloads") // of andThen
  private record Unboxed(List<Integer> seen) implements IntConsumer, Consumer<Integer> {
    @Override
    public void accept(int value) {
      seen.add(value);
    }

    @Override
    public void accept(Integer value) {
      throw new AssertionError("boxed: " + value);
    }
  }

  @Test
  void whatIsLeftGoesToAnActionOfEitherKind() {
    List<Integer> seen = new ArrayList<>();
    for (IntSequence values : both(new ArrayList<>())) {
      values.spliterator().forEachRemaining((Consumer<Integer>) seen::add);
      values.spliterator().forEachRemaining((Consumer<Integer>) new Unboxed(seen));
      Spliterator.OfInt begun = values.spliterator();
      assertTrue(begun.tryAdvance((Consumer<Integer>) seen::add));
      begun.forEachRemaining((Consumer<Integer>) new Unboxed(seen));
      Spliterator.OfInt refusing = values.spliterator();
      assertThrows(NullPointerException.class, () -> refusing.forEachRemaining((IntConsumer) null));
      assertThrows(
          NullPointerException.class, () -> refusing.forEachRemaining((Consumer<Integer>) null));
      refusing.forEachRemaining((IntConsumer) new Unboxed(seen));
    }
    assertEquals(8 * 3, seen.size());
    assertEquals(8, seen.stream().filter(value -> value == 2).count());
  }

  @Test
  void closingTheStreamClosesTheRun() {
    List<String> log = new ArrayList<>();
    try (IntStream stream = count(3, log).stream()) {
      assertEquals(0, stream.iterator().nextInt());
      assertEquals(List.of(), log);
    }
    assertEquals(List.of("exit"), log);
    count(3, log).stream().close();
    assertEquals(List.of("exit"), log);
  }

  @Test
  void aCursorIsRaisedInForkedAndClosed() {
    for (IntSequence values : both(new ArrayList<>())) {
      IntCursor run = values.iterator();
      assertEquals(Status.CREATED, run.status());
      assertEquals(0, run.next());
      IntCursor fork = run.fork();
      assertEquals(-1, run.raise(new Exception()));
      assertEquals(1, fork.nextInt());
      assertEquals(2, run.nextInt());
      assertThrows(NoSuchElementException.class, run::nextInt);
      assertEquals(Status.RETURNED, run.status());
      IllegalStateException late = new IllegalStateException();
      assertSame(late, assertThrows(IllegalStateException.class, () -> run.raise(late)));
      fork.close();
      assertEquals(Status.CLOSED, fork.status());
    }
  }

  @Test
  void pushModeDelegatesToRunsAndRaisesInThem() {
    for (IntSequence values : both(new ArrayList<>())) {
      List<Integer> seen = new ArrayList<>();
      IntYielder failing =
          value -> {
            seen.add(value);
            if (value == 1) {
              throw new IllegalStateException();
            }
          };
      failing.yieldAll(values);
      assertEquals(List.of(0, 1, -1), seen);
      IntCursor begun = values.iterator();
      assertEquals(0, begun.nextInt());
      assertTrue(begun.hasNext());
      seen.clear();
      IntYielder out = seen::add;
      out.yieldAll(begun);
      out.yieldAll(new int[] {7});
      out.yieldAll(IntStream.of(8));
      out.yieldAll(IntStream.of(9).iterator());
      assertEquals(List.of(1, 2, 7, 8, 9), seen);
      seen.clear();
      values.forEach(failing::yield);
      assertEquals(List.of(0, 1, -1), seen);
    }
  }

  @Test
  void machinesDelegateToForeignCursors() {
    List<String> log = new ArrayList<>();
    Script.Delegating run = Script.all(foreign(3, log));
    assertEquals(0, run.next());
    assertEquals(-1, run.raise(new Exception()));
    run.close();
    assertEquals(List.of("exit"), log);
  }
}
