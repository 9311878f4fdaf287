package dev.treadle.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.processor.TestCompilation.Host;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written grows as the body does: twice as much of it is twice as many lines. */
final class GrowthTest {

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "for (int i = 0; i < 3; i++) { co.yield(i); }",
        "for (String name : names) { co.yield(name.length()); co.yield(name.hashCode()); }",
        "try { co.yield(1); } catch (RuntimeException e) { co.yield(2); } finally { names.size(); }",
        "try { co.yield(1); } catch (RuntimeException e) { co.yield(2); } finally { co.yield(3); }",
        "{ String name = names.get(0); co.yield(1); co.yield(name.length()); }"
      })
  void linesGrowWithTheBody(String statement) {
    int few = lines(statement, 15);
    int more = lines(statement, 30) - few;
    int most = lines(statement, 60) - few - more;
    assertTrue(2 * most <= 5 * more, few + " lines, " + more + " more, " + most + " more");
  }

  private int lines(String statement, int times) {
    String text =
        """
        package p;

        import dev.treadle.Co;
        import dev.treadle.annotation.Coroutine;
        import java.util.List;

        class Long%1$d {
          @Coroutine
          static void body(Co<Integer, Integer> co, List<String> names) {
            %2$s
          }
        }
        """
            .formatted(times, (statement + "\n").repeat(times));
    TestCompilation compilation =
        new TestCompilation(Host.JAVAC, directory.resolve("of" + times))
            .source("p.Long" + times, text)
            .run(new CoroutineProcessor());
    assertEquals(List.of(), compilation.errors());
    String name = "p.Long" + times + "Coroutines";
    String written = Objects.requireNonNull(compilation.generated(name), "nothing written");
    return (int) written.lines().count();
  }
}
