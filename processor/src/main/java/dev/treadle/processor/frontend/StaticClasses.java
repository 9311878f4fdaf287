package dev.treadle.processor.frontend;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.TreePathScanner;
import dev.treadle.processor.ir.LocalClass;
import dev.treadle.processor.report.Problem;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which lifted classes can be static members of the machine: those that use no type
 * parameter of it, and no class that does. Only they are known at run time (JLS 4.7).
 */
final class StaticClasses {

  private final BodyScope scope;

  /** The lifted classes that each one uses, and in {@link #bound} those that use a parameter. */
  private final Map<LocalClass, Set<LocalClass>> used = new LinkedHashMap<>();

  private final Set<LocalClass> bound = new HashSet<>();

  StaticClasses(BodyScope scope) {
    this.scope = scope;
  }

  /** Marks the classes, once all of the body is read; refuses what the others cannot do. */
  void mark(List<ReifiedUse> uses) {
    scope.lifted.values().forEach(type -> used.put(type, new HashSet<>()));
    new Scanner().scan(scope.method.path(), null);
    used.keySet().forEach(this::noteCaptured);
    boolean found = true;
    while (found) {
      found = false;
      for (LocalClass type : used.keySet()) {
        found |= used.get(type).stream().anyMatch(bound::contains) && bound.add(type);
      }
    }
    used.keySet().forEach(type -> type.setStatic(!bound.contains(type)));
    for (ReifiedUse use : uses) {
      if (bound.contains(scope.lifted.get(use.type()))) {
        switch (use.kind()) {
          case PATTERN -> refuse(use, "A pattern for a class that uses type parameters");
          case THROWABLE -> refuse(use, "An exception class that uses type parameters");
          case RAW -> {}
        }
      }
    }
  }

  private void refuse(ReifiedUse use, String construct) {
    scope.problem(Problem.UNSUPPORTED, use.at(), construct);
  }

  private void noteCaptured(LocalClass type) {
    type.captured().forEach(variable -> note(type, variable.type()));
    if (type.capturesSelf()) {
      note(type, scope.owner.asType());
    }
    note(type, type.element().getSuperclass());
    type.element().getInterfaces().forEach(each -> note(type, each));
  }

  private void note(LocalClass inside, TypeMirror type) {
    if (type instanceof ArrayType array) {
      note(inside, array.getComponentType());
    } else if (type instanceof WildcardType wildcard) {
      note(inside, wildcard.getExtendsBound());
      note(inside, wildcard.getSuperBound());
    } else if (type instanceof IntersectionType) {
      bound.add(inside); // a type parameter of the machine stands for it
    } else if (type instanceof TypeVariable variable) {
      note(inside, variable.asElement());
    } else if (type instanceof DeclaredType declared) {
      note(inside, declared.asElement());
      note(inside, declared.getEnclosingType());
      declared.getTypeArguments().forEach(argument -> note(inside, argument));
    }
  }

  private void note(LocalClass inside, @Nullable Element element) {
    LocalClass other = scope.lifted.get(element);
    if (other != null) {
      used.get(inside).add(other);
    } else if (element instanceof TypeParameterElement parameter && isOfMachine(parameter)) {
      bound.add(inside);
    }
  }

  /** Whether a type parameter is the template's, or that of a class around it. */
  private boolean isOfMachine(TypeParameterElement parameter) {
    for (Element e = scope.method.element(); e != null; e = e.getEnclosingElement()) {
      if (e.equals(parameter.getGenericElement())) {
        return true;
      }
    }
    return false;
  }

  /** Notes what stands in the text of each lifted class. */
  private final class Scanner extends TreePathScanner<Void, @Nullable Void> {
    private final Deque<LocalClass> around = new ArrayDeque<>();

    @Override
    public Void visitClass(ClassTree node, @Nullable Void unused) {
      LocalClass type =
          scope.element(getCurrentPath()) instanceof TypeElement element
              ? scope.lifted.get(element)
              : null;
      if (type == null) {
        return super.visitClass(node, null);
      }
      around.push(type);
      super.visitClass(node, null);
      around.pop();
      return null;
    }

    @Override
    public Void visitIdentifier(IdentifierTree node, @Nullable Void unused) {
      around.forEach(type -> note(type, scope.element(getCurrentPath())));
      return null;
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree node, @Nullable Void unused) {
      around.forEach(type -> note(type, scope.element(getCurrentPath())));
      return super.visitMemberSelect(node, null);
    }
  }
}
