package dev.treadle.processor.emit;

import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.treadle.processor.ir.CoroutineDeclaration;
import dev.treadle.processor.ir.StateGraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Writes the companion of one class: a factory and a machine for each of its templates. */
public final class CompanionWriter {

  /** Classes of {@code java.lang} that a template is likely to be named like. */
  private static final Set<String> LANG =
      Set.of(
          "Object",
          "String",
          "Integer",
          "Long",
          "Double",
          "Float",
          "Short",
          "Byte",
          "Character",
          "Boolean",
          "Number",
          "Void",
          "Iterable",
          "Comparable",
          "Runnable",
          "Thread",
          "Throwable",
          "Exception",
          "Error",
          "RuntimeException",
          "Override",
          "Record",
          "Enum",
          "Class",
          "Math",
          "System",
          "Process",
          "StackTraceElement",
          "CharSequence",
          "SuppressWarnings");

  private final String packageName;
  private final String simpleName;
  private final TypeElement owner;
  private final List<ExecutableElement> refused;
  private final Function<String, @Nullable TypeElement> classes;

  /**
   * A writer of the companion of {@code owner}.
   *
   * @param refused templates that get a factory that throws, for want of a declaration
   * @param classes finds a class by its qualified name, or gives null
   */
  public CompanionWriter(
      String packageName,
      String simpleName,
      TypeElement owner,
      List<ExecutableElement> refused,
      Function<String, @Nullable TypeElement> classes) {
    this.packageName = packageName;
    this.simpleName = simpleName;
    this.owner = owner;
    this.refused = refused;
    this.classes = classes;
  }

  /** The companion with signatures only. */
  public String skeleton(List<CoroutineDeclaration> declarations) {
    TypeSpec.Builder companion = companion(methods(declarations));
    for (CoroutineDeclaration declaration : declarations) {
      companion.addMethod(
          new Factory(owner, declaration).signature().addStatement("throw null").build());
    }
    addRefused(companion);
    return file(companion.build());
  }

  /** The companion. */
  public String write(List<Machine> machines) {
    TypeSpec.Builder companion =
        companion(methods(machines.stream().map(Machine::declaration).toList()));
    ClassNames names = classNames(machines);
    HiddenMembers hidden = new HiddenMembers(names.access());
    List<TypeSpec> classes = new ArrayList<>();
    for (Machine machine : machines) {
      Factory factory = new Factory(owner, machine.declaration());
      if (machine.body() == null) {
        companion.addMethod(
            factory
                .signature()
                .addCode(RefusedFactory.broken(owner, machine.declaration().method()))
                .build());
        continue;
      }
      String className = names.machines().get(machine.declaration());
      classes.add(
          new StateMachineWriter(
                  new MachineShape(
                      machine, machine.body(), className, factory.typeVariables(), hidden))
              .write());
      companion.addMethod(
          factory
              .signature()
              .addCode(factory.body(className, machine.body().body().intersections()))
              .build());
    }
    addRefused(companion);
    classes.forEach(companion::addType);
    Set<String> suppressed = new TreeSet<>();
    machines.stream()
        .filter(machine -> machine.body() != null)
        .forEach(machine -> suppressed.addAll(machine.body().suppressed()));
    suppressed.retainAll(Suppressions.OF_COMPANION);
    if (!suppressed.isEmpty()) {
      companion.addAnnotation(Suppressions.of(suppressed));
    }
    TypeSpec holder = hidden.holder();
    if (holder != null) {
      companion.addType(holder);
    }
    return Layout.tidy(RawMembers.unwrap(file(companion.build())));
  }

  private void addRefused(TypeSpec.Builder companion) {
    for (ExecutableElement template : refused) {
      companion.addMethod(new RefusedFactory(owner, template).write());
    }
  }

  /** The diagrams of the machines that have one, by the names of their files. */
  public Map<String, String> diagrams(List<Machine> machines) {
    Map<String, String> diagrams = new LinkedHashMap<>();
    Map<CoroutineDeclaration, String> names = classNames(machines).machines();
    for (Machine machine : machines) {
      StateGraph graph = machine.body() == null ? null : machine.body().graph();
      if (graph != null) {
        String name = simpleName + "." + names.get(machine.declaration()) + ".mmd";
        diagrams.put(name, String.join("\n", StateDiagram.lines(graph)) + "\n");
      }
    }
    return diagrams;
  }

  /** The names of the class of hidden members, and of the machines of bodies without errors. */
  private record ClassNames(String access, Map<CoroutineDeclaration, String> machines) {}

  private ClassNames classNames(List<Machine> machines) {
    // A class of a body must not be called like one around it, nor hide one that is used in it.
    Set<String> taken = new HashSet<>(Set.of(simpleName));
    machines.stream()
        .filter(m -> m.body() != null)
        .forEach(m -> taken.addAll(m.body().body().names()));
    String access = unique("Access", "Access", taken);
    Map<CoroutineDeclaration, String> names = new LinkedHashMap<>();
    for (Machine machine : machines) {
      if (machine.body() != null) {
        names.put(machine.declaration(), className(machine.declaration(), taken));
      }
    }
    return new ClassNames(access, names);
  }

  private String className(CoroutineDeclaration declaration, Set<String> taken) {
    String name = declaration.name();
    String wish = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    for (Element e = owner; e != null; e = e.getEnclosingElement()) {
      taken.add(e.getSimpleName().toString());
    }
    owner.getEnclosedElements().stream()
        .filter(e -> e instanceof TypeElement)
        .forEach(e -> taken.add(e.getSimpleName().toString()));
    return unique(LANG.contains(wish) ? wish + "Run" : wish, wish, taken);
  }

  private static String unique(String first, String wish, Set<String> taken) {
    String unique = first;
    for (int i = 2; !taken.add(unique); i++) {
      unique = wish + i;
    }
    return unique;
  }

  private List<ExecutableElement> methods(List<CoroutineDeclaration> declarations) {
    List<ExecutableElement> methods = new ArrayList<>(refused);
    declarations.forEach(declaration -> methods.add(declaration.method()));
    return methods;
  }

  private TypeSpec.Builder companion(List<ExecutableElement> templates) {
    TypeSpec.Builder companion =
        TypeSpec.classBuilder(simpleName)
            .addModifiers(Modifier.FINAL)
            .addJavadoc("Runs of the templates of {@link $T}.\n", TypeNames.raw(owner))
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    boolean visible =
        templates.stream()
            .anyMatch(
                template ->
                    isPublic(template)
                        || template.getModifiers().contains(Modifier.PROTECTED)
                        || owner.getKind().isInterface());
    for (Element e = owner; e instanceof TypeElement; e = e.getEnclosingElement()) {
      boolean member =
          e.getEnclosingElement() instanceof TypeElement enclosing
              && enclosing.getKind().isInterface();
      visible &= isPublic(e) || member;
    }
    if (visible) {
      companion.addModifiers(Modifier.PUBLIC);
    }
    return companion;
  }

  private static boolean isPublic(Element element) {
    return element.getModifiers().contains(Modifier.PUBLIC);
  }

  /**
   * The file, which imports from {@code java.lang} only what the package has a class named like.
   */
  private String file(TypeSpec companion) {
    String source = JavaFile.builder(packageName, companion).indent("  ").build().toString();
    StringBuilder file = new StringBuilder();
    int at = 0;
    for (boolean head = true; head; ) {
      int end = source.indexOf('\n', at) + 1;
      String line = source.substring(at, end);
      head = line.isBlank() || line.startsWith("package ") || line.startsWith("import ");
      if (line.isBlank() ? !file.toString().endsWith("\n\n") : !isNeedless(line)) {
        file.append(line);
      }
      at = end;
    }
    return file.append(source, at, source.length()).toString();
  }

  /** Whether a line imports a class of {@code java.lang} that no other one of the name hides. */
  private boolean isNeedless(String line) {
    String lang = "import java.lang.";
    if (!line.startsWith(lang) || line.indexOf('.', lang.length()) >= 0) {
      return false;
    }
    String name = line.substring(lang.length(), line.indexOf(';'));
    return classes.apply(packageName.isEmpty() ? name : packageName + "." + name) == null;
  }
}
