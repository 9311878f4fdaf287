package dev.treadle.examples;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Prints what the examples did. */
final class Report {
  private static final Path GENERATED = Path.of("target", "generated-sources", "annotations");

  private final PrintStream out;
  private final Path module;

  /**
   * A report.
   *
   * @param out where it is printed
   * @param module the folder of the module that the examples stand in
   */
  Report(PrintStream out, Path module) {
    this.out = out;
    this.module = module;
  }

  Path module() {
    return module;
  }

  void title(String title) {
    out.println();
    out.println("== " + title);
  }

  /** One finding. Further lines of the value stand below its first. */
  void line(String name, Object value) {
    String indented = value.toString().replace("\n", "\n" + " ".repeat(32));
    out.println(String.format(Locale.ROOT, "  %-30s%s", name, indented));
  }

  /** Says that two ways to the same result agree; the examples stop if they do not. */
  void same(String name, boolean same) {
    if (!same) {
      throw new IllegalStateException("different: " + name);
    }
    line(name, "the same");
  }

  /** Names the file that the processor made. */
  void generated(Class<?> companion) {
    String file = companion.getName().replace('.', '/') + ".java";
    line("the state machines to look at", pathOf(module.resolve(GENERATED).resolve(file)));
  }

  static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String pathOf(Path file) {
    if (!Files.exists(file)) {
      return file.getFileName() + ", which Maven puts below " + GENERATED;
    }
    Path here = Path.of("").toAbsolutePath();
    Path absolute = file.toAbsolutePath();
    return (absolute.startsWith(here) ? here.relativize(absolute) : absolute).toString();
  }
}
