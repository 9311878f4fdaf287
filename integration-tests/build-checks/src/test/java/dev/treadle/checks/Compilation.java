package dev.treadle.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.treadle.processor.CoroutineProcessor;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.jspecify.annotations.Nullable;

/** A compilation in this process by one of the two compilers, in a directory of its own. */
final class Compilation {

  /** The compilers that Treadle works under. */
  enum Host {
    JAVAC,
    ECLIPSE;

    private JavaCompiler compiler() {
      return this == JAVAC ? ToolProvider.getSystemJavaCompiler() : new EclipseCompiler();
    }
  }

  private static final String RELEASE = "17";

  private final Host host;
  private final Path directory;
  private final List<Path> sources = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final List<Path> classPath = new ArrayList<>(Places.user());
  private final List<Message> messages = new ArrayList<>();
  private boolean modular;
  private String release = RELEASE;

  Compilation(Host host, Path directory) {
    this.host = host;
    this.directory = directory;
  }

  /** Adds a file, given by its path from the source root. */
  Compilation file(String path, String text) {
    sources.add(write(directory.resolve("src").resolve(path), text));
    return this;
  }

  /** Adds files that exist. */
  Compilation files(Collection<Path> more) {
    sources.addAll(more);
    return this;
  }

  static Path write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Compilation option(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  Compilation classPath(Path... more) {
    classPath.addAll(List.of(more));
    return this;
  }

  /** Has the class path as module path instead. */
  Compilation modular() {
    modular = true;
    return this;
  }

  /** Compiles against the platform as it is, instead of the baseline's API. */
  Compilation latest() {
    release = "";
    return this;
  }

  /** Compiles with Treadle alone. */
  Compilation run() {
    return run(new CoroutineProcessor());
  }

  Compilation run(Processor... processors) {
    JavaCompiler compiler = host.compiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<String> all = new ArrayList<>(options);
    all.add("-parameters");
    if (!release.isEmpty()) {
      all.addAll(List.of("--release", release));
    }
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
      files.setLocationFromPaths(
          StandardLocation.CLASS_OUTPUT, List.of(Files.createDirectories(classes())));
      files.setLocationFromPaths(
          StandardLocation.SOURCE_OUTPUT, List.of(Files.createDirectories(generated())));
      files.setLocationFromPaths(
          modular ? StandardLocation.MODULE_PATH : StandardLocation.CLASS_PATH, classPath);
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              new StringWriter(),
              files,
              diagnostics,
              all,
              null,
              files.getJavaFileObjectsFromPaths(sources));
      task.setProcessors(List.of(processors));
      boolean done = task.call();
      diagnostics.getDiagnostics().forEach(d -> messages.add(Message.of(d)));
      if (!done && errors().isEmpty()) {
        throw new AssertionError("no success and no error: " + messages);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  List<Message> messages() {
    return messages;
  }

  List<Message> errors() {
    return messages.stream().filter(m -> m.kind() == Diagnostic.Kind.ERROR).toList();
  }

  /** What Treadle itself said. */
  List<Message> ours() {
    return messages.stream().filter(m -> m.text().contains("[TRD")).toList();
  }

  Compilation succeeds() {
    assertEquals(List.of(), errors());
    return this;
  }

  Path classes() {
    return directory.resolve("classes");
  }

  Path generated() {
    return directory.resolve("generated");
  }

  /** The text of a generated file, or null. */
  @Nullable String generated(String name) {
    return generatedSources().get(name.replace('.', '/') + ".java");
  }

  /** The texts of the generated files, by their paths from the root. */
  Map<String, String> generatedSources() {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> all = Files.walk(generated())) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        found.put(
            generated().relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** Calls a static method without parameters of a compiled class. */
  @Nullable Object call(String className, String method) throws Exception {
    List<URL> urls = new ArrayList<>();
    urls.add(classes().toUri().toURL());
    for (Path path : classPath) {
      urls.add(path.toUri().toURL());
    }
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), Compilation.class.getClassLoader())) {
      var target = loader.loadClass(className).getDeclaredMethod(method);
      target.setAccessible(true);
      return target.invoke(null);
    }
  }
}
