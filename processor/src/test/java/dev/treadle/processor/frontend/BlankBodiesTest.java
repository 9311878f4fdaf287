package dev.treadle.processor.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class BlankBodiesTest {

  private static String blank(String text) {
    SourceText source = SourceText.ofCompanion("A", text);
    SourceText blanked =
        BlankBodies.in(List.of(source), List.of("-proc:none"))
            .getOrDefault(source.toUri().toString(), source);
    return blanked.getCharContent(true);
  }

  @Test
  void bodiesThatAreNotReadThrowAndNothingMoves() {
    String text =
        """
        class A {
          int a() { return "}".length() + '}'; } int here;
          int b() {
            if (x())
        \r
              return 1234;
          }
          int tiny() { return 1; }
          static class B { void c() { /* } */ int i = 0; i++; } }
          Object o = new Object() { void d() { int i = 10; } };
        }
        """;
    String blanked = blank(text);
    assertEquals(
        "class A { int a() { throw null; } int here; int b() { throw null; }"
            + " int tiny() { return 1; } static class B { void c() { throw null; } }"
            + " Object o = new Object() { void d() { throw null; } }; } ",
        blanked.replaceAll("\\s+", " "));
    assertEquals(text.length(), blanked.length());
    assertEquals(text.indexOf("here"), blanked.indexOf("here"));
    assertEquals(text.replaceAll("[^\n\r]", "-"), blanked.replaceAll("[^\n\r]", "-"));
  }

  @Test
  void whatIsReadOrAssignsFieldsStays() {
    String text =
        """
        class A {
          static final int N; static { N = "a".length() + 1; }
          final int n; A() { n = 1 + 1 + 1 + 1 + 1; }
          int m = java.util.List.of(1, 2).size();
          @Generator void a(Yielder<String> out) { out.yield("a" + "b"); }
          @dev.treadle.annotation.Coroutine void b(Co<String, String> out) { out.yield("a"); }
          void c() { class Local { @Generator void d() { int i = 0; i++; } } }
          abstract void e();
        }
        record R(int n) { R { if (n < 0) { throw new IllegalArgumentException(); } } }
        """;
    assertEquals(text, blank(text));
  }

  @Test
  void aTextThatDoesNotParseStays() {
    String text = "class A { void a() { int i = 0; i++; } void b() { int = ; } }";
    assertEquals(text, blank(text));
  }
}
