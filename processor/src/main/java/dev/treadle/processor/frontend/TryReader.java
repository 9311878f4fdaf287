package dev.treadle.processor.frontend;

import com.sun.source.tree.CatchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TryTree;
import com.sun.source.tree.UnionTypeTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Expr;
import dev.treadle.processor.ir.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import javax.lang.model.element.Element;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** Reads a try statement that has to be taken apart. */
final class TryReader {

  private final BodyScope scope;
  private final SuspensionCalls calls;
  private final ExpressionReader expressions;
  private final VerbatimReader verbatim;
  private final Function<TreePath, Stmt.Block> block;

  TryReader(
      BodyScope scope,
      SuspensionCalls calls,
      ExpressionReader expressions,
      VerbatimReader verbatim,
      Function<TreePath, Stmt.Block> block) {
    this.scope = scope;
    this.calls = calls;
    this.expressions = expressions;
    this.verbatim = verbatim;
    this.block = block;
  }

  Stmt read(TreePath path, TryTree node) {
    List<Stmt.Resource> resources = new ArrayList<>();
    for (int i = 0; i < node.getResources().size(); i++) {
      Tree resource = node.getResources().get(i);
      List<? extends Tree> rest = node.getResources().subList(i, node.getResources().size());
      boolean taken = calls.in(node.getBlock()) || calls.in(rest);
      TreePath resourcePath = new TreePath(path, resource);
      resources.add(
          resource instanceof VariableTree variable
              ? new Stmt.Resource(
                  scope.variable(scope.element(resourcePath)),
                  expressions.child(resourcePath, variable.getInitializer()))
              : new Stmt.Resource(
                  null, taken ? expressions.read(resourcePath) : kept(resourcePath)));
    }
    Stmt.Block body = block.apply(new TreePath(path, node.getBlock()));
    List<Stmt.Catch> catches = new ArrayList<>();
    for (CatchTree clause : node.getCatches()) {
      TreePath clausePath = new TreePath(path, clause);
      TreePath parameterPath = new TreePath(clausePath, clause.getParameter());
      catches.add(
          new Stmt.Catch(
              Objects.requireNonNull(scope.variable(scope.element(parameterPath))),
              caught(parameterPath),
              caught(parameterPath).stream().filter(this::mustBeThrowable).toList(),
              block.apply(new TreePath(clausePath, clause.getBlock()))));
    }
    Stmt.Block finalizer =
        node.getFinallyBlock() == null
            ? null
            : block.apply(new TreePath(path, node.getFinallyBlock()));
    return new Stmt.Try(resources, body, catches, finalizer);
  }

  /**
   * A resource that stays one, since nothing suspends from there on. It is only named, and may be a
   * field of the machine, so it is declared anew.
   */
  private Expr kept(TreePath path) {
    Element named = scope.element(path);
    if (scope.variable(named) == null) {
      return expressions.read(path);
    }
    Code declared = Code.of(scope.declaredResource(named), verbatim.read(path));
    return new Expr.Verbatim(declared, scope.type(path), Expr.Stability.UNSTABLE);
  }

  private List<TypeMirror> caught(TreePath parameter) {
    Tree type = ((VariableTree) parameter.getLeaf()).getType();
    TreePath typePath = new TreePath(parameter, type);
    List<TypeMirror> types = new ArrayList<>();
    if (type instanceof UnionTypeTree union) {
      for (Tree alternative : union.getTypeAlternatives()) {
        types.add(
            ((DeclaredType)
                scope.method.trees().getTypeMirror(new TreePath(typePath, alternative))));
      }
    } else {
      types.add(scope.method.trees().getTypeMirror(typePath));
    }
    return types;
  }

  private boolean mustBeThrowable(TypeMirror exception) {
    var types = scope.method.types();
    var elements = scope.method.elements();
    TypeMirror general = elements.getTypeElement("java.lang.Exception").asType();
    TypeMirror unchecked = elements.getTypeElement("java.lang.RuntimeException").asType();
    TypeMirror error = elements.getTypeElement("java.lang.Error").asType();
    return !types.isSubtype(general, exception)
        && !types.isSubtype(exception, unchecked)
        && !types.isSubtype(exception, error);
  }
}
