package dev.treadle.processor.hoist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.treadle.processor.ir.Bodies;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Variable;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class DefiniteWritesTest {

  private final Variable a = Bodies.variable("a");
  private final Code.Part write = new Code.VariableRef(a, Code.Use.WRITE, false);
  private final Code.Part update = new Code.VariableRef(a, Code.Use.UPDATE, false);

  private static Set<Variable> in(Object... pieces) {
    return DefiniteWrites.in(Code.of(pieces));
  }

  @Test
  void anAssignmentIsFound() {
    assertEquals(Set.of(a), in(write, " = in.read()"));
    assertEquals(Set.of(a), in("(", write, " = in.read()) >= 0"));
    assertEquals(Set.of(a), in("f(1, ", write, " = 2)"));
  }

  @Test
  void aReadBehindItDoesNotMatter() {
    assertEquals(Set.of(a), in("(", write, " = in.read()) >= 0 && ", a, " < 10"));
    assertEquals(Set.of(a), in("f((", write, " = g(')', \"))\")), ", a, ")"));
  }

  @Test
  void aReadBeforeItDoes() {
    assertEquals(Set.of(), in("f(", a, ", ", write, " = 1)"));
    assertEquals(Set.of(), in("f(", update, "++, ", write, " = 1)"));
  }

  @Test
  void whatIsAssignedMayBeMadeOfWhatWasThere() {
    assertEquals(Set.of(), in(write, " = ", a, " + 1"));
    assertEquals(Set.of(), in("(", write, " = f(\")\", (", a, ")))"));
    assertEquals(Set.of(), in("(", write, " = /* ) */ ", a, ") > 0"));
  }

  @Test
  void anAssignmentThatMayNotBeReachedIsNotFound() {
    assertEquals(Set.of(), in("b && (", write, " = 1) > 0"));
    assertEquals(Set.of(), in("b || (", write, " = 1) > 0"));
    assertEquals(Set.of(), in("b ? ", write, " = 1 : 2"));
    assertEquals(Set.of(), in("if (b) ", write, " = 1;"));
    assertEquals(Set.of(), in("while (b) ", write, " = 1;"));
    assertEquals(Set.of(), in("f(() -> 1, ", write, " = 1)"));
  }

  @Test
  void anUpdateIsARead() {
    assertEquals(Set.of(), in(update, " += 1"));
  }
}
