package dev.treadle.processor.frontend;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.LocalClass;
import dev.treadle.processor.ir.SourceLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Turns the declaration of a local class into that of a member class: each constructor first takes
 * what the class captures and keeps it in fields. As in the class files of a Java compiler, the
 * copies are made by the constructor that calls {@code super}, and before it does, if the level of
 * the source lets it.
 */
final class LiftedDeclaration {

  private final BodyScope scope;
  private final Edits edits;
  private final VerbatimReader verbatim;
  private final Function<TypeElement, Object[]> outers;

  /** Whether fields may be assigned before {@code super} is called. */
  private final boolean early;

  /**
   * An editor of declarations.
   *
   * @param outers tells the instance that an inner superclass is one of, if it is none of the body
   */
  LiftedDeclaration(
      BodyScope scope,
      Edits edits,
      VerbatimReader verbatim,
      Function<TypeElement, Object[]> outers) {
    this.outers = outers;
    this.scope = scope;
    this.edits = edits;
    this.verbatim = verbatim;
    this.early = scope.level >= SourceLevel.EARLY_CONSTRUCTION;
  }

  /** Edits the declaration; what it has moved elsewhere is no more to be edited. */
  Set<Tree> edit(ClassTree tree, TreePath path, LocalClass type) {
    if (type.element().getKind() != ElementKind.CLASS) {
      return Set.of();
    }
    Constructors constructors = new Constructors(scope);
    TypeElement parent =
        (TypeElement) scope.method.types().asElement(type.element().getSuperclass());
    LocalClass lifted = scope.lifted.get(parent);
    if (lifted != null) {
      lifted.kept().forEach(type::capture);
      if (lifted.capturesSelf()) {
        type.captureSelf();
      }
    }
    Object[] outer = parent == null || type.anonymous() ? new Object[0] : outers.apply(parent);
    Set<Tree> moved = early ? Set.of() : moveInitializers(tree, path, type);
    List<MethodTree> written = constructors.written(tree);
    written.forEach(method -> constructor(constructors, method, type, lifted, outer));
    edits.open(constructors.members(tree), new Code.Fields(type, !written.isEmpty(), early));
    if (written.isEmpty() && !type.anonymous()) {
      type.construct(new LocalClass.Implicit(List.of(), superCall(lifted, outer), List.of()));
    }
    return moved;
  }

  /** The call of the superclass's constructor where none is written, empty if it need not be. */
  private static Code superCall(@Nullable LocalClass parent, Object[] outer) {
    if (outer.length > 0) {
      List<Object> call = new ArrayList<>(List.of(" "));
      call.addAll(List.of(outer));
      call.add(".super();");
      return Code.of(call.toArray());
    }
    return parent != null && parent.captures()
        ? Code.of(" super(", new Code.Passed(parent, false), ");")
        : Code.of();
  }

  /**
   * Initializers run right behind {@code super()} (JLS 12.5), where a constructor has not yet kept
   * what is captured; if one needs it, all of them move into the constructors.
   */
  private Set<Tree> moveInitializers(ClassTree tree, TreePath path, LocalClass type) {
    List<Tree> initializers =
        tree.getMembers().stream()
            .filter(member -> initializer(member) != null)
            .map(member -> (Tree) member)
            .toList();
    LocalClass probe = new LocalClass(type.element(), type.name());
    initializers.forEach(
        member ->
            verbatim.readLifted(
                new TreePath(new TreePath(path, member), initializer(member)), probe));
    if (probe.captured().isEmpty() && !probe.capturesSelf()) {
      return Set.of();
    }
    Tokens tokens = new Tokens(scope.method.text());
    for (Tree member : initializers) {
      Tree code = initializer(member);
      Code read = verbatim.readLifted(new TreePath(new TreePath(path, member), code), type);
      if (member instanceof VariableTree field) {
        int name =
            tokens.find(
                field.getName().toString(),
                Math.max(scope.endOfElement(field.getType()), previous(tree, field)),
                scope.start(code));
        int from = tokens.find('=', name, scope.start(code));
        while (Character.isWhitespace(scope.method.text().charAt(from - 1))) {
          from--;
        }
        edits.replace(from, scope.end(code));
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
    return initializers.stream().map(LiftedDeclaration::initializer).collect(Collectors.toSet());
  }

  /** The end of the field before, which may have the same type, or 0 if there is none. */
  private int previous(ClassTree tree, VariableTree field) {
    int at = tree.getMembers().indexOf(field);
    return at > 0 && tree.getMembers().get(at - 1) instanceof VariableTree before
        ? scope.end(before)
        : 0;
  }

  /** The code that a member runs when an instance is made, or null if it runs none. */
  private static @Nullable Tree initializer(Tree member) {
    if (member instanceof VariableTree field
        && !field.getModifiers().getFlags().contains(Modifier.STATIC)) {
      return field.getInitializer();
    }
    return member instanceof BlockTree block && !block.isStatic() ? block : null;
  }

  private void constructor(
      Constructors constructors,
      MethodTree method,
      LocalClass type,
      @Nullable LocalClass parent,
      Object[] outer) {
    Tokens tokens = new Tokens(scope.method.text());
    int name =
        tokens.find(
            type.name(),
            Math.max(scope.start(method), scope.end(method.getModifiers())),
            scope.end(method));
    int open = tokens.find('(', name, scope.end(method));
    edits.open(open + 1, new Code.Parameters(type, !method.getParameters().isEmpty()));
    MethodInvocationTree call = constructors.call(method);
    if (call == null) {
      int body = scope.start(method.getBody()) + 1;
      Code superCall = superCall(parent, outer);
      if (early) {
        Object called = superCall.parts().isEmpty() ? new Code.SuperCall(type) : superCall;
        edits.open(body, new Code.Kept(type), called);
      } else {
        edits.open(body, superCall, new Code.Kept(type), new Code.Initialized(type));
      }
      return;
    }
    int argument = constructors.arguments(call);
    if (Constructors.isThis(call)) {
      edits.open(argument, new Code.Passed(type, !call.getArguments().isEmpty()));
      return;
    }
    if (early) {
      edits.open(scope.start(call), new Code.Kept(type), " ");
    } else {
      edits.close(constructors.end(method, call), new Code.Kept(type), new Code.Initialized(type));
    }
    if (outer.length > 0 && !Constructors.isQualified(call)) {
      edits.open(scope.start(call), outer);
      edits.open(scope.start(call), ".");
    } else if (parent != null) {
      edits.open(argument, new Code.Passed(parent, !call.getArguments().isEmpty()));
    }
  }
}
