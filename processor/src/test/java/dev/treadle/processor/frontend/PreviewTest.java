package dev.treadle.processor.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.treadle.processor.CoroutineProcessor;
import dev.treadle.processor.TestCompilation;
import dev.treadle.processor.TestCompilation.Host;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Features of the language that a JDK has only if they are asked for. */
final class PreviewTest {
  @TempDir Path directory;

  /** JEP 507: a switch over a boolean that has both may not have a default. */
  @Test
  void switchesOverAllPrimitiveTypes() {
    assumeTrue(Runtime.version().feature() == 25, "a preview feature of Java 25");
    TestCompilation compilation =
        new TestCompilation(Host.JAVAC, directory)
            .option("--enable-preview", "--release", "25")
            .source(
                "p.A",
                """
                package p;
                import dev.treadle.Yielder;
                import dev.treadle.annotation.Generator;
                final class A {
                  @Generator
                  static void words(Yielder<String> out, boolean b, long l, double d) {
                    switch (b) {
                      case true -> out.yield("true");
                      case false -> out.yield("false");
                    }
                    out.yield(switch (l) {
                      case 1L -> { out.yield("one"); yield "1"; }
                      case int i when i < 10 -> "int " + i;
                      case long m -> "long " + m;
                    });
                    if (d instanceof float f) {
                      out.yield("float");
                      out.yield("float " + f);
                    }
                  }
                }
                """);
    compilation.run(new CoroutineProcessor());
    assertEquals(List.of(), compilation.errors());
    assertNotNull(compilation.generated("p.ACoroutines"));
  }
}
