package dev.treadle.processor.frontend;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.util.TreePath;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.LocalClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Takes an anonymous class that has been given a name apart, into the declaration of a class and an
 * instance made of it. What was passed to the superclass's constructor is passed on by its own.
 */
final class NamedInstance {

  private final BodyScope scope;
  private final VerbatimReader verbatim;

  NamedInstance(BodyScope scope, VerbatimReader verbatim) {
    this.scope = scope;
    this.verbatim = verbatim;
  }

  /**
   * Edits the expression that makes the instance, and reads the class.
   *
   * @param site where it stands
   * @param outer the instance that the superclass is an inner class of, if the text does not say it
   * @param operand takes the expressions that stay
   */
  void edit(
      Edits edits,
      TreePath path,
      LocalClass type,
      Code.Site site,
      Object[] outer,
      Consumer<Tree> operand) {
    NewClassTree node = (NewClassTree) path.getLeaf();
    List<ExpressionTree> arguments = new ArrayList<>(node.getArguments());
    TreePath enclosing = enclosing(path, arguments);
    if (!type.declared()) {
      declare(path, type, enclosing != null, outer.length > 0);
    }
    Tokens tokens = new Tokens(scope.method.text());
    int open = tokens.find('(', scope.end(node.getIdentifier()), scope.end(node));
    boolean first = arguments.isEmpty();
    List<Object> start = new ArrayList<>();
    start.add("new ");
    start.add(new Code.LocalType(type));
    start.add("(");
    start.add(new Code.Captures(type, site, !first || enclosing != null || outer.length > 0));
    if (enclosing != null) {
      // An outer instance is evaluated, and must be one, before the arguments (JLS 15.9.4).
      start.add(new Code.TypeRef(objects()));
      start.add(".requireNonNull(");
      edits.open(scope.start(node), start.toArray());
      int from = scope.start(node);
      int at = scope.start(enclosing.getLeaf());
      if (from < at) {
        edits.replace(from, at);
      }
      edits.replace(scope.end(enclosing.getLeaf()), open + 1, first ? ")" : "), ");
      operand.accept(enclosing.getLeaf());
    } else {
      start.addAll(List.of(outer));
      if (outer.length > 0 && !first) {
        start.add(", ");
      }
      edits.replace(scope.start(node), open + 1, start.toArray());
    }
    int last = first ? open + 1 : scope.end(arguments.get(arguments.size() - 1));
    edits.replace(tokens.find(')', last, scope.end(node)), scope.end(node), ")");
    arguments.forEach(operand);
  }

  private TypeMirror objects() {
    return scope.method.elements().getTypeElement(Objects.class.getName()).asType();
  }

  /** The outer instance; javac makes it the first argument, within a test for null. */
  private @Nullable TreePath enclosing(TreePath path, List<ExpressionTree> arguments) {
    NewClassTree node = (NewClassTree) path.getLeaf();
    if (node.getEnclosingExpression() != null) {
      return new TreePath(path, node.getEnclosingExpression());
    }
    if (!arguments.isEmpty()
        && arguments.get(0) instanceof UnaryTree test
        && scope.end(test) <= scope.start(node.getIdentifier())) {
      arguments.remove(0);
      return new TreePath(new TreePath(path, test), test.getExpression());
    }
    return null;
  }

  private void declare(TreePath path, LocalClass type, boolean enclosing, boolean outer) {
    ClassTree body = ((NewClassTree) path.getLeaf()).getClassBody();
    ExecutableElement constructor = (ExecutableElement) Objects.requireNonNull(scope.element(path));
    List<TypeMirror> types = new ArrayList<>();
    if (outer) {
      types.add(((DeclaredType) type.element().getSuperclass()).getEnclosingType());
    }
    constructor.getParameters().forEach(parameter -> types.add(parameter.asType()));
    construct(type, types, enclosing || outer, constructor);
    Code code = verbatim.readLifted(new TreePath(path, body), type);
    List<Object> head = new ArrayList<>(List.of("final class ", new Code.LocalType(type)));
    if (!isObject(type.element().getSuperclass())) {
      head.addAll(List.of(" extends ", scope.denotable.of(type.element().getSuperclass())));
    }
    type.element()
        .getInterfaces()
        .forEach(i -> head.addAll(List.of(" implements ", scope.denotable.of(i))));
    head.addAll(List.of(" ", code));
    type.declare(Code.of(head.toArray()));
  }

  private void construct(
      LocalClass type, List<TypeMirror> types, boolean outer, ExecutableElement constructor) {
    List<Code> parameters = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      TypeMirror given = scope.denotable.of(types.get(i));
      boolean varArgs =
          constructor.isVarArgs() && i == types.size() - 1 && given instanceof ArrayType;
      Object shown = varArgs ? ((ArrayType) given).getComponentType() : given;
      parameters.add(Code.of(shown, varArgs ? "... " : " ", argument(i)));
    }
    LocalClass parent =
        scope.lifted.get(scope.method.types().asElement(type.element().getSuperclass()));
    String passed =
        IntStream.range(outer ? 1 : 0, types.size())
            .mapToObj(NamedInstance::argument)
            .collect(Collectors.joining(", "));
    List<Object> call = new ArrayList<>();
    if (!types.isEmpty() || parent != null) {
      call.add(outer ? " " + argument(0) + ".super(" : " super(");
      if (parent != null) {
        call.add(new Code.Passed(parent, !passed.isEmpty()));
      }
      call.add(passed + ");");
    }
    type.construct(
        new LocalClass.Implicit(
            parameters, Code.of(call.toArray()), List.copyOf(constructor.getThrownTypes())));
  }

  private static String argument(int index) {
    return "argument" + (index + 1);
  }

  private static boolean isObject(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED && type.toString().equals("java.lang.Object");
  }
}
