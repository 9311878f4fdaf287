package dev.treadle.processor.frontend;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The labels and the guard of a case. Their trees came with JDK 21: they are known by their kinds'
 * names, and found as what a scanner meets in the case, in the order of the text.
 */
final class CaseLabels {

  private static final String CONSTANT = "CONSTANT_CASE_LABEL";
  private static final String PATTERN = "PATTERN_CASE_LABEL";
  private static final String DEFAULT = "DEFAULT_CASE_LABEL";

  private final CaseTree tree;
  private final List<Tree> children;

  CaseLabels(CaseTree tree) {
    this.tree = tree;
    this.children = children(tree);
  }

  /** The trees that stand directly in a tree. */
  static List<Tree> children(Tree tree) {
    List<Tree> children = new ArrayList<>();
    tree.accept(
        new TreeScanner<Void, @Nullable Void>() {
          @Override
          public Void scan(@Nullable Tree child, @Nullable Void unused) {
            if (child != null) {
              children.add(child);
            }
            return null;
          }
        },
        null);
    return children;
  }

  /** Whether this is the default, be it that of {@code case null, default}. */
  boolean isDefault() {
    boolean empty = patterns().isEmpty() && tree.getExpressions().isEmpty();
    return empty || children.stream().anyMatch(child -> is(child, DEFAULT));
  }

  /** The labels that are patterns. */
  List<Tree> patterns() {
    return children.stream().filter(child -> is(child, PATTERN)).toList();
  }

  /** Whether {@code null} is a label. */
  boolean isNull() {
    return tree.getExpressions().stream().anyMatch(e -> e.getKind() == Tree.Kind.NULL_LITERAL);
  }

  /** The guard, if there is one. */
  @Nullable ExpressionTree guard() {
    Tree body = tree.getBody();
    for (Tree child : children) {
      boolean label = isLabel(child) || tree.getExpressions().contains(child);
      if (!label
          && child != body
          && child instanceof ExpressionTree guard
          && !(child instanceof StatementTree)) {
        return guard;
      }
    }
    return null;
  }

  /** Whether a tree is a label that is a constant, in a tree of its own since JDK 21. */
  static boolean isConstant(Tree tree, Tree parent) {
    return is(parent, CONSTANT)
        || (parent instanceof CaseTree arm && arm.getExpressions().contains(tree));
  }

  private static boolean isLabel(Tree tree) {
    return is(tree, CONSTANT) || is(tree, PATTERN) || is(tree, DEFAULT);
  }

  private static boolean is(Tree tree, String kind) {
    return tree.getKind().name().equals(kind);
  }
}
