package dev.treadle.processor.ir;

import static dev.treadle.processor.ir.Bodies.arm;
import static dev.treadle.processor.ir.Bodies.block;
import static dev.treadle.processor.ir.Bodies.loop;
import static dev.treadle.processor.ir.Bodies.read;
import static dev.treadle.processor.ir.Bodies.switchOver;
import static dev.treadle.processor.ir.Bodies.tryCatch;
import static dev.treadle.processor.ir.Bodies.tryFinally;
import static dev.treadle.processor.ir.Bodies.use;
import static dev.treadle.processor.ir.Bodies.variable;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.processor.ir.Stmt.LoopKind;
import org.junit.jupiter.api.Test;

/** The rules of JLS 14.22, in its order. */
final class CompletesTest {

  private static final Stmt RETURN = new Stmt.Return(null);
  private final Target target = new Target(null);
  private final Stmt leave = new Stmt.Break(target);
  private final Stmt proceed = new Stmt.Continue(target);

  private static boolean completes(Stmt statement) {
    return new Completes().completes(statement);
  }

  @Test
  void jumpsDoNot() {
    assertTrue(completes(use()));
    assertFalse(completes(RETURN));
    assertFalse(completes(leave));
    assertFalse(completes(proceed));
    assertFalse(completes(new Stmt.Throw(read(), false)));
    assertFalse(completes(Bodies.suspend(1)));
  }

  @Test
  void aBlockDoesIfAllOfItDoes() {
    assertTrue(completes(block()));
    assertTrue(completes(block(use(), use())));
    assertFalse(completes(block(use(), RETURN)));
  }

  @Test
  void anIfDoesUnlessBothBranchesDoNot() {
    assertTrue(completes(new Stmt.If(read(), RETURN, null)));
    assertTrue(completes(new Stmt.If(read(), RETURN, use())));
    assertFalse(completes(new Stmt.If(read(), RETURN, RETURN)));
  }

  @Test
  void aLoopDoesByItsConditionOrABreak() {
    assertTrue(completes(loop(target, read(), RETURN)));
    assertFalse(completes(loop(target, null, use())));
    assertTrue(completes(loop(target, null, new Stmt.If(read(), leave, null))));
    assertFalse(completes(loop(target, null, new Stmt.Break(new Target("outer")))));
    assertFalse(completes(loop(target, null, proceed)));
  }

  @Test
  void aDoLoopMustReachItsCondition() {
    assertTrue(completes(loop(LoopKind.DO, target, read(), use())));
    assertFalse(completes(loop(LoopKind.DO, target, read(), RETURN)));
    assertTrue(completes(loop(LoopKind.DO, target, read(), proceed)));
    assertTrue(completes(loop(LoopKind.DO, target, read(), leave)));
    assertFalse(completes(loop(LoopKind.DO, target, null, proceed)));
  }

  @Test
  void aLabelledStatementDoesByABreak() {
    assertFalse(completes(new Stmt.Labeled(target, block(RETURN))));
    assertTrue(completes(new Stmt.Labeled(target, block(leave))));
  }

  @Test
  void aSwitchMayTakeNoArm() {
    assertTrue(completes(switchOver(target, false)));
    assertTrue(completes(switchOver(target, false, arm(false, RETURN))));
    assertFalse(completes(switchOver(target, false, arm(false, RETURN), arm(true, RETURN))));
  }

  @Test
  void inASwitchOnlyTheLastGroupOrABreakReachesTheEnd() {
    assertFalse(completes(switchOver(target, false, arm(false, use()), arm(true, RETURN))));
    assertTrue(completes(switchOver(target, false, arm(true, RETURN), arm(false, use()))));
    assertTrue(completes(switchOver(target, false, arm(false, leave), arm(true, RETURN))));
  }

  @Test
  void ofArrowsAnyReachesTheEnd() {
    assertTrue(completes(switchOver(target, true, arm(false, use()), arm(true, RETURN))));
    assertFalse(completes(switchOver(target, true, arm(false, RETURN), arm(true, RETURN))));
  }

  @Test
  void aTryDoesIfItsBlockOrAHandlerAndItsFinalizerDo() {
    assertTrue(completes(tryCatch(block(RETURN), variable("e"), use())));
    assertTrue(completes(tryCatch(block(use()), variable("e"), RETURN)));
    assertFalse(completes(tryCatch(block(RETURN), variable("e"), RETURN)));
    assertTrue(completes(tryFinally(block(use()), use())));
    assertFalse(completes(tryFinally(block(RETURN), use())));
    assertFalse(completes(tryFinally(block(use()), RETURN)));
  }
}
