package dev.treadle.processor.frontend;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Member;
import dev.treadle.processor.ir.Member.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Writes accesses to members that the machine's class cannot name as calls of the companion's
 * access methods.
 */
final class HiddenAccess {

  private final BodyScope scope;
  private final Members members;

  HiddenAccess(BodyScope scope, Members members) {
    this.scope = scope;
    this.members = members;
  }

  boolean isField(Element element, TreePath use) {
    return element.getKind() == ElementKind.FIELD && members.hidden(element, use);
  }

  boolean isInstance(TreePath field) {
    Element element = scope.element(field);
    return element != null && !element.getModifiers().contains(Modifier.STATIC);
  }

  /**
   * The value of a constant variable, as a literal or as what stands for one: {@code -5}, {@code
   * 1.0/0.0}. An operator before or behind it must take all of that.
   */
  String constant(Element variable, TreePath use) {
    Object value = ((VariableElement) variable).getConstantValue();
    String text = scope.method.elements().getConstantExpression(value);
    Tree around = use.getParentPath().getLeaf();
    boolean operated =
        around instanceof UnaryTree
            || around instanceof BinaryTree
            || around instanceof TypeCastTree
            || around instanceof CompoundAssignmentTree;
    boolean whole = !(value instanceof Number) || !(text.startsWith("-") || text.contains("/"));
    return whole || !operated ? text : "(" + text + ")";
  }

  /** What a step operator does, or null if the operator is none. */
  static @Nullable Operation step(UnaryTree tree) {
    return switch (tree.getKind()) {
      case POSTFIX_INCREMENT -> Operation.POST_INCREMENT;
      case POSTFIX_DECREMENT -> Operation.POST_DECREMENT;
      case PREFIX_INCREMENT -> Operation.PRE_INCREMENT;
      case PREFIX_DECREMENT -> Operation.PRE_DECREMENT;
      default -> null;
    };
  }

  Member member(Operation operation, Element element) {
    return member(operation, element, members.site(element));
  }

  Member member(Operation operation, Element element, TypeElement site) {
    TypeMirror type = members.typeOf(element, site);
    boolean raw = operation == Operation.NEW_RAW;
    return new Member(operation, element, site, raw ? scope.method.types().erasure(type) : type);
  }

  /**
   * A read; {@code qualifier} is the expression it is read from, absent where {@code receiver} says
   * it.
   */
  void field(
      Edits edits,
      TreePath path,
      Element field,
      @Nullable ExpressionTree qualifier,
      Object... receiver) {
    Tree tree = path.getLeaf();
    if (((VariableElement) field).getConstantValue() != null && qualifier == null) {
      // It must stay a constant: a label of a switch, a narrowed value.
      edits.replace(scope.start(tree), scope.end(tree), constant(field, path));
      return;
    }
    Code.Part get = new Code.MemberRef(member(Operation.GET, field, path));
    if (qualifier == null) {
      edits.replace(scope.start(tree), scope.end(tree), pieces(get, "(", receiver, ")"));
    } else {
      edits.open(scope.start(tree), get, "(");
      edits.replace(scope.end(qualifier), scope.end(tree), ")");
    }
  }

  /** A call whose receiver, if it has one, is given. */
  void call(
      Edits edits,
      Tree node,
      Code.MemberRef member,
      int start,
      List<? extends Tree> arguments,
      Object... receiver) {
    int open =
        openingParenthesis(
            node,
            node instanceof MethodInvocationTree call
                ? scope.end(call.getMethodSelect())
                : scope.end(((NewClassTree) node).getIdentifier()));
    String comma = receiver.length > 0 && !arguments.isEmpty() ? ", " : "";
    edits.replace(start, open + 1, pieces(member, "(", receiver, comma));
  }

  /** A call whose receiver is an expression. */
  void callOn(
      Edits edits,
      MethodInvocationTree node,
      Code.MemberRef member,
      ExpressionTree receiver,
      List<? extends Tree> arguments) {
    int open = openingParenthesis(node, scope.end(node.getMethodSelect()));
    edits.open(scope.start(node), member, "(");
    edits.replace(scope.end(receiver), open + 1, arguments.isEmpty() ? "" : ", ");
  }

  /**
   * A call of an inner class's constructor. The outer instance must be one before the arguments are
   * evaluated (JLS 15.9.4).
   */
  void instanceIn(
      Edits edits, NewClassTree node, Code.MemberRef constructor, ExpressionTree outer) {
    int open = openingParenthesis(node, scope.end(node.getIdentifier()));
    TypeMirror objects = scope.method.elements().getTypeElement(Objects.class.getName()).asType();
    edits.open(scope.start(node), constructor, "(", new Code.TypeRef(objects), ".requireNonNull(");
    edits.replace(scope.end(outer), open + 1, node.getArguments().isEmpty() ? ")" : "), ");
  }

  int openingParenthesis(Tree node, int from) {
    return new Tokens(scope.method.text()).find('(', from, scope.end(node));
  }

  /** What stands in parentheses. */
  static TreePath bare(TreePath path) {
    return path.getLeaf() instanceof ParenthesizedTree parens
        ? bare(new TreePath(path, parens.getExpression()))
        : path;
  }

  private @Nullable Element hiddenField(TreePath path) {
    Element element =
        path.getLeaf() instanceof IdentifierTree || path.getLeaf() instanceof MemberSelectTree
            ? scope.element(path)
            : null;
    return element != null && isField(element, path) ? element : null;
  }

  /**
   * The expression that a member is selected from and that has to be evaluated, null if there is
   * none: not of a static member's class, nor of {@code super}.
   */
  @Nullable ExpressionTree qualifier(TreePath target) {
    return target.getLeaf() instanceof MemberSelectTree select
            && (isInstance(target) || isEvaluated(new TreePath(target, select.getExpression())))
            && !Members.isSuper(select.getExpression())
        ? select.getExpression()
        : null;
  }

  /** Whether an expression before a static member does something: it is no name of a class. */
  private boolean isEvaluated(TreePath qualifier) {
    Element named = qualifier.getLeaf() instanceof ExpressionTree ? scope.element(qualifier) : null;
    return !(named instanceof TypeElement) && !(qualifier.getLeaf() instanceof IdentifierTree);
  }

  /** An operation on a member where it is named, alone or behind what it is selected from. */
  Member member(Operation operation, Element element, TreePath named) {
    TypeMirror of = ofQualifier(named);
    Member member = member(operation, element, members.site(element, of));
    TypeMirror unboxed = members.unboxedIn(of, element);
    if (unboxed != null) {
      member = new Member(operation, element, member.site(), unboxed);
    }
    return element.getModifiers().contains(Modifier.STATIC) && qualifier(named) != null
        ? member.discarding()
        : member;
  }

  /**
   * The type of what a member is selected from, of {@code C.super} the class; null if there is
   * none.
   */
  private @Nullable TypeMirror ofQualifier(TreePath named) {
    ExpressionTree qualifier = Members.qualifier(named);
    if (qualifier == null) {
      return null;
    }
    TreePath path = new TreePath(named, qualifier);
    if (!Members.isSuper(qualifier)) {
      return scope.method.trees().getTypeMirror(path);
    }
    return qualifier instanceof MemberSelectTree select
        ? scope.method.trees().getTypeMirror(new TreePath(path, select.getExpression()))
        : null;
  }

  boolean assignment(
      Edits edits,
      TreePath path,
      ExpressionTree target,
      ExpressionTree value,
      Function<TreePath, Object[]> receiverOf) {
    TreePath targetPath = bare(new TreePath(path, target));
    Element field = hiddenField(targetPath);
    if (field == null) {
      return false;
    }
    Member assigned = member(Operation.SET, field, targetPath);
    String cast =
        narrowing(assigned.type(), scope.method.trees().getTypeMirror(new TreePath(path, value)));
    ExpressionTree qualifier = qualifier(targetPath);
    Code.Part set = new Code.MemberRef(assigned);
    if (qualifier == null) {
      Object[] receiver = receiverOf.apply(targetPath);
      edits.replace(
          scope.start(target),
          scope.start(value),
          pieces(set, "(", receiver, receiver.length == 0 ? "" : ", ", cast));
    } else {
      before(edits, target, qualifier, set);
      int from = scope.end(qualifier);
      int to = scope.start(value);
      edits.replace(from, to, ", ", cast);
    }
    edits.close(scope.end(value), cast.isEmpty() ? ")" : "))");
    return true;
  }

  /** A constant may be narrowed by an assignment but not by a call (JLS 5.2 and 5.3). */
  private String narrowing(TypeMirror target, TypeMirror value) {
    TypeKind kind = scope.unboxed(target).getKind();
    boolean narrow = kind == TypeKind.BYTE || kind == TypeKind.SHORT || kind == TypeKind.CHAR;
    return narrow && value.getKind().isPrimitive() && value.getKind() != kind
        ? "(" + scope.unboxed(target) + ") ("
        : "";
  }

  /**
   * Whether {@code target op= value} has to be taken apart, since its place would be computed
   * twice.
   */
  boolean needsPlace(TreePath path) {
    CompoundAssignmentTree tree = (CompoundAssignmentTree) path.getLeaf();
    TreePath target = bare(new TreePath(path, tree.getVariable()));
    ExpressionTree qualifier = hiddenField(target) == null ? null : qualifier(target);
    return qualifier != null && !isRepeatable(new TreePath(target, qualifier), tree);
  }

  /** Whether the object assigned to is one of a variable that the assigned value leaves alone. */
  private boolean isRepeatable(TreePath qualifier, CompoundAssignmentTree assignment) {
    if (!(qualifier.getLeaf() instanceof IdentifierTree name)) {
      return false;
    }
    Element element = scope.element(qualifier);
    boolean[] assigned = {element == null || element.getKind().isField()};
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree node, Void unused) {
        Tree parent = getCurrentPath().getParentPath().getLeaf();
        assigned[0] |=
            !(parent instanceof MemberSelectTree) && scope.element(getCurrentPath()) == element;
        return null;
      }
    }.scan(new TreePath(qualifier, assignment.getExpression()), null);
    return name.getName().contentEquals("this") || !assigned[0];
  }

  boolean compound(
      Edits edits,
      TreePath path,
      CompoundAssignmentTree node,
      Function<TreePath, Object[]> receiverOf) {
    TreePath target = bare(new TreePath(path, node.getVariable()));
    Element field = hiddenField(target);
    if (field == null) {
      return false;
    }
    TypeMirror value = scope.method.trees().getTypeMirror(new TreePath(path, node.getExpression()));
    Arithmetic arithmetic = new Arithmetic(scope);
    Member.Operator operator = Arithmetic.operator(node);
    Member get = member(Operation.GET, field, target);
    if (needsPlace(path)) {
      Member.Update update = arithmetic.update(get.type(), operator, value);
      ExpressionTree qualifier = qualifier(target);
      Member begun = get.with(update);
      before(edits, node, qualifier, new Code.MemberRef(begun));
      int from = scope.end(qualifier);
      int to = scope.start(node.getExpression());
      edits.replace(from, to, ").with(");
      edits.close(scope.end(node), ")");
      return true;
    }
    Object[] receiver = receiverOf.apply(target);
    if (receiver.length == 0 && isInstance(target)) {
      return false;
    }
    TypeMirror narrowed = arithmetic.narrowed(get.type(), operator, value);
    String cast = narrowed == null ? "" : "(" + narrowed + ") (";
    boolean plain =
        node.getExpression() instanceof LiteralTree
            || node.getExpression() instanceof IdentifierTree;
    edits.replace(
        scope.start(node.getVariable()),
        scope.start(node.getExpression()),
        pieces(
            new Code.MemberRef(get.with(Operation.SET)),
            "(",
            receiver,
            receiver.length == 0 ? "" : ", ",
            cast,
            new Code.MemberRef(get),
            "(",
            receiver,
            ") " + operator.text + (plain ? " " : " (")));
    edits.close(
        scope.end(node.getExpression()), (plain ? ")" : "))") + (cast.isEmpty() ? "" : ")"));
    return true;
  }

  /** Puts a call around what the qualifier is, without what stands before that in the text. */
  private void before(Edits edits, Tree node, ExpressionTree qualifier, Code.Part method) {
    edits.open(scope.start(node), method, "(");
    if (scope.start(node) < scope.start(qualifier)) {
      edits.replace(scope.start(node), scope.start(qualifier));
    }
  }

  boolean step(
      Edits edits, TreePath path, UnaryTree node, Function<TreePath, Object[]> receiverOf) {
    Operation operation = step(node);
    TreePath target = bare(new TreePath(path, node.getExpression()));
    Element field = operation == null ? null : hiddenField(target);
    if (field == null) {
      return false;
    }
    ExpressionTree qualifier = qualifier(target);
    Code.Part step = new Code.MemberRef(member(operation, field, target));
    if (qualifier == null) {
      edits.replace(
          scope.start(node), scope.end(node), pieces(step, "(", receiverOf.apply(target), ")"));
      return true;
    }
    before(edits, node, qualifier, step);
    edits.replace(scope.end(qualifier), scope.end(node), ")");
    return true;
  }

  private static Object[] pieces(Object... pieces) {
    List<Object> flat = new ArrayList<>();
    for (Object piece : pieces) {
      if (piece instanceof Object[] several) {
        flat.addAll(List.of(several));
      } else if (!piece.equals("")) {
        flat.add(piece);
      }
    }
    return flat.toArray();
  }
}
