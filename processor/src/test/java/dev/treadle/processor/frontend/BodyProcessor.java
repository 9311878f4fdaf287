package dev.treadle.processor.frontend;

import dev.treadle.annotation.Coroutine;
import dev.treadle.processor.declare.DeclarationReader;
import dev.treadle.processor.ir.SourceLevel;
import dev.treadle.processor.report.Problems;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Hands the scope of each template of a compilation to a test. */
final class BodyProcessor extends AbstractProcessor {

  private final Consumer<BodyScope> test;

  BodyProcessor(Consumer<BodyScope> test) {
    this.test = test;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(Coroutine.class.getName());
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    Map<TypeElement, Attribution> attributions = new HashMap<>();
    for (ExecutableElement method :
        ElementFilter.methodsIn(round.getElementsAnnotatedWith(Coroutine.class))) {
      TypeElement owner = (TypeElement) method.getEnclosingElement();
      Attribution attribution =
          attributions.computeIfAbsent(
              owner, type -> Attribution.of(processingEnv, List.of(type), Map.of()));
      Problems problems = new Problems();
      var declaration =
          new DeclarationReader(processingEnv.getElementUtils()).read(owner, method, problems);
      AttributedMethod attributed = attribution.method(method);
      test.accept(
          new BodyScope(
              Objects.requireNonNull(attributed, () -> attribution.reason(method)),
              Objects.requireNonNull(declaration),
              SourceLevel.of(processingEnv.getSourceVersion()),
              problems));
    }
    return false;
  }
}
