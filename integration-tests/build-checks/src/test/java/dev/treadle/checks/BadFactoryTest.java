package dev.treadle.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.treadle.checks.Compilation.Host;
import dev.treadle.processor.report.Problem;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Templates whose factories would hide what each class inherits from {@code Object}. */
final class BadFactoryTest {
  @TempDir Path directory;

  @TestFactory
  Stream<DynamicTest> withoutParameters() {
    return check("@Generator static void /*!*/notify(Yielder<String> out) { }", "notify(Yielder)");
  }

  @TestFactory
  Stream<DynamicTest> withAParameter() {
    return check(
        "@Coroutine static int /*!*/equals(Co<String, Long> co, Object o) { return 1; }",
        "equals(Co, Object)");
  }

  /** The factory of an instance template has the instance as a parameter. */
  @TestFactory
  Stream<DynamicTest> notOfAnInstance() {
    return check("@Generator final void notify(Yielder<String> out) { out.yield(\"a\"); }", null);
  }

  private Stream<DynamicTest> check(String template, @Nullable String signature) {
    Marked marked = new Marked("A.java", BadDeclarationTest.members(template));
    return Stream.of(Host.values())
        .map(
            host ->
                DynamicTest.dynamicTest(
                    host.toString(),
                    () -> {
                      Compilation compilation =
                          new Compilation(host, directory.resolve(host.toString()))
                              .file("p/A.java", marked.text())
                              .run();
                      assertEquals(
                          signature == null
                              ? ""
                              : marked.place() + " " + Problem.FACTORY_OF_OBJECT.text(signature),
                          compilation.errors().stream()
                              .map(error -> error.place() + " " + error.text())
                              .reduce("", String::concat));
                    }));
  }
}
