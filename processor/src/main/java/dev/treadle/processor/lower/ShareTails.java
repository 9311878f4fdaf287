package dev.treadle.processor.lower;

import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.SuspensionPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Lets suspensions in a row share what they do alike: the next state is the label after the one
 * that was resumed. HotSpot inlines a method of up to 325 bytes of code, and so more of them fit
 * into one.
 *
 * <pre>{@code
 * switch (s) { case 0: A [suspend 1] case 1: B [suspend 2] ... case 9: C } return
 * // becomes
 * switch (s) { case 0: A [own 1] case 1: B [own 2] ... default: C return } [tail]
 * }</pre>
 */
public final class ShareTails {

  /** Fewer are easier to read with their states. */
  private static final int MANY = 6;

  /** A pass for one body. */
  public ShareTails() {}

  /** Precondition: re-entry is explicit, and labels are cleared only where they are asked again. */
  public Body run(Body body) {
    List<Stmt> statements = body.statements().body();
    for (int i = 0; i < statements.size(); i++) {
      List<Stmt> behind = statements.subList(i + 1, statements.size());
      if (statements.get(i) instanceof Stmt.Switch row
          && isRow(row)
          && behind.stream().allMatch(s -> s instanceof Stmt.Return)) {
        List<Stmt> out = new ArrayList<>(statements.subList(0, i));
        out.add(shared(row, behind));
        out.add(new Stmt.SharedTail(kind(row.arms().get(0))));
        return body.with(new Stmt.Block(out));
      }
    }
    return body;
  }

  private static boolean isRow(Stmt.Switch s) {
    int last = s.arms().size() - 1;
    boolean plain =
        last >= MANY
            && Codes.of(s.selector()).equals(Code.of(new Code.Label()))
            && !Codes.any(s, ShareTails::clears);
    return plain
        && IntStream.range(0, last).allMatch(i -> isArm(s.arms().get(i), i))
        && s.arms().subList(0, last).stream().map(ShareTails::isYield).distinct().count() == 1;
  }

  private static boolean isArm(Stmt.Arm arm, int label) {
    return arm.label().equals(Code.text("case " + label))
        && !arm.body().isEmpty()
        && last(arm) instanceof Stmt.Suspend suspend
        && suspend.label() == label + 1;
  }

  private static boolean clears(Stmt statement) {
    return statement instanceof Stmt.Resume resume && resume.clears();
  }

  private static boolean isYield(Stmt.Arm arm) {
    return kind(arm) == SuspensionPoint.Kind.YIELD;
  }

  private static SuspensionPoint.Kind kind(Stmt.Arm arm) {
    return ((Stmt.Suspend) last(arm)).point().kind();
  }

  private static Stmt last(Stmt.Arm arm) {
    return arm.body().get(arm.body().size() - 1);
  }

  private static Stmt.Switch shared(Stmt.Switch row, List<Stmt> behind) {
    List<Stmt.Arm> arms = new ArrayList<>();
    int last = row.arms().size() - 1;
    for (Stmt.Arm arm : row.arms().subList(0, last)) {
      List<Stmt> body = new ArrayList<>(arm.body().subList(0, arm.body().size() - 1));
      body.add(new Stmt.OwnSuspend((Stmt.Suspend) last(arm)));
      arms.add(new Stmt.Arm(arm.label(), false, body));
    }
    List<Stmt> body = new ArrayList<>(row.arms().get(last).body());
    body.addAll(behind);
    arms.add(new Stmt.Arm(Code.text("default"), true, body));
    return new Stmt.Switch(row.target(), row.selector(), arms, false, true);
  }
}
