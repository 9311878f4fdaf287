package dev.treadle.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Routine;
import dev.treadle.processor.CoroutineProcessor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether what is compiled to measure the compiler is a program, and the one that it should be. */
final class MadeModuleTest {
  private static final String PATH = System.getProperty("java.class.path");

  @TempDir private Path directory;

  /** Both ways compile the same sources; the machines run. */
  @Test
  void compiles() throws Exception {
    Map<String, String> sources = new MadeModule(25, 9, 9).sources();
    assertEquals(25, sources.size());
    Path texts = directory.resolve("sources");
    MadeModule.write(sources, texts);
    assertEquals(sources, Map.copyOf(MadeModule.read(texts)));
    compile(texts, "without", "-proc:none");
    assertTrue(MadeModule.read(directory.resolve("without")).isEmpty());

    compile(
        texts, "with", "-processorpath", PATH, "-processor", CoroutineProcessor.class.getName());
    Path with = directory.resolve("with");
    Map<String, String> companions = MadeModule.read(with);
    assertEquals(5, companions.size(), companions.keySet()::toString);
    try (URLClassLoader loader = new URLClassLoader(new URL[] {with.toUri().toURL()})) {
      Object evens = call(loader, companions, "evens0", 3, 9);
      assertEquals(List.of(4, 6, 8), list((Iterable<?>) evens));
      Routine<?, ?, ?> average = (Routine<?, ?, ?>) call(loader, companions, "average3");
      assertEquals(0.0, average.next());
      assertFalse(average.resume());
    }
  }

  private static List<?> list(Iterable<?> values) {
    Stream.Builder<Object> list = Stream.builder();
    values.forEach(list::add);
    return list.build().toList();
  }

  /** Calls the factory of that name, in whichever companion it is. */
  private static Object call(
      ClassLoader loader, Map<String, String> companions, String name, Object... arguments)
      throws ReflectiveOperationException {
    for (String file : companions.keySet()) {
      Class<?> companion =
          loader.loadClass(file.substring(0, file.length() - ".java".length()).replace('/', '.'));
      for (var method : companion.getMethods()) {
        if (method.getName().equals(name)) {
          return method.invoke(null, arguments);
        }
      }
    }
    throw new NoSuchMethodException(name);
  }

  /** Copied companions are what the processor writes, and a round may bring a class. */
  @Test
  void copies() throws Exception {
    Path texts = directory.resolve("sources");
    MadeModule.write(new MadeModule(8, 3, 3).sources(), texts);
    compile(
        texts, "with", "-processorpath", PATH, "-processor", CoroutineProcessor.class.getName());
    Map<String, String> companions = MadeModule.read(directory.resolve("with"));

    Path copied = directory.resolve("companions");
    MadeModule.write(companions, copied);
    compile(
        texts,
        "copied",
        "-processorpath",
        PATH,
        "-processor",
        WritingProcessor.class.getName(),
        "-A" + WritingProcessor.COPIED + "=" + copied,
        "-A" + WritingProcessor.ROUNDS + "=2");
    Map<String, String> written = MadeModule.read(directory.resolve("copied"));
    assertTrue(written.entrySet().containsAll(companions.entrySet()));
    assertEquals(companions.size() + 2, written.size());
  }

  private void compile(Path texts, String output, String... options) throws Exception {
    Path to = directory.resolve(output);
    assertTrue(to.toFile().mkdir());
    CompileRun.compile(
        texts, to, Stream.concat(Stream.of("-classpath", PATH), Stream.of(options)).toList());
  }

  /** As many methods are templates as are asked for, nearly; all texts are otherwise the same. */
  @ParameterizedTest
  @ValueSource(ints = {0, 50, 100, 200, 400})
  void hasTemplates(int templates) {
    String all = String.join("", new MadeModule(200, 400, templates).sources().values());
    long annotated = all.lines().filter(line -> line.matches("  @(Generator|Coroutine)")).count();
    assertTrue(Math.abs(annotated - templates) <= 3, () -> annotated + " templates");
    String none = String.join("", new MadeModule(200, 400, 0).sources().values());
    assertEquals(none, all.replaceAll("  @(Generator|Coroutine)\n", ""));
  }

  /** Names of measurements are found by {@code --only}. */
  @Test
  void areNamed() {
    assertEquals(
        List.of(),
        CompilePlan.all().stream().filter(p -> !p.name().startsWith("compile")).toList());
    assertTrue(ClassSizes.NAME.startsWith("compile"));
  }

  /** All classes whose sizes are shown are there. */
  @Test
  void haveSizes() throws Exception {
    List<Measurement> sizes = ClassSizes.measure();
    assertTrue(sizes.stream().allMatch(size -> size.bytes() > 500));
    assertEquals(2 * ClassSizes.PAIRS.size() - 1, sizes.size());
  }
}
