package dev.treadle.processor;

import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import dev.treadle.processor.declare.DeclarationReader;
import dev.treadle.processor.emit.Machine;
import dev.treadle.processor.frontend.Attribution;
import dev.treadle.processor.hoist.Storage;
import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.CoroutineDeclaration;
import dev.treadle.processor.ir.IrPrinter;
import dev.treadle.processor.report.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Prints each template of a compilation after each stage of the pipeline. */
final class StagesProcessor extends AbstractProcessor {

  private final StringBuilder printed = new StringBuilder();
  private final List<String> sections = new ArrayList<>();
  private String last = "";

  /** What was printed: for each template its stages. */
  String printed() {
    return printed.toString();
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(Generator.class.getName(), Coroutine.class.getName());
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (TypeElement type : ElementFilter.typesIn(round.getRootElements())) {
      templates(type);
    }
    return false;
  }

  private void templates(TypeElement type) {
    Attribution attribution = Attribution.of(processingEnv, List.of(type), Map.of());
    DeclarationReader reader = new DeclarationReader(processingEnv.getElementUtils());
    Pipeline pipeline = new Pipeline(processingEnv, false, this::print);
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (method.getAnnotation(Generator.class) == null
          && method.getAnnotation(Coroutine.class) == null) {
        continue;
      }
      sections.clear();
      last = "";
      Problems problems = new Problems();
      CoroutineDeclaration declaration = reader.read(type, method, problems);
      Machine machine =
          pipeline.compile(
              Objects.requireNonNull(declaration),
              Objects.requireNonNull(attribution.method(method)),
              problems);
      // Variables are placed before re-entry is made explicit, which rests on it.
      Storage storage = Objects.requireNonNull(machine.body()).storage();
      sections.add(sections.size() - 1, section("storage", print(storage)));
      printed.append("# ").append(method.getSimpleName()).append("\n\n");
      sections.forEach(printed::append);
    }
  }

  /** A stage that has changed nothing is only named. */
  private void print(String stage, Body body) {
    String text = IrPrinter.print(body);
    sections.add(section(stage, text.equals(last) ? "unchanged\n" : text));
    last = text;
  }

  private static String print(Storage storage) {
    StringBuilder text = new StringBuilder();
    text.append("fields ").append(storage.fields()).append('\n');
    text.append("split ").append(storage.split()).append('\n');
    for (int label = 1; label <= storage.live().size(); label++) {
      text.append(label).append(": live ").append(storage.live().get(label));
      text.append(", saved ").append(storage.saved().getOrDefault(label, List.of()));
      text.append(", dead ").append(storage.dead().getOrDefault(label, List.of()));
      text.append('\n');
    }
    return text.toString();
  }

  private static String section(String name, String text) {
    return "## " + name + "\n\n" + text + "\n";
  }
}
