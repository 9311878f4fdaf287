package dev.treadle.processor;

import dev.treadle.processor.declare.DeclarationReader;
import dev.treadle.processor.desugar.DesugarForEach;
import dev.treadle.processor.desugar.DesugarResources;
import dev.treadle.processor.desugar.SnapshotCaptures;
import dev.treadle.processor.desugar.SpillSuspensions;
import dev.treadle.processor.diagram.FindTransitions;
import dev.treadle.processor.emit.Machine;
import dev.treadle.processor.frontend.AttributedMethod;
import dev.treadle.processor.frontend.BodyReader;
import dev.treadle.processor.hoist.ClearLabels;
import dev.treadle.processor.hoist.HoistVariables;
import dev.treadle.processor.hoist.ShareFields;
import dev.treadle.processor.hoist.Storage;
import dev.treadle.processor.hoist.UpdateFields;
import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.CoroutineDeclaration;
import dev.treadle.processor.ir.KnownTypes;
import dev.treadle.processor.ir.SourceLevel;
import dev.treadle.processor.ir.StateGraph;
import dev.treadle.processor.lower.FindGuarded;
import dev.treadle.processor.lower.FlattenBlocks;
import dev.treadle.processor.lower.LowerSwitch;
import dev.treadle.processor.lower.LowerTry;
import dev.treadle.processor.lower.NumberSuspensions;
import dev.treadle.processor.lower.Reenter;
import dev.treadle.processor.lower.ShareTails;
import dev.treadle.processor.lower.SplitLargeMethods;
import dev.treadle.processor.report.Problem;
import dev.treadle.processor.report.Problems;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** The way of a template through the processor: one line a stage. */
final class Pipeline {

  /** For tests: how large a method may be, by our estimate. */
  static final String LIMIT = "treadle.limit";

  private final ProcessingEnvironment env;
  private final boolean diagrams;
  private final BiConsumer<String, Body> observer;
  private final int limit;

  /**
   * A pipeline.
   *
   * @param diagrams whether the states of every machine are to be drawn, however many they are
   */
  Pipeline(ProcessingEnvironment env, boolean diagrams) {
    this(env, diagrams, (stage, body) -> {});
  }

  /** A pipeline that shows each body, after each stage, to an observer. */
  Pipeline(ProcessingEnvironment env, boolean diagrams, BiConsumer<String, Body> observer) {
    this.env = env;
    this.diagrams = diagrams;
    this.observer = observer;
    String given = env.getOptions().get(LIMIT);
    this.limit = given == null ? SplitLargeMethods.LIMIT : Integer.parseInt(given);
  }

  /**
   * Reads and checks the declarations of one class. A template with a problem is refused: its
   * factory only throws, but is there, lest what calls it be reported too.
   */
  Companion declare(TypeElement owner, List<ExecutableElement> templates, Problems problems) {
    DeclarationReader reader = new DeclarationReader(env.getElementUtils());
    Map<ExecutableElement, CoroutineDeclaration> declarations = new LinkedHashMap<>();
    List<ExecutableElement> refused = new ArrayList<>();
    for (ExecutableElement template : templates) {
      CoroutineDeclaration declaration = reader.read(owner, template, problems);
      if (declaration == null) {
        refused.add(template);
      } else if (!isOfObject(declaration, problems)
          && !collides(declaration, declarations.values(), problems)) {
        declarations.put(template, declaration); // else the other's factory stands for both
      }
    }
    refused.removeIf(template -> isNameTaken(template, declarations.keySet(), refused));
    return new Companion(this, env.getElementUtils(), owner, declarations, List.copyOf(refused));
  }

  /** A refused template among others of its name may have a factory that equals one of theirs. */
  private static boolean isNameTaken(
      ExecutableElement template,
      Collection<ExecutableElement> declared,
      List<ExecutableElement> refused) {
    return Stream.concat(declared.stream(), refused.stream())
        .takeWhile(other -> other != template)
        .anyMatch(
            other ->
                other.getSimpleName().equals(template.getSimpleName())
                    && Math.abs(other.getParameters().size() - template.getParameters().size())
                        <= 1);
  }

  /** Whether the companion inherits a method that the factory, which is static, may not hide. */
  private boolean isOfObject(CoroutineDeclaration declaration, Problems problems) {
    TypeElement object = env.getElementUtils().getTypeElement("java.lang.Object");
    List<String> types = factoryTypes(declaration);
    boolean inherited =
        ElementFilter.methodsIn(object.getEnclosedElements()).stream()
            .filter(method -> !method.getModifiers().contains(Modifier.PRIVATE))
            .filter(method -> method.getSimpleName().contentEquals(declaration.name()))
            .anyMatch(
                method ->
                    method.getParameters().stream()
                        .map(parameter -> parameter.asType().toString())
                        .toList()
                        .equals(types));
    if (inherited) {
      problems.add(
          Problem.FACTORY_OF_OBJECT, declaration.method(), signature(declaration.method()));
    }
    return inherited;
  }

  private boolean collides(
      CoroutineDeclaration declaration, Iterable<CoroutineDeclaration> others, Problems problems) {
    for (CoroutineDeclaration other : others) {
      if (other.name().equals(declaration.name())
          && factoryTypes(other).equals(factoryTypes(declaration))) {
        problems.add(
            Problem.FACTORIES_COLLIDE,
            declaration.method(),
            signature(declaration.method()),
            signature(other.method()));
        return true;
      }
    }
    return false;
  }

  /** As a user would write it; compilers print methods each in their own way. */
  private String signature(ExecutableElement method) {
    return method.getParameters().stream()
        .map(p -> env.getTypeUtils().erasure(p.asType()).toString())
        .map(type -> type.substring(type.lastIndexOf('.') + 1))
        .collect(Collectors.joining(", ", method.getSimpleName() + "(", ")"));
  }

  private List<String> factoryTypes(CoroutineDeclaration declaration) {
    Types types = env.getTypeUtils();
    List<String> erased = new ArrayList<>();
    if (declaration.instance()) {
      erased.add(types.erasure(declaration.owner().asType()).toString());
    }
    declaration.parameters().forEach(p -> erased.add(types.erasure(p.asType()).toString()));
    return erased;
  }

  /** Compiles one body. The result has no meaning if a problem was reported. */
  Machine compile(CoroutineDeclaration declaration, AttributedMethod method, Problems problems) {
    int level = SourceLevel.of(env.getSourceVersion());
    BodyReader reader = new BodyReader(method, declaration, level, problems);
    Body body = reader.read();
    if (problems.any()) {
      return new Machine(declaration, null);
    }
    observer.accept("read", body);
    KnownTypes types =
        KnownTypes.of(method.types(), method.elements(), method.element().getReturnType(), level);
    body = new DesugarResources(types).run(body);
    body = new DesugarForEach(types).run(body);
    observer.accept("desugared", body);
    body = new SpillSuspensions(types).run(body);
    body = new SnapshotCaptures(types).run(body);
    Body core = body;
    observer.accept("spilled", body);
    body = new LowerTry(types).run(body);
    body = new LowerSwitch(types).run(body);
    observer.accept("lowered", body);
    body = new FlattenBlocks().run(body);
    body = new NumberSuspensions().run(body);
    observer.accept("numbered", body);
    boolean isStatic = method.element().getModifiers().contains(Modifier.STATIC);
    TypeMirror self = isStatic ? null : method.element().getEnclosingElement().asType();
    StateGraph graph =
        new FindTransitions(diagrams ? Integer.MAX_VALUE : StateGraph.FEW).run(core, body);
    BitSet guarded = new FindGuarded().run(core, body);
    Hoisted hoisted = hoist(body, self, method.types());
    Storage storage = hoisted.storage();
    Optional<Body> divided =
        new SplitLargeMethods(types, limit, storage.fields().size(), storage::kept).run(body);
    if (divided.isPresent()) {
      hoisted = hoist(divided.get(), self, method.types());
      storage = hoisted.storage();
    }
    body = new UpdateFields(storage).run(hoisted.body());
    body =
        new Reenter(
                types,
                declaration,
                storage.split()::contains,
                storage.fields()::contains,
                storage::isLive)
            .run(body);
    storage = storage.reentered(body);
    body = new ClearLabels(types).run(body);
    body = new ShareTails().run(body);
    observer.accept("reentered", body);
    return new Machine(
        declaration,
        new Machine.Compiled(body, storage, graph, guarded, reader.suppressed(), self));
  }

  /** A body, and where its variables are kept. */
  private record Hoisted(Body body, Storage storage) {}

  private static Hoisted hoist(Body body, @Nullable TypeMirror self, Types types) {
    Storage storage = new HoistVariables(self).run(body);
    return new ShareFields(types)
        .run(body, storage)
        .map(shared -> new Hoisted(shared, new HoistVariables(self).run(shared)))
        .orElseGet(() -> new Hoisted(body, storage));
  }
}
