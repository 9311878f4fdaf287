package dev.treadle.processor.frontend;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Members that the user's compilation has and the text of their class has not, as Lombok adds them,
 * are inserted into the text without bodies, behind everything else in their class. Insertions hold
 * no line break, so that lines and, but for what follows on the same line, columns stay what they
 * are.
 */
final class MissingMembers {
  private final ProcessingEnvironment env;
  private final NestedCompiler compiler;

  /** {@code compiler} has read the texts as they are. */
  MissingMembers(ProcessingEnvironment env, NestedCompiler compiler) {
    this.env = env;
    this.compiler = compiler;
  }

  /** The texts, changed where something was missing. */
  Map<String, SourceText> insertInto(Map<String, SourceText> texts) {
    Map<String, SourceText> completed = new LinkedHashMap<>(texts);
    for (CompilationUnitTree unit : compiler.units()) {
      SourceText text = compiler.text(unit);
      SortedMap<Integer, String> insertions = text.isUsers() ? insertions(unit) : new TreeMap<>();
      if (!insertions.isEmpty()) {
        completed.put(text.toUri().toString(), text.insert(insertions));
      }
    }
    return completed;
  }

  private SortedMap<Integer, String> insertions(CompilationUnitTree unit) {
    SortedMap<Integer, String> insertions = new TreeMap<>();
    new TreePathScanner<@Nullable Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
        Element nested = compiler.trees().getElement(getCurrentPath());
        long end = compiler.trees().getSourcePositions().getEndPosition(unit, tree);
        if (nested instanceof TypeElement type && end > 0) {
          // Local classes have no canonical name, and no element in the user's compilation.
          TypeElement outer =
              type.getQualifiedName().length() == 0
                  ? null
                  : env.getElementUtils().getTypeElement(type.getQualifiedName());
          String missing = outer == null ? "" : missing(outer, type);
          if (!missing.isEmpty()) {
            insertions.put((int) end - 1, missing);
          }
        }
        return super.visitClass(tree, null);
      }
    }.scan(unit, null);
    return insertions;
  }

  private String missing(TypeElement outer, TypeElement nested) {
    TypeSignatures inText = new TypeSignatures(compiler.elements(), compiler.types());
    Set<String> present = new HashSet<>();
    nested.getEnclosedElements().forEach(member -> present.add(key(inText, member)));
    TypeSignatures known = new TypeSignatures(env.getElementUtils(), env.getTypeUtils());
    String members =
        outer.getEnclosedElements().stream()
            .filter(member -> isDeclarable(outer, member))
            .filter(member -> !present.contains(key(known, member)))
            .map(this::declaration)
            .collect(Collectors.joining());
    // The constants of an enum may lack the semicolon that members need.
    return members.isEmpty() || outer.getKind() != ElementKind.ENUM ? members : ";" + members;
  }

  /** Fields and classes are told apart by name, methods by their erasure too. */
  private static String key(TypeSignatures signatures, Element member) {
    return member instanceof ExecutableElement method
        ? member.getSimpleName() + signatures.descriptor(method)
        : (member instanceof TypeElement ? "class " : "") + member.getSimpleName();
  }

  /** Compilers differ in what they list of the members that come with an enum or a record. */
  private static boolean isDeclarable(TypeElement owner, Element member) {
    return switch (member.getKind()) {
      case FIELD -> owner.getKind() != ElementKind.RECORD || isStatic(member);
      case CONSTRUCTOR ->
          owner.getKind() != ElementKind.RECORD && owner.getKind() != ElementKind.ENUM;
      case METHOD ->
          owner.getKind() != ElementKind.ENUM
              || !List.of("values", "valueOf").contains(member.getSimpleName().toString());
      case CLASS, INTERFACE -> true;
      default -> false;
    };
  }

  private static boolean isStatic(Element member) {
    return member.getModifiers().contains(Modifier.STATIC);
  }

  private String declaration(Element member) {
    StringBuilder text = new StringBuilder(" ");
    for (Modifier modifier : member.getModifiers()) {
      if (modifier != Modifier.ABSTRACT && modifier != Modifier.NATIVE) {
        text.append(modifier.toString().toLowerCase(Locale.ROOT)).append(' ');
      }
    }
    if (member instanceof ExecutableElement method) {
      method(text, method);
    } else if (member instanceof TypeElement type) {
      type(text, type);
    } else {
      text.append(type(member.asType())).append(' ').append(member.getSimpleName()).append(';');
    }
    return text.toString();
  }

  private void method(StringBuilder text, ExecutableElement method) {
    boolean constructor = method.getKind() == ElementKind.CONSTRUCTOR;
    text.append(parameters(method.getTypeParameters()));
    if (constructor) {
      text.append(method.getEnclosingElement().getSimpleName());
    } else {
      text.append(type(method.getReturnType())).append(' ').append(method.getSimpleName());
    }
    List<String> parameters = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      boolean last = parameters.size() == method.getParameters().size() - 1;
      TypeMirror type = parameter.asType();
      parameters.add(
          last && method.isVarArgs() && type instanceof ArrayType array
              ? type(array.getComponentType()) + "... " + parameter.getSimpleName()
              : type(type) + " " + parameter.getSimpleName());
    }
    text.append('(').append(String.join(", ", parameters)).append(')');
    if (!method.getThrownTypes().isEmpty()) {
      text.append(" throws ").append(types(method.getThrownTypes(), ", "));
    }
    text.append(constructor ? " {}" : hasNoBody(method) ? ";" : " { throw null; }");
  }

  private static boolean hasNoBody(ExecutableElement method) {
    return method.getEnclosingElement().getKind().isInterface()
        && method.getModifiers().contains(Modifier.ABSTRACT);
  }

  private void type(StringBuilder text, TypeElement type) {
    boolean isInterface = type.getKind().isInterface();
    text.append(isInterface ? "interface " : "class ")
        .append(type.getSimpleName())
        .append(parameters(type.getTypeParameters()));
    if (type.getSuperclass().getKind() == TypeKind.DECLARED) {
      text.append(" extends ").append(type(type.getSuperclass()));
    }
    if (!type.getInterfaces().isEmpty()) {
      text.append(isInterface ? " extends " : " implements ")
          .append(types(type.getInterfaces(), ", "));
    }
    text.append(" {");
    type.getEnclosedElements().stream()
        .filter(member -> isDeclarable(type, member))
        .forEach(member -> text.append(declaration(member)));
    text.append(" }");
  }

  private static String parameters(List<? extends TypeParameterElement> parameters) {
    return parameters.isEmpty()
        ? ""
        : parameters.stream()
            .map(p -> p.getSimpleName() + " extends " + types(p.getBounds(), " & "))
            .collect(Collectors.joining(", ", "<", "> "));
  }

  private static String types(List<? extends TypeMirror> types, String separator) {
    return types.stream().map(MissingMembers::type).collect(Collectors.joining(separator));
  }

  /** A type as Java text: a mirror's own, less the type annotations. */
  private static String type(TypeMirror type) {
    return type.toString().replaceAll("@[\\w.]+(\\([^)]*\\))?\\s*", "");
  }
}
