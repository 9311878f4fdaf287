package dev.treadle.processor.hoist;

import static dev.treadle.processor.ir.Bodies.assign;
import static dev.treadle.processor.ir.Bodies.block;
import static dev.treadle.processor.ir.Bodies.declare;
import static dev.treadle.processor.ir.Bodies.loop;
import static dev.treadle.processor.ir.Bodies.read;
import static dev.treadle.processor.ir.Bodies.suspend;
import static dev.treadle.processor.ir.Bodies.tryCatch;
import static dev.treadle.processor.ir.Bodies.use;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.treadle.processor.ir.Bodies;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Target;
import dev.treadle.processor.ir.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SpansTest {

  private final Variable a = Bodies.variable("a");
  private final Variable b = Bodies.variable("b");
  private final Target target = new Target(null);

  private boolean overlap(Stmt... body) {
    Spans spans = new Spans(block(body), List.of(a, b));
    boolean overlap = spans.of(a).overlaps(spans.of(b));
    assertEquals(overlap, spans.of(b).overlaps(spans.of(a)));
    return overlap;
  }

  @Test
  void oneBehindTheOther() {
    assertEquals(false, overlap(declare(a), suspend(1), use(a), declare(b), suspend(2), use(b)));
  }

  @Test
  void oneInsideTheOther() {
    assertEquals(true, overlap(declare(a), declare(b), suspend(1), use(b), use(a)));
  }

  @Test
  void aStatementReadsBeforeItAssigns() {
    assertEquals(false, overlap(declare(a), suspend(1), assign(b, a), suspend(2), use(b)));
    assertEquals(true, overlap(declare(a), suspend(1), assign(b, a), use(a), use(b)));
  }

  /** What is read in a loop, and assigned before, is read again in the next turn. */
  @Test
  void aLoopThatUsesWhatWasAssignedBeforeIt() {
    Stmt used = loop(target, read(), use(a), declare(b), suspend(1), use(b));
    assertEquals(true, overlap(declare(a), used));
    Stmt head = loop(target, read(a), declare(b), suspend(1), use(b));
    assertEquals(true, overlap(declare(a), head));
  }

  @Test
  void aLoopThatAssignsBoth() {
    Stmt both = loop(target, read(), declare(a), suspend(1), use(a), declare(b), use(b));
    assertEquals(false, overlap(both));
  }

  @Test
  void aHandlerMayFollowAnyPartOfItsBlock() {
    Variable thrown = Bodies.variable("e");
    Stmt both = tryCatch(block(declare(b), suspend(1), use(b)), thrown, use(a));
    assertEquals(true, overlap(declare(a), both));
    Stmt apart = tryCatch(block(use(a)), thrown, declare(b), suspend(1), use(b));
    assertEquals(false, overlap(declare(a), apart));
  }
}
