package dev.treadle.checks;

import com.palantir.javapoet.JavaFile;
import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import dev.treadle.processor.CoroutineProcessor;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassWriter;

/** Where Treadle's own parts are, however these tests were started. */
final class Places {

  private Places() {}

  /** What a user compiles against. */
  static List<Path> user() {
    return of(Yielder.class, Generator.class);
  }

  /** What a user gives as processor path. */
  static List<Path> processor() {
    return of(CoroutineProcessor.class, JavaFile.class, ClassWriter.class);
  }

  static List<Path> of(Class<?>... classes) {
    return Stream.of(classes).map(Places::of).distinct().toList();
  }

  private static Path of(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static String path(List<Path> parts) {
    return parts.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
