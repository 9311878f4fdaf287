package dev.treadle.processor.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class EditsTest {

  private static final String TEXT = "a + b.c(d)";

  private final Edits edits = new Edits(TEXT);

  private String apply() {
    return edits.apply(0, TEXT.length()).toString();
  }

  @Test
  void withoutEditsTheTextIsItself() {
    assertEquals(TEXT, apply());
    assertEquals("b.c(d)", edits.apply(4, 10).toString());
  }

  @Test
  void replacementsMayComeInAnyOrder() {
    edits.replace(8, 9, "argument");
    edits.replace(0, 1, "left");
    assertEquals("left + b.c(argument)", apply());
  }

  @Test
  void whatIsInsideAReplacedRangeIsGone() {
    edits.replace(8, 9, "inner");
    edits.replace(4, 10, "outer");
    assertEquals("a + outer", apply());
  }

  @Test
  void theFirstReplacementOfARangeCounts() {
    edits.replace(0, 1, "first");
    edits.replace(0, 1, "second");
    assertEquals("first + b.c(d)", apply());
  }

  @Test
  void openedFirstStandsFirstAndClosedFirstStandsLast() {
    edits.open(4, "(");
    edits.close(10, ")");
    edits.open(4, "[");
    edits.close(10, "]");
    assertEquals("a + ([b.c(d)])", apply());
  }

  @Test
  void whatClosesStandsBeforeWhatOpensAtTheSamePlace() {
    edits.open(8, "<");
    edits.close(8, ">");
    assertEquals("a + b.c(><d)", apply());
  }

  @Test
  void whatOpensStandsBeforeTheReplacement() {
    edits.replace(4, 5, "self");
    edits.open(4, "(");
    edits.close(10, ")");
    assertEquals("a + (self.c(d))", apply());
  }
}
