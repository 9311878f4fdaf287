package dev.treadle.processor.frontend;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.LocalClass;
import dev.treadle.processor.ir.Member;
import dev.treadle.processor.ir.Member.Operation;
import dev.treadle.processor.report.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/** Edits the uses of methods and constructors: calls, instances, method references. */
abstract class InvocationScanner extends ReferenceScanner {

  final VerbatimReader reader;

  /** The names of inner classes that stand behind a dot. */
  private final Set<Tree> behindDot = new HashSet<>();

  InvocationScanner(
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
    if (select instanceof MemberSelectTree selected
        && scope.isContext(
            new TreePath(new TreePath(getCurrentPath(), select), selected.getExpression()))) {
      query(node, callee);
      return null;
    }
    TypeElement heir =
        select instanceof MemberSelectTree selected
            ? heir(new TreePath(getCurrentPath(), select), selected.getExpression())
            : null;
    boolean superCall = heir != null && !callee.getModifiers().contains(Modifier.STATIC);
    if (!superCall && !members.hidden(callee, getCurrentPath())) {
      return super.visitMethodInvocation(node, null);
    }
    TreePath named = new TreePath(getCurrentPath(), select);
    ExpressionTree qualifier = hidden.qualifier(named);
    Member member =
        superCall
            ? hidden.member(Operation.SUPER, callee, heir)
            : hidden.member(Operation.CALL, callee, named);
    Code.MemberRef called =
        new Code.MemberRef(
            member, new TypeArguments(scope).ofCall(getCurrentPath(), member, qualifier));
    if (qualifier != null) {
      hidden.callOn(edits, node, called, qualifier, node.getArguments());
      scan(qualifier, null);
    } else {
      hidden.call(
          edits, node, called, scope.start(select), node.getArguments(), receiverOf(select));
    }
    scan(node.getArguments(), null);
    return null;
  }

  /**
   * A call of the context's that does not suspend: the machine knows the answer. Where the context
   * is of {@code ? super X} the user has an {@code Object}, and the machine an {@code X}.
   */
  private void query(MethodInvocationTree node, ExecutableElement called) {
    edits.replace(scope.start(node), scope.end(node), called.getSimpleName() + "()");
    TypeMirror type = scope.type(getCurrentPath());
    if (!(getCurrentPath().getParentPath().getLeaf() instanceof ExpressionStatementTree)
        && called.getReturnType() instanceof TypeVariable
        && ((DeclaredType) scope.context.asType()).getTypeArguments().get(0)
            instanceof WildcardType wildcard
        && wildcard.getSuperBound() != null
        && !scope.method.types().isSameType(wildcard.getSuperBound(), type)) {
      edits.open(scope.start(node), "((", type, ") ");
      edits.close(scope.end(node), ")");
    }
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
    } else if (element != null && members.hidden(element)) {
      return hiddenInstance(node, type, (ExecutableElement) element);
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

  private Void hiddenInstance(NewClassTree node, TypeElement type, ExecutableElement constructor) {
    Code.MemberRef made =
        new Code.MemberRef(
            hidden.member(isRaw(node, type) ? Operation.NEW_RAW : Operation.NEW, constructor),
            new TypeArguments(scope).ofInstance(getCurrentPath(), constructor));
    ExpressionTree outer = node.getEnclosingExpression();
    if (outer == null) {
      Object[] receiver = isInner(type) ? receiver(outerFor(type)) : new Object[0];
      hidden.call(edits, node, made, scope.start(node), node.getArguments(), receiver);
    } else {
      hidden.instanceIn(edits, node, made, outer);
      scan(outer, null);
    }
    return scan(node.getArguments(), null);
  }

  /** A class that makes an instance of another one needs what that one captures. */
  final void captureAll(LocalClass made) {
    if (lifted != null && lifted != made) {
      made.kept().forEach(lifted::capture);
      if (made.capturesSelf()) {
        lifted.captureSelf();
      }
    }
  }

  final Code.Site site() {
    return lifted != null ? classSite(lifted) : captured() ? Code.Site.LAMBDA : Code.Site.BODY;
  }

  private Code.Site classSite(LocalClass inside) {
    return new Constructors(scope).precedesCall(getCurrentPath(), inside.element())
        ? Code.Site.CONSTRUCTOR_CALL
        : Code.Site.CLASS;
  }

  /** An inner class behind a dot is named by its simple name; its type arguments are not. */
  private Void scanAllButName(NewClassTree node) {
    if (bare(node.getIdentifier()) instanceof MemberSelectTree qualified) {
      edits.replace(
          scope.start(qualified), scope.end(qualified), qualified.getIdentifier().toString());
    }
    if (node.getIdentifier() instanceof ParameterizedTypeTree parameterized) {
      behindDot.add(parameterized);
      scan(parameterized, null);
    }
    scan(node.getArguments(), null);
    return scan(node.getClassBody(), null);
  }

  @Override
  public Void visitParameterizedType(ParameterizedTypeTree node, Void unused) {
    return behindDot.contains(node)
        ? scan(node.getTypeArguments(), null)
        : super.visitParameterizedType(node, null);
  }

  private TypeElement superOf(TypeElement anonymous, NewClassTree node) {
    Element named = scope.element(new TreePath(getCurrentPath(), bare(node.getIdentifier())));
    if (named instanceof TypeElement type) {
      return type;
    }
    return (TypeElement) scope.method.types().asElement(anonymous.getSuperclass());
  }

  private Tree bare(Tree tree) {
    return tree instanceof ParameterizedTypeTree parameterized ? parameterized.getType() : tree;
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
  final Object[] outerOf(TypeElement type) {
    return isInner(type) && outerFor(type) != null ? receiver(outerFor(type)) : new Object[0];
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
        references.localConstructor(local, lifted != null ? classSite(lifted) : Code.Site.LAMBDA);
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
      } else if (Members.isSuper(qualifier)) {
        references.own(
            hidden.member(Operation.CALL, referred, getCurrentPath()),
            instanceInside(getCurrentPath(), qualifier));
      } else if ((text.equals("this") && thisClass() == null) || text.endsWith(".this")) {
        TypeElement through = typeOf(new TreePath(getCurrentPath(), qualifier));
        references.own(
            hidden.member(Operation.CALL, referred, getCurrentPath()),
            captured(() -> receiver(through)));
      } else {
        references.bound(referred);
        scan(qualifier, null);
      }
      return null;
    }
    return super.visitMemberReference(node, null);
  }

  private static boolean isLocal(Element element) {
    return switch (element.getKind()) {
      case LOCAL_VARIABLE, PARAMETER, BINDING_VARIABLE, EXCEPTION_PARAMETER, RESOURCE_VARIABLE ->
          true;
      default -> false;
    };
  }

  final Object[] receiverOf(Tree target) {
    return receiverOf(new TreePath(getCurrentPath(), target));
  }

  /** What an unqualified or {@code super} member is one of: nothing if it is static. */
  final Object[] receiverOf(TreePath target) {
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
    TypeElement through;
    if (target.getLeaf() instanceof MemberSelectTree select) {
      through = instance(target, select.getExpression());
      if (through == null && Members.isSuper(select.getExpression())) {
        return instanceInside(target, select.getExpression());
      }
    } else {
      through = members.through(member, target);
    }
    return through == null ? new Object[0] : receiver(through);
  }

  /** The class whose instance {@code this} or {@code super} means, also behind a class's name. */
  private @Nullable TypeElement instance(TreePath member, ExpressionTree qualifier) {
    String text = qualifier.toString();
    return text.equals("this") || text.endsWith(".this")
        ? typeOf(new TreePath(member, qualifier))
        : heir(member, qualifier);
  }

  private TypeElement typeOf(TreePath expression) {
    return (TypeElement)
        scope.method.types().asElement(scope.method.trees().getTypeMirror(expression));
  }
}
