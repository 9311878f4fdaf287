package dev.treadle.processor.frontend;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.treadle.annotation.Generator;
import dev.treadle.processor.ir.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/** Reads each template of a compilation, and notes its local variables and their types. */
final class ReadingProcessor extends AbstractProcessor {
  private final Map<String, String> companions;
  private final Set<String> owners = new LinkedHashSet<>();
  private boolean proxied;
  private boolean lateTypes;

  /** For each method {@code name: type name, …} of its locals, or why it could not be read. */
  final Map<String, String> read = new TreeMap<>();

  int rounds;
  int compilers;

  ReadingProcessor() {
    this(Map.of());
  }

  ReadingProcessor(Map<String, String> companions) {
    this.companions = companions;
  }

  /** Hides the environment behind a proxy, as some hosts do. */
  ReadingProcessor proxied() {
    proxied = true;
    return this;
  }

  /** Generates the class {@code p.Late} in the first round. */
  ReadingProcessor generatingLate() {
    lateTypes = true;
    return this;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latest();
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return Set.of(Generator.class.getName());
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    round
        .getElementsAnnotatedWith(Generator.class)
        .forEach(e -> owners.add(((TypeElement) e.getEnclosingElement()).getQualifiedName() + ""));
    if (!round.processingOver()) {
      rounds++;
      read(proxied ? proxy(processingEnv) : processingEnv);
      if (lateTypes && rounds == 1) {
        generateLate();
      }
    }
    return false;
  }

  private void read(ProcessingEnvironment env) {
    var types = owners.stream().map(env.getElementUtils()::getTypeElement).toList();
    Map<String, Supplier<String>> texts = new LinkedHashMap<>();
    companions.forEach((name, text) -> texts.put(name, () -> text));
    Attribution attribution = Attribution.of(env, types, texts);
    compilers = attribution.compilers();
    for (TypeElement type : types) {
      for (var member : type.getEnclosedElements()) {
        if (member instanceof ExecutableElement method
            && method.getAnnotation(Generator.class) != null) {
          AttributedMethod attributed = attribution.method(method);
          read.put(
              method.getSimpleName().toString(),
              attributed == null ? "! " + attribution.reason(method) : locals(env, attributed));
        }
      }
    }
  }

  /** Also marks each variable called "here" with a warning at its value. */
  private static String locals(ProcessingEnvironment env, AttributedMethod method) {
    StringBuilder locals = new StringBuilder();
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
        var variable = method.trees().getElement(getCurrentPath());
        locals.append(locals.isEmpty() ? "" : ", ");
        locals.append(variable.asType()).append(' ').append(tree.getName());
        if (tree.getName().contentEquals("here")) {
          note(env, method, tree.getInitializer());
        }
        return super.visitVariable(tree, null);
      }
    }.scan(new TreePath(method.path(), ((MethodTree) method.path().getLeaf()).getBody()), null);
    return locals.toString();
  }

  private static void note(ProcessingEnvironment env, AttributedMethod method, Tree at) {
    Origin origin = method.origin(at);
    String slice = method.text().subSequence(origin.start(), origin.end()).toString();
    boolean placed =
        OuterTrees.of(env)
            .map(t -> t.print(Diagnostic.Kind.WARNING, slice, origin, method.outer()))
            .orElse(false);
    if (!placed) {
      env.getMessager()
          .printMessage(
              Diagnostic.Kind.WARNING,
              origin + ":" + origin.column() + ": " + slice,
              method.outer());
    }
  }

  private static ProcessingEnvironment proxy(ProcessingEnvironment env) {
    return (ProcessingEnvironment)
        Proxy.newProxyInstance(
            ReadingProcessor.class.getClassLoader(),
            new Class<?>[] {ProcessingEnvironment.class},
            (proxy, method, arguments) -> {
              try {
                return method.invoke(env, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  private void generateLate() {
    try (Writer writer = processingEnv.getFiler().createSourceFile("p.Late").openWriter()) {
      writer.write("package p; class Late { static int count() { return 1; } }");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
