package dev.treadle.processor.frontend;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/**
 * Casts where a value of an intersection type is used as something that its variable is not. A
 * variable of such a type, which only {@code var} can declare, is one of the first bound in the
 * machine:
 *
 * <pre>{@code
 * var x = b ? 1 : "a";       Serializable x = b ? 1 : "a";
 * x.compareTo(null);         ((Comparable<?>) x).compareTo(null);
 * }</pre>
 */
final class Intersections {

  private final BodyScope scope;

  Intersections(BodyScope scope) {
    this.scope = scope;
  }

  /** Whether an expression comes from a variable that the machine declares with less of a type. */
  boolean stored(TreePath path) {
    if (!(scope.method.trees().getTypeMirror(path) instanceof IntersectionType)) {
      return false;
    }
    boolean[] found = new boolean[1];
    new TreePathScanner<Void, @Nullable Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree node, @Nullable Void unused) {
        Element element = scope.element(getCurrentPath());
        found[0] |=
            scope.variable(element) != null && element != null && mentions(element.asType());
        return null;
      }
    }.scan(path, null);
    return found[0];
  }

  /** Whether an intersection stands in a type. */
  static boolean mentions(TypeMirror type) {
    return type instanceof IntersectionType
        || (type instanceof ArrayType array && mentions(array.getComponentType()))
        || (type instanceof DeclaredType declared
            && declared.getTypeArguments().stream().anyMatch(Intersections::mentions))
        || (type instanceof WildcardType wildcard
            && wildcard.getExtendsBound() != null
            && mentions(wildcard.getExtendsBound()));
  }

  /** The type that source code can give an expression, one that its use accepts if there is one. */
  TypeMirror type(TreePath path) {
    if (scope.method.trees().getTypeMirror(path) instanceof IntersectionType type) {
      List<TypeMirror> wanted = wanted(path, type);
      return wanted.size() == 1 ? wanted.get(0) : scope.denotable.of(type);
    }
    return scope.type(path);
  }

  /** What opens and closes the cast that a stored expression needs; null if it needs none. */
  @Nullable Cast cast(TreePath path) {
    // The operands of these are cast.
    boolean outside =
        path.getLeaf() instanceof ParenthesizedTree
            || path.getLeaf() instanceof ConditionalExpressionTree;
    if (outside || !stored(path)) {
      return null;
    }
    boolean wraps = path.getLeaf() instanceof AssignmentTree;
    boolean selected =
        path.getParentPath().getLeaf() instanceof MemberSelectTree
            || path.getParentPath().getLeaf() instanceof MemberReferenceTree;
    IntersectionType type = (IntersectionType) scope.method.trees().getTypeMirror(path);
    List<TypeMirror> wanted = wanted(path, type);
    Variable variable = scope.variable(scope.element(path));
    TypeMirror first = variable == null ? scope.denotable.of(type) : variable.type();
    if (wanted.size() == 1 && scope.method.types().isSameType(wanted.get(0), first)) {
      return null;
    }
    List<Object> pieces = new ArrayList<>(List.of(selected ? "(" : ""));
    for (TypeMirror bound : wanted) {
      pieces.add(pieces.size() == 1 ? "(" : " & ");
      pieces.add(bound);
    }
    pieces.add(wraps ? ") (" : ") ");
    return new Cast(Code.of(pieces.toArray()), (wraps ? ")" : "") + (selected ? ")" : ""));
  }

  /** What stands before and behind an expression that is cast. */
  record Cast(Code open, String close) {}

  /** Whether a declared type has an intersection as an argument, which the machine simplifies. */
  static boolean isArgument(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        && ((DeclaredType) type)
            .getTypeArguments().stream().anyMatch(IntersectionType.class::isInstance);
  }

  /** The casts that make a value one of a variable whose type arguments are simplified. */
  @Nullable Code conversion(TreePath value, TypeMirror variable) {
    TypeMirror type = scope.method.trees().getTypeMirror(value);
    if (!isArgument(type) || infers(value)) {
      return null;
    }
    TypeElement raw = (TypeElement) ((DeclaredType) type).asElement();
    TypeMirror[] any = new TypeMirror[raw.getTypeParameters().size()];
    Arrays.fill(any, scope.method.types().getWildcardType(null, null));
    TypeMirror wild = scope.method.types().getDeclaredType(raw, any);
    return Code.of("(", variable, ") (", wild, ") ");
  }

  /** Whether an expression takes its type arguments from what it is assigned to. */
  private boolean infers(TreePath value) {
    List<? extends TypeParameterElement> parameters = List.of();
    if (scope.element(value) instanceof ExecutableElement callee) {
      boolean made = value.getLeaf() instanceof NewClassTree;
      parameters =
          made
              ? ((TypeElement) callee.getEnclosingElement()).getTypeParameters()
              : callee.getTypeParameters();
    }
    return !parameters.isEmpty()
        && parameters.stream()
            .flatMap(parameter -> parameter.getBounds().stream())
            .allMatch(bound -> bound.toString().equals("java.lang.Object"));
  }

  /** Whether the use wants more than one bound, for which no variable can be declared. */
  boolean wantsAll(TreePath path) {
    return scope.method.trees().getTypeMirror(path) instanceof IntersectionType type
        && wanted(path, type).size() > 1;
  }

  /** The bounds that the use of an expression wants it to have. */
  private List<TypeMirror> wanted(TreePath path, IntersectionType type) {
    TreePath parentPath = path.getParentPath();
    Tree tree = path.getLeaf();
    Tree parent = parentPath.getLeaf();
    if (parent instanceof ParenthesizedTree) {
      return wanted(parentPath, type);
    } else if (parent instanceof MemberSelectTree || parent instanceof MemberReferenceTree) {
      Element member = scope.element(parentPath);
      return member != null && member.getEnclosingElement() instanceof TypeElement owner
          ? bound(type, owner.asType())
          : first(type);
    } else if (parent instanceof MethodInvocationTree call) {
      return argument(parentPath, call.getArguments().indexOf(tree), call.getArguments(), type);
    } else if (parent instanceof NewClassTree made) {
      return argument(parentPath, made.getArguments().indexOf(tree), made.getArguments(), type);
    } else if (parent instanceof ConditionalExpressionTree conditional
        && conditional.getCondition() != tree) {
      return as(parentPath, type);
    } else if (parent instanceof AssignmentTree assignment && assignment.getExpression() == tree) {
      return bound(
          type,
          scope.method.trees().getTypeMirror(new TreePath(parentPath, assignment.getVariable())));
    } else if (parent instanceof NewArrayTree
        && scope.method.trees().getTypeMirror(parentPath) instanceof ArrayType array) {
      return bound(type, array.getComponentType());
    } else if (parent instanceof VariableTree) {
      Element variable = scope.element(parentPath);
      return variable == null ? first(type) : bound(type, variable.asType());
    } else if (parent instanceof EnhancedForLoopTree loop && loop.getExpression() == tree) {
      return bound(type, scope.method.elements().getTypeElement("java.lang.Iterable").asType());
    } else if (parent instanceof ReturnTree && returnsFromTemplate(parentPath)) {
      return bound(type, scope.method.element().getReturnType());
    } else if (parent instanceof LambdaExpressionTree || parent instanceof ReturnTree) {
      return all(type);
    }
    return first(type);
  }

  private boolean returnsFromTemplate(TreePath path) {
    for (TreePath p = path; p != null; p = p.getParentPath()) {
      if (p.getLeaf() == scope.method.path().getLeaf()) {
        return true;
      } else if (p.getLeaf() instanceof LambdaExpressionTree) {
        return false;
      }
    }
    return true;
  }

  /** What an expression wants to be whose value is this one. */
  private List<TypeMirror> as(TreePath path, IntersectionType type) {
    TypeMirror whole = scope.method.trees().getTypeMirror(path);
    if (!(whole instanceof IntersectionType intersection)) {
      return bound(type, whole);
    }
    List<TypeMirror> wanted = wanted(path, intersection);
    return wanted.size() == 1 ? bound(type, wanted.get(0)) : all(type);
  }

  private List<TypeMirror> argument(
      TreePath call, int index, List<? extends ExpressionTree> arguments, IntersectionType type) {
    if (index < 0
        || !(scope.element(call) instanceof ExecutableElement callee)
        || callee.getParameters().isEmpty()) {
      return first(type);
    }
    List<? extends VariableElement> parameters = callee.getParameters();
    int at = Math.min(index, parameters.size() - 1);
    TypeMirror parameter = instantiated(call, callee).getParameterTypes().get(at);
    if (callee.isVarArgs() && at == parameters.size() - 1 && parameter instanceof ArrayType array) {
      parameter = array.getComponentType();
    }
    if (parameter instanceof TypeVariable variable
        && callee.getTypeParameters().contains(variable.asElement())) {
      boolean alone =
          scope.method.types().isSameType(callee.getReturnType(), variable)
              && arguments.size() == 1;
      return !(variable.getUpperBound() instanceof IntersectionType)
              && (alone || callee.getReturnType().getKind() == TypeKind.VOID)
          ? alone ? as(call, type) : bound(type, variable.getUpperBound())
          : all(type);
    }
    return bound(type, parameter);
  }

  private ExecutableType instantiated(TreePath call, ExecutableElement callee) {
    if (call.getLeaf() instanceof MethodInvocationTree node
        && node.getMethodSelect() instanceof MemberSelectTree select) {
      TreePath receiver = new TreePath(new TreePath(call, select), select.getExpression());
      if (scope.method.trees().getTypeMirror(receiver) instanceof DeclaredType type
          && !(scope.element(receiver) instanceof TypeElement)) {
        return (ExecutableType) scope.method.types().asMemberOf(type, callee);
      }
    }
    return (ExecutableType) callee.asType();
  }

  private List<TypeMirror> first(IntersectionType type) {
    return List.of(scope.denotable.of(type));
  }

  private List<TypeMirror> all(IntersectionType type) {
    List<TypeMirror> bounds = new ArrayList<>();
    for (TypeMirror bound : type.getBounds()) {
      if (!bound.toString().equals("java.lang.Object")) {
        bounds.add(scope.denotable.of(bound));
      }
    }
    return bounds;
  }

  /** The first bound that is a {@code wanted}, if need be by way of its erasure. */
  private List<TypeMirror> bound(IntersectionType type, TypeMirror wanted) {
    if (wanted instanceof IntersectionType) {
      return first(type);
    }
    var types = scope.method.types();
    for (TypeMirror bound : all(type)) {
      if (types.isAssignable(types.erasure(bound), types.erasure(wanted))) {
        return List.of(bound);
      }
    }
    return first(type);
  }
}
