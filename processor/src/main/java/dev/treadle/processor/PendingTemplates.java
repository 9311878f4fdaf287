package dev.treadle.processor;

import dev.treadle.processor.frontend.UnresolvedTypes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.Parameterizable;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * The classes whose templates are not all compiled yet. They are kept by name: compilers make new
 * elements in each round.
 */
final class PendingTemplates {
  static final String GENERATOR = "dev.treadle.annotation.Generator";
  static final String COROUTINE = "dev.treadle.annotation.Coroutine";

  /** A class and its annotated methods, in source order. */
  record Owner(TypeElement type, List<ExecutableElement> templates) {

    /** The top-level class, whose file this class is in. */
    TypeElement outermost() {
      TypeElement outermost = type;
      while (outermost.getEnclosingElement() instanceof TypeElement enclosing) {
        outermost = enclosing;
      }
      return outermost;
    }

    /** This class with those templates only whose declarations name no unknown type. */
    Owner resolved() {
      for (Element e = type; e instanceof TypeElement enclosing; e = e.getEnclosingElement()) {
        if (hasUnresolvedBound(enclosing)) {
          return new Owner(type, List.of());
        }
      }
      return new Owner(type, templates.stream().filter(Owner::isResolved).toList());
    }

    private static boolean isResolved(ExecutableElement template) {
      return !hasUnresolvedBound(template)
          && Stream.of(
                  template.getParameters().stream().map(VariableElement::asType),
                  template.getThrownTypes().stream(),
                  Stream.of(template.getReturnType()))
              .flatMap(types -> types)
              .noneMatch(UnresolvedTypes::isUnresolved);
    }

    private static boolean hasUnresolvedBound(Parameterizable of) {
      return of.getTypeParameters().stream()
          .flatMap(parameter -> parameter.getBounds().stream())
          .anyMatch(UnresolvedTypes::isUnresolved);
    }
  }

  private record Key(String module, String name) {}

  private final Elements elements;
  private final Set<Key> pending = new LinkedHashSet<>();

  PendingTemplates(Elements elements) {
    this.elements = elements;
  }

  /**
   * Adds the classes that a round has brought.
   *
   * @return the templates of those classes that have no name by which to find them again
   */
  List<Element> add(RoundEnvironment round) {
    List<Element> nameless = new ArrayList<>();
    for (String annotation : List.of(GENERATOR, COROUTINE)) {
      TypeElement type = elements.getTypeElement(annotation);
      if (type != null) {
        round.getElementsAnnotatedWith(type).stream()
            .filter(PendingTemplates::isMethod)
            .filter(template -> !add(key((TypeElement) template.getEnclosingElement())))
            .forEach(nameless::add);
      }
    }
    return nameless;
  }

  private boolean add(Key owner) {
    boolean named = find(owner) != null;
    if (named) {
      pending.add(owner);
    }
    return named;
  }

  private Key key(TypeElement owner) {
    ModuleElement module = elements.getModuleOf(owner);
    return new Key(
        module == null ? "" : module.getQualifiedName().toString(),
        owner.getQualifiedName().toString());
  }

  /** The pending classes, as this round sees them. */
  List<Owner> owners() {
    List<Owner> owners = new ArrayList<>();
    for (Key key : pending) {
      TypeElement type = find(key);
      if (type != null) {
        List<ExecutableElement> templates = new ArrayList<>();
        for (Element member : type.getEnclosedElements()) {
          if (isMethod(member) && isTemplate(member)) {
            templates.add((ExecutableElement) member);
          }
        }
        owners.add(new Owner(type, templates));
      }
    }
    return owners;
  }

  private @Nullable TypeElement find(Key key) {
    ModuleElement module = elements.getModuleElement(key.module());
    return module == null
        ? elements.getTypeElement(key.name())
        : elements.getTypeElement(module, key.name());
  }

  /** Of annotations at anything else, constructors included, each compiler complains itself. */
  private static boolean isMethod(Element element) {
    return element.getKind() == ElementKind.METHOD;
  }

  private static boolean isTemplate(Element method) {
    return method.getAnnotationMirrors().stream()
        .map(annotation -> annotation.getAnnotationType().toString())
        .anyMatch(name -> name.equals(GENERATOR) || name.equals(COROUTINE));
  }

  /** Forgets a class: its companion is written, or never will be. */
  void remove(Owner owner) {
    pending.remove(key(owner.type()));
  }

  boolean isEmpty() {
    return pending.isEmpty();
  }
}
