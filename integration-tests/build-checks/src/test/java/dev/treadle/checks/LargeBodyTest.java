package dev.treadle.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.checks.Compilation.Host;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Bodies of any size compile, run as they do in push mode, and in methods that HotSpot compiles.
 */
final class LargeBodyTest {

  /** HotSpot's {@code HugeMethodLimit}. */
  private static final int LIMIT = 8000;

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void isDividedAndDoesTheSame(LargeBody body) throws Exception {
    Compilation compilation =
        new Compilation(Host.JAVAC, directory)
            .file("large/Large.java", body.unit())
            .option("-Xlint:all,-processing,-options", "-Werror")
            .run()
            .succeeds();
    Map<String, Integer> large = new TreeMap<>();
    for (Path file : machines(compilation.classes())) {
      CodeSizes.of(Files.readAllBytes(file))
          .forEach(
              (method, size) -> {
                if (size > LIMIT) {
                  large.put(method, size);
                }
              });
    }
    assertEquals(Map.of(), large);
    compare(compilation, body.unit().lines().toList());
  }

  private static List<Path> machines(Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      List<Path> machines =
          files.filter(f -> f.getFileName().toString().startsWith("LargeCoroutines")).toList();
      assertTrue(machines.size() > 1, () -> "companion and machine: " + machines);
      return machines;
    }
  }

  private static void compare(Compilation compilation, List<String> source) throws Exception {
    List<URL> urls = new ArrayList<>(List.of(compilation.classes().toUri().toURL()));
    for (Path path : Places.user()) {
      urls.add(path.toUri().toURL());
    }
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), LargeBodyTest.class.getClassLoader())) {
      Class<?> unit = loader.loadClass("large.Large");
      Method pushed = method(unit, "pushed");
      Method driven = method(unit, "driven");
      Method lines = unit.getDeclaredMethod("lines", int.class);
      lines.setAccessible(true);
      for (int x : new int[] {1, 77, 233, 377, 448}) {
        for (Object line : (Set<?>) lines.invoke(null, x)) {
          String text = source.get((int) line - 1);
          assertTrue(text.contains("co.yield"), () -> "suspended at " + line + ": " + text);
        }
        assertEquals(pushed.invoke(null, x, 0, 0), driven.invoke(null, x, 0, 0), "from " + x);
        for (int n = 1; n < 2000; n += 1 + n / 4) {
          for (int what = 1; what <= 2; what++) {
            assertEquals(
                pushed.invoke(null, x, n, what),
                driven.invoke(null, x, n, what),
                "from " + x + ", at " + n + (what == 1 ? " raised" : " ended"));
          }
        }
      }
    }
  }

  private static Method method(Class<?> unit, String name) throws NoSuchMethodException {
    Method method = unit.getDeclaredMethod(name, int.class, int.class, int.class);
    method.setAccessible(true);
    return method;
  }
}
