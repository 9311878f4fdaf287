package dev.treadle.processor.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class LayoutTest {

  @Test
  void fieldsStandTogether() {
    assertEquals(
        "  private int a;\n  private int b;\n\n  A() {}",
        Layout.tidy("  private int a;\n\n  private int b;\n\n  A() {\n  }"));
  }

  @Test
  void methodsStandApart() {
    String text = "  private int a() {\n    return 1;\n  }\n\n  private int b;\n\n  int c;";
    assertEquals(text, Layout.tidy(text));
  }

  @Test
  void shortJavadocIsOneLine() {
    assertEquals("  /** Short. */\n  int a;", Layout.tidy("  /**\n   * Short.\n   */\n  int a;"));
  }

  @Test
  void longJavadocStays() {
    String text = "/**\n * One.\n * Two.\n */\nint a;";
    assertEquals(text, Layout.tidy(text));
  }

  @Test
  void anEmptyBodyIsClosedAtOnceButNotThatOfAnIf() {
    assertEquals("  A() {}", Layout.tidy("  A() {\n  }"));
    assertEquals("  if (a) {\n  }", Layout.tidy("  if (a) {\n  }"));
  }
}
