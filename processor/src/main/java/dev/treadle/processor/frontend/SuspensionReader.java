package dev.treadle.processor.frontend;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.CompanionName;
import dev.treadle.processor.ir.CoroutineDeclaration;
import dev.treadle.processor.ir.Expr;
import dev.treadle.processor.ir.Expr.Operand;
import dev.treadle.processor.ir.Member;
import dev.treadle.processor.ir.SuspensionPoint;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** Reads a call that suspends. */
final class SuspensionReader {

  private final BodyScope scope;
  private final SuspensionCalls calls;
  private final VerbatimReader verbatim;
  private final ExpressionReader expressions;

  SuspensionReader(
      BodyScope scope,
      SuspensionCalls calls,
      VerbatimReader verbatim,
      ExpressionReader expressions) {
    this.scope = scope;
    this.calls = calls;
    this.verbatim = verbatim;
    this.expressions = expressions;
  }

  Expr.Suspension read(TreePath path) {
    MethodInvocationTree call = (MethodInvocationTree) path.getLeaf();
    SuspensionPoint.Kind kind = calls.kind(call);
    List<Operand> operands = new ArrayList<>();
    Code shape =
        switch (kind) {
          case CALL -> factory(path, call, operands);
          case AWAIT -> awaited(path, call, operands);
          default -> handedOut(path, call, operands);
        };
    TypeMirror type = new Intersections(scope).type(path);
    TypeMirror value = kind == SuspensionPoint.Kind.YIELD ? operands.get(0).expr().type() : type;
    String source =
        scope
            .method
            .text()
            .subSequence(scope.start(call), scope.end(call))
            .toString()
            .strip()
            .replaceAll("\\s+", " ");
    boolean generator = scope.declaration.kind() == CoroutineDeclaration.Kind.GENERATOR;
    TypeMirror result = generator ? scope.method.types().getNoType(TypeKind.VOID) : type;
    boolean recursive =
        kind == SuspensionPoint.Kind.CALL && scope.method.element().equals(scope.element(path));
    return new Expr.Suspension(
        new SuspensionPoint(
            kind, shape, value, result, recursive, scope.method.origin(call), source),
        operands,
        type);
  }

  /** The arguments of a method of the context. */
  private Code handedOut(TreePath path, MethodInvocationTree call, List<Operand> operands) {
    List<Object> parts = new ArrayList<>();
    for (ExpressionTree argument : call.getArguments()) {
      if (!operands.isEmpty()) {
        parts.add(", ");
      }
      parts.add(new Code.Hole(operands.size()));
      operands.add(Operand.of(expressions.child(path, argument)));
    }
    return Code.of(parts.toArray());
  }

  /** The call of the method of a task's machine that has the name of the context's. */
  private Code awaited(TreePath path, MethodInvocationTree call, List<Operand> operands) {
    String name = ((MemberSelectTree) call.getMethodSelect()).getIdentifier().toString();
    if (call.getArguments().isEmpty()) {
      return Code.of(name + "()");
    }
    operands.add(Operand.of(expressions.child(path, call.getArguments().get(0))));
    return Code.of(name + "(", new Code.Hole(0), ")");
  }

  /**
   * The call of the factory that goes with the template: the same arguments, with the receiver in
   * the place of the context.
   */
  private Code factory(TreePath path, MethodInvocationTree call, List<Operand> operands) {
    ExecutableElement callee = (ExecutableElement) scope.element(path);
    TypeElement owner = (TypeElement) callee.getEnclosingElement();
    List<Object> parts = new ArrayList<>();
    parts.add(companion(owner));
    parts.add(".");
    parts.addAll(typeArguments(path, call, callee));
    parts.add(callee.getSimpleName() + "(");
    TypeArguments typeArguments = new TypeArguments(scope);
    boolean untold = typeArguments.cannotBeSaid(path, callee);
    String separator = "";
    if (!callee.getModifiers().contains(Modifier.STATIC)) {
      parts.addAll(receiver(path, call, callee, operands));
      separator = ", ";
    }
    for (ExpressionTree argument : call.getArguments().subList(1, call.getArguments().size())) {
      parts.add(separator);
      TreePath place = new TreePath(path, argument);
      parts.add(new InferredOperand(scope).place(place, new Code.Hole(operands.size())));
      if (isFunction(argument) && mayBeAnything(callee, call.getArguments().indexOf(argument))) {
        scope.cast.add(argument);
      } else if (untold) {
        typeArguments.addFunctions(place, scope.cast);
      }
      operands.add(expressions.operand(place));
      separator = ", ";
    }
    parts.add(")");
    return Code.of(parts.toArray());
  }

  private static boolean isFunction(Tree argument) {
    return argument instanceof LambdaExpressionTree || argument instanceof MemberReferenceTree;
  }

  /**
   * Whether another template of this name takes a type parameter of the class in this place: that
   * is one of the factory, for which any function might be meant (JLS 15.12.2.1).
   */
  private static boolean mayBeAnything(ExecutableElement callee, int index) {
    return callee.getEnclosingElement().getEnclosedElements().stream()
        .filter(other -> other.getSimpleName().equals(callee.getSimpleName()) && other != callee)
        .filter(ExecutableElement.class::isInstance)
        .map(other -> ((ExecutableElement) other).getParameters())
        .anyMatch(
            others ->
                index < others.size()
                    && others.size() == callee.getParameters().size()
                    && others.get(index).asType() instanceof TypeVariable variable
                    && variable.asElement().getEnclosingElement() instanceof TypeElement);
  }

  /** The type arguments that the text says, in angle brackets. */
  private List<Object> typeArguments(
      TreePath path, MethodInvocationTree call, ExecutableElement callee) {
    ExpressionTree receiver =
        call.getMethodSelect() instanceof MemberSelectTree member ? member.getExpression() : null;
    TypeElement through = receiver == null ? verbatim.members().through(callee, path) : null;
    List<Object> parts = new ArrayList<>();
    for (TypeMirror argument :
        new TypeArguments(scope)
            .ofFactory(path, callee, through == null ? scope.owner : through, receiver)) {
      parts.add(parts.isEmpty() ? "<" : ", ");
      parts.add(argument);
    }
    if (!parts.isEmpty()) {
      parts.add(">");
    }
    return parts;
  }

  private List<Object> receiver(
      TreePath path, MethodInvocationTree call, ExecutableElement callee, List<Operand> operands) {
    ExpressionTree select = call.getMethodSelect();
    if (select instanceof MemberSelectTree member && !isSuper(member.getExpression())) {
      Code.Hole hole = new Code.Hole(operands.size());
      operands.add(
          Operand.of(
              expressions.read(new TreePath(new TreePath(path, select), member.getExpression()))));
      return List.of(hole);
    }
    TypeElement through =
        select instanceof IdentifierTree ? verbatim.members().through(callee, path) : scope.owner;
    return through == null || through.equals(scope.owner)
        ? List.of(new Code.Self(false))
        : List.of(
            new Code.MemberRef(
                new Member(Member.Operation.OUTER, through, scope.owner, through.asType())),
            "(",
            new Code.Self(false),
            ")");
  }

  private static boolean isSuper(Tree tree) {
    return tree instanceof IdentifierTree identifier && identifier.getName().contentEquals("super");
  }

  private Code.ClassNamed companion(TypeElement owner) {
    CompanionName name = CompanionName.of(owner, scope.method.elements());
    return new Code.ClassNamed(name.packageName(), name.simpleName());
  }
}
