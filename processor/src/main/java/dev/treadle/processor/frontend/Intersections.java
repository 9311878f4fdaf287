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
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.NamedIntersection;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.UnionType;
import javax.lang.model.type.WildcardType;
import org.jspecify.annotations.Nullable;

/**
 * Casts where a value of an intersection type is used as something that its variable is not. A
 * variable of such a type, which only {@code var} can declare or a {@code catch} of several
 * exceptions, is one of the first bound in the machine:
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
    if (of(scope.method.trees().getTypeMirror(path)) == null) {
      return false;
    }
    boolean[] found = new boolean[1];
    new TreePathScanner<Void, @Nullable Void>() {
      @Override
      public Void visitIdentifier(IdentifierTree node, @Nullable Void unused) {
        Element element = scope.element(getCurrentPath());
        found[0] |=
            scope.variable(element) != null
                && element != null
                && (mentions(element.asType()) || of(element.asType()) != null);
        return null;
      }
    }.scan(path, null);
    return found[0];
  }

  /** The intersection that a type is, or that several exceptions have in common. */
  private @Nullable IntersectionType of(TypeMirror type) {
    return scope.denotable.accessible(
        type, type instanceof UnionType union ? scope.denotable.common(union) : intersection(type));
  }

  /** The intersection that a type is: also that of a captured variable with several bounds. */
  private static @Nullable IntersectionType intersection(TypeMirror type) {
    TypeMirror upper =
        type instanceof TypeVariable variable && Denotable.isCaptured(variable)
            ? variable.getUpperBound()
            : type;
    return upper instanceof IntersectionType intersection ? intersection : null;
  }

  /** Whether an intersection stands in a type. */
  static boolean mentions(TypeMirror type) {
    return intersection(type) != null
        || (type instanceof ArrayType array && mentions(array.getComponentType()))
        || (type instanceof DeclaredType declared
            && declared.getTypeArguments().stream().anyMatch(Intersections::mentions))
        || (type instanceof WildcardType wildcard
            && wildcard.getExtendsBound() != null
            && mentions(wildcard.getExtendsBound()));
  }

  /** The type that source code can give an expression, one that its use accepts if there is one. */
  TypeMirror type(TreePath path) {
    IntersectionType type = of(scope.method.trees().getTypeMirror(path));
    if (type != null) {
      List<TypeMirror> wanted = wanted(path, type);
      return wanted.size() == 1 ? wanted.get(0) : scope.denotable.of(type);
    }
    return scope.type(path);
  }

  /** What opens and closes the cast that an expression needs; null if it needs none. */
  @Nullable Cast cast(TreePath path) {
    if (isOutside(path)) {
      return null;
    }
    Cast named = new NamedIntersections(scope).cast(path);
    return named == null && stored(path) ? castOf(path) : named;
  }

  /** Whether the operands of an expression are cast instead. */
  private static boolean isOutside(TreePath path) {
    return path.getLeaf() instanceof ParenthesizedTree
        || path.getLeaf() instanceof ConditionalExpressionTree;
  }

  private @Nullable Cast castOf(TreePath path) {
    IntersectionType type = of(scope.method.trees().getTypeMirror(path));
    if (type == null) {
      return null;
    }
    boolean wraps = path.getLeaf() instanceof AssignmentTree || isOutside(path);
    boolean selected =
        path.getParentPath().getLeaf() instanceof MemberSelectTree
            || path.getParentPath().getLeaf() instanceof MemberReferenceTree;
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

  /**
   * The cast that an operand needs where it is used; null if it needs none, or is cast where it is
   * computed, as no variable could be of the cast's type.
   */
  @Nullable Cast castOfOperand(TreePath path) {
    Cast whole = new NamedIntersections(scope).operand(path);
    if (whole != null || !wantsAll(path)) {
      return whole;
    }
    return new NamedIntersections(scope).cast(path) == null ? castOf(path) : cast(path);
  }

  /** Whether the use wants a type for which no variable can be declared. */
  boolean wantsAll(TreePath path) {
    IntersectionType type = of(scope.method.trees().getTypeMirror(path));
    return new NamedIntersections(scope).cast(path) != null
        || (type != null && wanted(path, type).size() > 1);
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
    IntersectionType intersection = of(whole);
    if (intersection == null) {
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
    TypeMirror parameter = new NamedIntersections(scope).parameter(call, callee, index);
    if (parameter instanceof TypeVariable variable && infers(call, callee, variable)) {
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

  /** Whether a call finds out what a type parameter stands for from its arguments. */
  private static boolean infers(TreePath call, ExecutableElement callee, TypeVariable variable) {
    boolean diamond =
        call.getLeaf() instanceof NewClassTree made
            && made.getIdentifier() instanceof ParameterizedTypeTree type
            && type.getTypeArguments().isEmpty();
    return callee.getTypeParameters().contains(variable.asElement())
        || (diamond && variable.asElement().getEnclosingElement() instanceof TypeElement);
  }

  private List<TypeMirror> first(IntersectionType type) {
    return List.of(scope.denotable.of(type));
  }

  private List<TypeMirror> all(IntersectionType type) {
    return scope.denotable.isKept(type) ? List.of(type) : bounds(type);
  }

  private List<TypeMirror> bounds(IntersectionType type) {
    return NamedIntersection.bounds(type).stream().map(scope.denotable::of).toList();
  }

  /** The first bound that is a {@code wanted}, if need be by way of its erasure. */
  private List<TypeMirror> bound(IntersectionType type, TypeMirror wanted) {
    if (wanted instanceof IntersectionType intersection) {
      return scope.denotable.isKept(intersection) ? List.of(intersection) : first(type);
    }
    var types = scope.method.types();
    for (TypeMirror bound : bounds(type)) {
      if (types.isAssignable(types.erasure(bound), types.erasure(wanted))) {
        return List.of(bound);
      }
    }
    return first(type);
  }
}
