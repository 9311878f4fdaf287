package dev.treadle.processor.desugar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.treadle.processor.ir.Code;
import org.junit.jupiter.api.Test;

final class OperandRoleTest {

  private final Code.Hole a = new Code.Hole(0);
  private final Code.Hole b = new Code.Hole(1);
  private final Code.Hole c = new Code.Hole(2);

  @Test
  void anArrayAndItsIndex() {
    Code shape = Code.of(a, "[", b, "] = ", c);
    assertEquals("array", OperandRole.of(shape, 0));
    assertEquals("index", OperandRole.of(shape, 1));
  }

  @Test
  void aReceiverAndArguments() {
    Code shape = Code.of(a, ".put(", b, ", ", c, ")");
    assertEquals("receiver", OperandRole.of(shape, 0));
    assertEquals("argument", OperandRole.of(shape, 1));
    assertEquals("argument", OperandRole.of(shape, 2));
  }

  @Test
  void theElementsOfAnInitializer() {
    Code shape = Code.of("new int[] {", a, ", ", b, ", f(", c, ")}");
    assertEquals("element", OperandRole.of(shape, 0));
    assertEquals("element", OperandRole.of(shape, 1));
    assertEquals("argument", OperandRole.of(shape, 2));
  }

  @Test
  void theLeftOfAnOperator() {
    assertEquals("left", OperandRole.of(Code.of(a, " + ", b), 0));
    assertEquals("operand", OperandRole.of(Code.of("-", a), 0));
  }
}
