package dev.treadle.processor.frontend;

import com.sun.source.tree.*;
import com.sun.source.util.TreePath;
import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.CoroutineDeclaration;
import dev.treadle.processor.ir.Expr;
import dev.treadle.processor.ir.Expr.Stability;
import dev.treadle.processor.ir.LocalClass;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Target;
import dev.treadle.processor.ir.Variable;
import dev.treadle.processor.report.Problem;
import dev.treadle.processor.report.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Reads a template's body.
 *
 * <p>Precondition: the body is attributed without an error. Postcondition: a statement that holds
 * neither a suspension nor a jump out of itself is one {@link Stmt.Plain}; everything else is taken
 * apart down to its suspensions.
 */
public final class BodyReader {

  private final BodyScope scope;
  private final SuspensionCalls calls;
  private final VerbatimReader verbatim;
  private final ExpressionReader expressions;
  private final Jumps jumps;
  private final Comments comments;
  private final List<ReifiedUse> reified;

  /**
   * A reader of one body, whose source has the given {@link dev.treadle.processor.ir.SourceLevel};
   * it reports to {@code problems}.
   */
  public BodyReader(
      AttributedMethod method, CoroutineDeclaration declaration, int level, Problems problems) {
    this.scope = new BodyScope(method, declaration, level, problems);
    this.calls = new SuspensionCalls(scope, body());
    new AnonymousClasses(scope, calls).name(body());
    scope.declareVariables();
    this.verbatim = new VerbatimReader(scope);
    this.jumps = new Jumps(scope);
    this.expressions = new ExpressionReader(scope, calls, verbatim, this::switchExpression);
    this.comments = new Comments(scope);
    this.reified = ReifiedUse.in(scope);
  }

  private TreePath body() {
    return new TreePath(
        scope.method.path(), ((MethodTree) scope.method.path().getLeaf()).getBody());
  }

  /** The body, or one with no meaning if a problem was reported. */
  public Body read() {
    new BodyChecker(scope, calls).check(body());
    if (scope.problems.any()) {
      return new Body(new Stmt.Block(List.of()), scope.names, List.of(), List.of(), List.of());
    }
    Stmt.Block block = initialized(block(body()));
    new StaticClasses(scope).mark(reified);
    List<Variable> parameters = new ArrayList<>();
    for (var parameter : scope.method.element().getParameters()) {
      if (parameter != scope.context) {
        parameters.add(Objects.requireNonNull(scope.variable(parameter)));
      }
    }
    return new Body(
        block, scope.names, parameters, List.copyOf(scope.lifted.values()), scope.denotable.kept());
  }

  /**
   * The warnings that the user suppresses in the template, on it or around it, and those that its
   * copy brings.
   */
  public Set<String> suppressed() {
    return new SuppressedWarnings(scope).collect(reified);
  }

  /** A call of a static method initializes its class, if that has not happened yet (JLS 12.4.1). */
  private Stmt.Block initialized(Stmt.Block block) {
    boolean isStatic = scope.method.element().getModifiers().contains(Modifier.STATIC);
    if (!isStatic || !new Initializers(scope.method).mayRunCode(scope.owner)) {
      return block;
    }
    TypeMirror owner = scope.method.types().erasure(scope.owner.asType());
    List<Stmt> statements = new ArrayList<>();
    statements.add(
        new Stmt.Plain(Code.of("initialize(", new Code.TypeRef(owner), ".class);"), true));
    statements.addAll(block.body());
    return new Stmt.Block(statements);
  }

  private Stmt.Block block(TreePath path) {
    BlockTree tree = (BlockTree) path.getLeaf();
    List<Stmt> read = new ArrayList<>();
    int at = statements(path, tree.getStatements(), scope.start(tree) + 1, read);
    comments.between(at, scope.end(tree) - 1).forEach(read::add);
    return new Stmt.Block(read);
  }

  /** Reads the statements of a block or an arm, the first of which stands behind {@code at}. */
  private int statements(
      TreePath path, List<? extends StatementTree> trees, int at, List<Stmt> read) {
    int last = trees.size() - 1;
    while (last >= 0 && !calls.in(trees.get(last))) {
      last--;
    }
    for (int i = 0; i < trees.size(); i++) {
      StatementTree tree = trees.get(i);
      comments.between(at, scope.start(tree)).forEach(read::add);
      Stmt statement = statement(new TreePath(path, tree), i <= last);
      if (statement != null) {
        read.add(statement);
      }
      at = statement instanceof Stmt.Plain ? comments.endOfLine(scope.end(tree)) : scope.end(tree);
    }
    return at;
  }

  private Stmt nested(TreePath path, StatementTree tree) {
    if (tree instanceof BlockTree) {
      return block(new TreePath(path, tree));
    }
    Stmt read = statement(new TreePath(path, tree), calls.in(tree));
    return read == null ? new Stmt.Block(List.of()) : read;
  }

  private @Nullable Stmt statement(TreePath path, boolean suspensionAhead) {
    StatementTree tree = (StatementTree) path.getLeaf();
    if (tree instanceof VariableTree variable) {
      return local(path, variable);
    } else if (tree instanceof ClassTree) {
      return localClass(path, suspensionAhead);
    } else if (tree instanceof EmptyStatementTree) {
      return null;
    } else if (tree instanceof ThrowTree node) {
      Expr exception = expressions.child(path, node.getExpression());
      return new Stmt.Throw(exception, rethrows(new TreePath(path, node.getExpression())));
    } else if (tree instanceof ReturnTree node) {
      return returning(path, node.getExpression());
    } else if (tree instanceof ExpressionStatementTree node) {
      return evaluation(path, node);
    }
    if (!calls.in(tree) && !jumps.leave(path)) {
      int end = comments.endOfLine(scope.end(tree));
      Code code = verbatim.read(path, List.of(), scope.start(tree), end, null);
      if (!assignsWhatItCaptures(code)) {
        return new Stmt.Plain(code, new Completion(scope, path).completes());
      }
    }
    return compound(path, tree);
  }

  private Stmt returning(TreePath path, @Nullable ExpressionTree tree) {
    if (tree == null) {
      return new Stmt.Return(null);
    }
    Expr value = expressions.child(path, tree);
    TypeMirror type = scope.method.element().getReturnType();
    // The machine returns by a call, whose receiver is on the stack while the value is evaluated,
    // and whose argument is not narrowed as that of an assignment is (JLS 5.2 and 5.3).
    if (!new Locks().in(tree) && !(isNarrow(type) && isSwitch(tree))) {
      return new Stmt.Return(value);
    }
    Variable returned = Variable.temporary("returned", type);
    return new Stmt.Block(
        List.of(
            new Stmt.LocalVar(returned, value),
            new Stmt.Return(new Expr.Verbatim(Code.read(returned), type, Stability.LOCAL))));
  }

  /** Whether constants of the type int can be assigned to a variable of a type. */
  private boolean isNarrow(TypeMirror type) {
    return switch (scope.unboxed(type).getKind()) {
      case BYTE, SHORT, CHAR -> true;
      default -> false;
    };
  }

  /** Whether the value is that of a switch expression. */
  private static boolean isSwitch(ExpressionTree tree) {
    return tree instanceof ParenthesizedTree parenthesized
        ? isSwitch(parenthesized.getExpression())
        : tree instanceof SwitchExpressionTree;
  }

  private Stmt compound(TreePath path, StatementTree tree) {
    if (tree instanceof BlockTree) {
      return block(path);
    } else if (tree instanceof IfTree node) {
      return new Stmt.If(
          expressions.bare(path, node.getCondition()),
          nested(path, node.getThenStatement()),
          node.getElseStatement() == null ? null : nested(path, node.getElseStatement()));
    } else if (tree instanceof WhileLoopTree node) {
      Target target = jumps.enter(path);
      return new Stmt.Loop(
          Stmt.LoopKind.WHILE,
          target,
          List.of(),
          condition(path, node.getCondition()),
          List.of(),
          nested(path, node.getStatement()));
    } else if (tree instanceof DoWhileLoopTree node) {
      Target target = jumps.enter(path);
      return new Stmt.Loop(
          Stmt.LoopKind.DO,
          target,
          List.of(),
          condition(path, node.getCondition()),
          List.of(),
          nested(path, node.getStatement()));
    } else if (tree instanceof ForLoopTree node) {
      return forLoop(path, node);
    } else if (tree instanceof EnhancedForLoopTree node) {
      return forEach(path, node);
    } else if (tree instanceof LabeledStatementTree node) {
      Target target = jumps.enter(path);
      Stmt body = nested(path, node.getStatement());
      return Jumps.isLoop(node.getStatement()) ? body : new Stmt.Labeled(target, body);
    } else if (tree instanceof BreakTree) {
      return new Stmt.Break(jumps.target(path));
    } else if (tree instanceof ContinueTree) {
      return new Stmt.Continue(jumps.target(path));
    } else if (tree instanceof YieldTree node) {
      return new Stmt.YieldValue(jumps.target(path), expressions.child(path, node.getValue()));
    } else if (tree instanceof SwitchTree node) {
      return new SwitchReader(scope, expressions, verbatim, jumps, this::statements)
          .read(path, node.getExpression(), node.getCases(), false);
    } else if (tree instanceof TryTree node) {
      return new TryReader(scope, calls, expressions, verbatim, this::block).read(path, node);
    } else if (tree instanceof SynchronizedTree node) {
      return new Stmt.Synchronized(
          expressions.bare(path, node.getExpression()), block(new TreePath(path, node.getBlock())));
    } else if (tree instanceof AssertTree node) {
      return new Stmt.Assert(
          expressions.child(path, node.getCondition()),
          node.getDetail() == null ? null : expressions.child(path, node.getDetail()));
    }
    scope.problem(Problem.UNSUPPORTED, tree, "This kind of statement (" + tree.getKind() + ")");
    return new Stmt.Block(List.of());
  }

  private Stmt.Switch switchExpression(TreePath path) {
    SwitchExpressionTree node = (SwitchExpressionTree) path.getLeaf();
    return new SwitchReader(scope, expressions, verbatim, jumps, this::statements)
        .read(path, node.getExpression(), node.getCases(), true);
  }

  /**
   * A condition, absent if it is the constant {@code true}, for which reachability differs (JLS
   * 14.22).
   */
  private @Nullable Expr condition(TreePath path, ExpressionTree condition) {
    return new Constants(scope, path).isTrue(condition) ? null : expressions.bare(path, condition);
  }

  private Stmt local(TreePath path, VariableTree tree) {
    Variable variable = Objects.requireNonNull(scope.variable(scope.element(path)));
    return new Stmt.LocalVar(
        variable,
        tree.getInitializer() == null ? null : stored(variable, path, tree.getInitializer()));
  }

  /** The value of a variable, cast where the variable's type has a name of ours in it. */
  private Expr stored(Variable variable, TreePath path, ExpressionTree value) {
    Expr read = expressions.child(path, value);
    Intersections.Cast cast =
        new NamedIntersections(scope).initial(new TreePath(path, value), variable.type());
    if (cast == null) {
      return read;
    }
    Code shape = Code.of(cast.open(), new Code.Hole(0), cast.close());
    return new Expr.Compound(shape, List.of(Expr.Operand.of(read)), variable.type());
  }

  private @Nullable Stmt localClass(TreePath path, boolean suspensionAhead) {
    TypeElement element = (TypeElement) Objects.requireNonNull(scope.element(path));
    // A class inside a generic one is not known at run time, unless it is a static member.
    boolean lifts = reified.stream().anyMatch(use -> use.type().equals(element));
    if (!lifts && !suspensionAhead && !calls.in(path.getParentPath().getLeaf())) {
      return new Stmt.ClassDeclaration(verbatim.read(path));
    }
    new LiftedNames(scope).check(element, path.getLeaf());
    LocalClass type = new LocalClass(element, element.getSimpleName().toString());
    scope.lifted.put(element, type);
    type.declare(verbatim.readLifted(path, type));
    return null;
  }

  private Stmt evaluation(TreePath path, ExpressionStatementTree node) {
    if (node.getExpression() instanceof AssignmentTree assignment) {
      TreePath target = new TreePath(new TreePath(path, assignment), assignment.getVariable());
      Variable variable =
          scope.variable(
              assignment.getVariable() instanceof IdentifierTree ? scope.element(target) : null);
      if (variable != null) {
        return new Stmt.Assign(
            variable, stored(variable, new TreePath(path, assignment), assignment.getExpression()));
      }
    }
    if (!calls.in(node)) {
      Expr whole = expressions.child(path, node.getExpression());
      return whole instanceof Expr.Verbatim
          ? new Stmt.Plain(
              verbatim.read(
                  path, List.of(), scope.start(node), comments.endOfLine(scope.end(node)), null),
              true)
          : new Stmt.Eval(whole);
    }
    return new Stmt.Eval(expressions.child(path, node.getExpression()));
  }

  private boolean rethrows(TreePath thrown) {
    Element element = scope.element(thrown);
    Variable variable = scope.variable(element);
    return variable != null && variable.kind() == Variable.Kind.EXCEPTION;
  }

  private Stmt forLoop(TreePath path, ForLoopTree node) {
    Target target = jumps.enter(path);
    List<Stmt> initializers = new ArrayList<>();
    for (StatementTree initializer : node.getInitializer()) {
      Stmt first = Objects.requireNonNull(statement(new TreePath(path, initializer), false));
      // In the head of a loop the text of a statement has no semicolon.
      initializers.add(
          first instanceof Stmt.Plain && initializer instanceof ExpressionStatementTree evaluated
              ? new Stmt.Eval(
                  expressions.child(new TreePath(path, evaluated), evaluated.getExpression()))
              : first);
    }
    List<Stmt> updates = new ArrayList<>();
    for (ExpressionStatementTree update : node.getUpdate()) {
      updates.add(
          new Stmt.Eval(expressions.child(new TreePath(path, update), update.getExpression())));
    }
    Expr condition = node.getCondition() == null ? null : condition(path, node.getCondition());
    return new Stmt.Loop(
        Stmt.LoopKind.FOR,
        target,
        initializers,
        condition,
        updates,
        nested(path, node.getStatement()));
  }

  private Stmt forEach(TreePath path, EnhancedForLoopTree node) {
    Target target = jumps.enter(path);
    Variable variable =
        Objects.requireNonNull(
            scope.variable(scope.element(new TreePath(path, node.getVariable()))));
    Expr source = expressions.child(path, node.getExpression());
    TypeMirror type = new Intersections(scope).type(new TreePath(path, node.getExpression()));
    Stmt body = nested(path, node.getStatement());
    if (type instanceof ArrayType array) {
      return new Stmt.ForEach(target, variable, source, null, array.getComponentType(), body);
    }
    Iteration iteration = new Iteration(scope);
    TypeMirror element = iteration.element(type);
    if (!scope.method.types().isAssignable(element, variable.type())) {
      // The elements are of an intersection, of which the type that has a name is only a part.
      TypeMirror iterator = iteration.iteratorOver(variable.type());
      return new Stmt.ForEach(target, variable, source, iterator, variable.type(), body);
    }
    return new Stmt.ForEach(target, variable, source, iteration.iterator(type), element, body);
  }

  /**
   * Whether a statement both assigns a variable of the body and captures it: a copy cannot be made
   * before it.
   */
  private static boolean assignsWhatItCaptures(Code code) {
    return code.writes().stream()
        .anyMatch(v -> code.captured().contains(v) && !code.declares().contains(v));
  }
}
