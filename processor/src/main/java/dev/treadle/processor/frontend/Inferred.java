package dev.treadle.processor.frontend;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.SwitchExpressionTree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/**
 * The type arguments that the compiler inferred for a call of a template (JLS 18.5). In the machine
 * that call has no target type, and without it the parameters of a lambda may have none either.
 */
final class Inferred {
  private final Map<TypeParameterElement, TypeMirror> arguments = new HashMap<>();

  private Inferred() {}

  /** Whether what a call is given may have its types from what the call is assigned to. */
  static boolean matters(MethodInvocationTree call) {
    return call.getArguments().stream().anyMatch(Inferred::hasTarget);
  }

  private static boolean hasTarget(ExpressionTree argument) {
    if (argument instanceof ParenthesizedTree parenthesized) {
      return hasTarget(parenthesized.getExpression());
    }
    if (argument instanceof ConditionalExpressionTree conditional) {
      return hasTarget(conditional.getTrueExpression())
          || hasTarget(conditional.getFalseExpression());
    }
    if (argument instanceof MethodInvocationTree call) {
      return matters(call);
    }
    if (argument instanceof NewClassTree instance) {
      return instance.getClassBody() != null
          || instance.getArguments().stream().anyMatch(Inferred::hasTarget);
    }
    if (argument instanceof LambdaExpressionTree lambda && lambda.getParameters().isEmpty()) {
      return !(lambda.getBody() instanceof ExpressionTree result) || hasTarget(result);
    }
    return argument instanceof LambdaExpressionTree
        || argument instanceof MemberReferenceTree
        || argument instanceof SwitchExpressionTree;
  }

  /**
   * What was inferred for each type parameter.
   *
   * @param called the type of the method in this call
   * @return none if one is not known
   */
  static List<TypeMirror> of(ExecutableElement callee, TypeMirror called) {
    if (!(called instanceof ExecutableType type)) {
      return List.of();
    }
    Inferred inferred = new Inferred();
    inferred.match(callee.getReturnType(), type.getReturnType());
    ExecutableType declared = (ExecutableType) callee.asType();
    inferred.match(declared.getParameterTypes(), type.getParameterTypes());
    List<TypeMirror> arguments = new ArrayList<>();
    for (TypeParameterElement parameter : callee.getTypeParameters()) {
      TypeMirror argument = inferred.arguments.get(parameter);
      if (argument == null) {
        return List.of();
      }
      arguments.add(argument);
    }
    return arguments;
  }

  private void match(List<? extends TypeMirror> declared, List<? extends TypeMirror> types) {
    for (int i = 0; i < Math.min(declared.size(), types.size()); i++) {
      match(declared.get(i), types.get(i));
    }
  }

  private void match(TypeMirror declared, TypeMirror type) {
    if (declared instanceof TypeVariable variable) {
      if (type.getKind() != TypeKind.ERROR) {
        arguments.putIfAbsent((TypeParameterElement) variable.asElement(), type);
      }
    } else if (declared instanceof ArrayType array && type instanceof ArrayType actual) {
      match(array.getComponentType(), actual.getComponentType());
    } else if (declared instanceof WildcardType wildcard && type instanceof WildcardType actual) {
      if (wildcard.getExtendsBound() != null && actual.getExtendsBound() != null) {
        match(wildcard.getExtendsBound(), actual.getExtendsBound());
      }
      if (wildcard.getSuperBound() != null && actual.getSuperBound() != null) {
        match(wildcard.getSuperBound(), actual.getSuperBound());
      }
    } else if (declared instanceof DeclaredType generic && type instanceof DeclaredType actual) {
      match(generic.getTypeArguments(), actual.getTypeArguments());
      match(generic.getEnclosingType(), actual.getEnclosingType());
    }
  }
}
