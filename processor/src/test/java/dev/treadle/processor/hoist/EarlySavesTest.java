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
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class EarlySavesTest {

  private final Variable a = Bodies.variable("a");
  private final Variable b = Bodies.variable("b");
  private final Target target = new Target(null);
  private final Numbering numbering = new Numbering();
  private final Map<Integer, VariableSet> saved = new TreeMap<>();

  private EarlySaves decide(Set<Variable> excluded, Stmt... body) {
    saved.putAll(new ChangedVariables(numbering).find(block(body)));
    EarlySaves saves = new EarlySaves(numbering, excluded, saved);
    saves.decide(block(body));
    return saves;
  }

  @Test
  void whatTheLoopDoesNotAssignIsSavedBeforeIt() {
    Stmt loop = loop(target, read(), assign(b), suspend(1), use(a));
    EarlySaves saves = decide(Set.of(), declare(a), loop);
    assertEquals(Map.of(loop, List.of(a)), Map.copyOf(saves.before));
    assertEquals(Set.of(b), saved.get(1));
  }

  @Test
  void theOutermostLoopThatDoesNotAssignIt() {
    Stmt inner = loop(new Target(null), read(), suspend(1), use(a), use(b));
    Stmt outer = loop(target, read(), assign(b), inner);
    EarlySaves saves = decide(Set.of(), declare(a), outer);
    assertEquals(Map.of(outer, List.of(a), inner, List.of(b)), Map.copyOf(saves.before));
    assertEquals(Set.of(), saved.get(1));
  }

  @Test
  void allSuspensionsOfTheLoopAreSpared() {
    Stmt loop = loop(target, read(), suspend(1), suspend(2));
    decide(Set.of(), declare(a), loop, suspend(3));
    assertEquals(Set.of(), saved.get(1));
    assertEquals(Set.of(), saved.get(2));
    assertEquals(Set.of(a), saved.get(3));
  }

  @Test
  void handlersAssignWhatTheyCatch() {
    Stmt loop = loop(target, read(), tryCatch(block(use(b)), a, suspend(1)), use(a));
    EarlySaves saves = decide(Set.of(), declare(a), loop);
    assertEquals(Map.of(), Map.copyOf(saves.before));
    assertEquals(Set.of(a), saved.get(1));
  }

  @Test
  void whatIsExcludedIsSavedAtSuspensions() {
    Stmt loop = loop(target, read(), suspend(1), use(a));
    EarlySaves saves = decide(Set.of(a), declare(a), loop);
    assertEquals(Map.of(), Map.copyOf(saves.before));
    assertEquals(Set.of(a), saved.get(1));
  }
}
