package dev.treadle.processor.frontend;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.treadle.processor.ir.Member;
import dev.treadle.processor.ir.Member.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import org.jspecify.annotations.Nullable;

/**
 * The type arguments of access methods and factories: where the user's text says those of a call,
 * what would be inferred may be narrower. These methods have the type parameters of the object's
 * class, and then those of the member. Where the former have no name, all are inferred, as Java
 * knows nothing between.
 */
final class TypeArguments {

  private final BodyScope scope;

  TypeArguments(BodyScope scope) {
    this.scope = scope;
  }

  /** The type arguments of a method's call on {@code receiver}, or on an instance around. */
  List<TypeMirror> ofCall(TreePath path, Member called, @Nullable ExpressionTree receiver) {
    TypeElement home = home(called);
    return ofCall(path, called.member(), home, home.asType(), receiver, said(path));
  }

  /** The same of a template's factory, where {@code around} is the class of the instance around. */
  List<TypeMirror> ofFactory(
      TreePath path,
      ExecutableElement template,
      TypeElement around,
      @Nullable ExpressionTree receiver) {
    TypeElement home = (TypeElement) template.getEnclosingElement();
    List<TypeMirror> own = said(path);
    return ofCall(
        path,
        template,
        home,
        around.asType(),
        receiver,
        own.isEmpty() ? inferred(path, template) : own);
  }

  private List<TypeMirror> ofCall(
      TreePath path,
      Element callee,
      TypeElement home,
      TypeMirror around,
      @Nullable ExpressionTree receiver,
      List<TypeMirror> own) {
    if (own.isEmpty()) {
      return List.of();
    }
    MethodInvocationTree call = (MethodInvocationTree) path.getLeaf();
    List<TypeMirror> arguments = new ArrayList<>();
    if (!callee.getModifiers().contains(Modifier.STATIC)) {
      TypeMirror object =
          receiver == null
              ? around
              : type(new TreePath(new TreePath(path, call.getMethodSelect()), receiver));
      if (!addAll(object, home, arguments)) {
        return List.of();
      }
    }
    arguments.addAll(own);
    return arguments;
  }

  private List<TypeMirror> said(TreePath path) {
    List<TypeMirror> arguments = new ArrayList<>();
    ((MethodInvocationTree) path.getLeaf())
        .getTypeArguments()
        .forEach(tree -> arguments.add(type(new TreePath(path, tree))));
    return arguments;
  }

  /** What was inferred, where it must be said and can be. */
  private List<TypeMirror> inferred(TreePath path, ExecutableElement template) {
    MethodInvocationTree call = (MethodInvocationTree) path.getLeaf();
    if (template.getTypeParameters().isEmpty() || !Inferred.matters(call)) {
      return List.of();
    }
    List<TypeMirror> arguments =
        Inferred.of(template, type(new TreePath(path, call.getMethodSelect())));
    return arguments.stream().allMatch(this::hasName) ? arguments : List.of();
  }

  /** Whether the type arguments of a template's call must be said, but one of them has no name. */
  boolean cannotBeSaid(TreePath path, ExecutableElement template) {
    return said(path).isEmpty()
        && !template.getTypeParameters().isEmpty()
        && Inferred.matters((MethodInvocationTree) path.getLeaf())
        && inferred(path, template).isEmpty();
  }

  /**
   * Adds the functions that are given to a call, or through it, and have types that can be said
   * instead of the call's type arguments.
   */
  void addFunctions(TreePath path, Set<Tree> functions) {
    Tree tree = path.getLeaf();
    if (tree instanceof ParenthesizedTree parenthesized) {
      addFunctions(new TreePath(path, parenthesized.getExpression()), functions);
    } else if (tree instanceof ConditionalExpressionTree conditional) {
      addFunctions(new TreePath(path, conditional.getTrueExpression()), functions);
      addFunctions(new TreePath(path, conditional.getFalseExpression()), functions);
    } else if (tree instanceof MethodInvocationTree call && call.getTypeArguments().isEmpty()) {
      call.getArguments().forEach(a -> addFunctions(new TreePath(path, a), functions));
    } else if (tree instanceof LambdaExpressionTree || tree instanceof MemberReferenceTree) {
      if (hasName(type(path))) {
        functions.add(tree);
      }
    }
  }

  /** The type arguments of a constructor's call, which the class may have and the constructor. */
  List<TypeMirror> ofInstance(TreePath path, ExecutableElement constructor) {
    NewClassTree call = (NewClassTree) path.getLeaf();
    boolean said =
        call.getIdentifier() instanceof ParameterizedTypeTree named
            && !named.getTypeArguments().isEmpty();
    List<? extends Tree> own = call.getTypeArguments();
    List<TypeMirror> arguments = new ArrayList<>();
    TypeElement made = (TypeElement) constructor.getEnclosingElement();
    if (!(said || !own.isEmpty())
        || own.size() < constructor.getTypeParameters().size()
        || !addAll(type(path), made, arguments)) {
      return List.of();
    }
    own.forEach(tree -> arguments.add(type(new TreePath(path, tree))));
    return arguments;
  }

  private TypeMirror type(TreePath path) {
    return scope.method.trees().getTypeMirror(path);
  }

  /** The class that the access method takes an instance of. */
  private static TypeElement home(Member called) {
    boolean isPrivate = called.member().getModifiers().contains(Modifier.PRIVATE);
    return isPrivate && called.operation() != Operation.SUPER
        ? (TypeElement) called.member().getEnclosingElement()
        : called.site();
  }

  /** Adds the arguments of a type of the class {@code home}; false if one of them has no name. */
  private boolean addAll(TypeMirror type, TypeElement home, List<TypeMirror> arguments) {
    if (!hasParameters(home)) {
      return true;
    }
    if (!(type instanceof DeclaredType declared) || !declared.asElement().equals(home)) {
      return false;
    }
    if (declared.getEnclosingType() instanceof DeclaredType enclosing
        && !addAll(enclosing, (TypeElement) enclosing.asElement(), arguments)) {
      return false;
    }
    arguments.addAll(declared.getTypeArguments());
    return declared.getTypeArguments().size() == home.getTypeParameters().size()
        && declared.getTypeArguments().stream().allMatch(this::hasName);
  }

  /** Whether a class, or one whose instances are around its own, is generic. */
  private static boolean hasParameters(TypeElement type) {
    return !type.getTypeParameters().isEmpty()
        || (type.asType() instanceof DeclaredType declared
            && declared.getEnclosingType() instanceof DeclaredType enclosing
            && hasParameters((TypeElement) enclosing.asElement()));
  }

  private boolean hasName(TypeMirror argument) {
    if (argument instanceof ArrayType array) {
      return hasName(array.getComponentType());
    }
    boolean bare =
        argument.getKind() == TypeKind.WILDCARD
            || argument.getKind() == TypeKind.INTERSECTION
            || (argument instanceof TypeVariable variable && Denotable.isCaptured(variable));
    return !bare && scope.denotable.of(argument).toString().equals(argument.toString());
  }
}
