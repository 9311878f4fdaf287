package dev.treadle.processor;

import dev.treadle.processor.emit.CompanionWriter;
import dev.treadle.processor.emit.Machine;
import dev.treadle.processor.frontend.AttributedMethod;
import dev.treadle.processor.ir.CompanionName;
import dev.treadle.processor.ir.CoroutineDeclaration;
import dev.treadle.processor.report.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** The companion of one class while its templates are compiled. */
final class Companion {

  private final Pipeline pipeline;
  private final Elements elements;
  private final TypeElement owner;
  private final Map<ExecutableElement, CoroutineDeclaration> declarations;
  private final List<ExecutableElement> refused;
  private final Map<ExecutableElement, Machine> machines = new LinkedHashMap<>();
  private final CompanionName name;

  Companion(
      Pipeline pipeline,
      Elements elements,
      TypeElement owner,
      Map<ExecutableElement, CoroutineDeclaration> declarations,
      List<ExecutableElement> refused) {
    this.pipeline = pipeline;
    this.elements = elements;
    this.owner = owner;
    this.declarations = declarations;
    this.refused = refused;
    this.name = CompanionName.of(owner, elements);
  }

  String qualifiedName() {
    return name.qualified();
  }

  TypeElement owner() {
    return owner;
  }

  /** The templates with a declaration: those whose bodies are to be compiled. */
  List<ExecutableElement> templates() {
    return List.copyOf(declarations.keySet());
  }

  /** True if it would have no factory at all. */
  boolean isEmpty() {
    return declarations.isEmpty() && refused.isEmpty();
  }

  private CompanionWriter writer() {
    return new CompanionWriter(name.packageName(), name.simpleName(), owner, refused, this::find);
  }

  /** Finds a class of the owner's module: to search all modules takes a hundred times as long. */
  private @Nullable TypeElement find(String qualifiedName) {
    ModuleElement module = elements.getModuleOf(owner);
    return module == null
        ? elements.getTypeElement(qualifiedName)
        : elements.getTypeElement(module, qualifiedName);
  }

  /** The companion with signatures only, so that bodies may name it. */
  String skeleton() {
    return writer().skeleton(List.copyOf(declarations.values()));
  }

  /** Compiles one template; on a problem its factory throws. */
  void compile(AttributedMethod method, Problems problems) {
    CoroutineDeclaration declaration = declarations.get(method.outer());
    machines.put(method.outer(), pipeline.compile(declaration, method, problems));
  }

  /** Leaves a template with a factory that throws. */
  void giveUp(ExecutableElement template) {
    machines.put(template, new Machine(declarations.get(template), null));
  }

  boolean complete() {
    return machines.size() == declarations.size();
  }

  private List<Machine> inOrder() {
    return declarations.keySet().stream().map(machines::get).toList();
  }

  /** The diagrams of its machines, by the names of their files. */
  Map<String, String> diagrams() {
    return writer().diagrams(inOrder());
  }

  String packageName() {
    return name.packageName();
  }

  /** The source of the companion. */
  String source() {
    return writer().write(inOrder());
  }
}
