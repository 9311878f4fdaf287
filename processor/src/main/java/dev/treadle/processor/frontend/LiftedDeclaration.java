package dev.treadle.processor.frontend;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.LocalClass;
import dev.treadle.processor.report.Problem;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Turns the declaration of a local class into that of a member class: each constructor first takes
 * what the class captures and keeps it in fields. As in the class files of a Java compiler, the
 * copies are made by the constructor that calls {@code super}.
 */
final class LiftedDeclaration {

  private final BodyScope scope;
  private final Edits edits;
  private final VerbatimReader verbatim;

  LiftedDeclaration(BodyScope scope, Edits edits, VerbatimReader verbatim) {
    this.scope = scope;
    this.edits = edits;
    this.verbatim = verbatim;
  }

  void edit(ClassTree tree, TreePath path, LocalClass type) {
    if (type.element().getKind() != ElementKind.CLASS) {
      return;
    }
    Tokens tokens = new Tokens(scope.method.text());
    int nameAt =
        tokens.find(
            type.element().getSimpleName().toString(),
            scope.end(tree.getModifiers()) < 0 ? scope.start(tree) : scope.end(tree.getModifiers()),
            scope.end(tree));
    int open = tokens.find('{', nameAt, scope.end(tree));
    TypeElement parent =
        (TypeElement) scope.method.types().asElement(type.element().getSuperclass());
    LocalClass lifted = scope.lifted.get(parent);
    if (lifted != null) {
      lifted.captured().forEach(type::capture);
      if (lifted.capturesSelf()) {
        type.captureSelf();
      }
    }
    moveInitializers(tree, path, type);
    boolean declared = false;
    for (Tree member : tree.getMembers()) {
      if (member instanceof MethodTree method
          && method.getName().contentEquals("<init>")
          && written(method)) {
        declared = true;
        constructor(method, type, lifted);
      }
    }
    edits.open(open + 1, new Code.Fields(type, declared));
    if (!declared && lifted != null) {
      scope.problem(
          Problem.UNSUPPORTED,
          tree,
          "A local class that extends another one without a constructor of its own");
    }
  }

  /**
   * Initializers run right behind {@code super()} (JLS 12.5), where a constructor has not yet kept
   * what is captured; if one needs it, all of them move into the constructors.
   */
  private void moveInitializers(ClassTree tree, TreePath path, LocalClass type) {
    List<Tree> initializers =
        tree.getMembers().stream()
            .filter(member -> initializer(member) != null)
            .map(member -> (Tree) member)
            .toList();
    LocalClass probe = new LocalClass(type.element());
    initializers.forEach(
        member ->
            verbatim.readLifted(
                new TreePath(new TreePath(path, member), initializer(member)), probe));
    if (probe.captured().isEmpty() && !probe.capturesSelf()) {
      return;
    }
    Tokens tokens = new Tokens(scope.method.text());
    for (Tree member : initializers) {
      Tree code = initializer(member);
      Code read = verbatim.readLifted(new TreePath(new TreePath(path, member), code), type);
      if (member instanceof VariableTree field) {
        int name =
            tokens.find(field.getName().toString(), scope.end(field.getType()), scope.start(code));
        edits.replace(tokens.find('=', name, scope.start(code)), scope.end(code));
        boolean bare = code instanceof NewArrayTree array && array.getType() == null;
        Object prefix =
            bare
                ? Code.of(
                    "new ",
                    scope.denotable.of(scope.element(new TreePath(path, member)).asType()),
                    " ")
                : "";
        type.initialize(Code.of(field.getName().toString(), " = ", prefix, read, ";"));
      } else {
        edits.replace(scope.start(member), scope.end(member));
        type.initialize(read);
      }
    }
  }

  /** The code that a member runs when an instance is made, or null if it runs none. */
  private static @Nullable Tree initializer(Tree member) {
    if (member instanceof VariableTree field
        && !field.getModifiers().getFlags().contains(Modifier.STATIC)) {
      return field.getInitializer();
    }
    return member instanceof BlockTree block && !block.isStatic() ? block : null;
  }

  private boolean written(MethodTree method) {
    int at = scope.start(method);
    return at >= 0
        && scope.end(method) > at
        && new Tokens(scope.method.text()).find('(', at, scope.end(method)) > 0
        && scope.end(method.getBody()) > scope.start(method.getBody());
  }

  private void constructor(MethodTree method, LocalClass type, @Nullable LocalClass parent) {
    Tokens tokens = new Tokens(scope.method.text());
    int name =
        tokens.find(
            type.element().getSimpleName().toString(),
            Math.max(scope.start(method), scope.end(method.getModifiers())),
            scope.end(method));
    int open = tokens.find('(', name, scope.end(method));
    edits.open(open + 1, new Code.Parameters(type, !method.getParameters().isEmpty()));
    List<? extends StatementTree> statements = method.getBody().getStatements();
    MethodInvocationTree call = statements.isEmpty() ? null : constructorCall(statements.get(0));
    int body = scope.start(method.getBody()) + 1;
    if (call == null) {
      if (parent != null) {
        edits.open(body, " super(", new Code.Passed(parent, false), ");");
      }
      edits.open(body, new Code.Kept(type));
      return;
    }
    boolean self =
        call.getMethodSelect() instanceof IdentifierTree identifier
            && identifier.getName().contentEquals("this");
    int argument = tokens.find('(', scope.end(call.getMethodSelect()), scope.end(call)) + 1;
    if (self) {
      edits.open(argument, new Code.Passed(type, !call.getArguments().isEmpty()));
    } else {
      if (parent != null) {
        edits.open(argument, new Code.Passed(parent, !call.getArguments().isEmpty()));
      }
      edits.close(scope.end(statements.get(0)), new Code.Kept(type));
    }
  }

  private @Nullable MethodInvocationTree constructorCall(StatementTree statement) {
    return statement instanceof ExpressionStatementTree expression
            && expression.getExpression() instanceof MethodInvocationTree call
            && call.getMethodSelect() instanceof IdentifierTree identifier
            && (identifier.getName().contentEquals("this")
                || identifier.getName().contentEquals("super"))
            && scope.end(statement) > scope.end(identifier)
        ? call
        : null;
  }
}
