package dev.treadle.examples;

import dev.treadle.Continuation;
import dev.treadle.Routine;
import dev.treadle.examples.Leaves.Node;
import java.util.ArrayList;
import java.util.List;

/** What can be built from capture and jump. */
final class ContinuationsExample {
  private ContinuationsExample() {}

  static void run(Report report) {
    report.title("Continuations: the rest of a run as a value");
    report.line("SEND + MORE = MONEY by amb", all(AmbPuzzlesCoroutines.sendMoreMoney()));
    report.line("6 queens by amb", all(AmbPuzzlesCoroutines.queens(6)));
    Routine<Integer, Void, Integer> product =
        EscapesCoroutines.product(List.of(2, List.of(3, List.of(0, 4)), 5));
    report.line("multiplied until a zero came", all(product));
    List<Continuation<Integer, Integer, Void>> turns = new ArrayList<>();
    Routine<Integer, Void, Integer> sum = EscapesCoroutines.sum(10, turns);
    sum.resume();
    Routine<Integer, Void, ?> other = turns.get(4).start(100);
    other.resume();
    report.line("a sum, and with another fifth turn", sum.result() + ", " + other.result());
    Node left = Node.of(Node.of(Node.leaf(1), Node.leaf(2)), Node.leaf(3));
    Node right = Node.of(Node.leaf(1), Node.of(Node.leaf(2), Node.leaf(3)));
    Routine<Void, Void, Boolean> same = LeavesCoroutines.same(left, right);
    same.resume();
    report.same("the fringes of two trees", same.result());
    report.line(
        "tasks that take turns",
        all(TasksCoroutines.all(new Tasks(), List.of("a", "b"), new int[] {3, 1})));
    report.generated(AmbCoroutines.class);
  }

  /** All that a run yields. */
  static <Y> List<Y> all(Routine<Y, Void, ?> run) {
    List<Y> values = new ArrayList<>();
    while (run.resume()) {
      values.add(run.value());
    }
    return values;
  }
}
