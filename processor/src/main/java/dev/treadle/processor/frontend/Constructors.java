package dev.treadle.processor.frontend;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.report.Problem;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** The constructors of a class in the body, as they stand in the text. */
final class Constructors {

  private final BodyScope scope;
  private final Tokens tokens;

  Constructors(BodyScope scope) {
    this.scope = scope;
    this.tokens = new Tokens(scope.method.text());
  }

  /** Those that a class declares. */
  List<MethodTree> written(ClassTree tree) {
    return tree.getMembers().stream()
        .filter(MethodTree.class::isInstance)
        .map(MethodTree.class::cast)
        .filter(method -> method.getName().contentEquals("<init>") && written(method))
        .toList();
  }

  private boolean written(MethodTree method) {
    int at = scope.start(method);
    return at >= 0
        && scope.end(method) > at
        && tokens.find('(', at, scope.end(method)) > 0
        && scope.end(method.getBody()) > scope.start(method.getBody());
  }

  /** The call of another constructor that one makes, or null if it is not written. */
  @Nullable MethodInvocationTree call(MethodTree constructor) {
    for (StatementTree statement : constructor.getBody().getStatements()) {
      if (statement instanceof ExpressionStatementTree expression
          && expression.getExpression() instanceof MethodInvocationTree call
          && (isThis(call) || isSuper(call))
          && scope.end(expression) > scope.end(call.getMethodSelect())) {
        return call;
      }
    }
    return null;
  }

  /** Where the statement ends that such a call is. */
  int end(MethodTree constructor, MethodInvocationTree call) {
    return tokens.find(';', scope.end(call), scope.end(constructor)) + 1;
  }

  /** Whether a place is in a constructor of the given class, before that call is done. */
  boolean precedesCall(TreePath place, TypeElement type) {
    TreePath method = place;
    TreePath around = place;
    while (around.getLeaf() != scope.method.path().getLeaf()) {
      if (around.getLeaf() instanceof ClassTree && scope.element(around) == type) {
        boolean constructor =
            method.getLeaf() instanceof MethodTree member
                && member.getName().contentEquals("<init>");
        MethodInvocationTree call = constructor ? call((MethodTree) method.getLeaf()) : null;
        return call != null && scope.start(place.getLeaf()) < scope.end(call);
      }
      method = around;
      around = around.getParentPath();
    }
    return false;
  }

  static boolean isThis(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof IdentifierTree name
        && name.getName().contentEquals("this");
  }

  private static boolean isSuper(MethodInvocationTree call) {
    ExpressionTree select = call.getMethodSelect();
    return select instanceof IdentifierTree name
        ? name.getName().contentEquals("super")
        : select instanceof MemberSelectTree member
            && member.getIdentifier().contentEquals("super");
  }

  /** Whether a call says which object its superclass is an inner class of. */
  static boolean isQualified(MethodInvocationTree call) {
    return call.getMethodSelect() instanceof MemberSelectTree;
  }

  /** Where the arguments of a call begin. */
  int arguments(MethodInvocationTree call) {
    return tokens.find('(', scope.end(call.getMethodSelect()), scope.end(call)) + 1;
  }

  /** Where the members of a class begin. */
  int members(ClassTree tree) {
    int modifiers = scope.end(tree.getModifiers());
    int from = modifiers < 0 ? scope.start(tree) : modifiers;
    String name = tree.getSimpleName().toString();
    int at = name.isEmpty() ? scope.start(tree) : tokens.find(name, from, scope.end(tree));
    return tokens.find('{', at, scope.end(tree)) + 1;
  }

  /**
   * Passes something on to the superclass's constructors in a class that stays where it is.
   *
   * @param outer the object that the superclass is an inner class of, empty if it is none
   * @param captures the values that the superclass captures
   */
  void passOn(Edits edits, ClassTree tree, Object[] outer, Code.@Nullable Captures captures) {
    List<MethodTree> constructors = written(tree);
    if (constructors.isEmpty()) {
      edits.open(members(tree), " " + tree.getSimpleName() + "() {");
      implicit(edits, members(tree), outer, captures);
      edits.open(members(tree), " }");
    }
    for (MethodTree constructor : constructors) {
      MethodInvocationTree call = call(constructor);
      if (call == null) {
        implicit(edits, scope.start(constructor.getBody()) + 1, outer, captures);
      } else if (!isThis(call)) {
        if (outer.length > 0 && !isQualified(call)) {
          edits.open(scope.start(call), outer);
          edits.open(scope.start(call), ".");
        }
        if (captures != null) {
          boolean comma = !call.getArguments().isEmpty();
          edits.open(arguments(call), new Code.Captures(captures.type(), captures.site(), comma));
        }
      }
    }
  }

  private static void implicit(
      Edits edits, int at, Object[] outer, Code.@Nullable Captures captures) {
    edits.open(at, " ");
    if (outer.length > 0) {
      edits.open(at, outer);
      edits.open(at, ".");
    }
    edits.open(at, "super(");
    if (captures != null) {
      edits.open(at, captures);
    }
    edits.open(at, ");");
  }

  /** Refuses a subclass that only the superclass's private constructor could make. */
  void check(ClassTree tree, TreePath path, @Nullable TypeElement parent) {
    if (parent == null) {
      return;
    }
    List<MethodTree> constructors = written(tree);
    for (MethodTree constructor : constructors) {
      MethodInvocationTree call = call(constructor);
      if (call == null) {
        checkDefault(parent, constructor);
      } else if (!isThis(call)) {
        TreePath block = new TreePath(new TreePath(path, constructor), constructor.getBody());
        TreePath statement = new TreePath(block, constructor.getBody().getStatements().get(0));
        refuse(scope.element(new TreePath(statement, call)), call);
      }
    }
    if (constructors.isEmpty()) {
      checkDefault(parent, tree);
    }
  }

  /** Refuses an anonymous class that only the superclass's private constructor could make. */
  void check(TreePath instance) {
    NewClassTree node = (NewClassTree) instance.getLeaf();
    TreePath body = new TreePath(instance, node.getClassBody());
    new TreePathScanner<Void, @Nullable Void>() {
      @Override
      public Void visitMethod(MethodTree method, @Nullable Void unused) {
        // javac has written a constructor, whose one statement calls the superclass's.
        return method.getName().contentEquals("<init>") ? super.visitMethod(method, null) : null;
      }

      @Override
      public Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void unused) {
        refuse(scope.element(getCurrentPath()), node);
        return null;
      }
    }.scan(body, null);
  }

  private void checkDefault(TypeElement parent, Tree at) {
    for (Element member : parent.getEnclosedElements()) {
      if (member.getKind() == ElementKind.CONSTRUCTOR
          && ((ExecutableElement) member).getParameters().isEmpty()) {
        refuse(member, at);
      }
    }
  }

  /** Nothing but a nestmate can call a private constructor as its superclass's. */
  private void refuse(@Nullable Element constructor, Tree at) {
    if (constructor != null
        && constructor.getKind() == ElementKind.CONSTRUCTOR
        && constructor.getModifiers().contains(Modifier.PRIVATE)
        && !new Members(scope).insideBody(constructor.getEnclosingElement())) {
      scope.problem(Problem.UNSUPPORTED, at, "A subclass through a private constructor");
    }
  }
}
