package dev.treadle.processor.frontend;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Code.Use;
import dev.treadle.processor.ir.LocalClass;
import dev.treadle.processor.ir.Member;
import dev.treadle.processor.ir.Member.Operation;
import dev.treadle.processor.ir.Variable;
import dev.treadle.processor.report.Problem;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Edits names: of types, of variables, of members of the template's class and of those around it.
 * What a name means decides what stands before it in another class.
 */
abstract class ReferenceScanner extends TreePathScanner<Void, Void> {

  final BodyScope scope;
  final Members members;
  final HiddenAccess hidden;
  final Edits edits;
  final @Nullable LocalClass lifted;

  /** How many lambdas and classes are around the current place. */
  int nesting;

  private final List<? extends Tree> holes;
  private final Intersections intersections;
  private final ClassNames classNames;

  ReferenceScanner(
      VerbatimReader reader,
      BodyScope scope,
      Edits edits,
      List<? extends Tree> holes,
      @Nullable LocalClass lifted) {
    this.scope = scope;
    this.members = reader.members();
    this.hidden = reader.hidden();
    this.edits = edits;
    this.holes = holes;
    this.intersections = new Intersections(scope);
    this.classNames = new ClassNames(scope, edits);
    this.lifted = lifted;
  }

  @Override
  public Void scan(Tree tree, Void unused) {
    int hole = tree == null ? -1 : holes.indexOf(tree);
    if (tree instanceof ExpressionTree) {
      TreePath path = new TreePath(getCurrentPath(), tree);
      Intersections.Cast cast =
          hole < 0 ? intersections.cast(path) : intersections.castOfOperand(path);
      if (cast != null) {
        edits.open(scope.start(tree), cast.open());
        edits.close(scope.end(tree), cast.close());
      }
    }
    if (hole >= 0) {
      TreePath path = new TreePath(getCurrentPath(), tree);
      edits.replace(
          scope.start(tree),
          scope.end(tree),
          new InferredOperand(scope).place(path, new Code.Hole(hole)));
      return null;
    }
    return super.scan(tree, null);
  }

  final boolean captured() {
    return nesting > 0;
  }

  final Code.Part self() {
    if (lifted != null) {
      lifted.captureSelf();
      return new Code.Self(false); // a field of the lifted class, called as the machine's
    }
    return new Code.Self(captured());
  }

  @Override
  public Void visitIdentifier(IdentifierTree node, Void unused) {
    int start = scope.start(node);
    int end = scope.end(node);
    if (start < 0 || end <= start) {
      return null;
    }
    Element element = scope.element(getCurrentPath());
    if (node.getName().contentEquals("this")) {
      if (thisClass() == null) {
        edits.replace(start, end, self());
      }
      return null;
    }
    if (element == null || node.getName().contentEquals("super")) {
      return null;
    }
    switch (element.getKind()) {
      case CLASS, INTERFACE, ENUM, RECORD, ANNOTATION_TYPE ->
          type((TypeElement) element, start, end, node);
      case FIELD, ENUM_CONSTANT -> field(element, start);
      case METHOD -> implicit(element, start);
      case TYPE_PARAMETER -> edits.replace(start, end, element.asType());
      default -> variable(element, start, end);
    }
    return null;
  }

  /** The class inside the body that {@code this} means here, or null if it is the template's. */
  final @Nullable TypeElement thisClass() {
    for (TreePath p = getCurrentPath();
        p.getLeaf() != scope.method.path().getLeaf();
        p = p.getParentPath()) {
      if (p.getLeaf() instanceof ClassTree) {
        return (TypeElement) scope.element(p);
      }
    }
    return null;
  }

  private void type(TypeElement element, int start, int end, Tree at) {
    LocalClass local = scope.lifted.get(element);
    if (local != null) {
      edits.replace(start, end, isReified() ? new Code.RawType(local) : new Code.LocalType(local));
    } else if (!members.insideBody(element)) {
      TypeElement hiding = members.hiddenIn(element);
      if (hiding != null) {
        scope.problem(Problem.PRIVATE_CLASS_IN_BODY, at, hiding.getSimpleName());
      }
      classNames.edit(getCurrentPath(), element);
    }
  }

  /** Whether a class is named for an array or a test, where it must be known at run time. */
  private boolean isReified() {
    TreePath type = getCurrentPath();
    while (type.getParentPath().getLeaf() instanceof ArrayTypeTree) {
      type = type.getParentPath();
    }
    Tree use = type.getParentPath().getLeaf();
    return (use instanceof NewArrayTree array && array.getType() == type.getLeaf())
        || (use instanceof InstanceOfTree test && test.getPattern() == null)
        || (use instanceof MemberReferenceTree && type.getLeaf() instanceof ArrayTypeTree);
  }

  private void variable(Element element, int start, int end) {
    if (scope.variable(element) != null) {
      edits.replace(start, end, reference(element, element.getSimpleName().toString()));
    }
  }

  /** A use of a local variable at the current place. */
  final Object reference(Element element, String name) {
    Variable variable = scope.variable(element);
    if (variable == null) {
      return name;
    }
    if (lifted == null) {
      boolean captured = (captured() && nest() != scope.nest(variable)) || isInGuard();
      return new Code.VariableRef(variable, use(), captured && !variable.constant());
    } else if (variable.constant()) {
      return hidden.constant(element, getCurrentPath());
    }
    LocalClass.Kept kept = scope.captures.kept(variable);
    lifted.capture(kept);
    return new Constructors(scope).precedesCall(getCurrentPath(), lifted.element())
        ? kept.parameter()
        : kept.field();
  }

  /**
   * Whether the current place is in a guard that stays one: like a lambda, it may use only
   * variables that are assigned once (JLS 14.11.1).
   */
  private boolean isInGuard() {
    TreePath guard = guard();
    return guard != null && !scope.takenApart.contains(guard.getLeaf());
  }

  /**
   * Whether the current place is in the guard of a case that stays as it is: what is bound there is
   * used there and in the case only, and a guard may not assign it to another variable.
   */
  final boolean staysInGuard() {
    TreePath guard = guard();
    return guard != null && !scope.takenApart.contains(guard.getParentPath().getLeaf());
  }

  /** The innermost guard around the current place. */
  private @Nullable TreePath guard() {
    for (TreePath p = getCurrentPath();
        p.getLeaf() != scope.method.path().getLeaf();
        p = p.getParentPath()) {
      if (p.getLeaf() instanceof ExpressionTree guard
          && p.getParentPath().getLeaf() instanceof CaseTree tree
          && new CaseLabels(tree).guard() == guard) {
        return p;
      }
    }
    return null;
  }

  /** The innermost lambda or class around the current place. */
  private @Nullable Tree nest() {
    for (TreePath p = getCurrentPath();
        p.getLeaf() != scope.method.path().getLeaf();
        p = p.getParentPath()) {
      if (p.getLeaf() instanceof ClassTree || p.getLeaf() instanceof LambdaExpressionTree) {
        return p.getLeaf();
      }
    }
    return null;
  }

  private Use use() {
    TreePath p = getCurrentPath();
    while (p.getParentPath().getLeaf() instanceof ParenthesizedTree) {
      p = p.getParentPath();
    }
    Tree parent = p.getParentPath().getLeaf();
    if (parent instanceof AssignmentTree assignment && assignment.getVariable() == p.getLeaf()) {
      return Use.WRITE;
    }
    if (parent instanceof CompoundAssignmentTree assignment
        && assignment.getVariable() == p.getLeaf()) {
      return Use.UPDATE;
    }
    return parent instanceof UnaryTree unary && HiddenAccess.step(unary) != null
        ? Use.UPDATE
        : Use.READ;
  }

  private void field(Element field, int start) {
    if (field.getKind() == ElementKind.ENUM_CONSTANT && isCaseLabel()) {
      return;
    }
    if (hidden.isField(field, getCurrentPath())) {
      TypeElement through = members.through(field, getCurrentPath());
      Object[] receiver =
          field.getModifiers().contains(Modifier.STATIC) || through == null
              ? new Object[0]
              : receiver(through);
      hidden.field(edits, getCurrentPath(), field, null, receiver);
    } else {
      implicit(field, start);
    }
  }

  private boolean isCaseLabel() {
    TreePath path = getCurrentPath();
    return CaseLabels.isConstant(path.getLeaf(), path.getParentPath().getLeaf());
  }

  /** Puts before an unqualified member what it is a member of. */
  private void implicit(Element member, int start) {
    TypeElement through = members.through(member, getCurrentPath());
    if (through != null && members.insideBody(through)) {
      return;
    }
    if (member.getModifiers().contains(Modifier.STATIC)) {
      TypeElement owner =
          through == null || (through != scope.owner && members.hidden(through))
              ? (TypeElement) member.getEnclosingElement()
              : through;
      edits.open(start, new Code.TypeRef(scope.method.types().erasure(owner.asType())), ".");
    } else if (through != null) {
      edits.open(start, receiver(through));
      edits.open(start, ".");
    }
  }

  /** The instance of the template's class or of one around it. */
  final Object[] receiver(TypeElement through) {
    if (through == scope.owner) {
      return new Object[] {self()};
    }
    return new Object[] {
      new Code.MemberRef(new Member(Operation.OUTER, through, scope.owner, through.asType())),
      "(",
      self(),
      ")"
    };
  }

  @Override
  public Void visitMemberSelect(MemberSelectTree node, Void unused) {
    Element element = scope.element(getCurrentPath());
    if (node.getIdentifier().contentEquals("this")) {
      TypeElement type =
          (TypeElement) scope.element(new TreePath(getCurrentPath(), node.getExpression()));
      if (!members.insideBody(type)) {
        edits.replace(scope.start(node), scope.end(node), receiver(type));
      }
      return null;
    }
    if (element != null && hidden.isField(element, getCurrentPath())) {
      TypeElement heir = heir(getCurrentPath(), node.getExpression());
      boolean isStatic = element.getModifiers().contains(Modifier.STATIC);
      if (heir != null && !isStatic) {
        hidden.field(edits, getCurrentPath(), element, null, receiver(heir));
        return null;
      }
      if (Members.isSuper(node.getExpression()) && !isStatic) {
        Object[] self = instanceInside(getCurrentPath(), node.getExpression());
        hidden.field(edits, getCurrentPath(), element, null, self);
        return null;
      }
      ExpressionTree qualifier = hidden.qualifier(getCurrentPath());
      hidden.field(edits, getCurrentPath(), element, qualifier);
      return scan(qualifier, null);
    }
    if (element instanceof TypeElement type
        && !members.insideBody(type)
        && members.hiddenIn(type) != null) {
      scope.problem(Problem.PRIVATE_CLASS_IN_BODY, node, members.hiddenIn(type).getSimpleName());
    }
    TypeElement heir = heir(getCurrentPath(), node.getExpression());
    if (heir != null && element != null && element.getKind().isField()) {
      List<Object> cast = new ArrayList<>(List.of("((", heir.getSuperclass(), ") "));
      cast.addAll(List.of(receiver(heir)));
      cast.add(")");
      edits.replace(
          scope.start(node.getExpression()), scope.end(node.getExpression()), cast.toArray());
      return null;
    }
    return super.visitMemberSelect(node, null);
  }

  /**
   * The class of the template, or around it, whose superclass the {@code super} before a member
   * means; null if it means that of a class inside the body, or is none.
   */
  final @Nullable TypeElement heir(TreePath member, ExpressionTree qualifier) {
    if (!Members.isSuper(qualifier)) {
      return null;
    }
    if (qualifier instanceof MemberSelectTree select) {
      TreePath path = new TreePath(new TreePath(member, qualifier), select.getExpression());
      if (scope.element(path) instanceof TypeElement named && !named.getKind().isInterface()) {
        return members.insideBody(named) ? null : named;
      }
    }
    return thisClass() == null ? scope.owner : null;
  }

  /**
   * The instance that the {@code super} of a class inside the body is, as an argument: what is
   * private is not overridden.
   */
  final Object[] instanceInside(TreePath member, ExpressionTree qualifier) {
    if (!(qualifier instanceof MemberSelectTree select)) {
      return new Object[] {"this"};
    }
    TreePath path = new TreePath(new TreePath(member, qualifier), select.getExpression());
    LocalClass local = scope.lifted.get(scope.element(path));
    Object name = local == null ? select.getExpression().toString() : new Code.LocalType(local);
    return new Object[] {name, ".this"};
  }
}
