package dev.treadle.processor.frontend;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Expr;
import dev.treadle.processor.ir.Expr.Conversion;
import dev.treadle.processor.ir.Expr.Operand;
import dev.treadle.processor.ir.Expr.Stability;
import dev.treadle.processor.ir.LocalClass;
import dev.treadle.processor.ir.Member;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import dev.treadle.processor.report.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads an expression: what holds no suspension as it stands, the rest down to its operands. */
final class ExpressionReader {

  private final BodyScope scope;
  private final SuspensionCalls calls;
  private final VerbatimReader verbatim;
  private final HiddenAccess hidden;
  private final Intersections intersections;
  private final Function<TreePath, Stmt.Switch> switches;

  ExpressionReader(
      BodyScope scope,
      SuspensionCalls calls,
      VerbatimReader verbatim,
      Function<TreePath, Stmt.Switch> switches) {
    this.scope = scope;
    this.calls = calls;
    this.verbatim = verbatim;
    this.hidden = verbatim.hidden();
    this.intersections = new Intersections(scope);
    this.switches = switches;
  }

  /** Whether a suspension stands in an expression. */
  boolean suspends(ExpressionTree tree) {
    return calls.in(tree);
  }

  /** Reads an expression. */
  Expr read(TreePath path) {
    Tree tree = path.getLeaf();
    if (!calls.in(tree)) {
      if (tree instanceof CompoundAssignmentTree && hidden.needsPlace(path)) {
        return compoundAssignment(path);
      }
      return new Expr.Verbatim(
          code(path), intersections.type(path), new StabilityReader(scope).stability(path));
    }
    if (tree instanceof MethodInvocationTree) {
      return calls.kind(tree) != null
          ? new SuspensionReader(scope, calls, verbatim, this).read(path)
          : call(path);
    } else if (tree instanceof NewClassTree node) {
      return instantiation(path, node);
    } else if (tree instanceof NewArrayTree) {
      return array(path);
    } else if (tree instanceof BinaryTree node) {
      return binary(path, node);
    } else if (tree instanceof ParenthesizedTree node) {
      return compound(path, node.getExpression());
    } else if (tree instanceof UnaryTree node) {
      return HiddenAccess.step(node) == null
          ? compound(path, node.getExpression())
          : compound(path, inPlace(path, node.getExpression()));
    } else if (tree instanceof ConditionalExpressionTree node) {
      return new Expr.Conditional(
          child(path, node.getCondition()),
          child(path, node.getTrueExpression()),
          child(path, node.getFalseExpression()),
          intersections.type(path));
    } else if (tree instanceof AssignmentTree node) {
      List<Tree> operands = new ArrayList<>(List.of(inPlace(path, node.getVariable())));
      operands.add(node.getExpression());
      return compound(path, operands.toArray(Tree[]::new));
    } else if (tree instanceof CompoundAssignmentTree) {
      return compoundAssignment(path);
    } else if (tree instanceof TypeCastTree node) {
      return compound(path, node.getExpression());
    } else if (tree instanceof InstanceOfTree node) {
      return compound(path, node.getExpression());
    } else if (tree instanceof ArrayAccessTree node) {
      return compound(path, node.getExpression(), node.getIndex());
    } else if (tree instanceof MemberSelectTree node) {
      return compound(path, node.getExpression());
    } else if (tree instanceof MemberReferenceTree node) {
      return compound(path, node.getQualifierExpression());
    } else if (tree instanceof SwitchExpressionTree) {
      return new Expr.SwitchExpr(switches.apply(path), intersections.type(path));
    }
    scope.problem(
        Problem.UNSUPPORTED,
        tree,
        "A suspension in this kind of expression (" + tree.getKind() + ")");
    return new Expr.Verbatim(Code.text("null"), intersections.type(path), Stability.STABLE);
  }

  /**
   * The text of an expression; an array initialiser without a type is given one, so that it can
   * stand anywhere.
   */
  private Code code(TreePath path) {
    Code code = verbatim.read(path);
    Intersections.Cast cast = intersections.cast(path);
    boolean branch = path.getParentPath().getLeaf() instanceof ConditionalExpressionTree;
    if (cast != null && (branch || !intersections.wantsAll(path))) {
      code = Code.of(cast.open(), code, cast.close());
    }
    return path.getLeaf() instanceof NewArrayTree array
            && array.getType() == null
            && array.getDimensions().isEmpty()
        ? Code.of("new ", created(path), " ", code)
        : code;
  }

  /** The type of an array that an initializer makes. */
  private Code created(TreePath path) {
    TypeMirror type = intersections.type(path);
    TypeMirror element = type;
    int dimensions = 0;
    for (; element instanceof ArrayType array; element = array.getComponentType()) {
      dimensions++;
    }
    LocalClass local = scope.lifted.get(scope.method.types().asElement(element));
    return local == null
        ? Code.of(type)
        : Code.of(new Code.RawType(local), "[]".repeat(dimensions));
  }

  Expr child(TreePath path, Tree tree) {
    return read(new TreePath(path, tree));
  }

  /** Reads an expression that the syntax puts in parentheses, without them. */
  Expr bare(TreePath path, Tree tree) {
    TreePath inner = new TreePath(path, tree);
    return tree instanceof ParenthesizedTree parens
        ? bare(inner, parens.getExpression())
        : read(inner);
  }

  private Expr.Compound compound(TreePath path, Tree... operands) {
    List<Tree> holes = List.of(operands);
    List<Operand> read = new ArrayList<>();
    for (Tree operand : operands) {
      read.add(operand(pathOf(path, operand)));
    }
    return new Expr.Compound(verbatim.read(path, holes), read, intersections.type(path));
  }

  /** An operand, unboxed where its place wants a primitive value. */
  Operand operand(TreePath path) {
    Expr expr = read(path);
    TypeMirror unboxed = scope.unboxed(expr.type());
    boolean unboxes = unboxed != expr.type() && new OperandContext(scope).wantsPrimitive(path);
    return unboxes ? Operand.unboxing(expr, unboxed) : Operand.of(expr);
  }

  private TreePath pathOf(TreePath path, Tree tree) {
    return TreePath.getPath(path, tree);
  }

  /** The operands of an assignment's left side. */
  private Tree[] inPlace(TreePath path, ExpressionTree target) {
    ExpressionTree bare = target;
    while (bare instanceof ParenthesizedTree parens) {
      bare = parens.getExpression();
    }
    if (bare instanceof ArrayAccessTree access) {
      return new Tree[] {access.getExpression(), access.getIndex()};
    }
    return bare instanceof MemberSelectTree select && !isName(path, select.getExpression())
        ? new Tree[] {select.getExpression()}
        : new Tree[0];
  }

  /** Whether a qualifier needs no evaluation: a type, a package, {@code this}, {@code super}. */
  private boolean isName(TreePath path, ExpressionTree qualifier) {
    Element element =
        qualifier instanceof IdentifierTree || qualifier instanceof MemberSelectTree
            ? scope.element(pathOf(path, qualifier))
            : null;
    String text = qualifier.toString();
    return element instanceof TypeElement
        || text.equals("this")
        || text.endsWith(".this")
        || text.equals("super")
        || text.endsWith(".super");
  }

  private Expr call(TreePath path) {
    MethodInvocationTree call = (MethodInvocationTree) path.getLeaf();
    List<Tree> operands = new ArrayList<>();
    if (call.getMethodSelect() instanceof MemberSelectTree select
        && !isName(path, select.getExpression())) {
      operands.add(select.getExpression());
    }
    operands.addAll(call.getArguments());
    return compound(path, operands.toArray(Tree[]::new));
  }

  private Expr instantiation(TreePath path, NewClassTree node) {
    List<Operand> operands = new ArrayList<>();
    List<Tree> holes = new ArrayList<>();
    if (node.getEnclosingExpression() != null) {
      holes.add(node.getEnclosingExpression());
      operands.add(
          Operand.converting(child(path, node.getEnclosingExpression()), Conversion.NON_NULL));
    }
    for (ExpressionTree argument : node.getArguments()) {
      holes.add(argument);
      operands.add(operand(new TreePath(path, argument)));
    }
    Code shape = verbatim.read(path, holes);
    TypeMirror type = intersections.type(path);
    Element element = scope.method.types().asElement(type);
    if (element instanceof TypeElement made && mayInitialize(made)) {
      // The hole has no place in the shape: an initialization leaves no value.
      Code name = Code.of(new Code.TypeRef(scope.method.types().erasure(type)), ".class");
      if (scope.lifted.get(made) != null) {
        name = Code.of(new Code.LocalType(scope.lifted.get(made)), ".class");
      }
      Expr literal = new Expr.Verbatim(name, type, Stability.STABLE);
      operands.add(
          node.getEnclosingExpression() == null ? 0 : 1,
          Operand.converting(literal, Conversion.INITIALIZE));
      int at = node.getEnclosingExpression() == null ? 0 : 1;
      List<Object> shifted = new ArrayList<>();
      for (Code.Part part : shape.parts()) {
        shifted.add(
            part instanceof Code.Hole hole && hole.index() >= at
                ? new Code.Hole(hole.index() + 1)
                : part);
      }
      shape = Code.of(shifted.toArray());
    }
    return new Expr.Compound(shape, operands, type);
  }

  /**
   * Whether initializing a class could do something: it or a superclass has static state that is no
   * constant.
   */
  private boolean mayInitialize(TypeElement type) {
    return new Initializers(scope.method).mayRunCode(type);
  }

  private Expr array(TreePath path) {
    NewArrayTree node = (NewArrayTree) path.getLeaf();
    List<Tree> operands = new ArrayList<>(node.getDimensions());
    elements(node, operands);
    Expr.Compound compound = compound(path, operands.toArray(Tree[]::new));
    return node.getType() == null
        ? new Expr.Compound(
            Code.of("new ", created(path), " ", compound.shape()),
            compound.operands(),
            compound.type())
        : compound;
  }

  /** The elements of an array initialiser, those of nested ones in their place. */
  private void elements(NewArrayTree node, List<Tree> elements) {
    if (node.getInitializers() != null) {
      for (ExpressionTree element : node.getInitializers()) {
        if (element instanceof NewArrayTree nested && nested.getType() == null) {
          elements(nested, elements);
        } else {
          elements.add(element);
        }
      }
    }
  }

  private Expr binary(TreePath path, BinaryTree node) {
    if (node.getKind() == Tree.Kind.CONDITIONAL_AND || node.getKind() == Tree.Kind.CONDITIONAL_OR) {
      return new Expr.Logical(
          node.getKind() == Tree.Kind.CONDITIONAL_AND,
          child(path, node.getLeftOperand()),
          child(path, node.getRightOperand()),
          intersections.type(path));
    }
    Expr.Compound compound = compound(path, node.getLeftOperand(), node.getRightOperand());
    boolean concatenation = node.getKind() == Tree.Kind.PLUS && isString(compound.type());
    Operand left = compound.operands().get(0);
    if (!concatenation || isString(left.expr().type())) {
      return compound;
    }
    return new Expr.Compound(
        compound.shape(),
        List.of(Operand.converting(left.expr(), Conversion.STRING), compound.operands().get(1)),
        compound.type());
  }

  private static boolean isString(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED && type.toString().equals("java.lang.String");
  }

  private Expr compoundAssignment(TreePath path) {
    CompoundAssignmentTree node = (CompoundAssignmentTree) path.getLeaf();
    Expr.Place place = place(new TreePath(path, node.getVariable()));
    if (!calls.in(node.getExpression()) && !hidden.needsPlace(path)) {
      List<Tree> operands = new ArrayList<>(List.of(inPlace(path, node.getVariable())));
      return compound(path, operands.toArray(Tree[]::new));
    }
    Expr value = child(path, node.getExpression());
    TypeMirror type = intersections.type(path);
    Member.Operator operator = Arithmetic.operator(node);
    return new Expr.CompoundAssign(
        place,
        operator.text,
        value,
        type,
        scope.unboxed(type),
        new Arithmetic(scope).narrowed(type, operator, value.type()));
  }

  private Expr.Place place(TreePath path) {
    while (path.getLeaf() instanceof ParenthesizedTree parens) {
      path = new TreePath(path, parens.getExpression());
    }
    ExpressionTree target = (ExpressionTree) path.getLeaf();
    List<Tree> holes = List.of(inPlace(path, target));
    List<Operand> operands = new ArrayList<>();
    for (Tree hole : holes) {
      operands.add(operand(pathOf(path, hole)));
    }
    Code read = verbatim.read(path, holes);
    Code.Hole value = new Code.Hole(holes.size());
    Code write = Code.of(read, " = ", value);
    Element element = target instanceof ArrayAccessTree ? null : scope.element(path);
    Variable variable = scope.variable(element);
    if (variable != null) {
      read = Code.read(variable);
      write = Code.of(new Code.VariableRef(variable, Code.Use.WRITE, false), " = ", value);
    } else if (element != null && hidden.isField(element, path)) {
      write = setter(read, value);
    }
    return new Expr.Place(operands, read, write, variable);
  }

  /** The write that goes with the read {@code get(receiver)}. */
  private static Code setter(Code read, Code.Hole value) {
    List<Object> parts = new ArrayList<>();
    boolean receiver = false;
    for (Code.Part part : read.parts()) {
      if (part instanceof Code.MemberRef ref && ref.member().operation() == Member.Operation.GET) {
        parts.add(new Code.MemberRef(ref.member().with(Member.Operation.SET)));
      } else {
        receiver |= !(part instanceof Code.Text);
        parts.add(part);
      }
    }
    Code.Text last = (Code.Text) parts.remove(parts.size() - 1);
    parts.add(last.text().substring(0, last.text().length() - 1));
    parts.add(receiver ? ", " : "");
    parts.add(value);
    parts.add(")");
    return Code.of(parts.toArray());
  }
}
