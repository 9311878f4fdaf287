package dev.treadle.processor.frontend;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.LocalClass;
import dev.treadle.processor.report.Problem;
import java.util.List;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/**
 * Turns the declaration of a local class into that of a member class: each constructor first takes what the class captures and keeps it in fields. As in the
 * class files of a Java compiler, the copies are made by the constructor that calls {@code super}.
 */
final class LiftedDeclaration {

  private final BodyScope scope;
  private final Edits edits;

  LiftedDeclaration(BodyScope scope, Edits edits) {
    this.scope = scope;
    this.edits = edits;
  }

  void edit(ClassTree tree, TreePath path, LocalClass type) {
    if (type.element().getKind() != ElementKind.CLASS) {
      return;
    }
    Tokens tokens = new Tokens(scope.method.text());
    int nameAt = tokens.find(type.element().getSimpleName().toString(), scope.end(tree.getModifiers()) < 0 ? scope.start(tree) : scope.end(tree.getModifiers()), scope.end(tree));
    int open = tokens.find('{', nameAt, scope.end(tree));
    TypeElement parent = (TypeElement) scope.method.types().asElement(type.element().getSuperclass());
    LocalClass lifted = scope.lifted.get(parent);
    if (lifted != null) {
      lifted.captured().forEach(type::capture);
      if (lifted.capturesSelf()) {
        type.captureSelf();
      }
    }
    boolean declared = false;
    for (Tree member : tree.getMembers()) {
      if (member instanceof MethodTree method && method.getName().contentEquals("<init>") && written(method)) {
        declared = true;
        constructor(method, type, lifted);
      }
    }
    edits.open(open + 1, new Code.Fields(type, declared));
    if (!declared && lifted != null) {
      scope.problem(Problem.UNSUPPORTED, tree, "A local class that extends another one without a constructor of its own");
    }
  }

  private boolean written(MethodTree method) {
    int at = scope.start(method);
    return at >= 0 && scope.end(method) > at && new Tokens(scope.method.text()).find('(', at, scope.end(method)) > 0 && scope.end(method.getBody()) > scope.start(method.getBody());
  }

  private void constructor(MethodTree method, LocalClass type, @org.jspecify.annotations.Nullable LocalClass parent) {
    Tokens tokens = new Tokens(scope.method.text());
    int name = tokens.find(type.element().getSimpleName().toString(), Math.max(scope.start(method), scope.end(method.getModifiers())), scope.end(method));
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
    boolean self = call.getMethodSelect() instanceof IdentifierTree identifier && identifier.getName().contentEquals("this");
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

  private @org.jspecify.annotations.Nullable MethodInvocationTree constructorCall(StatementTree statement) {
    return statement instanceof ExpressionStatementTree expression
            && expression.getExpression() instanceof MethodInvocationTree call
            && call.getMethodSelect() instanceof IdentifierTree identifier
            && (identifier.getName().contentEquals("this") || identifier.getName().contentEquals("super"))
            && scope.end(statement) > scope.end(identifier)
        ? call
        : null;
  }
}
