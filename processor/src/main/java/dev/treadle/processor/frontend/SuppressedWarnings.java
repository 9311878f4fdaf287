package dev.treadle.processor.frontend;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePathScanner;
import dev.treadle.processor.ir.LocalClass;
import java.io.Serializable;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * The warnings that the compiler would give for the copy of a body, and that the user has
 * suppressed for the body itself.
 */
final class SuppressedWarnings {

  private final BodyScope scope;
  private final Set<String> warnings = new TreeSet<>();

  SuppressedWarnings(BodyScope scope) {
    this.scope = scope;
  }

  /**
   * The warnings, once the body is read.
   *
   * @param uses what needs classes of the body at run time
   */
  Set<String> collect(List<ReifiedUse> uses) {
    for (Element e = scope.method.element(); e != null; e = e.getEnclosingElement()) {
      add(e);
      use(e);
    }
    if (scope.declaresResources) {
      // It need not be referenced in the block.
      warnings.add("try");
    }
    if (hasAuxiliaryClass()) {
      warnings.add("auxiliaryclass");
    }
    new TreePathScanner<Void, @Nullable Void>() {
      @Override
      public Void visitVariable(VariableTree node, @Nullable Void unused) {
        Element variable = scope.element(getCurrentPath());
        add(variable);
        if (variable != null && Intersections.mentions(variable.asType())) {
          // It has a type that no declaration can say.
          warnings.add("cast");
          warnings.add("unchecked");
        }
        return super.visitVariable(node, null);
      }

      @Override
      public Void visitIdentifier(IdentifierTree node, @Nullable Void unused) {
        use(scope.element(getCurrentPath()));
        return super.visitIdentifier(node, null);
      }

      @Override
      public Void visitMemberSelect(MemberSelectTree node, @Nullable Void unused) {
        use(scope.element(getCurrentPath()));
        return super.visitMemberSelect(node, null);
      }

      @Override
      public Void visitNewClass(NewClassTree node, @Nullable Void unused) {
        use(scope.element(getCurrentPath()));
        return super.visitNewClass(node, null);
      }
    }.scan(scope.method.path(), null);
    if (uses.stream().anyMatch(this::isRaw)) {
      warnings.addAll(List.of("rawtypes", "unchecked"));
    }
    if (scope.lifted.values().stream().anyMatch(this::isSerializable)) {
      warnings.add("serial");
    }
    return warnings;
  }

  private boolean isRaw(ReifiedUse use) {
    LocalClass type = scope.lifted.get(use.type());
    return type != null && !type.isStatic();
  }

  /**
   * Whether its being serializable asks for more than it did: an anonymous class needs no
   * serialVersionUID, but one with a name does, and what is captured has fields now.
   */
  private boolean isSerializable(LocalClass type) {
    TypeMirror serializable =
        scope.method.elements().getTypeElement(Serializable.class.getName()).asType();
    return (type.anonymous() || type.captures())
        && scope.method.types().isSubtype(type.element().asType(), serializable);
  }

  /** Inside its own file a class that is not named like the file may be used without a warning. */
  private boolean hasAuxiliaryClass() {
    return scope.method.unit().getTypeDecls().stream()
        .filter(ClassTree.class::isInstance)
        .map(tree -> ((ClassTree) tree).getSimpleName() + ".java")
        .anyMatch(file -> !file.equals(scope.method.fileName()));
  }

  private void add(@Nullable Element element) {
    SuppressWarnings annotation =
        element == null ? null : element.getAnnotation(SuppressWarnings.class);
    if (annotation != null) {
      warnings.addAll(List.of(annotation.value()));
    }
  }

  /**
   * Inside its own top-level class a deprecated member may be used without a warning; the companion
   * is another one (JLS 9.6.4.6).
   */
  private void use(@Nullable Element element) {
    if (element != null && scope.method.elements().isDeprecated(element)) {
      warnings.add("deprecation");
      warnings.add("removal");
    }
  }
}
