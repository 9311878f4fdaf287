package dev.treadle.processor.frontend;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A place for which a class must be known at run time (JLS 4.7): what a local class of a generic
 * method is, and a class inside a generic class is not.
 *
 * @param at the place
 * @param type the class
 * @param kind what it is
 */
record ReifiedUse(Tree at, Element type, Kind kind) {

  enum Kind {
    /** An array of it, a test for it, its class object: the raw type may stand there as well. */
    RAW,
    /** A pattern, whose variable has the type. */
    PATTERN,
    /** An exception. */
    THROWABLE
  }

  /** The uses of all classes inside a body; none if its method is not generic. */
  static List<ReifiedUse> in(BodyScope scope) {
    if (scope.method.element().getTypeParameters().isEmpty()) {
      return List.of();
    }
    Scanner scanner = new Scanner(scope);
    scanner.scan(scope.method.path(), null);
    return List.copyOf(scanner.uses);
  }

  private static final class Scanner extends TreePathScanner<Void, @Nullable Void> {
    private final BodyScope scope;
    private final List<ReifiedUse> uses = new ArrayList<>();

    Scanner(BodyScope scope) {
      this.scope = scope;
    }

    private void note(Tree at, @Nullable TypeMirror type, Kind kind) {
      TypeMirror element = type;
      while (element instanceof ArrayType array) {
        element = array.getComponentType();
      }
      if (element instanceof DeclaredType declared) {
        uses.add(new ReifiedUse(at, declared.asElement(), kind));
      }
    }

    private @Nullable TypeMirror typeOf(Tree tree) {
      return scope.method.trees().getTypeMirror(new TreePath(getCurrentPath(), tree));
    }

    @Override
    public Void visitNewArray(NewArrayTree node, @Nullable Void unused) {
      note(node, scope.method.trees().getTypeMirror(getCurrentPath()), Kind.RAW);
      return super.visitNewArray(node, null);
    }

    @Override
    public Void visitInstanceOf(InstanceOfTree node, @Nullable Void unused) {
      if (node.getPattern() == null) {
        note(node, typeOf(node.getType()), Kind.RAW);
      }
      return super.visitInstanceOf(node, null);
    }

    @Override
    public Void visitBindingPattern(BindingPatternTree node, @Nullable Void unused) {
      Element variable = scope.element(new TreePath(getCurrentPath(), node.getVariable()));
      note(node, variable == null ? null : variable.asType(), Kind.PATTERN);
      return super.visitBindingPattern(node, null);
    }

    @Override
    public Void visitTypeCast(TypeCastTree node, @Nullable Void unused) {
      note(node, typeOf(node.getType()), Kind.RAW);
      return super.visitTypeCast(node, null);
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree node, @Nullable Void unused) {
      if (node.getIdentifier().contentEquals("class")) {
        note(node, typeOf(node.getExpression()), Kind.RAW);
      }
      return super.visitMemberSelect(node, null);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree node, @Nullable Void unused) {
      if (node.getMethodSelect() instanceof MemberSelectTree select
          && select.getIdentifier().contentEquals("getClass")) {
        TreePath method = new TreePath(getCurrentPath(), select);
        TreePath object = new TreePath(method, select.getExpression());
        note(node, scope.method.trees().getTypeMirror(object), Kind.RAW);
      }
      return super.visitMethodInvocation(node, null);
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree node, @Nullable Void unused) {
      if (typeOf(node.getQualifierExpression()) instanceof ArrayType array) {
        note(node, array, Kind.RAW);
      }
      return super.visitMemberReference(node, null);
    }

    @Override
    public Void visitClass(ClassTree node, @Nullable Void unused) {
      TypeMirror throwable = scope.method.elements().getTypeElement("java.lang.Throwable").asType();
      if (scope.element(getCurrentPath()) instanceof TypeElement type
          && scope.method.types().isSubtype(type.asType(), throwable)) {
        note(node, type.asType(), Kind.THROWABLE);
      }
      return super.visitClass(node, null);
    }
  }
}
