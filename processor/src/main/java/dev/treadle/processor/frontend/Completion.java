package dev.treadle.processor.frontend;

import com.sun.source.tree.*;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.util.List;
import javax.lang.model.element.Name;
import org.jspecify.annotations.Nullable;

/** Tells whether a statement, or one inside it, can complete normally (JLS 14.22). */
final class Completion {

  private final TreePath statement;
  private final Constants constants;

  Completion(BodyScope scope, TreePath statement) {
    this.statement = statement;
    this.constants = new Constants(scope, statement);
  }

  boolean completes() {
    return completes(statement.getLeaf());
  }

  private boolean completes(Tree tree) {
    if (tree instanceof BlockTree block) {
      return completes(block.getStatements());
    } else if (tree instanceof IfTree node) {
      return node.getElseStatement() == null
          || completes(node.getThenStatement())
          || completes(node.getElseStatement());
    } else if (tree instanceof WhileLoopTree node) {
      return !constants.isTrue(node.getCondition()) || isBroken(node);
    } else if (tree instanceof ForLoopTree node) {
      return (node.getCondition() != null && !constants.isTrue(node.getCondition()))
          || isBroken(node);
    } else if (tree instanceof DoWhileLoopTree node) {
      return ((completes(node.getStatement()) || isContinued(node))
              && !constants.isTrue(node.getCondition()))
          || isBroken(node);
    } else if (tree instanceof LabeledStatementTree node) {
      return completes(node.getStatement()) || breaks(node.getStatement(), node.getLabel());
    } else if (tree instanceof SwitchTree node) {
      return completes(node);
    } else if (tree instanceof SynchronizedTree node) {
      return completes(node.getBlock());
    } else if (tree instanceof TryTree node) {
      boolean some = completes(node.getBlock());
      for (CatchTree clause : node.getCatches()) {
        some |= completes(clause.getBlock());
      }
      return some && (node.getFinallyBlock() == null || completes(node.getFinallyBlock()));
    }
    return !(tree instanceof ReturnTree
        || tree instanceof ThrowTree
        || tree instanceof BreakTree
        || tree instanceof ContinueTree
        || tree instanceof YieldTree);
  }

  private boolean completes(List<? extends StatementTree> statements) {
    return statements.stream().allMatch(this::completes);
  }

  private boolean completes(SwitchTree node) {
    boolean otherwise = false;
    boolean completes = isBroken(node) || node.getCases().isEmpty();
    for (CaseTree arm : node.getCases()) {
      otherwise |= arm.getExpressions().isEmpty() || arm.toString().startsWith("default");
      if (arm.getCaseKind() == CaseTree.CaseKind.RULE) {
        completes |=
            arm.getBody() instanceof ExpressionStatementTree
                || arm.getBody() instanceof ExpressionTree
                || completes(arm.getBody());
      }
    }
    CaseTree last =
        node.getCases().isEmpty() ? null : node.getCases().get(node.getCases().size() - 1);
    if (last != null && last.getCaseKind() == CaseTree.CaseKind.STATEMENT) {
      completes |= completes(last.getStatements());
    }
    return completes || !otherwise;
  }

  private boolean isBroken(Tree target) {
    return jumpsTo(target, true);
  }

  private boolean isContinued(Tree target) {
    return jumpsTo(target, false);
  }

  private boolean jumpsTo(Tree target, boolean broken) {
    TreePath path = TreePath.getPath(statement, target);
    Tree parent = path.getParentPath().getLeaf();
    Name label = parent instanceof LabeledStatementTree labeled ? labeled.getLabel() : null;
    boolean[] found = new boolean[1];
    new TreeScanner<Void, Integer>() {
      @Override
      public @Nullable Void scan(Tree tree, Integer depth) {
        boolean inner =
            tree instanceof WhileLoopTree
                || tree instanceof DoWhileLoopTree
                || tree instanceof ForLoopTree
                || tree instanceof EnhancedForLoopTree
                || (broken && tree instanceof SwitchTree);
        return super.scan(tree, inner && tree != target ? depth + 1 : depth);
      }

      @Override
      public @Nullable Void visitTry(TryTree node, Integer depth) {
        return isCut(node) ? scan(node.getFinallyBlock(), depth) : super.visitTry(node, depth);
      }

      @Override
      public @Nullable Void visitBreak(BreakTree node, Integer depth) {
        found[0] |=
            broken && (node.getLabel() == null ? depth == 0 : node.getLabel().equals(label));
        return null;
      }

      @Override
      public @Nullable Void visitContinue(ContinueTree node, Integer depth) {
        found[0] |=
            !broken && (node.getLabel() == null ? depth == 0 : node.getLabel().equals(label));
        return null;
      }

      @Override
      public @Nullable Void visitClass(ClassTree node, Integer depth) {
        return null;
      }

      @Override
      public @Nullable Void visitLambdaExpression(LambdaExpressionTree node, Integer depth) {
        return null;
      }
    }.scan(target, 0);
    return found[0];
  }

  /** Whether no jump gets out of a statement, since its finalizer cannot complete. */
  private boolean isCut(TryTree node) {
    return node.getFinallyBlock() != null && !completes(node.getFinallyBlock());
  }

  private boolean breaks(Tree tree, Name label) {
    boolean[] found = new boolean[1];
    new TreeScanner<Void, @Nullable Void>() {
      @Override
      public @Nullable Void visitTry(TryTree node, @Nullable Void unused) {
        return isCut(node) ? scan(node.getFinallyBlock(), null) : super.visitTry(node, null);
      }

      @Override
      public @Nullable Void visitBreak(BreakTree node, @Nullable Void unused) {
        found[0] |= label.equals(node.getLabel());
        return null;
      }
    }.scan(tree, null);
    return found[0];
  }
}
