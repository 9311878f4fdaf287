package dev.treadle.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.treadle.processor.ir.Code;
import org.junit.jupiter.api.Test;

final class IndentationTest {

  private static String apply(String text) {
    return Indentation.of(Code.text(text)).apply(text);
  }

  @Test
  void oneLineStays() {
    assertEquals("a + b", apply("a + b"));
  }

  @Test
  void continuedLinesAreIndentedByFour() {
    assertEquals("a\n    + b\n    + c", apply("a\n          + b\n          + c"));
  }

  @Test
  void linesKeepTheirIndentationAgainstEachOther() {
    assertEquals(
        "new Thread() {\n  public void run() {\n    go();\n  }\n}",
        apply("new Thread() {\n      public void run() {\n        go();\n      }\n    }"));
  }

  @Test
  void aBracketThatClosesAContinuedLineIsIndentedWithIt() {
    assertEquals(
        "sort(\n    new Order() {\n      go();\n    });",
        apply("sort(\n        new Order() {\n          go();\n        });"));
    assertEquals(
        "if (a) {\n  b();\n} else {\n  c();\n}",
        apply("if (a) {\n      b();\n    } else {\n      c();\n    }"));
  }

  @Test
  void blankLinesAndCarriageReturnsDoNotCount() {
    assertEquals("f(\n    a,\n\n    b)", apply("f(\r\n        a,\r\n\r\n        b)"));
  }

  @Test
  void aReferenceThatBeginsALineCountsAsText() {
    Code code = Code.of("f(\n      ", new Code.Label(), ",\n      b)");
    Indentation indentation = Indentation.of(code);
    assertEquals("f(\n    ", indentation.apply("f(\n      "));
  }
}
