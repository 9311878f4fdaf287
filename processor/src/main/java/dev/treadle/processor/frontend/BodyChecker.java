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
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.treadle.processor.ir.CompanionName;
import dev.treadle.processor.ir.SuspensionPoint.Kind;
import dev.treadle.processor.ir.Variable;
import dev.treadle.processor.report.Problem;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what a body may not do: let its context escape, or suspend where the suspension would not
 * be the body's own.
 */
final class BodyChecker {

  /** The methods of contexts that do not suspend. */
  private static final Set<String> QUERIES = Set.of("first", "self");

  private final BodyScope scope;
  private final SuspensionCalls calls;
  private final Members members;
  private final Set<TypeElement> hidden = new HashSet<>();

  BodyChecker(BodyScope scope, SuspensionCalls calls) {
    this.scope = scope;
    this.calls = calls;
    this.members = new Members(scope);
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
      Element element = scope.element(getCurrentPath());
      if (element == scope.context) {
        context(node);
      }
      named(element, node);
      return super.visitIdentifier(node, null);
    }

    @Override
    public Void visitMemberSelect(MemberSelectTree node, @Nullable Void unused) {
      named(scope.element(getCurrentPath()), node);
      return super.visitMemberSelect(node, null);
    }

    /** The machine may have to name the type of any expression: to keep its value, or to cast. */
    @Override
    public Void scan(@Nullable Tree tree, @Nullable Void unused) {
      super.scan(tree, null);
      if (tree instanceof ExpressionTree expression && !callsInherited(expression)) {
        TreePath path = new TreePath(getCurrentPath(), tree);
        named(scope.method.trees().getTypeMirror(path), tree);
        // A private method is called through a method that says all that its signature does.
        if (scope.element(path) instanceof ExecutableElement callee && members.hidden(callee)) {
          callee.getParameters().forEach(parameter -> named(parameter.asType(), tree));
          callee.getThrownTypes().forEach(thrown -> named(thrown, tree));
          callee.getTypeParameters().stream()
              .flatMap(parameter -> parameter.getBounds().stream())
              .forEach(bound -> named(bound, tree));
        }
      }
      return null;
    }

    /** Whether it is the {@code super} of a method, which a handle finds without a class's name. */
    private boolean callsInherited(ExpressionTree tree) {
      return Members.isSuper(tree) && scope.element(getCurrentPath()) instanceof ExecutableElement;
    }

    /** The type that javac gives to a {@code var} is a tree that nobody wrote. */
    @Override
    public Void visitVariable(VariableTree node, @Nullable Void unused) {
      Variable variable = scope.variable(scope.element(getCurrentPath()));
      if (variable == null || !variable.inferred()) {
        return super.visitVariable(node, null);
      }
      scan(node.getModifiers(), null);
      return scan(node.getInitializer(), null);
    }

    private void named(@Nullable TypeMirror type, Tree at) {
      if (type instanceof ArrayType array) {
        named(array.getComponentType(), at);
      } else if (type instanceof DeclaredType declared) {
        named(declared.asElement(), at);
        declared.getTypeArguments().forEach(argument -> named(argument, at));
      }
    }

    /** Each class that cannot be named is reported where it first stands. */
    private void named(@Nullable Element element, Tree at) {
      TypeElement hiding =
          element instanceof TypeElement type && !members.insideBody(type)
              ? members.hiddenIn(type)
              : null;
      if (hiding != null && scope.start(at) >= 0 && hidden.add(hiding)) {
        scope.problem(Problem.PRIVATE_CLASS_IN_BODY, at, hiding.getSimpleName());
      }
    }

    private void context(IdentifierTree node) {
      TreePath path = getCurrentPath();
      while (path.getParentPath().getLeaf() instanceof ParenthesizedTree) {
        path = path.getParentPath();
      }
      Tree use = path.getLeaf();
      Tree parent = path.getParentPath().getLeaf();
      MethodInvocationTree call = null;
      if (parent instanceof MethodInvocationTree invocation
          && calls.kind(invocation) == Kind.CALL
          && invocation.getArguments().get(0) == use) {
        call = invocation;
      } else if (parent instanceof MemberSelectTree
          && path.getParentPath().getParentPath().getLeaf()
              instanceof MethodInvocationTree invocation
          && invocation.getMethodSelect() == parent) {
        call = invocation;
      }
      if (call == null) {
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
      if (isQuery(call)) {
        if (lambdas + classes > 0) {
          scope.problem(Problem.CONTEXT_CAPTURED, context, text, scope.context.getSimpleName());
        }
        return;
      }
      if (classes > 0) {
        scope.problem(Problem.SUSPENSION_IN_LOCAL_CLASS, context, text);
      } else if (lambdas > 0) {
        scope.problem(Problem.SUSPENSION_IN_LAMBDA, context, text);
      } else if (monitors > 0) {
        scope.problem(Problem.SUSPENSION_IN_SYNCHRONIZED, context, text);
      } else if (calls.kind(call) == null) {
        scope.problem(Problem.CONTEXT_ESCAPES, context, scope.context.getSimpleName());
      }
    }

    /** Whether a call only asks the context something. */
    private static boolean isQuery(MethodInvocationTree call) {
      return call.getMethodSelect() instanceof MemberSelectTree member
          && QUERIES.contains(member.getIdentifier().toString());
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
      String companion = CompanionName.of(scope.owner, scope.method.elements()).simpleName();
      if (node.getSimpleName().contentEquals(companion)) {
        scope.problem(Problem.UNSUPPORTED, node, "A class called like the companion around it");
      }
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
