package dev.treadle.processor.frontend;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.treadle.processor.ir.LocalClass;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Names the anonymous classes that a variable or a value which lives across a suspension is of:
 * they become members of the machine, as local classes do.
 *
 * <pre>{@code
 * var counter = new Object() { int n; };      Counter counter = new Counter();
 * co.yield(1);                                co.yield(1);
 * counter.n++;                                counter.n++;
 * }</pre>
 *
 * <p>An anonymous class that is used as what it extends stays where it is.
 */
final class AnonymousClasses {

  private final BodyScope scope;
  private final SuspensionCalls calls;

  AnonymousClasses(BodyScope scope, SuspensionCalls calls) {
    this.scope = scope;
    this.calls = calls;
  }

  /** Adds those of a body to the classes that are lifted. */
  void name(TreePath body) {
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitVariable(VariableTree node, Void unused) {
        if (calls.in(getCurrentPath().getParentPath().getLeaf())) {
          name(scope.element(getCurrentPath()).asType(), node.getName().toString());
        }
        return super.visitVariable(node, null);
      }

      @Override
      public Void visitMemberSelect(MemberSelectTree node, Void unused) {
        if (calls.in(user(getCurrentPath()))) {
          TreePath receiver = new TreePath(getCurrentPath(), node.getExpression());
          TypeMirror type = scope.method.trees().getTypeMirror(receiver);
          if (type != null) {
            name(type, null);
          }
        }
        return super.visitMemberSelect(node, null);
      }

      @Override
      public Void visitLambdaExpression(LambdaExpressionTree node, Void unused) {
        return null; // no suspension of the body's own is in it
      }

      @Override
      public Void visitClass(ClassTree node, Void unused) {
        return null;
      }
    }.scan(body, null);
  }

  /** The expression that a selected member is called, read or assigned in. */
  private static Tree user(TreePath select) {
    TreePath path = select;
    while (path.getParentPath().getLeaf() instanceof ParenthesizedTree) {
      path = path.getParentPath();
    }
    Tree parent = path.getParentPath().getLeaf();
    boolean target =
        (parent instanceof MethodInvocationTree call && call.getMethodSelect() == path.getLeaf())
            || (parent instanceof AssignmentTree set && set.getVariable() == path.getLeaf())
            || (parent instanceof CompoundAssignmentTree change
                && change.getVariable() == path.getLeaf())
            || parent instanceof UnaryTree;
    return target ? (ExpressionTree) parent : select.getLeaf();
  }

  private void name(TypeMirror type, @org.jspecify.annotations.Nullable String variable) {
    if (type instanceof ArrayType array) {
      name(array.getComponentType(), variable);
    } else if (type.getKind() == TypeKind.DECLARED
        && type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element) {
      declared.getTypeArguments().forEach(argument -> name(argument, variable));
      boolean inside = new Members(scope).insideBody(element);
      if (element.getNestingKind() == NestingKind.ANONYMOUS && inside) {
        scope.lifted.computeIfAbsent(
            element, e -> new LocalClass(element, wish(element, variable)));
      }
    }
  }

  /** A class is called like the first variable of it, or after what it extends. */
  private String wish(TypeElement element, @org.jspecify.annotations.Nullable String variable) {
    String wish =
        variable != null
            ? Character.toUpperCase(variable.charAt(0)) + variable.substring(1)
            : "Anonymous"
                + scope
                    .method
                    .types()
                    .asElement(scope.denotable.of(element.asType()))
                    .getSimpleName();
    String template = scope.declaration.name();
    String machine = Character.toUpperCase(template.charAt(0)) + template.substring(1);
    String name = wish;
    for (int i = 2; name.equals(machine) || !scope.names.add(name); i++) {
      name = wish + i;
    }
    return name;
  }
}
