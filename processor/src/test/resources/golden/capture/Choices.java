package puzzles;

import dev.treadle.Co;
import dev.treadle.Continuation;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;

final class Choices<Y> {
  private final Deque<Choice<Y>> choices = new ArrayDeque<>();

  static final class Choice<Y> {
    final Continuation<Integer, Y, Void> taking;
    int next = 1;

    Choice(Continuation<Integer, Y, Void> taking) {
      this.taking = taking;
    }
  }

  @Coroutine
  <T> T choose(Co<Y, Void> co, List<T> options) {
    int i = co.capture(k -> first(k));
    if (i < options.size()) {
      return options.get(i);
    }
    choices.pop();
    return fail(co);
  }

  private int first(Continuation<Integer, Y, Void> k) {
    choices.push(new Choice<>(k));
    return 0;
  }

  @Coroutine
  <T> T fail(Co<Y, Void> co) {
    Choice<Y> latest = choices.peek();
    if (latest == null) {
      throw new NoSuchElementException("no choice is left");
    }
    return co.jump(latest.taking, latest.next++);
  }
}
