package dev.treadle.processor;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.jspecify.annotations.Nullable;

/** A compilation by one of the two compilers, in a directory of its own. */
public final class TestCompilation {

  /** The compilers that Treadle works under. */
  public enum Host {
    JAVAC,
    ECLIPSE;

    private JavaCompiler compiler() {
      return this == JAVAC ? ToolProvider.getSystemJavaCompiler() : new EclipseCompiler();
    }
  }

  private final Host host;
  private final Path directory;
  private final List<JavaFileObject> sources = new ArrayList<>();
  private final List<String> options = new ArrayList<>();
  private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();

  public TestCompilation(Host host, Path directory) {
    this.host = host;
    this.directory = directory;
    options.addAll(List.of("-classpath", classPath()));
    options.addAll(List.of("--release", "17"));
    if (host == Host.JAVAC) {
      options.add("-Xlint:-options");
    }
  }

  /** Where the runtime and the annotations are, however the tests were started. */
  private static String classPath() {
    return place(dev.treadle.Yielder.class)
        + System.getProperty("path.separator")
        + place(dev.treadle.annotation.Generator.class);
  }

  private static Path place(Class<?> of) {
    try {
      return Path.of(of.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Adds a file; {@code name} is the qualified name of its class. */
  public TestCompilation source(String name, String text) {
    Path file = directory.resolve("src").resolve(name.replace('.', '/') + ".java");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sources.add(new SourceFile(file.toUri(), text, text));
    return this;
  }

  /** Adds a file whose text has one more part when the compiler parses it, as under Lombok. */
  public TestCompilation sourceWithHiddenPart(
      String name, String text, String marker, String part) {
    URI uri = directory.resolve(name.replace('.', '/') + ".java").toUri();
    sources.add(new SourceFile(uri, text.replace(marker, part), text));
    return this;
  }

  public TestCompilation option(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  private static final class SourceFile extends SimpleJavaFileObject {
    private final String text;
    private final String later;
    private boolean parsed;

    SourceFile(URI uri, String text, String later) {
      super(uri, Kind.SOURCE);
      this.text = text;
      this.later = later;
    }

    @Override
    public String getCharContent(boolean ignoreEncodingErrors) {
      String now = parsed ? later : text;
      parsed = true;
      return now;
    }
  }

  /** Compiles; the result is in {@link #diagnostics} and {@link #call}. */
  public TestCompilation run(Processor... processors) {
    JavaCompiler compiler = host.compiler();
    try (StandardJavaFileManager files =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
      for (StandardLocation output :
          List.of(StandardLocation.CLASS_OUTPUT, StandardLocation.SOURCE_OUTPUT)) {
        Path path = Files.createDirectories(directory.resolve(output.name()));
        files.setLocationFromPaths(output, List.of(path));
      }
      JavaCompiler.CompilationTask task =
          compiler.getTask(new StringWriter(), files, diagnostics, options, null, sources);
      task.setProcessors(List.of(processors));
      task.call();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /** The messages of a kind, each as {@code File.java:line: message}. */
  public List<String> messages(Diagnostic.Kind kind) {
    return diagnostics.getDiagnostics().stream()
        .filter(d -> d.getKind() == kind)
        .map(d -> place(d) + d.getMessage(Locale.ROOT).lines().findFirst().orElse(""))
        .toList();
  }

  public List<Diagnostic<? extends JavaFileObject>> diagnostics() {
    return diagnostics.getDiagnostics();
  }

  public List<String> errors() {
    return messages(Diagnostic.Kind.ERROR);
  }

  private static String place(Diagnostic<? extends JavaFileObject> diagnostic) {
    JavaFileObject source = diagnostic.getSource();
    return source == null
        ? ""
        : Path.of(source.toUri()).getFileName() + ":" + diagnostic.getLineNumber() + ": ";
  }

  /** The text of a generated file, or null. */
  public @Nullable String generated(String name) {
    Path file =
        directory
            .resolve(StandardLocation.SOURCE_OUTPUT.name())
            .resolve(name.replace('.', '/') + ".java");
    try {
      return Files.exists(file) ? Files.readString(file) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls a static method without parameters of a compiled class. */
  public Object call(String className, String method) throws ReflectiveOperationException {
    try {
      URL classes = directory.resolve(StandardLocation.CLASS_OUTPUT.name()).toUri().toURL();
      try (URLClassLoader loader =
          new URLClassLoader(new URL[] {classes}, TestCompilation.class.getClassLoader())) {
        var target = loader.loadClass(className).getDeclaredMethod(method);
        target.setAccessible(true);
        return target.invoke(null);
      }
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
