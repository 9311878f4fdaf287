package dev.treadle.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** A processor that does nothing but write: files that there are, or a class in each round. */
@SupportedAnnotationTypes("*")
@SupportedOptions({WritingProcessor.COPIED, WritingProcessor.ROUNDS})
public final class WritingProcessor extends AbstractProcessor {
  /** The option that names a directory of sources. */
  static final String COPIED = "made.copied";

  /** The option for the number of rounds. */
  static final String ROUNDS = "made.rounds";

  private int round;

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
    Map<String, String> options = processingEnv.getOptions();
    try {
      if (round == 0 && options.containsKey(COPIED)) {
        for (Map.Entry<String, String> text :
            MadeModule.read(Path.of(options.get(COPIED))).entrySet()) {
          String name = text.getKey().replace('/', '.');
          write(name.substring(0, name.length() - ".java".length()), text.getValue());
        }
      }
      if (round < Integer.parseInt(options.getOrDefault(ROUNDS, "0"))) {
        write("made.Round" + round, "package made; public final class Round" + round + " {}");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    round++;
    return false;
  }

  private void write(String name, String text) throws IOException {
    try (Writer writer = processingEnv.getFiler().createSourceFile(name).openWriter()) {
      writer.write(text);
    }
  }
}
