package dev.treadle.processor.frontend;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.LocalClass;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Edits what a name alone does not decide: invocations, assignments, declarations. */
final class VerbatimScanner extends InvocationScanner {

  /** Initializers of a lifted class that stand in its constructors instead. */
  private Set<Tree> moved = Set.of();

  /** The ends of the variables declared with one type, by the place where they all begin. */
  private final Map<Integer, Integer> behind = new HashMap<>();

  VerbatimScanner(
      VerbatimReader reader,
      BodyScope scope,
      Edits edits,
      List<? extends Tree> holes,
      @Nullable LocalClass lifted) {
    super(reader, scope, edits, holes, lifted);
  }

  @Override
  public Void scan(Tree tree, Void unused) {
    return tree != null && moved.contains(tree) ? null : super.scan(tree, null);
  }

  @Override
  public Void visitAssignment(AssignmentTree node, Void unused) {
    return hidden.assignment(
            edits, getCurrentPath(), node.getVariable(), node.getExpression(), this::receiverOf)
        ? hiddenTarget(node.getVariable(), node.getExpression())
        : super.visitAssignment(node, null);
  }

  @Override
  public Void visitCompoundAssignment(CompoundAssignmentTree node, Void unused) {
    boolean place = hidden.needsPlace(getCurrentPath());
    if (!hidden.compound(edits, getCurrentPath(), node, this::receiverOf)) {
      return super.visitCompoundAssignment(node, null);
    }
    return place
        ? hiddenTarget(node.getVariable(), node.getExpression())
        : scan(node.getExpression(), null);
  }

  @Override
  public Void visitUnary(UnaryTree node, Void unused) {
    return hidden.step(edits, getCurrentPath(), node, this::receiverOf)
        ? hiddenTarget(node.getExpression(), null)
        : super.visitUnary(node, null);
  }

  private Void hiddenTarget(ExpressionTree target, @Nullable ExpressionTree value) {
    scan(hidden.qualifier(HiddenAccess.bare(new TreePath(getCurrentPath(), target))), null);
    return scan(value, null);
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree node, Void unused) {
    TypeMirror promoted =
        nesting == 0 ? new OperandContext(scope).promoted(getCurrentPath()) : null;
    if (promoted != null) {
      edits.open(scope.start(node), "(", promoted, ") ");
    }
    return super.visitMethodInvocation(node, null);
  }

  @Override
  public Void visitLambdaExpression(LambdaExpressionTree node, Void unused) {
    castIfAsked(node);
    nesting++;
    super.visitLambdaExpression(node, null);
    nesting--;
    return null;
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree node, Void unused) {
    castIfAsked(node);
    return super.visitMemberReference(node, null);
  }

  private void castIfAsked(ExpressionTree function) {
    if (scope.cast.contains(function)) {
      TypeMirror type = new Intersections(scope).type(getCurrentPath());
      edits.open(scope.start(function), "(", type, ") ");
    }
  }

  @Override
  public Void visitVariable(VariableTree node, Void unused) {
    int declarators = behind.getOrDefault(scope.start(node), 0);
    behind.put(scope.start(node), scope.end(node));
    Variable variable = scope.variable(scope.element(getCurrentPath()));
    if (variable != null) {
      int from =
          node.getType() != null && !variable.inferred() && scope.end(node.getType()) > 0
              ? scope.endOfElement(node.getType())
              : scope.end(node.getModifiers());
      int search = Math.max(Math.max(scope.start(node), declarators), from);
      if (variable.inferred()) {
        search = scope.find("var", search, scope.end(node)) + 3;
      }
      boolean unnamed = BodyScope.isUnnamed(node);
      int name = unnamed ? -1 : scope.find(variable.name(), search, scope.end(node));
      boolean binding = isApart(getCurrentPath().getParentPath());
      if (name >= 0) {
        edits.replace(
            name,
            scope.endOfIdentifier(name, scope.end(node)),
            binding ? new Code.BindingName(variable) : new Code.VariableName(variable));
      }
      scan(node.getModifiers(), null);
      if (!variable.inferred()) {
        scan(node.getType(), null);
      }
      return scan(node.getInitializer(), null);
    }
    return super.visitVariable(node, null);
  }

  /**
   * Whether what a pattern binds may be used apart from it: by what stands behind an {@code
   * instanceof}, or in the arm of a switch that is taken apart. Lambdas and classes stay whole.
   */
  private boolean isApart(TreePath path) {
    if (nesting > 0 || !(path.getLeaf() instanceof BindingPatternTree)) {
      return false;
    }
    TreePath matching = path;
    while (!(matching.getLeaf() instanceof InstanceOfTree
        || matching.getLeaf() instanceof CaseTree)) {
      matching = matching.getParentPath();
    }
    return matching.getLeaf() instanceof InstanceOfTree
        ? !staysInGuard()
        : scope.takenApart.contains(matching.getLeaf());
  }

  @Override
  public Void visitInstanceOf(InstanceOfTree node, Void unused) {
    if (node.getPattern() != null && nesting == 0 && !staysInGuard()) {
      List<Variable> bindings = new ArrayList<>();
      new TreePathScanner<Void, Void>() {
        @Override
        public Void visitVariable(VariableTree pattern, Void none) {
          Variable variable = scope.variable(scope.element(getCurrentPath()));
          if (variable != null && !BodyScope.isUnnamed(pattern)) {
            bindings.add(variable);
          }
          return null;
        }
      }.scan(new TreePath(getCurrentPath(), node.getPattern()), null);
      edits.open(scope.start(node), new Code.BindingOpen(bindings));
      edits.close(scope.end(node), new Code.BindingClose(bindings));
    }
    return super.visitInstanceOf(node, null);
  }

  @Override
  public Void visitClass(ClassTree node, Void unused) {
    TypeElement type = (TypeElement) scope.element(getCurrentPath());
    TypeElement parent =
        node.getKind() == Tree.Kind.CLASS && !node.getSimpleName().contentEquals("")
            ? (TypeElement) scope.method.types().asElement(type.getSuperclass())
            : null;
    Constructors constructors = new Constructors(scope);
    constructors.check(node, getCurrentPath(), parent);
    boolean self = lifted != null && scope.lifted.get(type) == lifted;
    if (!self && parent != null) {
      nesting++;
      Object[] outer = outerOf(parent);
      LocalClass above = scope.lifted.get(parent);
      if (outer.length > 0 || above != null) {
        if (above != null) {
          captureAll(above);
        }
        constructors.passOn(
            edits, node, outer, above == null ? null : new Code.Captures(above, site(), false));
      }
      nesting--;
    }
    if (self) {
      moved =
          new LiftedDeclaration(scope, edits, reader, this::outerOf)
              .edit(node, getCurrentPath(), lifted);
    }
    nesting++;
    if (node.getSimpleName().contentEquals("")) {
      // The class it extends is the tree of the expression around it.
      scan(node.getMembers(), null);
    } else {
      super.visitClass(node, null);
    }
    nesting--;
    return null;
  }

  @Override
  public Void visitMethod(MethodTree node, Void unused) {
    // A constructor that the user did not write has no text.
    return scope.end(node) < 0
            || (node.getBody() != null && scope.end(node.getBody()) <= scope.start(node.getBody()))
        ? null
        : super.visitMethod(node, null);
  }

  /** A resource that is only named may be a field of the machine, which must be declared anew. */
  @Override
  public Void visitTry(TryTree node, Void unused) {
    for (Tree resource : node.getResources()) {
      Element named = scope.element(new TreePath(getCurrentPath(), resource));
      if (resource instanceof IdentifierTree && scope.variable(named) != null && !captured()) {
        edits.open(scope.start(resource), scope.declaredResource(named));
      }
    }
    return super.visitTry(node, null);
  }

  @Override
  public Void visitThrow(ThrowTree node, Void unused) {
    TreePath thrown = new TreePath(getCurrentPath(), node.getExpression());
    Variable variable = scope.variable(scope.element(thrown));
    if (variable != null && variable.kind() == Variable.Kind.EXCEPTION && lifted == null) {
      edits.open(scope.start(node.getExpression()), new Code.RethrowOpen(variable));
      edits.close(scope.end(node.getExpression()), new Code.RethrowClose(variable));
    }
    return super.visitThrow(node, null);
  }

  @Override
  public Void visitLiteral(LiteralTree node, Void unused) {
    int start = scope.start(node);
    int end = scope.end(node);
    if (node.getValue() instanceof String value
        && end - start > 5
        && scope.method.text().subSequence(start, start + 3).toString().equals("\"\"\"")) {
      edits.replace(start, end, scope.method.elements().getConstantExpression(value));
    }
    return null;
  }
}
