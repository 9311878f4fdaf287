package dev.treadle.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles files with the javac of the JVM that runs it, once or several times. */
final class CompileRun {
  private CompileRun() {}

  /**
   * What it took.
   *
   * @param cpu nanoseconds of processor time, on all threads of the JVM
   * @param elapsed nanoseconds
   * @param bytes allocated by the compiler's thread
   */
  record Cost(long cpu, long elapsed, long bytes) {
    private Cost best(Cost other) {
      return new Cost(
          Math.min(cpu, other.cpu), Math.min(elapsed, other.elapsed), Math.min(bytes, other.bytes));
    }

    static Cost parse(String line) {
      String[] parts = line.strip().split(" ", 3);
      return new Cost(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    }

    @Override
    public String toString() {
      return cpu + " " + elapsed + " " + bytes;
    }
  }

  /**
   * Prints the least cost of a number of compiles in this JVM; of one, that of the whole JVM.
   *
   * @param arguments the number, the directory of the sources, and the options of javac
   */
  public static void main(String[] arguments) throws IOException {
    int times = Integer.parseInt(arguments[0]);
    Path sources = Path.of(arguments[1]);
    List<String> options = List.of(arguments).subList(2, arguments.length);
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Cost least = null;
    for (int i = 0; i < times; i++) {
      Path output = Files.createTempDirectory("compiled");
      long cpu = times == 1 ? 0 : process.getProcessCpuTime();
      long start =
          times == 1
              ? System.nanoTime() - 1_000_000 * ManagementFactory.getRuntimeMXBean().getUptime()
              : System.nanoTime();
      long bytes = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      compile(sources, output, options);
      Cost cost =
          new Cost(
              process.getProcessCpuTime() - cpu,
              System.nanoTime() - start,
              threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - bytes);
      least = least == null ? cost : least.best(cost);
      delete(output);
    }
    System.out.print(least);
  }

  /** Compiles all files of a directory into another one. */
  static void compile(Path sources, Path output, List<String> options) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter complaints = new StringWriter();
    List<String> all =
        Stream.concat(
                options.stream(),
                Stream.of("-nowarn", "-d", output.toString(), "-s", output.toString()))
            .toList();
    try (StandardJavaFileManager files =
            compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
        Stream<Path> found = Files.walk(sources)) {
      List<Path> texts = found.filter(file -> file.toString().endsWith(".java")).toList();
      if (!compiler
          .getTask(complaints, files, null, all, null, files.getJavaFileObjectsFromPaths(texts))
          .call()) {
        throw new IllegalStateException(complaints.toString());
      }
    }
  }

  static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(
              file -> {
                try {
                  Files.delete(file);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
    }
  }
}
