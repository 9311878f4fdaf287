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
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Target;
import dev.treadle.processor.ir.Variable;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LivenessTest {

  private final Variable a = Bodies.variable("a");
  private final Variable b = Bodies.variable("b");
  private final Variable c = Bodies.variable("c");
  private final Target target = new Target(null);

  /** What lives across suspension 1. */
  private static Set<Variable> live(Stmt... body) {
    Liveness liveness = new Liveness(new Numbering(), null, null);
    liveness.analyze(block(body));
    return Set.copyOf(liveness.result().get(1));
  }

  @Test
  void whatIsReadLaterLives() {
    assertEquals(Set.of(a), live(declare(a), declare(b), suspend(1, b), use(a)));
  }

  @Test
  void whatIsAssignedBeforeItIsReadDoesNot() {
    assertEquals(Set.of(), live(declare(a), suspend(1), assign(a), use(a)));
    assertEquals(Set.of(b), live(declare(a), suspend(1), assign(a, b), use(a)));
  }

  @Test
  void anUpdateReads() {
    assertEquals(Set.of(a), live(declare(a), suspend(1), increment(a)));
  }

  @Test
  void anAssignmentInOneBranchOnlyDoesNotEndALife() {
    assertEquals(Set.of(a), live(suspend(1), new Stmt.If(read(), assign(a), null), use(a)));
    assertEquals(Set.of(), live(suspend(1), new Stmt.If(read(), assign(a), assign(a)), use(a)));
  }

  @Test
  void aLoopGoesBackToItsHead() {
    assertEquals(Set.of(a, b), live(loop(target, read(a), use(b), suspend(1))));
    assertEquals(Set.of(), live(loop(target, null, assign(a), use(a), suspend(1))));
  }

  @Test
  void aLoopWithoutConditionIsLeftByBreaksOnly() {
    Stmt leave = new Stmt.If(read(b), new Stmt.Break(target), null);
    assertEquals(Set.of(), live(loop(target, null, suspend(1)), use(a)));
    assertEquals(Set.of(a, b), live(loop(target, null, suspend(1), leave), use(a)));
  }

  @Test
  void aContinueGoesToTheCondition() {
    Stmt proceed = new Stmt.Continue(target);
    assertEquals(Set.of(a), live(loop(target, read(a), suspend(1), proceed, use(b))));
  }

  @Test
  void aSwitchFallsThrough() {
    Stmt.Arm first = Bodies.arm(false, suspend(1));
    Stmt.Arm second = Bodies.arm(true, use(a));
    assertEquals(Set.of(a), live(switchOver(target, false, first, second)));
    assertEquals(Set.of(), live(switchOver(target, true, first, second)));
  }

  @Test
  void whatHandlersReadLivesInTheWholeBlock() {
    Stmt handled = tryCatch(block(suspend(1), assign(a)), c, use(a, c));
    assertEquals(Set.of(a), live(handled));
  }

  @Test
  void whatIsReadBehindAHandlerLives() {
    assertEquals(Set.of(a), live(tryCatch(block(suspend(1), assign(a)), c), use(a)));
  }

  @Test
  void whatFinalizersReadLivesOnEveryWayOut() {
    assertEquals(Set.of(a), live(tryFinally(block(suspend(1), new Stmt.Return(null)), use(a))));
    assertEquals(
        Set.of(a),
        live(loop(target, null, tryFinally(block(suspend(1), new Stmt.Break(target)), use(a)))));
  }

  @Test
  void behindAReturnNothingLives() {
    assertEquals(Set.of(b), live(suspend(1), new Stmt.Return(read(b)), use(a)));
  }

  @Test
  void aCopyForALambdaReads() {
    assertEquals(Set.of(a), live(suspend(1), new Stmt.Snapshot(Set.of(a))));
  }
}
