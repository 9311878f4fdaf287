package dev.treadle.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import javax.lang.model.element.Element;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Finds what in a method has a type that the compiler does not know. */
public final class UnresolvedTypes extends TreePathScanner<@Nullable Void, @Nullable Void> {
  private final AttributedMethod method;
  private @Nullable String first;

  UnresolvedTypes(AttributedMethod method) {
    this.method = method;
  }

  /** The first such tree with its place, or null. */
  @Nullable String first() {
    scan(method.path(), null);
    return first;
  }

  @Override
  public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
    if (tree == null || first != null) {
      return null;
    }
    if (tree instanceof ExpressionTree) {
      check(tree, method.trees().getTypeMirror(new TreePath(getCurrentPath(), tree)));
    }
    return super.scan(tree, null);
  }

  @Override
  public @Nullable Void visitVariable(VariableTree tree, @Nullable Void unused) {
    Element variable = method.trees().getElement(getCurrentPath());
    if (variable != null) {
      check(tree, variable.asType());
    }
    return super.visitVariable(tree, null);
  }

  private void check(Tree tree, @Nullable TypeMirror type) {
    if (type != null && isUnresolved(type)) {
      String name =
          tree instanceof VariableTree variable
              ? variable.getName().toString()
              : tree instanceof MemberSelectTree select
                  ? select.getIdentifier().toString()
                  : tree.toString();
      first = method.origin(tree) + ": the type of " + name + " is not known";
    }
  }

  /** True if the type, or a type argument or component of it, is not known to its compiler. */
  public static boolean isUnresolved(@Nullable TypeMirror type) {
    if (type == null) {
      return false;
    }
    // What is of no kind is left where the compiler itself failed on a class that has errors.
    if (type.getKind() == TypeKind.ERROR || type.getKind() == TypeKind.OTHER) {
      return true;
    }
    if (type instanceof DeclaredType declared) {
      return declared.getTypeArguments().stream().anyMatch(UnresolvedTypes::isUnresolved);
    }
    if (type instanceof WildcardType wildcard) {
      return isUnresolved(wildcard.getExtendsBound()) || isUnresolved(wildcard.getSuperBound());
    }
    return type instanceof ArrayType array && isUnresolved(array.getComponentType());
  }
}
