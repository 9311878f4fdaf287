package dev.treadle.processor.diagram;

import static dev.treadle.processor.ir.Bodies.arm;
import static dev.treadle.processor.ir.Bodies.block;
import static dev.treadle.processor.ir.Bodies.loop;
import static dev.treadle.processor.ir.Bodies.read;
import static dev.treadle.processor.ir.Bodies.suspend;
import static dev.treadle.processor.ir.Bodies.switchOver;
import static dev.treadle.processor.ir.Bodies.tryCatch;
import static dev.treadle.processor.ir.Bodies.tryFinally;
import static dev.treadle.processor.ir.Bodies.use;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.treadle.processor.ir.Bodies;
import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.StateGraph;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Target;
import dev.treadle.processor.ir.Variable;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Bodies and their transitions, as {@code from-to}, with a {@code !} if only an exception leads.
 */
final class FindTransitionsTest {

  private final Target target = new Target(null);
  private final Variable caught = Bodies.variable("caught");

  private static Body body(Stmt... statements) {
    return new Body(block(statements), Set.of(), List.of(), List.of(), List.of());
  }

  private static String transitions(Stmt... statements) {
    Body body = body(statements);
    StateGraph graph = new FindTransitions(Integer.MAX_VALUE).run(body, body);
    assertNotNull(graph);
    return graph.transitions().stream()
        .map(
            t ->
                (t.from() == 0 ? "start" : t.from())
                    + "-"
                    + (t.to() == graph.end() ? "end" : t.to())
                    + (t.thrown() ? "!" : ""))
        .collect(Collectors.joining(" "));
  }

  private static Stmt when(Stmt then) {
    return new Stmt.If(read(), then, null);
  }

  private static Stmt done() {
    return new Stmt.Return(null);
  }

  @Test
  void aBodyWithoutASuspensionGoesToItsEnd() {
    assertEquals("start-end", transitions());
    assertEquals("start-end", transitions(use()));
  }

  @Test
  void inARow() {
    assertEquals("start-1 1-2 2-end", transitions(suspend(1), use(), suspend(2)));
  }

  @Test
  void branches() {
    assertEquals(
        "start-1 start-2 1-3 2-3 3-end",
        transitions(new Stmt.If(read(), suspend(1), suspend(2)), suspend(3)));
    assertEquals("start-1 start-2 1-2 2-end", transitions(when(suspend(1)), suspend(2)));
    assertEquals("start-1 start-end 1-end", transitions(when(done()), suspend(1)));
  }

  @Test
  void loops() {
    assertEquals("start-1 start-end 1-1 1-end", transitions(loop(target, read(), suspend(1))));
    assertEquals("start-1 1-1", transitions(loop(target, null, suspend(1))));
    assertEquals(
        "start-1 1-1 1-end", transitions(loop(Stmt.LoopKind.DO, target, read(), suspend(1))));
    assertEquals(
        "start-1 1-1 1-2 2-end",
        transitions(loop(target, null, suspend(1), when(new Stmt.Break(target))), suspend(2)));
  }

  @Test
  void aContinueGoesToTheCondition() {
    Stmt again = when(new Stmt.Continue(target));
    assertEquals(
        "start-1 start-end 1-1 1-2 1-end 2-1 2-end",
        transitions(loop(target, read(), suspend(1), again, suspend(2))));
    assertEquals(
        "start-1 1-1 1-2 1-end 2-1 2-end",
        transitions(loop(Stmt.LoopKind.DO, target, read(), suspend(1), again, suspend(2))));
  }

  @Test
  void aForLoopUpdatesBeforeItAsks() {
    Stmt loop =
        new Stmt.Loop(
            Stmt.LoopKind.FOR, target, List.of(use()), read(), List.of(use()), suspend(1));
    assertEquals("start-1 start-end 1-1 1-end", transitions(loop));
  }

  @Test
  void aForEachLoopThatIsLeft() {
    Stmt loop =
        new Stmt.ForEach(
            target, caught, read(), null, caught.type(), when(new Stmt.Block(List.of(done()))));
    assertEquals("start-1 start-end 1-end", transitions(loop, suspend(1)));
  }

  @Test
  void loopsInLoops() {
    Target outer = new Target("outer");
    assertEquals(
        "start-1 1-1 1-2 1-end 2-1 2-2 2-end",
        transitions(
            loop(
                outer,
                null,
                suspend(1),
                loop(
                    target,
                    read(),
                    when(new Stmt.Break(outer)),
                    suspend(2),
                    when(new Stmt.Continue(outer))))));
  }

  @Test
  void aLabelledBlock() {
    assertEquals(
        "start-1 1-2 1-3 2-3 3-end",
        transitions(
            new Stmt.Labeled(target, block(suspend(1), when(new Stmt.Break(target)), suspend(2))),
            suspend(3)));
  }

  @Test
  void switches() {
    Stmt.Arm first = arm(false, suspend(1));
    Stmt.Arm second = arm(false, suspend(2), new Stmt.Break(target));
    Stmt.Arm last = arm(true, suspend(3));
    assertEquals(
        "start-1 start-2 start-3 1-2 2-4 3-4 4-end",
        transitions(switchOver(target, false, first, second, last), suspend(4)));
    assertEquals(
        "start-1 start-2 start-3 1-4 2-4 3-4 4-end",
        transitions(switchOver(target, true, first, second, last), suspend(4)));
    assertEquals(
        "start-1 start-2 start-end 1-end 2-end",
        transitions(switchOver(target, true, first, second)));
  }

  @Test
  void aHandlerIsReachedByExceptions() {
    assertEquals(
        "start-1 start-2! 1-2! 1-end 2-end",
        transitions(tryCatch(block(suspend(1), use()), caught, suspend(2))));
    assertEquals(
        "start-1 start-2! 1-2! 1-3 2-3 3-end",
        transitions(tryCatch(block(suspend(1)), caught, suspend(2)), suspend(3)));
  }

  @Test
  void whatCannotThrowReachesNoHandler() {
    Stmt.Suspend one = (Stmt.Suspend) suspend(1);
    Stmt literal = new Stmt.Suspend(one.point(), Code.text("1"), 1);
    assertEquals(
        "start-1 1-2! 1-end 2-end", transitions(tryCatch(block(literal), caught, suspend(2))));
  }

  @Test
  void aThrownExceptionGoesToItsHandler() {
    Stmt thrown = new Stmt.Throw(read(), false);
    assertEquals(
        "start-1 1-2! 2-end", transitions(suspend(1), tryCatch(block(thrown), caught, suspend(2))));
    assertEquals("start-1", transitions(suspend(1), thrown), "and out of the body to no state");
  }

  @Test
  void whatAHandlerThrowsGoesFurtherOut() {
    Stmt inner = tryCatch(block(use()), caught, suspend(1), new Stmt.Throw(read(), false));
    assertEquals(
        "start-1! start-2! start-end 1-2! 2-end",
        transitions(tryCatch(block(inner), caught, suspend(2))));
  }

  @Test
  void aFinalizerGoesOnWhereItCameFrom() {
    assertEquals(
        "start-1 start-2! 1-2 2-3 3-end",
        transitions(tryFinally(block(suspend(1)), suspend(2)), suspend(3)));
    assertEquals(
        "start-1 start-2! 1-2 2-end",
        transitions(tryFinally(block(suspend(1), done()), suspend(2)), suspend(3)),
        "never to what follows the try");
    assertEquals(
        "start-1 start-end 1-end",
        transitions(tryFinally(block(when(done())), use()), suspend(1)),
        "one way through a finalizer does not lead to another");
  }

  @Test
  void aFinalizerOnTheWayOutOfALoop() {
    Stmt guarded = tryFinally(block(suspend(1), when(new Stmt.Break(target))), suspend(2));
    assertEquals(
        "start-1 start-2! 1-2 2-1 2-2! 2-3 3-end",
        transitions(loop(target, null, guarded), suspend(3)));
  }

  @Test
  void aFinalizerThatReturns() {
    assertEquals(
        "start-1 start-end! 1-end", transitions(tryFinally(block(suspend(1)), done()), suspend(2)));
  }

  @Test
  void finalizersInFinalizers() {
    Stmt inner = tryFinally(block(suspend(2)), suspend(3));
    assertEquals(
        "start-1 start-2! start-3! 1-2 1-3! 2-3 3-4 4-end",
        transitions(tryFinally(block(suspend(1)), inner), suspend(4)));
  }

  @Test
  void aLockAndResourcesWithoutSuspension() {
    assertEquals(
        "start-1 start-end 1-end",
        transitions(
            new Stmt.Synchronized(read(), block(when(done()))),
            new Stmt.Try(
                List.of(new Stmt.Resource(null, read())), block(when(done())), List.of(), null),
            suspend(1)));
  }

  @Test
  void aBodyWithTooManyPointsIsLeftAlone() {
    Body body = body(suspend(1), suspend(2));
    assertNull(new FindTransitions(1).run(body, body));
    assertNotNull(new FindTransitions(2).run(body, body));
  }
}
