package dev.treadle.processor.frontend;

import java.lang.annotation.Repeatable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * The classes of the user's compilation that the private compiler is told of.
 *
 * <p>Looking at a class makes the user's compiler load it, and loading one that the user does not
 * use may have it complain of what is missing beside that class. So a package is never asked for
 * its classes. Known are those that the texts name and those that the signatures of others name,
 * and a class is <em>looked at</em> only if
 *
 * <ul>
 *   <li>the texts name it,
 *   <li>it is a supertype, a bound, an enclosing or a permitted class of one looked at, or
 *   <li>it stands in the signature of a member of one looked at that the texts may use: they have
 *       the member's name, or the language uses it silently.
 * </ul>
 *
 * <p>javac asks for the classes of a package once and for all. Should it reach by another way a
 * class whose package it had asked for before that class became known, a new private compiler will
 * know it: {@link #missed}.
 *
 * <p>Cost: one pass over the signatures of the classes looked at.
 */
final class KnownClasses {
  /** Members that statements use without naming them: JLS 14.14.2, 14.20.3, 8.9.3, 9.7.3. */
  private static final Set<String> SILENT =
      Set.of("iterator", "hasNext", "next", "close", "values", "valueOf", "ordinal", "value");

  private final Elements elements;
  private final SystemModules system = new SystemModules();
  private final Map<String, Map<String, TypeElement>> packages = new HashMap<>();
  private final Map<String, List<PackageElement>> parts = new HashMap<>();
  private final Set<String> hidden = new HashSet<>();
  private final Set<String> listed = new HashSet<>();
  private final Set<TypeElement> mentioning = new HashSet<>();
  private final Set<TypeElement> expanded = new HashSet<>();
  private final Deque<TypeElement> waiting = new ArrayDeque<>();
  private boolean missed;

  KnownClasses(Elements elements) {
    this.elements = elements;
  }

  /**
   * Prepares for a private compiler that reads {@code units} as text. It must not find those
   * classes a second time.
   *
   * @param units the qualified names of the texts' top-level classes
   */
  void start(Collection<String> units, WrittenNames written) {
    listed.clear();
    missed = false;
    hidden.addAll(units);
    for (WrittenNames.Candidate candidate : written.candidates()) {
      for (PackageElement part : parts(candidate.packageName())) {
        TypeElement type = find(part, candidate.simpleName());
        if (type != null) {
          look(type);
        }
      }
    }
    while (!waiting.isEmpty()) {
      expand(waiting.remove(), written);
    }
  }

  /** The parts of a package in all modules but those of the platform. */
  private List<PackageElement> parts(String packageName) {
    return parts.computeIfAbsent(
        packageName,
        name ->
            elements.getAllPackageElements(name).stream()
                .filter(part -> !system.contains(elements, part))
                .<PackageElement>map(part -> part)
                .toList());
  }

  private @Nullable TypeElement find(PackageElement part, String simpleName) {
    String name = part.isUnnamed() ? simpleName : part.getQualifiedName() + "." + simpleName;
    ModuleElement module = elements.getModuleOf(part);
    return module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name);
  }

  /** The classes known in a package, by binary name. Later ones come too late for this compiler. */
  Map<String, TypeElement> list(String packageName) {
    listed.add(packageName);
    return packages.getOrDefault(packageName, Map.of());
  }

  /** True if the user's compilation has that package, whether a class of it is known or not. */
  boolean hasPackage(String packageName) {
    return !parts(packageName).isEmpty();
  }

  /** Notes that the private compiler looks at a class, which makes those that it names known. */
  void opened(TypeElement type) {
    mention(type);
  }

  /** True if a class became known too late for the compiler of the last {@link #start}. */
  boolean missed() {
    return missed;
  }

  /** Makes a class known, and those that its signatures name. */
  void look(TypeElement type) {
    if (know(type) && expanded.add(type)) {
      waiting.add(type);
    }
  }

  /** False for a class that the private compiler has from elsewhere. */
  private boolean know(TypeElement type) {
    TypeElement outermost = type;
    Element enclosing = type.getEnclosingElement();
    while (enclosing instanceof TypeElement t) {
      know(t);
      outermost = t;
      enclosing = t.getEnclosingElement();
    }
    // Elements.getPackageOf would have the user's compiler load the class.
    if (!(enclosing instanceof PackageElement part)
        || hidden.contains(outermost.getQualifiedName().toString())
        || system.contains(elements, part)) {
      return false;
    }
    String name = part.getQualifiedName().toString();
    Map<String, TypeElement> known = packages.computeIfAbsent(name, n -> new LinkedHashMap<>());
    if (known.putIfAbsent(elements.getBinaryName(type).toString(), type) == null) {
      missed |= listed.contains(name);
    }
    return true;
  }

  /** Everything that the signatures of a class and its members name becomes known. */
  private void mention(TypeElement type) {
    if (!mentioning.add(type)) {
      return;
    }
    header(type).forEach(this::know);
    for (Element member : type.getEnclosedElements()) {
      if (member instanceof TypeElement nested) {
        know(nested);
      } else {
        named(member).forEach(this::know);
      }
    }
  }

  private void expand(TypeElement type, WrittenNames written) {
    mention(type);
    header(type).forEach(this::look);
    if (type.getEnclosingElement() instanceof TypeElement enclosing) {
      look(enclosing);
    }
    for (Element member : type.getEnclosedElements()) {
      if (isUsed(member, written)) {
        if (member instanceof TypeElement nested) {
          look(nested);
        } else {
          named(member).forEach(this::look);
        }
      }
    }
  }

  private static boolean isUsed(Element member, WrittenNames written) {
    Set<Modifier> modifiers = member.getModifiers();
    String name = member.getSimpleName().toString();
    if (modifiers.contains(Modifier.PRIVATE)) {
      return false;
    }
    return modifiers.contains(Modifier.ABSTRACT)
        || member instanceof RecordComponentElement // of a pattern that names none
        || written.contains(name.equals("<init>") ? nameOfClass(member) : name)
        || SILENT.contains(name);
  }

  private static String nameOfClass(Element constructor) {
    return constructor.getEnclosingElement().getSimpleName().toString();
  }

  /** The classes that the head of a class declaration names. */
  private static List<TypeElement> header(TypeElement type) {
    List<TypeElement> named = new ArrayList<>();
    bounds(type, named);
    collect(type.getSuperclass(), named);
    type.getInterfaces().forEach(t -> collect(t, named));
    type.getPermittedSubclasses().forEach(t -> collect(t, named));
    type.getAnnotationMirrors().forEach(annotation -> container(annotation, named));
    return named;
  }

  /** The container that a repeatable annotation type names. */
  private static void container(AnnotationMirror annotation, List<TypeElement> named) {
    if (annotation.getAnnotationType().asElement() instanceof TypeElement type
        && type.getQualifiedName().contentEquals(Repeatable.class.getName())) {
      for (AnnotationValue value : annotation.getElementValues().values()) {
        if (value.getValue() instanceof TypeMirror container) {
          collect(container, named);
        }
      }
    }
  }

  /** The classes that the declaration of a member names. */
  private static List<TypeElement> named(Element member) {
    List<TypeElement> named = new ArrayList<>();
    if (member instanceof ExecutableElement method) {
      bounds(method, named);
      collect(method.getReturnType(), named);
      method.getParameters().forEach(parameter -> collect(parameter.asType(), named));
      method.getThrownTypes().forEach(t -> collect(t, named));
    } else if (member instanceof VariableElement || member instanceof RecordComponentElement) {
      collect(member.asType(), named);
    }
    return named;
  }

  private static void bounds(Parameterizable of, List<TypeElement> named) {
    of.getTypeParameters()
        .forEach(parameter -> parameter.getBounds().forEach(bound -> collect(bound, named)));
  }

  /** Asks no class for its kind: the user's compiler would load it to answer. */
  private static void collect(@Nullable TypeMirror type, List<TypeElement> named) {
    if (type instanceof ArrayType array) {
      collect(array.getComponentType(), named);
    } else if (type instanceof WildcardType wildcard) {
      collect(wildcard.getExtendsBound(), named);
      collect(wildcard.getSuperBound(), named);
    } else if (type instanceof IntersectionType intersection) {
      intersection.getBounds().forEach(bound -> collect(bound, named));
    } else if (type instanceof DeclaredType declared && !TypeSignatures.isUnknown(declared)) {
      collect(declared.getEnclosingType(), named);
      declared.getTypeArguments().forEach(argument -> collect(argument, named));
      if (declared.asElement() instanceof TypeElement element) {
        named.add(element);
      }
    }
  }
}
