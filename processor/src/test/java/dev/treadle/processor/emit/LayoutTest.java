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

  @Test
  void aLongSuspensionIsCutButNotItsPlace() {
    String place = "state = ~12; // Maze.java:120";
    String line = place + "  out.yield(" + "x".repeat(120) + ")";
    assertEquals(line.substring(0, 97) + "...", Layout.tidy(line));
    for (int depth : new int[] {64, 70, 90, 120}) {
      String deep = " ".repeat(depth);
      String tidied = Layout.tidy(deep + line);
      assertEquals(deep + place, tidied.substring(0, Math.min(tidied.length(), depth + 29)));
      assertEquals(depth >= 66, tidied.equals(deep + place), tidied);
    }
  }
}
