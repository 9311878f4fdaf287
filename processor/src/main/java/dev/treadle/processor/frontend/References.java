package dev.treadle.processor.frontend;

import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.util.TreePath;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.LocalClass;
import dev.treadle.processor.ir.Member;
import dev.treadle.processor.ir.Member.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/**
 * Writes the method references that mean something else in another class: to methods that it cannot
 * name, and to constructors that are given more than the function's arguments. Most become lambdas.
 */
final class References {

  private final BodyScope scope;
  private final HiddenAccess hidden;
  private final Edits edits;
  private final TreePath path;
  private final MemberReferenceTree node;

  References(BodyScope scope, HiddenAccess hidden, Edits edits, TreePath path) {
    this.scope = scope;
    this.hidden = hidden;
    this.edits = edits;
    this.path = path;
    this.node = (MemberReferenceTree) path.getLeaf();
  }

  private Code.MemberRef call(Operation operation, Element element) {
    return new Code.MemberRef(hidden.member(operation, element, path));
  }

  /** A reference to a static method, or to one of an object that is an argument. */
  void unbound(ExecutableElement method) {
    edits.replace(
        scope.start(node),
        scope.end(node),
        new Code.MemberHandle(hidden.member(Operation.CALL, method, path)));
  }

  /** A reference to a method of the template's receiver or of an object around it. */
  void own(Member method, Object... receiver) {
    List<Object> body = new ArrayList<>();
    body.add(new Code.MemberRef(method));
    body.add("(");
    body.addAll(List.of(receiver));
    replace(body, ")", true);
  }

  /** A reference to a method of another object, which is evaluated, and must be one, first. */
  void bound(ExecutableElement method) {
    String receiver = fresh("receiver");
    take(receiver);
    TypeMirror optional = scope.method.elements().getTypeElement(Optional.class.getName()).asType();
    String arguments = arguments();
    edits.open(scope.start(node), new Code.TypeRef(optional), ".of(");
    edits.replace(
        scope.end(node.getQualifierExpression()),
        scope.end(node),
        ").map(" + receiver + " -> (",
        functionType(),
        ") (" + arguments + ") -> ",
        call(Operation.CALL, method),
        "(" + receiver + (arguments.isEmpty() ? "" : ", ") + arguments + ")).get()");
  }

  /**
   * The type of the function, with the bounds of what it was captured from: a function of all that
   * is within a bound is one of the captured type too.
   */
  private TypeMirror functionType() {
    TypeMirror type = scope.method.trees().getTypeMirror(path);
    if (!(type instanceof DeclaredType function) || function.getTypeArguments().isEmpty()) {
      return scope.type(path);
    }
    TypeMirror[] arguments =
        function.getTypeArguments().stream()
            .map(
                argument ->
                    argument instanceof TypeVariable variable && Denotable.isCaptured(variable)
                        ? scope.denotable.of(variable.getUpperBound())
                        : scope.denotable.of(argument))
            .toArray(TypeMirror[]::new);
    return scope.method.types().getDeclaredType((TypeElement) function.asElement(), arguments);
  }

  /** A reference to a method of an argument whose type is an intersection. */
  void ofIntersection(ExecutableElement method) {
    String arguments = arguments();
    int comma = arguments.indexOf(", ");
    String first = comma < 0 ? arguments : arguments.substring(0, comma);
    TypeMirror owner = scope.method.types().erasure(method.getEnclosingElement().asType());
    edits.replace(
        scope.start(node),
        scope.end(node),
        "(" + arguments + ") -> ((",
        new Code.TypeRef(owner),
        ") " + first + ")." + method.getSimpleName() + "(",
        comma < 0 ? ")" : arguments.substring(comma + 2) + ")");
  }

  /** A reference to a constructor that the machine cannot name. */
  void hiddenConstructor(ExecutableElement constructor, Object... outer) {
    if (outer.length == 0) {
      edits.replace(
          scope.start(node),
          scope.end(node),
          new Code.MemberHandle(hidden.member(Operation.NEW, constructor)));
      return;
    }
    List<Object> body = new ArrayList<>();
    body.add(call(Operation.NEW, constructor));
    body.add("(");
    body.addAll(List.of(outer));
    replace(body, ")", true);
  }

  /** A reference to the constructor of an inner class of the template's class. */
  void innerConstructor(TypeElement type, Object... outer) {
    List<Object> body = new ArrayList<>(List.of(outer));
    body.add(".new " + type.getSimpleName());
    body.addAll(typeArguments(type));
    body.add("(");
    replace(body, ")", false);
  }

  /** A reference to the constructor of a class that became a member of the machine. */
  void localConstructor(LocalClass type, Code.Site site) {
    List<Object> body = new ArrayList<>(List.of("new ", new Code.LocalType(type)));
    body.addAll(typeArguments(type.element()));
    body.add("(");
    body.add(new Code.Captures(type, site, !arguments().isEmpty()));
    replace(body, ")", false);
  }

  /** What stands in angle brackets behind the class: as written, or to be inferred. */
  private List<Object> typeArguments(TypeElement type) {
    if (node.getQualifierExpression() instanceof ParameterizedTypeTree) {
      DeclaredType named =
          (DeclaredType)
              scope.method.trees().getTypeMirror(new TreePath(path, node.getQualifierExpression()));
      List<Object> arguments = new ArrayList<>();
      for (TypeMirror argument : named.getTypeArguments()) {
        arguments.add(arguments.isEmpty() ? "<" : ", ");
        arguments.add(argument);
      }
      arguments.add(">");
      return arguments;
    }
    return type.getTypeParameters().isEmpty() ? List.of() : List.of("<>");
  }

  private void replace(List<Object> body, String end, boolean comma) {
    String arguments = arguments();
    List<Object> lambda = new ArrayList<>();
    if (!arguments.isEmpty() && decides()) {
      lambda.addAll(List.of("(", functionType(), ") "));
    }
    lambda.add("(" + arguments + ") -> ");
    lambda.addAll(body);
    lambda.add((comma && !arguments.isEmpty() ? ", " : "") + arguments + end);
    edits.replace(scope.start(node), scope.end(node), lambda.toArray());
  }

  /**
   * Whether the types of the method decide on what it is given to: which of several methods that
   * is, or with which type arguments. The parameters of our lambda have their types from there (JLS
   * 15.12.2.2).
   */
  private boolean decides() {
    TreePath argument = path;
    while (argument.getParentPath().getLeaf() instanceof ParenthesizedTree
        || argument.getParentPath().getLeaf() instanceof ConditionalExpressionTree) {
      argument = argument.getParentPath();
    }
    TreePath call = argument.getParentPath();
    if (!(call.getLeaf() instanceof MethodInvocationTree || call.getLeaf() instanceof NewClassTree)
        || !(scope.element(call) instanceof ExecutableElement callee)) {
      return false;
    }
    TypeElement home = (TypeElement) callee.getEnclosingElement();
    boolean makes = call.getLeaf() instanceof NewClassTree;
    return !callee.getTypeParameters().isEmpty()
        || (makes && !home.getTypeParameters().isEmpty())
        || scope.method.elements().getAllMembers(home).stream()
                .filter(member -> member.getSimpleName().equals(callee.getSimpleName()))
                .filter(ExecutableElement.class::isInstance)
                .map(ExecutableElement.class::cast)
                .filter(other -> other.getParameters().size() == callee.getParameters().size())
                .count()
            > 1;
  }

  /** Names for the arguments of the function. */
  private String arguments() {
    TypeElement function =
        (TypeElement)
            Objects.requireNonNull(
                scope.method.types().asElement(scope.method.trees().getTypeMirror(path)));
    int count =
        scope.method.elements().getAllMembers(function).stream()
            .filter(member -> member.getKind() == ElementKind.METHOD)
            .filter(member -> member.getModifiers().contains(Modifier.ABSTRACT))
            .map(ExecutableElement.class::cast)
            .filter(method -> !isObjects(method))
            .findFirst()
            .orElseThrow()
            .getParameters()
            .size();
    String argument = fresh("argument");
    List<String> arguments = IntStream.rangeClosed(1, count).mapToObj(i -> argument + i).toList();
    arguments.forEach(this::take);
    return String.join(", ", arguments);
  }

  /** No variable of the machine may have that name. */
  private void take(String name) {
    if (scope.names.add(name)) {
      scope.ours.add(name);
    }
  }

  /** A name that the body does not have, with a number behind it neither. */
  private String fresh(String wish) {
    String name = wish;
    while (isTaken(name)) {
      name += "_";
    }
    return name;
  }

  private boolean isTaken(String name) {
    return scope.names.stream()
        .filter(other -> !scope.ours.contains(other))
        .anyMatch(
            other -> other.startsWith(name) && other.substring(name.length()).matches("\\d*"));
  }

  /** Interfaces may repeat what every object has, as Comparator does. */
  private boolean isObjects(ExecutableElement method) {
    TypeElement object = scope.method.elements().getTypeElement("java.lang.Object");
    return object.getEnclosedElements().stream()
        .filter(ExecutableElement.class::isInstance)
        .anyMatch(
            other ->
                scope
                    .method
                    .elements()
                    .overrides(
                        method,
                        (ExecutableElement) other,
                        (TypeElement) method.getEnclosingElement()));
  }
}
