package dev.treadle.processor.frontend;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import org.jspecify.annotations.Nullable;

/**
 * Finds expressions that take a lock, as a switch expression can. javac 17 makes a class of them
 * that the verifier refuses, unless they are evaluated on an empty operand stack.
 */
final class Locks extends TreeScanner<@Nullable Void, @Nullable Void> {
  private boolean found;

  /** Whether evaluating the expression can take a lock by a statement of its own. */
  boolean in(Tree expression) {
    found = false;
    scan(expression, null);
    return found;
  }

  @Override
  public @Nullable Void visitSynchronized(SynchronizedTree node, @Nullable Void unused) {
    found = true;
    return null;
  }

  @Override
  public @Nullable Void visitClass(ClassTree node, @Nullable Void unused) {
    return null;
  }

  @Override
  public @Nullable Void visitLambdaExpression(LambdaExpressionTree node, @Nullable Void unused) {
    return null;
  }
}
