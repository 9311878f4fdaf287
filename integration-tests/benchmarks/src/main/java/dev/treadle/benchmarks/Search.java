package dev.treadle.benchmarks;

import dev.treadle.Co;
import dev.treadle.Continuation;
import dev.treadle.Routine;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Queens on a board, by a body that chooses as if it knew. By hand that is a stack of boards to go
 * back to; a search by recursion, which cannot be suspended, copies nothing.
 */
final class Search {
  private static final int SIDE = 6;

  private Search() {}

  /** A choice that has options left. */
  static final class Choice {
    final Continuation<Integer, Integer, Void> taking;
    int next = 1;

    Choice(Continuation<Integer, Integer, Void> taking) {
      this.taking = taking;
    }
  }

  @Coroutine
  static void queens(Co<Integer, Void> co, int side) {
    Deque<Choice> choices = new ArrayDeque<>();
    if (choose(co, choices, 2) == 1) {
      return;
    }
    int taken = 0;
    int rising = 0;
    int falling = 0;
    int code = 0;
    for (int row = 0; row < side; row++) {
      int column = choose(co, choices, side);
      int bit = 1 << column;
      if (((taken | rising | falling) & bit) != 0) {
        fail(co, choices);
      }
      taken |= bit;
      rising = (rising | bit) << 1;
      falling = (falling | bit) >>> 1;
      code = code * side + column;
    }
    co.yield(code);
    fail(co, choices);
  }

  @Coroutine
  private static int choose(Co<Integer, Void> co, Deque<Choice> choices, int options) {
    int option =
        co.capture(
            taking -> {
              choices.push(new Choice(taking));
              return 0;
            });
    if (option == options) {
      choices.pop();
      fail(co, choices);
    }
    return option;
  }

  @Coroutine
  private static void fail(Co<Integer, Void> co, Deque<Choice> choices) {
    Choice latest = choices.element();
    co.jump(latest.taking, latest.next++);
  }

  private static long drive(Routine<Integer, Void, Void> solutions) {
    long sum = 0;
    while (solutions.resume()) {
      sum += solutions.value();
    }
    return sum;
  }

  /** What {@code queens} does, by hand. */
  static final class Hand {
    private final Deque<Board> choices = new ArrayDeque<>();
    private Board board = new Board();
    private boolean begun;
    private int value;

    private static final class Board {
      private int row;
      private int taken;
      private int rising;
      private int falling;
      private int code;

      /** Of a choice. */
      private int next = 1;

      Board copy() {
        Board copy = new Board();
        copy.row = row;
        copy.taken = taken;
        copy.rising = rising;
        copy.falling = falling;
        copy.code = code;
        return copy;
      }
    }

    /** Goes on to the next solution, if there is one. */
    boolean advance() {
      int column = begun ? fail() : choose();
      begun = true;
      while (column >= 0) {
        int bit = 1 << column;
        if (((board.taken | board.rising | board.falling) & bit) != 0) {
          column = fail();
          continue;
        }
        board.taken |= bit;
        board.rising = (board.rising | bit) << 1;
        board.falling = (board.falling | bit) >>> 1;
        board.code = board.code * SIDE + column;
        if (++board.row == SIDE) {
          value = board.code;
          return true;
        }
        column = choose();
      }
      return false;
    }

    private int choose() {
      choices.push(board.copy());
      return 0;
    }

    /** The next option of the latest choice that has one, -1 if none has. */
    private int fail() {
      while (!choices.isEmpty()) {
        Board latest = choices.element();
        int option = latest.next++;
        if (option < SIDE) {
          board = latest.copy();
          return option;
        }
        choices.pop();
      }
      return -1;
    }
  }

  private static long drive(Hand solutions) {
    long sum = 0;
    while (solutions.advance()) {
      sum += solutions.value;
    }
    return sum;
  }

  private static long search(int row, int taken, int rising, int falling, int code) {
    if (row == SIDE) {
      return code;
    }
    long sum = 0;
    for (int column = 0; column < SIDE; column++) {
      int bit = 1 << column;
      if (((taken | rising | falling) & bit) == 0) {
        sum +=
            search(
                row + 1,
                taken | bit,
                (rising | bit) << 1,
                (falling | bit) >>> 1,
                code * SIDE + column);
      }
    }
    return sum;
  }

  /** The elements are the options that are tried: the same for both ways. */
  private static int options(int row, int taken, int rising, int falling) {
    int count = 0;
    for (int column = 0; row < SIDE && column < SIDE; column++) {
      int bit = 1 << column;
      count++;
      if (((taken | rising | falling) & bit) == 0) {
        count += options(row + 1, taken | bit, (rising | bit) << 1, (falling | bit) >>> 1);
      }
    }
    return count;
  }

  static Workload workload() {
    return new Workload("search by capture and jump", options(0, 0, 0, 0))
        .direct(Variant.TREADLE, () -> drive(SearchCoroutines.queens(SIDE)))
        .direct(Variant.HAND, () -> drive(new Hand()))
        .direct(Variant.LOOP, () -> search(0, 0, 0, 0, 0));
  }
}
