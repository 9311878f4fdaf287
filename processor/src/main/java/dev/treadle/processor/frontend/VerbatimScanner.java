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
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.LocalClass;
import dev.treadle.processor.ir.Member;
import dev.treadle.processor.ir.Member.Operation;
import dev.treadle.processor.ir.Variable;
import dev.treadle.processor.report.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Edits what a name alone does not decide: calls, instances, assignments, declarations. */
final class VerbatimScanner extends ReferenceScanner {

  private final VerbatimReader reader;

  VerbatimScanner(
      VerbatimReader reader,
      BodyScope scope,
      Edits edits,
      List<? extends Tree> holes,
      @Nullable LocalClass lifted) {
    super(reader, scope, edits, holes, lifted);
    this.reader = reader;
  }

  @Override
  public Void visitMethodInvocation(MethodInvocationTree node, Void unused) {
    Element element = scope.element(getCurrentPath());
    ExpressionTree select = node.getMethodSelect();
    if (!(element instanceof ExecutableElement callee) || callee.getKind() != ElementKind.METHOD) {
      return super.visitMethodInvocation(node, null);
    }
    TypeElement heir =
        select instanceof MemberSelectTree member
            ? heir(new TreePath(getCurrentPath(), select), member.getExpression())
            : null;
    boolean superCall = heir != null;
    if (!superCall && !members.hidden(callee, getCurrentPath())) {
      return super.visitMethodInvocation(node, null);
    }
    Operation operation = superCall ? Operation.SUPER : Operation.CALL;
    boolean isStatic = callee.getModifiers().contains(Modifier.STATIC);
    Member called = hidden.member(operation, callee, superCall ? heir : members.site(callee));
    if (select instanceof MemberSelectTree member && !superCall && !isStatic) {
      hidden.callOn(edits, node, called, member.getExpression(), node.getArguments());
      scan(member.getExpression(), null);
    } else {
      hidden.call(
          edits, node, called, scope.start(select), node.getArguments(), receiverOf(select));
    }
    scan(node.getArguments(), null);
    return null;
  }

  private static boolean isRaw(NewClassTree node, TypeElement type) {
    return !(node.getIdentifier() instanceof ParameterizedTypeTree)
        && !type.getTypeParameters().isEmpty();
  }

  @Override
  public Void visitNewClass(NewClassTree node, Void unused) {
    Element element = scope.element(getCurrentPath());
    TypeElement type = element == null ? null : (TypeElement) element.getEnclosingElement();
    if (node.getClassBody() != null) {
      TypeElement anonymous =
          (TypeElement) scope.element(new TreePath(getCurrentPath(), node.getClassBody()));
      type = superOf(anonymous, node);
      LocalClass named = scope.lifted.get(anonymous);
      if (named != null) {
        boolean said = node.getEnclosingExpression() != null;
        Object[] outer = said ? new Object[0] : outerOf(type);
        new NamedInstance(scope, reader)
            .edit(edits, getCurrentPath(), named, site(), outer, tree -> scan(tree, null));
        return null;
      }
      new Constructors(scope).check(getCurrentPath());
    } else if (type != null && members.hiddenIn(type) != null) {
      scope.problem(Problem.PRIVATE_CLASS_IN_BODY, node, members.hiddenIn(type).getSimpleName());
      return null;
    } else if (element != null
        && members.hidden(element)
        && node.getEnclosingExpression() == null) {
      Object[] receiver = isInner(type) ? receiver(outerFor(type)) : new Object[0];
      hidden.call(
          edits,
          node,
          hidden.member(isRaw(node, type) ? Operation.NEW_RAW : Operation.NEW, element),
          scope.start(node),
          node.getArguments(),
          receiver);
      scan(node.getArguments(), null);
      return null;
    }
    LocalClass local = type == null ? null : scope.lifted.get(type);
    if (local != null && type.getKind() == ElementKind.CLASS) {
      int open = hidden.openingParenthesis(node, scope.end(node.getIdentifier()));
      captureAll(local);
      edits.open(open + 1, new Code.Captures(local, site(), !node.getArguments().isEmpty()));
    }
    boolean implicitOuter =
        node.getEnclosingExpression() == null
            && type != null
            && isInner(type)
            && !members.insideBody(type);
    if (implicitOuter && outerFor(type) != null) {
      edits.open(scope.start(node), receiver(outerFor(type)));
      edits.open(scope.start(node), ".");
      return scanAllButName(node);
    }
    if (node.getEnclosingExpression() != null) {
      scan(node.getEnclosingExpression(), null);
      return scanAllButName(node);
    }
    return super.visitNewClass(node, null);
  }

  /** A class that makes an instance of another one needs what that one captures. */
  private void captureAll(LocalClass made) {
    if (lifted != null && lifted != made) {
      made.captured().forEach(lifted::capture);
      if (made.capturesSelf()) {
        lifted.captureSelf();
      }
    }
  }

  private Code.Site site() {
    return lifted != null ? Code.Site.CLASS : captured() ? Code.Site.LAMBDA : Code.Site.BODY;
  }

  /** An inner class behind a dot is named by its simple name; its type arguments are not. */
  private Void scanAllButName(NewClassTree node) {
    if (node.getIdentifier() instanceof com.sun.source.tree.ParameterizedTypeTree parameterized) {
      for (Tree argument : parameterized.getTypeArguments()) {
        TreePath path = new TreePath(getCurrentPath(), parameterized);
        scan(new TreePath(path, argument), null);
      }
    }
    scan(node.getArguments(), null);
    return scan(node.getClassBody(), null);
  }

  private TypeElement superOf(TypeElement anonymous, NewClassTree node) {
    Element named = scope.element(new TreePath(getCurrentPath(), bare(node.getIdentifier())));
    if (named instanceof TypeElement type) {
      return type;
    }
    return (TypeElement) scope.method.types().asElement(anonymous.getSuperclass());
  }

  private Tree bare(Tree tree) {
    return tree instanceof com.sun.source.tree.ParameterizedTypeTree parameterized
        ? parameterized.getType()
        : tree;
  }

  private boolean isInner(@Nullable TypeElement type) {
    return type != null
        && type.getKind() == ElementKind.CLASS
        && type.getEnclosingElement() instanceof TypeElement enclosing
        && !enclosing.getKind().isInterface()
        && !type.getModifiers().contains(Modifier.STATIC)
        && !members.insideBody(type);
  }

  /** The class around the template whose instance an inner class is made in. */
  private @Nullable TypeElement outerFor(TypeElement inner) {
    TypeElement through = members.through(inner, getCurrentPath());
    return through != null && !members.insideBody(through) ? through : null;
  }

  /** The instance that an inner superclass is one of, where the text does not say it. */
  private Object[] outerOf(TypeElement type) {
    return isInner(type) && outerFor(type) != null ? receiver(outerFor(type)) : new Object[0];
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
    return hidden.compound(edits, getCurrentPath(), node, this::receiverOf)
        ? scan(node.getExpression(), null)
        : super.visitCompoundAssignment(node, null);
  }

  @Override
  public Void visitUnary(UnaryTree node, Void unused) {
    return hidden.step(edits, getCurrentPath(), node, this::receiverOf)
        ? hiddenTarget(node.getExpression(), null)
        : super.visitUnary(node, null);
  }

  private Void hiddenTarget(ExpressionTree target, @Nullable ExpressionTree value) {
    if (target instanceof MemberSelectTree select
        && hidden.isInstance(new TreePath(getCurrentPath(), target))
        && !isSuper(select.getExpression())) {
      scan(select.getExpression(), null);
    }
    return value == null ? null : scan(value, null);
  }

  private static boolean isLocal(Element element) {
    return switch (element.getKind()) {
      case LOCAL_VARIABLE, PARAMETER, BINDING_VARIABLE, EXCEPTION_PARAMETER, RESOURCE_VARIABLE ->
          true;
      default -> false;
    };
  }

  private Object[] receiverOf(Tree target) {
    return receiverOf(new TreePath(getCurrentPath(), target));
  }

  /** What an unqualified or {@code super} member is one of: nothing if it is static. */
  private Object[] receiverOf(TreePath target) {
    Element member = scope.element(target);
    if (member == null || member.getModifiers().contains(Modifier.STATIC)) {
      return new Object[0];
    }
    if (target.getLeaf() instanceof MemberSelectTree select
        && select.getExpression() instanceof IdentifierTree name) {
      Element variable = scope.element(new TreePath(target, name));
      if (variable != null && isLocal(variable)) {
        return new Object[] {reference(variable, name.getName().toString())};
      }
    }
    TypeElement through =
        target.getLeaf() instanceof MemberSelectTree select
            ? heir(target, select.getExpression())
            : members.through(member, target);
    return through == null ? new Object[0] : receiver(through);
  }

  @Override
  public Void visitLambdaExpression(LambdaExpressionTree node, Void unused) {
    nesting++;
    super.visitLambdaExpression(node, null);
    nesting--;
    return null;
  }

  /** What is written in a lambda that stands for a method reference. */
  private Object[] captured(Supplier<Object[]> pieces) {
    nesting++;
    Object[] written = pieces.get();
    nesting--;
    return written;
  }

  @Override
  public Void visitMemberReference(MemberReferenceTree node, Void unused) {
    Element element = scope.element(getCurrentPath());
    if (!(element instanceof ExecutableElement referred)) {
      return super.visitMemberReference(node, null);
    }
    References references = new References(scope, hidden, edits, getCurrentPath());
    TypeElement type = (TypeElement) element.getEnclosingElement();
    ExpressionTree qualifier = node.getQualifierExpression();
    TypeElement heir = heir(getCurrentPath(), qualifier);
    if (element.getKind() == ElementKind.CONSTRUCTOR) {
      LocalClass local = scope.lifted.get(type);
      Object[] outer = captured(() -> outerOf(type));
      if (members.hidden(element)) {
        references.hiddenConstructor(referred, outer);
        return null;
      } else if (outer.length > 0) {
        references.innerConstructor(type, outer);
        return null;
      } else if (local != null && local.element().getKind() == ElementKind.CLASS) {
        captureAll(local);
        references.localConstructor(local, lifted != null ? Code.Site.CLASS : Code.Site.LAMBDA);
        return null;
      }
    } else if (heir != null) {
      references.own(
          hidden.member(Operation.SUPER, referred, heir), captured(() -> receiver(heir)));
      return null;
    } else if (scope.element(new TreePath(getCurrentPath(), qualifier)) instanceof TypeElement
        && !members.hidden(element, getCurrentPath())
        && !element.getModifiers().contains(Modifier.STATIC)
        && Intersections.mentions(scope.method.trees().getTypeMirror(getCurrentPath()))) {
      references.ofIntersection(referred);
      return null;
    } else if (members.hidden(element, getCurrentPath())) {
      Element named = scope.element(new TreePath(getCurrentPath(), qualifier));
      String text = qualifier.toString();
      if (named instanceof TypeElement) {
        references.unbound(referred);
      } else if ((text.equals("this") && thisClass() == null) || text.endsWith(".this")) {
        TypeElement through =
            text.equals("this")
                ? scope.owner
                : (TypeElement)
                    scope
                        .method
                        .types()
                        .asElement(
                            scope
                                .method
                                .trees()
                                .getTypeMirror(new TreePath(getCurrentPath(), qualifier)));
        references.own(hidden.member(Operation.CALL, referred), captured(() -> receiver(through)));
      } else {
        references.bound(referred);
        scan(qualifier, null);
      }
      return null;
    }
    return super.visitMemberReference(node, null);
  }

  @Override
  public Void visitVariable(VariableTree node, Void unused) {
    Variable variable = scope.variable(scope.element(getCurrentPath()));
    if (variable != null) {
      int from =
          node.getType() != null && !variable.inferred() && scope.end(node.getType()) > 0
              ? scope.end(node.getType())
              : scope.end(node.getModifiers());
      int search = Math.max(scope.start(node), from);
      if (variable.inferred()) {
        search = scope.find("var", search, scope.end(node)) + 3;
      }
      boolean unnamed = BodyScope.isUnnamed(node);
      int name = unnamed ? -1 : scope.find(variable.name(), search, scope.end(node));
      boolean binding = isApart(getCurrentPath().getParentPath());
      if (name >= 0) {
        edits.replace(
            name,
            name + variable.name().length(),
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
   * instanceof}, or in the arm of a switch that is taken apart.
   */
  private boolean isApart(TreePath path) {
    if (!(path.getLeaf() instanceof BindingPatternTree)) {
      return false;
    }
    TreePath matching = path;
    while (!(matching.getLeaf() instanceof InstanceOfTree
        || matching.getLeaf() instanceof CaseTree)) {
      matching = matching.getParentPath();
    }
    return matching.getLeaf() instanceof InstanceOfTree
        || scope.takenApart.contains(matching.getLeaf());
  }

  @Override
  public Void visitInstanceOf(InstanceOfTree node, Void unused) {
    if (node.getPattern() != null && nesting == 0) {
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
