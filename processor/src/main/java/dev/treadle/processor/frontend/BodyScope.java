package dev.treadle.processor.frontend;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LabeledStatementTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.treadle.processor.ir.CoroutineDeclaration;
import dev.treadle.processor.ir.LocalClass;
import dev.treadle.processor.ir.Variable;
import dev.treadle.processor.report.Problem;
import dev.treadle.processor.report.Problems;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * What the readers of one body share: its variables, the classes inside it, the identifiers it
 * uses, and where its problems go.
 */
final class BodyScope {

  final AttributedMethod method;
  final CoroutineDeclaration declaration;
  final int level;
  final Problems problems;
  final Denotable denotable;

  /** The class the template stands in, in the private compiler. */
  final TypeElement owner;

  /** The context's parameter, in the private compiler. */
  final VariableElement context;

  final Set<String> names = new LinkedHashSet<>();

  /** Those among the names that parameters of our lambdas have. */
  final Set<String> ours = new HashSet<>();

  final Map<Element, LocalClass> lifted = new LinkedHashMap<>();

  /** What those classes keep. */
  final CapturedNames captures = new CapturedNames(this);

  /**
   * The cases whose labels are read apart from what they lead to, and the guards that are read
   * apart from their labels.
   */
  final Set<Tree> takenApart = new HashSet<>();

  /** The functions that stand behind a cast to their type, without which it would not be found. */
  final Set<Tree> cast = new HashSet<>();

  /** Whether a resource that the user only names is declared in the machine. */
  boolean declaresResources;

  private final Map<Element, Variable> variables = new LinkedHashMap<>();

  /**
   * The innermost lambda or class of the body around each variable's declaration; absent for the
   * body itself.
   */
  private final Map<Variable, Tree> nests = new HashMap<>();

  BodyScope(
      AttributedMethod method, CoroutineDeclaration declaration, int level, Problems problems) {
    this.level = level;
    this.method = method;
    this.declaration = declaration;
    this.problems = problems;
    this.denotable =
        new Denotable(
            method.types(),
            method.elements(),
            method.elements().getPackageOf(method.element()),
            lifted::containsKey);
    this.owner = (TypeElement) method.element().getEnclosingElement();
    this.context = method.element().getParameters().get(0);
    collectNames();
  }

  @Nullable Element element(TreePath path) {
    return method.trees().getElement(path);
  }

  /** Whether an expression is the name of the template's context. */
  boolean isContext(TreePath path) {
    TreePath bare = path;
    while (bare.getLeaf() instanceof ParenthesizedTree parens) {
      bare = new TreePath(bare, parens.getExpression());
    }
    return bare.getLeaf() instanceof IdentifierTree && element(bare) == context;
  }

  TypeMirror type(TreePath path) {
    TypeMirror type = method.trees().getTypeMirror(path);
    return denotable.of(type);
  }

  /** The primitive type of a boxed one; any other type itself. */
  TypeMirror unboxed(TypeMirror type) {
    try {
      return method.types().unboxedType(type);
    } catch (IllegalArgumentException notBoxed) {
      return type;
    }
  }

  @Nullable Variable variable(@Nullable Element element) {
    return variables.get(element);
  }

  @Nullable Tree nest(Variable variable) {
    return nests.get(variable);
  }

  int start(Tree tree) {
    return (int) method.trees().getSourcePositions().getStartPosition(method.unit(), tree);
  }

  int end(Tree tree) {
    int end = (int) method.trees().getSourcePositions().getEndPosition(method.unit(), tree);
    // javac counts the semicolon behind a resource that is only named.
    return tree instanceof ExpressionTree && end > 0 && method.text().charAt(end - 1) == ';'
        ? end - 1
        : end;
  }

  /**
   * The offset of an identifier at or behind {@code from}, past comments and literals; -1 if it is
   * not there.
   */
  int find(String identifier, int from, int to) {
    return new Tokens(method.text()).find(identifier, from, to);
  }

  /** The end of an identifier, which escapes may make longer than its name. */
  int endOfIdentifier(int from, int to) {
    return new Tokens(method.text()).endOfIdentifier(from, to);
  }

  /** The end of a type but for the brackets of an array, which may stand behind a name. */
  int endOfElement(Tree type) {
    Tree element = type;
    while (true) {
      if (element instanceof ArrayTypeTree array) {
        element = array.getType();
      } else if (element instanceof AnnotatedTypeTree annotated) {
        element = annotated.getUnderlyingType();
      } else {
        return end(element);
      }
    }
  }

  void problem(Problem problem, Tree at, Object... arguments) {
    problems.add(problem, method.origin(at), arguments);
  }

  private void collectNames() {
    for (VariableElement parameter : method.element().getParameters()) {
      names.add(parameter.getSimpleName().toString());
    }
    names.remove(context.getSimpleName().toString());
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitVariable(VariableTree node, Void unused) {
        if (!isUnnamed(node)) {
          names.add(node.getName().toString());
        }
        return super.visitVariable(node, null);
      }

      @Override
      public Void visitClass(ClassTree node, Void unused) {
        names.add(node.getSimpleName().toString());
        return super.visitClass(node, null);
      }

      @Override
      public Void visitIdentifier(IdentifierTree node, Void unused) {
        names.add(node.getName().toString());
        return super.visitIdentifier(node, null);
      }

      @Override
      public Void visitMemberSelect(MemberSelectTree node, Void unused) {
        if (!isContext(new TreePath(getCurrentPath(), node.getExpression()))) {
          names.add(node.getIdentifier().toString());
        }
        return super.visitMemberSelect(node, null);
      }

      @Override
      public Void visitLabeledStatement(LabeledStatementTree node, Void unused) {
        names.add(node.getLabel().toString());
        return super.visitLabeledStatement(node, null);
      }
    }.scan(new TreePath(method.path(), ((MethodTree) method.path().getLeaf()).getBody()), null);
  }

  /** Declares the variables of the body, once the classes that are lifted are known. */
  void declareVariables() {
    MethodTree tree = (MethodTree) method.path().getLeaf();
    Set<Element> assigned = new HashSet<>();
    new TreePathScanner<Void, Void>() {
      @Override
      public Void visitAssignment(AssignmentTree node, Void unused) {
        assign(node.getVariable());
        return super.visitAssignment(node, null);
      }

      @Override
      public Void visitCompoundAssignment(CompoundAssignmentTree node, Void unused) {
        assign(node.getVariable());
        return super.visitCompoundAssignment(node, null);
      }

      @Override
      public Void visitUnary(UnaryTree node, Void unused) {
        switch (node.getKind()) {
          case PREFIX_INCREMENT, PREFIX_DECREMENT, POSTFIX_INCREMENT, POSTFIX_DECREMENT ->
              assign(node.getExpression());
          default -> {}
        }
        return super.visitUnary(node, null);
      }

      private void assign(ExpressionTree target) {
        TreePath path = new TreePath(getCurrentPath(), target);
        ExpressionTree bare = target;
        while (bare instanceof ParenthesizedTree parens) {
          bare = parens.getExpression();
          path = new TreePath(path, bare);
        }
        if (bare instanceof IdentifierTree) {
          assigned.add(element(path));
        }
      }
    }.scan(method.path(), null);
    Deque<Tree> nest = new ArrayDeque<>();
    new TreePathScanner<Void, Void>() {
      private int classes;

      @Override
      public Void visitVariable(VariableTree node, Void unused) {
        if (classes == 0
            && element(getCurrentPath()) instanceof VariableElement element
            && element != context) {
          declare(element, node, getCurrentPath(), assigned.contains(element), nest.peek());
        }
        return super.visitVariable(node, null);
      }

      @Override
      public Void visitLambdaExpression(LambdaExpressionTree node, Void unused) {
        nest.push(node);
        super.visitLambdaExpression(node, null);
        nest.pop();
        return null;
      }

      @Override
      public Void visitClass(ClassTree node, Void unused) {
        classes++;
        super.visitClass(node, null);
        classes--;
        return null;
      }
    }.scan(new TreePath(method.path(), tree.getBody()), null);
    for (VariableElement parameter : method.element().getParameters()) {
      if (parameter != context) {
        variables.put(
            parameter,
            Variable.declared(
                parameter.getSimpleName().toString(),
                denotable.of(parameter.asType()),
                Variable.Kind.PARAMETER,
                !assigned.contains(parameter),
                false,
                false));
      }
    }
  }

  private void declare(
      VariableElement element,
      VariableTree tree,
      TreePath path,
      boolean reassigned,
      @Nullable Tree nest) {
    Tree parent = path.getParentPath().getLeaf();
    boolean resource = element.getKind() == javax.lang.model.element.ElementKind.RESOURCE_VARIABLE;
    Variable.Kind kind =
        parent instanceof BindingPatternTree
            ? Variable.Kind.BINDING
            : element.getKind() == javax.lang.model.element.ElementKind.EXCEPTION_PARAMETER
                ? Variable.Kind.EXCEPTION
                : Variable.Kind.LOCAL;
    boolean given =
        tree.getInitializer() != null
            || kind != Variable.Kind.LOCAL
            || resource
            || parent instanceof EnhancedForLoopTree
            || parent instanceof LambdaExpressionTree;
    boolean unnamed = isUnnamed(tree);
    Variable variable =
        Variable.declared(
            unnamed ? "unused" : element.getSimpleName().toString(),
            resource
                ? denotable.resource(element.asType())
                : parent instanceof EnhancedForLoopTree
                    ? denotable.of(element.asType())
                    : denotable.stored(element.asType()),
            unnamed ? Variable.Kind.TEMPORARY : kind,
            given && !reassigned,
            element.getConstantValue() != null,
            inferred(tree));
    variables.put(element, variable);
    if (nest != null) {
      nests.put(variable, nest);
    }
  }

  /** Whether {@code _} stands for the name, which is empty then. */
  static boolean isUnnamed(VariableTree tree) {
    return tree.getName().length() == 0;
  }

  /**
   * Whether a variable is declared with {@code var}: its type's tree is synthetic then, so the text
   * must tell.
   */
  private boolean inferred(VariableTree tree) {
    int from = Math.max(start(tree), end(tree.getModifiers()));
    int name = find(isUnnamed(tree) ? "_" : tree.getName().toString(), from, end(tree));
    int var = find("var", from, end(tree));
    return (var >= 0 && var < name)
        || (var == name
            && find(tree.getName().toString(), var + 3, end(tree)) > 0
            && tree.getName().contentEquals("var"));
  }

  /** The beginning of a declaration of a resource that the user only names. */
  String declaredResource(Element named) {
    declaresResources = true;
    String name = named.getSimpleName() + "_";
    while (!names.add(name)) {
      name += "_";
    }
    return "var " + name + " = ";
  }
}
