package dev.treadle.processor.frontend;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Expr;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Target;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads a switch statement or expression that has to be taken apart. */
final class SwitchReader {

  /** Reads the statements of an arm. */
  interface StatementsReader {
    int read(TreePath path, List<? extends StatementTree> trees, int at, List<Stmt> read);
  }

  private static final Set<TypeKind> LEGACY =
      EnumSet.of(TypeKind.BYTE, TypeKind.SHORT, TypeKind.CHAR, TypeKind.INT);

  private final BodyScope scope;
  private final ExpressionReader expressions;
  private final VerbatimReader verbatim;
  private final Jumps jumps;
  private final StatementsReader statements;
  private final Comments comments;

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
    this.comments = new Comments(scope);
  }

  Stmt.Switch read(
      TreePath path, ExpressionTree selector, List<? extends CaseTree> cases, boolean expression) {
    Target target = jumps.enter(path);
    Expr value = expressions.bare(path, selector);
    List<Stmt.Arm> arms = new ArrayList<>();
    boolean arrows = false;
    boolean exhaustive = !isLegacy(value.type());
    for (int i = 0; i < cases.size(); i++) {
      CaseTree tree = cases.get(i);
      TreePath arm = new TreePath(path, tree);
      CaseLabels labels = new CaseLabels(tree);
      arrows |= tree.getCaseKind() == CaseTree.CaseKind.RULE;
      exhaustive |= labels.isDefault() || labels.isNull() || !labels.patterns().isEmpty();
      scope.takenApart.add(tree);
      Stmt.Guard guard = guard(arm, labels, value.type());
      boolean last = i == cases.size() - 1;
      int end = last ? scope.end(path.getLeaf()) - 1 : scope.start(cases.get(i + 1));
      List<Stmt> body = body(arm, labels, target, expression, end);
      arms.add(new Stmt.Arm(label(arm, labels), guard, labels.isDefault(), body));
    }
    return new Stmt.Switch(target, value, arms, arrows, exhaustive);
  }

  /**
   * Whether a switch statement over such a type need not be exhaustive (JLS 14.11.1.1). Over the
   * other primitive types it must be: boolean has two constants and no default (JEP 507).
   */
  private boolean isLegacy(TypeMirror type) {
    return LEGACY.contains(scope.unboxed(type).getKind())
        || type.toString().equals("java.lang.String")
        || (scope.method.types().asElement(type) instanceof TypeElement element
            && element.getKind() == ElementKind.ENUM);
  }

  private Code label(TreePath arm, CaseLabels labels) {
    List<? extends ExpressionTree> constants = ((CaseTree) arm.getLeaf()).getExpressions();
    List<Tree> all = new ArrayList<>(constants);
    all.addAll(labels.patterns());
    if (all.isEmpty()) {
      return Code.text("default");
    }
    List<Object> parts = new ArrayList<>();
    String separator = "case ";
    for (Tree label : all) {
      parts.add(separator);
      parts.add(verbatim.read(TreePath.getPath(arm, label)));
      separator = ", ";
    }
    if (labels.isDefault()) {
      parts.add(", default");
    }
    return Code.of(parts.toArray());
  }

  private Stmt.@Nullable Guard guard(TreePath arm, CaseLabels labels, TypeMirror selected) {
    ExpressionTree tree = labels.guard();
    if (tree == null || new Constants(scope, arm).isTrue(tree)) {
      return null;
    }
    if (expressions.suspends(tree)) {
      scope.takenApart.add(tree);
    }
    Expr test = expressions.bare(arm, tree);
    if (test instanceof Expr.Verbatim plain) {
      test = new Expr.Verbatim(own(plain.code()), plain.type(), plain.stability());
    }
    boolean unconditional = labels.patterns().stream().anyMatch(p -> matchesAll(arm, p, selected));
    return new Stmt.Guard(List.of(), test, unconditional);
  }

  /**
   * A guard that stays in the label: what it binds are bindings of the label, to which it refers as
   * to those of the pattern.
   */
  private static Code own(Code guard) {
    List<Object> parts = new ArrayList<>();
    for (Code.Part part : guard.parts()) {
      if (part instanceof Code.VariableRef ref && guard.declares().contains(ref.variable())) {
        parts.add(new Code.VariableRef(ref.variable(), ref.use(), true));
      } else if (!(part instanceof Code.BindingOpen || part instanceof Code.BindingClose)) {
        parts.add(part);
      }
    }
    return Code.of(parts.toArray());
  }

  /** Whether a pattern is unconditional (JLS 14.30.3): a type pattern for a supertype. */
  private boolean matchesAll(TreePath arm, Tree label, TypeMirror selected) {
    Tree pattern = CaseLabels.children(label).get(0);
    if (!(pattern instanceof BindingPatternTree binding)) {
      return false;
    }
    Types types = scope.method.types();
    TypeMirror type = scope.element(TreePath.getPath(arm, binding.getVariable())).asType();
    return types.isSubtype(types.erasure(selected), types.erasure(type));
  }

  /** The body of an arm, with the comments up to the next arm, which starts at {@code end}. */
  private List<Stmt> body(
      TreePath arm, CaseLabels labels, Target target, boolean expression, int end) {
    CaseTree tree = (CaseTree) arm.getLeaf();
    List<Stmt> body = new ArrayList<>();
    int at;
    if (tree.getCaseKind() == CaseTree.CaseKind.STATEMENT) {
      at = statements.read(arm, tree.getStatements(), behindColon(tree, labels, end), body);
    } else if (tree.getBody() instanceof StatementTree statement) {
      at = statements.read(arm, List.of(statement), scope.start(statement), body);
    } else {
      Tree rule = tree.getBody();
      Expr value = expressions.read(new TreePath(arm, rule));
      body.add(expression ? new Stmt.YieldValue(target, value) : new Stmt.Eval(value));
      at = scope.end(rule);
    }
    comments.between(at, end).forEach(body::add);
    return body;
  }

  private int behindColon(CaseTree tree, CaseLabels labels, int end) {
    int from = scope.start(tree);
    List<Tree> all = new ArrayList<>(tree.getExpressions());
    all.addAll(labels.patterns());
    if (labels.guard() != null) {
      all.add(labels.guard());
    }
    for (Tree label : all) {
      from = Math.max(from, scope.end(label));
    }
    return new Tokens(scope.method.text()).find(':', from, end) + 1;
  }
}
