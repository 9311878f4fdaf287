package dev.treadle.examples;

import dev.treadle.Co;
import dev.treadle.Continuation;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Choices that are right in the end: McCarthy's {@code amb}. A program chooses as if it knew, and
 * says where a choice has turned out wrong; then it finds itself back at the latest choice, with
 * its variables as they were, and another option.
 *
 * @param <Y> the type of what the program yields
 */
final class Amb<Y> {
  /** The choices made that have options left, the latest first. */
  private final Deque<Choice<Y>> choices = new ArrayDeque<>();

  /** The place of a choice, and the option to try next. */
  static final class Choice<Y> {
    final Continuation<Integer, Y, Void> taking;
    int next = 1;

    Choice(Continuation<Integer, Y, Void> taking) {
      this.taking = taking;
    }
  }

  /** The first option, and when that fails the next, until there is none and the choice fails. */
  @Coroutine
  <T> T choose(Co<Y, Void> co, List<T> options) {
    int option =
        co.capture(
            taking -> {
              choices.push(new Choice<>(taking));
              return 0;
            });
    if (option == options.size()) {
      choices.pop();
      fail(co);
    }
    return options.get(option);
  }

  /** Fails unless the condition holds. */
  @Coroutine
  void require(Co<Y, Void> co, boolean condition) {
    if (!condition) {
      fail(co);
    }
  }

  /** Goes back to the latest choice: does not return. */
  @Coroutine
  void fail(Co<Y, Void> co) {
    Choice<Y> latest = choices.peek();
    if (latest == null) {
      throw new NoSuchElementException("no choice is left");
    }
    co.jump(latest.taking, latest.next++);
  }
}
