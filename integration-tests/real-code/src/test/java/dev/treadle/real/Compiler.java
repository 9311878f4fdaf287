package dev.treadle.real;

import com.sun.source.util.JavacTask;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The compiler, for one compilation of a library. */
final class Compiler implements AutoCloseable {
  private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
  private final DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
  private final StandardJavaFileManager files =
      compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8);
  private final List<String> options = new ArrayList<>();

  Compiler(List<Path> classPath) {
    options.addAll(List.of("--release", "17", "-Xmaxerrs", "100000", "-Xmaxwarns", "100000"));
    options.add("-classpath");
    options.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
  }

  /** A task that only analyses. */
  JavacTask task(List<Path> sources) {
    options.add("-proc:none");
    return task(sources, List.of());
  }

  private JavacTask task(List<Path> sources, List<Processor> processors) {
    JavacTask task =
        (JavacTask)
            compiler.getTask(
                Writer.nullWriter(),
                files,
                diagnostics,
                options,
                null,
                files.getJavaFileObjectsFromPaths(sources));
    if (!processors.isEmpty()) {
      task.setProcessors(processors);
    }
    return task;
  }

  /**
   * Compiles into a directory, what processors generate into another.
   *
   * @return whether there were no errors
   */
  boolean compile(List<Path> sources, Path classes, Path generated, List<Processor> processors)
      throws IOException {
    Files.createDirectories(classes);
    Files.createDirectories(generated);
    options.addAll(List.of("-Xlint:all", "-d", classes.toString(), "-s", generated.toString()));
    if (processors.isEmpty()) {
      options.add("-proc:none");
    }
    return task(sources, processors).call();
  }

  List<Diagnostic<? extends JavaFileObject>> diagnostics() {
    return diagnostics.getDiagnostics();
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
