package dev.treadle.processor;

import com.google.auto.service.AutoService;
import dev.treadle.processor.report.Problem;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.annotation.processing.SupportedOptions;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Gives each class with {@code @Generator} or {@code @Coroutine} methods its companion. */
@AutoService(Processor.class)
@SupportedAnnotationTypes({PendingTemplates.GENERATOR, PendingTemplates.COROUTINE})
@SupportedOptions({CoroutineProcessor.DIAGRAMS, Pipeline.LIMIT})
public final class CoroutineProcessor extends AbstractProcessor {
  /** The option that has a diagram of each machine written beside its class. */
  static final String DIAGRAMS = "treadle.diagrams";

  private @Nullable Rounds rounds;

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    try {
      if (rounds == null) {
        rounds = new Rounds(processingEnv);
      }
      rounds.process(round);
    } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
      // A stack trace would hide what a user can do; the stages have named the template by now.
      String text =
          e.getCause() instanceof ClassNotFoundException missing
              ? Problem.NO_LIBRARY.text(missing.getMessage())
              : Problem.INTERNAL.text("this compilation", e);
      processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, text);
    }
    // Claimed annotations would keep processors of all annotations from running at all.
    return false;
  }
}
