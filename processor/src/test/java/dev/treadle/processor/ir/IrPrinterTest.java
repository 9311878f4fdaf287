package dev.treadle.processor.ir;

import static dev.treadle.processor.ir.Bodies.block;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What no golden shows. */
final class IrPrinterTest {
  private static String print(Stmt... statements) {
    return IrPrinter.print(new Body(block(statements), Set.of(), List.of(), List.of(), List.of()));
  }

  @Test
  void aPartSaysWhetherItCompletes() {
    assertEquals(
        "Part\n  Comment // one\n",
        print(new Stmt.Part(List.of(new Stmt.Comment("// one")), true)));
    assertEquals(
        "Part that does not complete\n  Comment // one\n  Return\n",
        print(new Stmt.Part(List.of(new Stmt.Comment("// one"), new Stmt.Return(null)), false)));
  }
}
