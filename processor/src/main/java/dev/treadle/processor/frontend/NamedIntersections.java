package dev.treadle.processor.frontend;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.treadle.processor.frontend.Intersections.Cast;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.NamedIntersection;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Casts where a value becomes one of a type with a {@link NamedIntersection}: the compiler would
 * find that the value has all of the bounds, but not that it is of the type variable.
 *
 * <pre>{@code
 * var list = asList(1, "a");    list = (List<AAndB>) (List<?>) asList(1, "a");
 * list.add("b");                list.add((AAndB) (Object) "b");
 * }</pre>
 */
final class NamedIntersections {

  private final BodyScope scope;

  NamedIntersections(BodyScope scope) {
    this.scope = scope;
  }

  /** Whether a declared type has an intersection among its arguments. */
  static boolean isArgument(TypeMirror type) {
    return type instanceof DeclaredType declared
        && declared.getTypeArguments().stream()
            .anyMatch(argument -> argument instanceof IntersectionType || isArgument(argument));
  }

  /** The cast of an expression to what its place wants, null if that has no name of ours. */
  @Nullable Cast cast(TreePath path) {
    TypeMirror wanted = wanted(path);
    if (wanted instanceof IntersectionType intersection) {
      return scope.denotable.isKept(intersection) ? cast(path, wanted, object()) : null;
    }
    return wanted != null && isArgument(wanted)
        ? cast(path, scope.denotable.stored(wanted), wild(wanted))
        : null;
  }

  /** The cast of a value that has been read apart, and is an argument that wants all bounds. */
  @Nullable Cast operand(TreePath path) {
    TypeMirror type = scope.method.trees().getTypeMirror(path);
    boolean bounded =
        scope.element(path.getParentPath()) instanceof ExecutableElement callee
            && callee.getTypeParameters().stream().anyMatch(p -> p.getBounds().size() > 1);
    return bounded && isArgument(type)
        ? cast(path, scope.denotable.stored(type), wild(type))
        : null;
  }

  /** The cast of the value that a variable begins with. */
  @Nullable Cast initial(TreePath value, TypeMirror variable) {
    return isArgument(variable) ? cast(value, variable, wild(variable)) : null;
  }

  private static @Nullable Cast cast(TreePath path, TypeMirror type, TypeMirror by) {
    Tree tree = path.getLeaf();
    if (tree.getKind() == Tree.Kind.NULL_LITERAL) {
      return null;
    }
    boolean primary =
        switch (tree.getKind()) {
          case METHOD_INVOCATION,
              NEW_CLASS,
              IDENTIFIER,
              MEMBER_SELECT,
              PARENTHESIZED,
              STRING_LITERAL,
              ARRAY_ACCESS ->
              true;
          default -> false;
        };
    Code open = Code.of("(", type, ") (", by, ") ", primary ? "" : "(");
    return new Cast(open, primary ? "" : ")");
  }

  /** A class with any arguments, through which all casts of it lead. */
  private TypeMirror wild(TypeMirror type) {
    TypeElement raw = (TypeElement) ((DeclaredType) type).asElement();
    TypeMirror[] any = new TypeMirror[raw.getTypeParameters().size()];
    Arrays.fill(any, scope.method.types().getWildcardType(null, null));
    return scope.method.types().getDeclaredType(raw, any);
  }

  private TypeMirror object() {
    return scope.method.elements().getTypeElement("java.lang.Object").asType();
  }

  /** The type that an expression is assigned or passed to, null if that does not matter. */
  private @Nullable TypeMirror wanted(TreePath path) {
    Tree tree = path.getLeaf();
    TreePath parentPath = path.getParentPath();
    Tree parent = parentPath.getLeaf();
    if (parent instanceof ParenthesizedTree
        || (parent instanceof ConditionalExpressionTree conditional
            && conditional.getCondition() != tree)) {
      return wanted(parentPath);
    } else if (parent instanceof AssignmentTree assignment && assignment.getExpression() == tree) {
      TreePath variable = new TreePath(parentPath, assignment.getVariable());
      return scope.method.trees().getTypeMirror(variable);
    }
    List<? extends ExpressionTree> arguments =
        parent instanceof MethodInvocationTree call
            ? call.getArguments()
            : parent instanceof NewClassTree made ? made.getArguments() : List.of();
    int index = arguments.indexOf(tree);
    return index >= 0
            && scope.element(parentPath) instanceof ExecutableElement callee
            && !callee.getParameters().isEmpty()
        ? parameter(parentPath, callee, index)
        : null;
  }

  /** The type of a parameter, as the receiver of the call has it. */
  TypeMirror parameter(TreePath call, ExecutableElement callee, int index) {
    List<? extends VariableElement> parameters = callee.getParameters();
    int at = Math.min(index, parameters.size() - 1);
    TypeMirror parameter = instantiated(call, callee).getParameterTypes().get(at);
    return callee.isVarArgs() && at == parameters.size() - 1 && parameter instanceof ArrayType array
        ? array.getComponentType()
        : parameter;
  }

  private ExecutableType instantiated(TreePath call, ExecutableElement callee) {
    if (callee.getKind() == ElementKind.METHOD
        && call.getLeaf() instanceof MethodInvocationTree node
        && node.getMethodSelect() instanceof MemberSelectTree select) {
      TreePath receiver = new TreePath(new TreePath(call, select), select.getExpression());
      if (scope.method.trees().getTypeMirror(receiver) instanceof DeclaredType type
          && !(scope.element(receiver) instanceof TypeElement)) {
        return (ExecutableType) scope.method.types().asMemberOf(type, callee);
      }
    }
    return (ExecutableType) callee.asType();
  }
}
