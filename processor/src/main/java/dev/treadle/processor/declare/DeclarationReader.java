package dev.treadle.processor.declare;

import dev.treadle.processor.ir.ContextTypes;
import dev.treadle.processor.ir.CoroutineDeclaration;
import dev.treadle.processor.ir.CoroutineDeclaration.Kind;
import dev.treadle.processor.ir.HiddenClass;
import dev.treadle.processor.report.Problem;
import dev.treadle.processor.report.Problems;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads the signature of a template, and refuses what cannot be one. */
public final class DeclarationReader {

  private static final String GENERATOR = "Generator";
  private static final String COROUTINE = "Coroutine";
  private final Elements elements;

  /** A reader of elements of the user's compilation. */
  public DeclarationReader(Elements elements) {
    this.elements = elements;
  }

  /** The declaration, or null if something is wrong, which then was reported. */
  public @Nullable CoroutineDeclaration read(
      TypeElement owner, ExecutableElement method, Problems problems) {
    List<String> annotations = annotations(method);
    String annotation = annotations.get(0);
    String name = method.getSimpleName().toString();
    if (annotations.size() > 1) {
      problems.add(Problem.TWO_ANNOTATIONS, method, name);
      return null;
    }
    if (!hasBody(owner, method, annotation, problems) || !isReachable(owner, method, problems)) {
      return null;
    }
    Kind kind = context(method, annotation, problems);
    if (kind == null) {
      return null;
    }
    if (annotation.equals(GENERATOR) && method.getReturnType().getKind() != TypeKind.VOID) {
      problems.add(Problem.GENERATOR_NOT_VOID, method, name, method.getReturnType());
      return null;
    }
    TypeElement hidden = hiddenClass(method);
    if (hidden != null) {
      String type = hidden.getSimpleName().toString();
      problems.addAtType(Problem.PRIVATE_CLASS_IN_SIGNATURE, method, type, type, name);
      return null;
    }
    VariableElement context = method.getParameters().get(0);
    List<? extends TypeMirror> arguments = ((DeclaredType) context.asType()).getTypeArguments();
    TypeMirror object = elements.getTypeElement("java.lang.Object").asType();
    TypeMirror first =
        switch (kind) {
          case TASK -> object;
          default ->
              arguments.isEmpty()
                  ? primitive((DeclaredType) context.asType())
                  : bound(arguments.get(0));
        };
    TypeMirror yielded = kind == Kind.COLLEAGUE ? object : first;
    TypeMirror sent =
        switch (kind) {
          case GENERATOR, ASYNC_GENERATOR, TASK -> object;
          case COROUTINE -> bound(arguments.get(1));
          case COLLEAGUE -> first;
        };
    return new CoroutineDeclaration(
        method, owner, context, kind, yielded, sent, method.getReturnType());
  }

  private static List<String> annotations(ExecutableElement method) {
    return method.getAnnotationMirrors().stream()
        .map(AnnotationMirror::getAnnotationType)
        .map(type -> (TypeElement) type.asElement())
        .filter(type -> type.getQualifiedName().toString().startsWith("dev.treadle.annotation."))
        .map(type -> type.getSimpleName().toString())
        .toList();
  }

  private static boolean hasBody(
      TypeElement owner, ExecutableElement method, String annotation, Problems problems) {
    String name = method.getSimpleName().toString();
    Set<Modifier> modifiers = method.getModifiers();
    if (modifiers.contains(Modifier.ABSTRACT) || modifiers.contains(Modifier.NATIVE)) {
      problems.add(
          Problem.NO_BODY,
          method,
          modifiers.contains(Modifier.NATIVE) ? "native" : "abstract",
          name,
          annotation);
    } else if (modifiers.contains(Modifier.DEFAULT)) {
      problems.add(Problem.DEFAULT_METHOD, method, name);
    } else if (isOverridable(owner, modifiers)) {
      problems.add(Problem.OVERRIDABLE, method, name, owner.getSimpleName());
    } else if (modifiers.contains(Modifier.SYNCHRONIZED)) {
      problems.add(Problem.SYNCHRONIZED_TEMPLATE, method, name);
    } else {
      return true;
    }
    return false;
  }

  private static boolean isOverridable(TypeElement owner, Set<Modifier> modifiers) {
    boolean bound =
        Stream.of(Modifier.STATIC, Modifier.PRIVATE, Modifier.FINAL).anyMatch(modifiers::contains);
    boolean closed =
        owner.getModifiers().contains(Modifier.FINAL)
            || owner.getKind() == ElementKind.RECORD
            || owner.getKind() == ElementKind.ENUM;
    return !bound && !closed;
  }

  private static boolean isReachable(
      TypeElement owner, ExecutableElement method, Problems problems) {
    for (Element e = owner; e instanceof TypeElement type; e = e.getEnclosingElement()) {
      if (type.getNestingKind() == NestingKind.LOCAL
          || type.getNestingKind() == NestingKind.ANONYMOUS) {
        problems.add(Problem.LOCAL_OWNER, method, method.getSimpleName());
        return false;
      }
      if (type.getModifiers().contains(Modifier.PRIVATE)) {
        problems.add(Problem.PRIVATE_OWNER, method, method.getSimpleName(), type.getSimpleName());
        return false;
      }
    }
    return true;
  }

  private static @Nullable Kind context(
      ExecutableElement method, String annotation, Problems problems) {
    boolean generator = annotation.equals(GENERATOR);
    String type =
        method.getParameters().isEmpty()
                || !(method.getParameters().get(0).asType() instanceof DeclaredType first)
            ? ""
            : ((TypeElement) first.asElement()).getQualifiedName().toString();
    boolean yielder = ContextTypes.isYielder(type);
    String simpleName = type.substring(type.lastIndexOf('.') + 1);
    if (!ContextTypes.contains(type)) {
      Element at = method.getParameters().isEmpty() ? method : method.getParameters().get(0);
      problems.add(
          Problem.MISSING_CONTEXT,
          at,
          annotation,
          generator ? "Yielder<...> or AsyncYielder<...>" : "Co<..., ...>, Peer<...> or Async");
    } else if (yielder != generator) {
      problems.add(
          Problem.WRONG_ANNOTATION,
          method.getParameters().get(0),
          annotation,
          simpleName,
          generator ? COROUTINE : GENERATOR);
    } else if (ContextTypes.isGeneric(type)
        && ((DeclaredType) method.getParameters().get(0).asType()).getTypeArguments().isEmpty()) {
      problems.add(Problem.RAW_CONTEXT, method.getParameters().get(0), simpleName);
    } else {
      return switch (type) {
        case ContextTypes.CO -> Kind.COROUTINE;
        case ContextTypes.PEER -> Kind.COLLEAGUE;
        case ContextTypes.ASYNC -> Kind.TASK;
        case ContextTypes.ASYNC_YIELDER -> Kind.ASYNC_GENERATOR;
        default -> Kind.GENERATOR;
      };
    }
    return null;
  }

  /** The type that the {@code yield} of a context takes. */
  private static TypeMirror primitive(DeclaredType context) {
    return ElementFilter.methodsIn(context.asElement().getEnclosedElements()).stream()
        .filter(member -> member.getSimpleName().contentEquals("yield"))
        .map(member -> member.getParameters().get(0).asType())
        .findFirst()
        .orElseThrow();
  }

  private TypeMirror bound(TypeMirror argument) {
    if (argument instanceof WildcardType wildcard) {
      TypeMirror bound =
          wildcard.getSuperBound() != null ? wildcard.getSuperBound() : wildcard.getExtendsBound();
      return bound == null ? elements.getTypeElement("java.lang.Object").asType() : bound;
    }
    return argument;
  }

  private static @Nullable TypeElement hiddenClass(ExecutableElement method) {
    Stream<TypeMirror> types =
        Stream.of(
                Stream.of(method.getReturnType()),
                method.getParameters().stream().map(VariableElement::asType),
                method.getThrownTypes().stream(),
                method.getTypeParameters().stream()
                    .map(TypeParameterElement::getBounds)
                    .flatMap(List::stream))
            .flatMap(s -> s);
    return types
        .map(type -> hiddenClass(type, method))
        .filter(t -> t != null)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable TypeElement hiddenClass(TypeMirror type, Element user) {
    if (type instanceof ArrayType array) {
      return hiddenClass(array.getComponentType(), user);
    } else if (type instanceof WildcardType wildcard) {
      TypeMirror bound =
          wildcard.getExtendsBound() != null
              ? wildcard.getExtendsBound()
              : wildcard.getSuperBound();
      return bound == null ? null : hiddenClass(bound, user);
    } else if (type instanceof DeclaredType declared) {
      TypeElement hiding = HiddenClass.hiding(declared.asElement(), user);
      if (hiding != null) {
        return hiding;
      }
      return declared.getTypeArguments().stream()
          .map(argument -> hiddenClass(argument, user))
          .filter(t -> t != null)
          .findFirst()
          .orElse(null);
    }
    return null;
  }
}
