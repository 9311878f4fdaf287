package dev.treadle.processor.frontend;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.treadle.processor.report.Problem;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what a body may not do: let its context escape, or suspend where the suspension would not
 * be the body's own.
 */
final class BodyChecker {

  private final BodyScope scope;
  private final SuspensionCalls calls;

  BodyChecker(BodyScope scope, SuspensionCalls calls) {
    this.scope = scope;
    this.calls = calls;
  }

  void check(TreePath body) {
    new Checker().scan(body, null);
  }

  private final class Checker extends TreePathScanner<Void, @Nullable Void> {

    private int lambdas;
    private int classes;
    private int monitors;

    @Override
    public Void visitIdentifier(IdentifierTree node, @Nullable Void unused) {
      if (scope.element(getCurrentPath()) == scope.context) {
        context(node);
      }
      return super.visitIdentifier(node, null);
    }

    private void context(IdentifierTree node) {
      TreePath path = getCurrentPath();
      while (path.getParentPath().getLeaf() instanceof ParenthesizedTree) {
        path = path.getParentPath();
      }
      Tree use = path.getLeaf();
      Tree parent = path.getParentPath().getLeaf();
      MethodInvocationTree call = null;
      if (parent instanceof MethodInvocationTree invocation && calls.kind(invocation) != null) {
        call = invocation;
      } else if (parent instanceof MemberSelectTree
          && path.getParentPath().getParentPath().getLeaf()
              instanceof MethodInvocationTree invocation
          && invocation.getMethodSelect() == parent) {
        call = invocation;
      }
      if (call == null || call.getArguments().stream().skip(1).anyMatch(a -> a == use)) {
        boolean assigned =
            parent instanceof AssignmentTree assignment && assignment.getVariable() == use;
        scope.problem(
            assigned ? Problem.CONTEXT_REASSIGNED : Problem.CONTEXT_ESCAPES,
            node,
            scope.context.getSimpleName());
      } else {
        suspension(call, node);
      }
    }

    private void suspension(MethodInvocationTree call, IdentifierTree context) {
      String text = call.getMethodSelect() + "(" + (call.getArguments().isEmpty() ? ")" : "...)");
      if (classes > 0) {
        scope.problem(Problem.SUSPENSION_IN_LOCAL_CLASS, context, text);
      } else if (lambdas > 0) {
        scope.problem(Problem.SUSPENSION_IN_LAMBDA, context, text);
      } else if (monitors > 0) {
        scope.problem(Problem.SUSPENSION_IN_SYNCHRONIZED, context, text);
      } else if (calls.kind(call) == null) {
        ExpressionTree select = call.getMethodSelect();
        String name =
            select instanceof MemberSelectTree member ? member.getIdentifier().toString() : text;
        if (name.equals("capture") || name.equals("jump")) {
          scope.problem(Problem.UNSUPPORTED, context, name);
        } else {
          scope.problem(Problem.CONTEXT_ESCAPES, context, scope.context.getSimpleName());
        }
      }
    }

    @Override
    public Void visitMemberReference(MemberReferenceTree node, @Nullable Void unused) {
      if (scope.element(getCurrentPath()) instanceof ExecutableElement method
          && SuspensionCalls.isTemplate(method)) {
        // A template passed as a function runs in push mode with whatever context it is given: that
        // is no use of this one.
        return scan(node.getQualifierExpression(), null);
      }
      return super.visitMemberReference(node, null);
    }

    @Override
    public Void visitLambdaExpression(LambdaExpressionTree node, @Nullable Void unused) {
      lambdas++;
      super.visitLambdaExpression(node, null);
      lambdas--;
      return null;
    }

    @Override
    public Void visitClass(ClassTree node, @Nullable Void unused) {
      classes++;
      super.visitClass(node, null);
      classes--;
      return null;
    }

    @Override
    public Void visitSynchronized(SynchronizedTree node, @Nullable Void unused) {
      scan(node.getExpression(), null);
      monitors++;
      scan(node.getBlock(), null);
      monitors--;
      return null;
    }
  }
}
