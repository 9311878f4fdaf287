package dev.treadle.processor.frontend;

import com.sun.source.tree.*;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.treadle.processor.ir.Target;
import dev.treadle.processor.ir.Variable;
import java.util.IdentityHashMap;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/** Finds where jumps go, and which statements are left by one. */
final class Jumps {

  private final BodyScope scope;
  private final IdentityHashMap<Tree, Target> targets = new IdentityHashMap<>();

  Jumps(BodyScope scope) {
    this.scope = scope;
  }

  /**
   * The target that a loop, a switch or a labelled statement is. A loop and its label are the same
   * target.
   */
  Target enter(TreePath path) {
    Tree tree = path.getLeaf();
    if (path.getParentPath().getLeaf() instanceof LabeledStatementTree labeled && isLoop(tree)) {
      Target target =
          targets.computeIfAbsent(labeled, t -> new Target(labeled.getLabel().toString()));
      targets.put(tree, target);
      return target;
    }
    String label =
        tree instanceof LabeledStatementTree labeled ? labeled.getLabel().toString() : null;
    return targets.computeIfAbsent(tree, t -> new Target(label));
  }

  /** The target of a {@code break}, {@code continue} or {@code yield}. */
  Target target(TreePath jump) {
    return enter(destination(jump));
  }

  static boolean isLoop(Tree tree) {
    return tree instanceof WhileLoopTree
        || tree instanceof DoWhileLoopTree
        || tree instanceof ForLoopTree
        || tree instanceof EnhancedForLoopTree;
  }

  private TreePath destination(TreePath jump) {
    Tree tree = jump.getLeaf();
    Name label =
        tree instanceof BreakTree b
            ? b.getLabel()
            : tree instanceof ContinueTree c ? c.getLabel() : null;
    for (TreePath p = jump.getParentPath();
        p.getLeaf() != scope.method.path().getLeaf();
        p = p.getParentPath()) {
      Tree at = p.getLeaf();
      boolean reached;
      if (tree instanceof YieldTree) {
        reached = at instanceof SwitchExpressionTree;
      } else if (label != null) {
        reached = at instanceof LabeledStatementTree labeled && labeled.getLabel().equals(label);
      } else {
        reached = isLoop(at) || (tree instanceof BreakTree && at instanceof SwitchTree);
      }
      if (reached) {
        return label != null && isLoop(((LabeledStatementTree) at).getStatement())
            ? new TreePath(p, ((LabeledStatementTree) at).getStatement())
            : p;
      }
    }
    throw new IllegalStateException("a jump without a target: " + tree);
  }

  /**
   * Whether a statement holds a jump to somewhere outside, or throws on an exception that it did
   * not make.
   */
  boolean leave(TreePath path) {
    Tree root = path.getLeaf();
    boolean[] leaves = new boolean[1];
    new TreePathScanner<Void, @Nullable Void>() {
      @Override
      public Void visitReturn(ReturnTree node, @Nullable Void unused) {
        leaves[0] = true;
        return null;
      }

      @Override
      public Void visitThrow(ThrowTree node, @Nullable Void unused) {
        Variable variable =
            scope.variable(scope.element(new TreePath(getCurrentPath(), node.getExpression())));
        leaves[0] |= variable != null && variable.kind() == Variable.Kind.EXCEPTION;
        return super.visitThrow(node, null);
      }

      @Override
      public Void visitBreak(BreakTree node, @Nullable Void unused) {
        return jump();
      }

      @Override
      public Void visitContinue(ContinueTree node, @Nullable Void unused) {
        return jump();
      }

      @Override
      public Void visitYield(YieldTree node, @Nullable Void unused) {
        jump();
        return super.visitYield(node, null);
      }

      private @Nullable Void jump() {
        Tree to = destination(getCurrentPath()).getLeaf();
        boolean inside = false;
        for (TreePath p = getCurrentPath(); p != null; p = p.getParentPath()) {
          inside |= p.getLeaf() == to;
          if (p.getLeaf() == root) {
            break;
          }
        }
        leaves[0] |= !inside;
        return null;
      }

      @Override
      public Void visitLambdaExpression(LambdaExpressionTree node, @Nullable Void unused) {
        return null;
      }

      @Override
      public Void visitClass(ClassTree node, @Nullable Void unused) {
        return null;
      }
    }.scan(path, null);
    return leaves[0];
  }
}
