package dev.treadle.processor.hoist;

import static dev.treadle.processor.ir.Bodies.assign;
import static dev.treadle.processor.ir.Bodies.block;
import static dev.treadle.processor.ir.Bodies.declare;
import static dev.treadle.processor.ir.Bodies.increment;
import static dev.treadle.processor.ir.Bodies.loop;
import static dev.treadle.processor.ir.Bodies.read;
import static dev.treadle.processor.ir.Bodies.suspend;
import static dev.treadle.processor.ir.Bodies.switchOver;
import static dev.treadle.processor.ir.Bodies.tryCatch;
import static dev.treadle.processor.ir.Bodies.tryFinally;
import static dev.treadle.processor.ir.Bodies.use;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.treadle.processor.ir.Bodies;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Target;
import dev.treadle.processor.ir.Variable;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ChangedVariablesTest {

  private final Variable a = Bodies.variable("a");
  private final Variable b = Bodies.variable("b");
  private final Variable c = Bodies.variable("c");
  private final Target target = new Target(null);

  /** What may have been assigned between an entry and the suspension with the label. */
  private static Set<Variable> changed(int label, Stmt... body) {
    return new ChangedVariables(new Numbering()).find(block(body)).get(label);
  }

  @Test
  void whatWasAssignedSinceTheLastSuspension() {
    Stmt[] body = {declare(a), suspend(1), assign(b), use(a), suspend(2)};
    assertEquals(Set.of(a), changed(1, body));
    assertEquals(Set.of(b), changed(2, body));
  }

  @Test
  void updatesAssign() {
    assertEquals(Set.of(a), changed(1, increment(a), suspend(1)));
  }

  @Test
  void whatTheSuspensionsOwnOperandAssignsIsSaved() {
    Code operand = Code.of(new Code.VariableRef(a, Code.Use.UPDATE, false), "++");
    Stmt.Suspend suspend = (Stmt.Suspend) suspend(1);
    assertEquals(Set.of(a), changed(1, new Stmt.Suspend(suspend.point(), operand, 1)));
  }

  @Test
  void eitherBranchCounts() {
    Stmt branches = new Stmt.If(read(), assign(a), assign(b));
    assertEquals(Set.of(a, b), changed(1, branches, suspend(1)));
    Stmt left = new Stmt.If(read(), block(assign(a), new Stmt.Return(null)), null);
    assertEquals(Set.of(), changed(1, left, suspend(1)));
  }

  @Test
  void aLoopBringsWhatItsBodyAssigns() {
    Stmt[] body = {loop(target, read(), suspend(1), assign(a)), suspend(2)};
    assertEquals(Set.of(a), changed(1, body));
    assertEquals(Set.of(a), changed(2, body));
  }

  @Test
  void breaksAndContinuesBringWhatWasAssignedBeforeThem() {
    Stmt leave = new Stmt.If(read(), block(assign(a), new Stmt.Break(target)), null);
    assertEquals(Set.of(a), changed(1, loop(target, null, leave), suspend(1)));
    Stmt proceed = block(assign(b), new Stmt.Continue(target));
    assertEquals(Set.of(b), changed(1, loop(target, read(), suspend(1), proceed)));
  }

  @Test
  void armsFallThrough() {
    Stmt.Arm first = Bodies.arm(false, assign(a));
    Stmt.Arm second = Bodies.arm(true, suspend(1));
    assertEquals(Set.of(a), changed(1, switchOver(target, false, first, second)));
    assertEquals(Set.of(), changed(1, switchOver(target, true, first, second)));
  }

  @Test
  void aHandlerMayBeReachedFromAnywhereInItsBlock() {
    Stmt handled = tryCatch(block(assign(a), use(), assign(b)), c, suspend(1));
    assertEquals(Set.of(a, b, c), changed(1, handled));
  }

  @Test
  void whatAFinalizerAssignsIsChangedBehindIt() {
    assertEquals(Set.of(a), changed(1, tryFinally(block(use()), assign(a)), suspend(1)));
    Stmt left = tryFinally(block(new Stmt.Break(target)), assign(a));
    assertEquals(Set.of(a), changed(1, loop(target, null, left), suspend(1)));
  }
}
