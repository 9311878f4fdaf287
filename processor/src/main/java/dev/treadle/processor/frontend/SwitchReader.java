package dev.treadle.processor.frontend;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Expr;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Target;
import dev.treadle.processor.report.Problem;
import java.util.ArrayList;
import java.util.List;

/** Reads a switch statement or expression that has to be taken apart. */
final class SwitchReader {

  /** Reads the statements of an arm. */
  interface StatementsReader {
    int read(TreePath path, List<? extends StatementTree> trees, int at, List<Stmt> read);
  }

  private final BodyScope scope;
  private final ExpressionReader expressions;
  private final VerbatimReader verbatim;
  private final Jumps jumps;
  private final StatementsReader statements;

  SwitchReader(
      BodyScope scope,
      ExpressionReader expressions,
      VerbatimReader verbatim,
      Jumps jumps,
      StatementsReader statements) {
    this.scope = scope;
    this.expressions = expressions;
    this.verbatim = verbatim;
    this.jumps = jumps;
    this.statements = statements;
  }

  Stmt.Switch read(
      TreePath path, ExpressionTree selector, List<? extends CaseTree> cases, boolean expression) {
    Target target = jumps.enter(path);
    Expr value = expressions.bare(path, selector);
    List<Stmt.Arm> arms = new ArrayList<>();
    boolean arrows = false;
    boolean otherwise = false;
    for (CaseTree tree : cases) {
      TreePath arm = new TreePath(path, tree);
      boolean isDefault = isDefault(tree);
      otherwise |= isDefault;
      arrows |= tree.getCaseKind() == CaseTree.CaseKind.RULE;
      arms.add(new Stmt.Arm(label(arm, isDefault), isDefault, body(arm, tree, target, expression)));
    }
    return new Stmt.Switch(target, value, arms, arrows, expression || otherwise);
  }

  private boolean isDefault(CaseTree tree) {
    Tokens tokens = new Tokens(scope.method.text());
    int start = scope.start(tree);
    int from =
        tree.getExpressions().isEmpty()
            ? start
            : scope.end(tree.getExpressions().get(tree.getExpressions().size() - 1));
    int arrow = tokens.find('>', from, scope.end(tree));
    int colon = tokens.find(':', from, scope.end(tree));
    int end = tree.getCaseKind() == CaseTree.CaseKind.RULE ? arrow : colon;
    return tokens.find("default", from, end) >= 0;
  }

  private Code label(TreePath arm, boolean isDefault) {
    CaseTree tree = (CaseTree) arm.getLeaf();
    if (tree.getExpressions().isEmpty()) {
      if (!isDefault) {
        scope.problem(Problem.UNSUPPORTED, tree, "A pattern in a switch with a suspension");
      }
      return Code.text("default");
    }
    List<Object> parts = new ArrayList<>();
    String separator = "case ";
    for (ExpressionTree constant : tree.getExpressions()) {
      parts.add(separator);
      parts.add(verbatim.read(TreePath.getPath(arm, constant)));
      separator = ", ";
    }
    if (isDefault) {
      parts.add(", default");
    }
    return Code.of(parts.toArray());
  }

  private List<Stmt> body(TreePath arm, CaseTree tree, Target target, boolean expression) {
    List<Stmt> body = new ArrayList<>();
    if (tree.getCaseKind() == CaseTree.CaseKind.STATEMENT) {
      List<? extends StatementTree> trees = tree.getStatements();
      statements.read(
          arm, trees, trees.isEmpty() ? scope.end(tree) : scope.start(trees.get(0)), body);
      return body;
    }
    Tree rule = tree.getBody();
    if (rule instanceof StatementTree statement) {
      statements.read(arm, List.of(statement), scope.start(statement), body);
    } else {
      Expr value = expressions.read(new TreePath(arm, rule));
      body.add(expression ? new Stmt.YieldValue(target, value) : new Stmt.Eval(value));
    }
    return body;
  }
}
