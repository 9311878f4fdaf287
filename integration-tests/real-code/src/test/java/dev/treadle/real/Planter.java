package dev.treadle.real;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.DoWhileLoopTree;
import com.sun.source.tree.EmptyStatementTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.WhileLoopTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Plants suspensions in the body of a method.
 *
 * <pre>{@code
 * return first(rest) + 1;
 * co.yield(null); return ((int) (Integer) co.yield(first(rest))) + 1;
 * }</pre>
 *
 * <p>Not where there can be none: in a lambda, a class, a synchronized block, a case label. And not
 * where a cast would change what the code means: around a constant, a condition that assigns, an
 * expression that has its type from what stands around it.
 */
final class Planter extends TreePathScanner<@Nullable Void, @Nullable Void> {
  /** The shares of the places that are taken; one is chosen for each method. */
  private static final List<Double> DENSITIES = List.of(0.1, 0.3, 1.0);

  /** All trees of expressions that have no value, or none without a target type. */
  private static final Set<Tree.Kind> NO_VALUES =
      EnumSet.of(
          Tree.Kind.LAMBDA_EXPRESSION,
          Tree.Kind.MEMBER_REFERENCE,
          Tree.Kind.ANNOTATION,
          Tree.Kind.TYPE_ANNOTATION,
          Tree.Kind.ANNOTATED_TYPE,
          Tree.Kind.PRIMITIVE_TYPE,
          Tree.Kind.ARRAY_TYPE,
          Tree.Kind.PARAMETERIZED_TYPE,
          Tree.Kind.UNION_TYPE,
          Tree.Kind.INTERSECTION_TYPE,
          Tree.Kind.UNBOUNDED_WILDCARD,
          Tree.Kind.EXTENDS_WILDCARD,
          Tree.Kind.SUPER_WILDCARD);

  private final Trees trees;
  private final Source source;
  private final Edits edits;
  private final Predicate<ExecutableElement> template;
  private final Shape shape;
  private final TypeText types;
  private final Random random;
  private final int most;
  private final double density;
  private int suspensions;

  /**
   * @param template the methods that can be called as templates
   * @param most the number of suspensions that is not exceeded
   */
  Planter(
      Trees trees,
      Source source,
      PackageElement home,
      Edits edits,
      Predicate<ExecutableElement> template,
      Random random,
      int most) {
    this.trees = trees;
    this.source = source;
    this.edits = edits;
    this.template = template;
    shape = new Shape(trees);
    types = new TypeText(home);
    this.random = random;
    this.most = most;
    density = DENSITIES.get(random.nextInt(DENSITIES.size()));
  }

  /** Plants some in the body, at least one at its begin; returns how many. */
  int plant(TreePath body) {
    edits.insert(source.start(body.getLeaf()) + 1, " " + pause());
    scan(body, null);
    return suspensions;
  }

  private String pause() {
    suspensions++;
    return source.context() + ".yield(null); ";
  }

  private boolean chosen() {
    return suspensions < most && random.nextDouble() < density;
  }

  // Statements

  private void pauseBefore(List<? extends StatementTree> statements) {
    for (StatementTree statement : statements) {
      if (!(statement instanceof EmptyStatementTree) && chosen()) {
        edits.insert(source.start(statement), pause());
      }
    }
  }

  /** A statement that is not in a block is put into one. */
  private void pauseInside(@Nullable StatementTree statement) {
    if (statement != null && !(statement instanceof BlockTree) && chosen()) {
      edits.wrap(source.start(statement), source.end(statement), "{ " + pause(), " }");
    }
  }

  @Override
  public @Nullable Void visitBlock(BlockTree tree, @Nullable Void unused) {
    pauseBefore(tree.getStatements());
    return super.visitBlock(tree, null);
  }

  @Override
  public @Nullable Void visitCase(CaseTree tree, @Nullable Void unused) {
    if (tree.getStatements() != null) {
      pauseBefore(tree.getStatements());
      return scan(tree.getStatements(), null);
    }
    return scan(tree.getBody(), null);
  }

  @Override
  public @Nullable Void visitIf(IfTree tree, @Nullable Void unused) {
    pauseInside(tree.getThenStatement());
    pauseInside(tree.getElseStatement());
    return super.visitIf(tree, null);
  }

  @Override
  public @Nullable Void visitWhileLoop(WhileLoopTree tree, @Nullable Void unused) {
    pauseInside(tree.getStatement());
    return super.visitWhileLoop(tree, null);
  }

  @Override
  public @Nullable Void visitDoWhileLoop(DoWhileLoopTree tree, @Nullable Void unused) {
    pauseInside(tree.getStatement());
    return super.visitDoWhileLoop(tree, null);
  }

  @Override
  public @Nullable Void visitForLoop(ForLoopTree tree, @Nullable Void unused) {
    pauseInside(tree.getStatement());
    return super.visitForLoop(tree, null);
  }

  @Override
  public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree tree, @Nullable Void unused) {
    pauseInside(tree.getStatement());
    return super.visitEnhancedForLoop(tree, null);
  }

  @Override
  public @Nullable Void visitSynchronized(SynchronizedTree tree, @Nullable Void unused) {
    return scan(tree.getExpression(), null);
  }

  // What has no suspensions in it

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
    return null;
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree tree, @Nullable Void unused) {
    return null;
  }

  @Override
  public @Nullable Void visitModifiers(ModifiersTree tree, @Nullable Void unused) {
    return null;
  }

  @Override
  public @Nullable Void visitAnnotation(AnnotationTree tree, @Nullable Void unused) {
    return null;
  }

  // Expressions

  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
    if (trees.getElement(getCurrentPath()) instanceof ExecutableElement callee
        && template.test(callee)
        && direct(tree.getMethodSelect())
        && suspensions < most
        && random.nextBoolean()) {
      suspensions++;
      int name = source.end(tree.getMethodSelect());
      edits.insert(name, Templates.suffix(callee));
      edits.insert(
          source.after("(", name), source.context() + (tree.getArguments().isEmpty() ? "" : ", "));
    }
    return super.visitMethodInvocation(tree, null);
  }

  /** A call on another object would need its class, not a subclass, to find a private method. */
  private boolean direct(ExpressionTree method) {
    if (!(method instanceof MemberSelectTree select)) {
      return method instanceof IdentifierTree;
    }
    if (!(select.getExpression() instanceof IdentifierTree name)) {
      return false;
    }
    TreePath path = new TreePath(new TreePath(getCurrentPath(), select), name);
    return name.getName().contentEquals("this") || trees.getElement(path) instanceof TypeElement;
  }

  @Override
  public @Nullable Void scan(@Nullable Tree tree, @Nullable Void unused) {
    if (tree instanceof ExpressionTree) {
      TreePath path = new TreePath(getCurrentPath(), tree);
      Tree parent = getCurrentPath().getLeaf();
      if (parent instanceof ExpressionStatementTree) {
        sendStatement(path);
      } else if (value(path, parent)) {
        sendValue(path);
      }
    }
    return super.scan(tree, null);
  }

  private void sendStatement(TreePath path) {
    TypeMirror type = trees.getTypeMirror(path);
    if (type != null
        && type.getKind() != TypeKind.VOID
        && !shape.typedFromOutside(path)
        && chosen()) {
      suspensions++;
      Tree tree = path.getLeaf();
      edits.wrap(source.start(tree), source.end(tree), source.context() + ".yield(", ")");
    }
  }

  private void sendValue(TreePath path) {
    Tree tree = path.getLeaf();
    TypeMirror type = trees.getTypeMirror(path);
    if (type == null || shape.constant(path) || shape.typedFromOutside(path)) {
      return;
    }
    if (type.getKind() == TypeKind.BOOLEAN && Shape.assignsOrBinds(tree)) {
      return;
    }
    Optional<String> cast = types.of(type);
    if (cast.isPresent() && chosen()) {
      suspensions++;
      String box = type.getKind().isPrimitive() ? "(" + TypeText.box(type) + ") " : "";
      String casts = cast.get().equals("java.lang.Object") ? "" : "(" + cast.get() + ") " + box;
      edits.wrap(
          source.start(tree), source.end(tree), "(" + casts + source.context() + ".yield(", "))");
    }
  }

  private boolean value(TreePath path, Tree parent) {
    Tree tree = path.getLeaf();
    if (NO_VALUES.contains(tree.getKind())
        || (tree instanceof NewArrayTree array && array.getType() == null)
        || (tree instanceof MemberSelectTree select
            && select.getIdentifier().contentEquals("super"))
        || (tree instanceof IdentifierTree name && name.getName().contentEquals("super"))) {
      return false;
    }
    if (tree instanceof IdentifierTree || tree instanceof MemberSelectTree) {
      Element element = trees.getElement(path);
      if (!(element instanceof VariableElement)) {
        return false;
      }
    }
    if (parent instanceof MethodInvocationTree call) {
      return call.getArguments().contains(tree);
    }
    return !(parent instanceof TryTree)
        && !(parent instanceof ThrowTree && tree instanceof IdentifierTree)
        && !target(tree, parent)
        && !(parent instanceof ParenthesizedTree && target(path.getParentPath()));
  }

  private static boolean target(TreePath path) {
    Tree parent = path.getParentPath().getLeaf();
    return target(path.getLeaf(), parent)
        || (parent instanceof ParenthesizedTree && target(path.getParentPath()));
  }

  private static boolean target(Tree tree, Tree parent) {
    if (parent instanceof UnaryTree unary) {
      return switch (unary.getKind()) {
        case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT -> true;
        default -> false;
      };
    }
    return (parent instanceof AssignmentTree assignment && assignment.getVariable() == tree)
        || (parent instanceof CompoundAssignmentTree compound && compound.getVariable() == tree);
  }
}
