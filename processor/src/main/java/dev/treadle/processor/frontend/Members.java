package dev.treadle.processor.frontend;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.treadle.processor.ir.HiddenClass;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import org.jspecify.annotations.Nullable;

/**
 * Answers what a name in the body refers to, and whether another class of the package may write it.
 */
final class Members {

  private final BodyScope scope;
  private final PackageElement home;

  Members(BodyScope scope) {
    this.scope = scope;
    this.home = scope.method.elements().getPackageOf(scope.owner);
  }

  /** Whether a class is declared inside the body, or inside a class that is. */
  boolean insideBody(@Nullable Element type) {
    for (Element e = type; e instanceof TypeElement t; e = e.getEnclosingElement()) {
      if (isLocal(t)) {
        return !isAround(t);
      }
    }
    return false;
  }

  /** javac takes a local class in the initializer of a field for a member, but of the field. */
  private static boolean isLocal(TypeElement type) {
    return switch (type.getNestingKind()) {
      case LOCAL, ANONYMOUS -> true;
      case MEMBER -> !(type.getEnclosingElement() instanceof TypeElement);
      case TOP_LEVEL -> false;
    };
  }

  /** Whether the template stands inside a class. */
  private boolean isAround(TypeElement type) {
    for (Element e = scope.owner; e != null; e = e.getEnclosingElement()) {
      if (e == type) {
        return true;
      }
    }
    return false;
  }

  /**
   * The class through which an unqualified member is meant: the innermost class around the use,
   * inside the body or around the template, that has it; null if it is imported.
   */
  @Nullable TypeElement through(Element member, TreePath use) {
    for (TreePath p = use;
        p != null && p.getLeaf() != scope.method.path().getLeaf();
        p = p.getParentPath()) {
      Tree tree = p.getLeaf();
      if (tree instanceof ClassTree
          && scope.element(p) instanceof TypeElement type
          && has(type, member)) {
        return type;
      }
    }
    for (Element e = scope.owner; e != null; e = e.getEnclosingElement()) {
      if (e instanceof TypeElement type && has(type, member)) {
        return type;
      }
    }
    return null;
  }

  /**
   * Whether a class declares or inherits the member; what is private is not inherited, nor is an
   * interface's static method (JLS 8.4.8), which may be imported all the same.
   */
  private boolean has(TypeElement type, Element member) {
    TypeElement declarer = (TypeElement) member.getEnclosingElement();
    boolean own =
        member.getModifiers().contains(Modifier.PRIVATE)
            || (declarer.getKind().isInterface()
                && member.getKind() == ElementKind.METHOD
                && member.getModifiers().contains(Modifier.STATIC));
    return own ? type.equals(declarer) : inherits(type, declarer);
  }

  /** What a member is selected from where it is named; null if it stands alone. */
  static @Nullable ExpressionTree qualifier(TreePath named) {
    if (named.getLeaf() instanceof MemberSelectTree select) {
      return select.getExpression();
    }
    return named.getLeaf() instanceof MemberReferenceTree reference
        ? reference.getQualifierExpression()
        : null;
  }

  /** Whether an expression is {@code super}, or that of a class around. */
  static boolean isSuper(ExpressionTree tree) {
    return (tree instanceof IdentifierTree identifier
            && identifier.getName().contentEquals("super"))
        || (tree instanceof MemberSelectTree select
            && select.getIdentifier().contentEquals("super"));
  }

  /** The class on whose behalf a member is used: that of the template, or one around it. */
  TypeElement site(Element member) {
    return site(member, null);
  }

  /**
   * The same, where what the member is selected from is of the type {@code of}: that must be one of
   * the class's own (JLS 6.6.2.1).
   */
  TypeElement site(Element member, @Nullable TypeMirror of) {
    var types = scope.method.types();
    boolean any = of == null || member.getModifiers().contains(Modifier.STATIC);
    if (member.getModifiers().contains(Modifier.PROTECTED)) {
      for (Element e = scope.owner; e != null; e = e.getEnclosingElement()) {
        if (e instanceof TypeElement type
            && has(type, member)
            && (any || types.isSubtype(types.erasure(of), types.erasure(type.asType())))) {
          return type;
        }
      }
    }
    return scope.owner;
  }

  private boolean inherits(TypeElement type, TypeElement declarer) {
    var types = scope.method.types();
    return types.isSubtype(types.erasure(type.asType()), types.erasure(declarer.asType()));
  }

  /** The type of a member; of an inherited one, as the class that uses it inherits it. */
  TypeMirror typeOf(Element member, TypeElement site) {
    return member.getEnclosingElement() instanceof TypeElement declarer
            && !member.getModifiers().contains(Modifier.STATIC)
            && member.getKind() != ElementKind.CONSTRUCTOR
            && inherits(site, declarer)
        ? scope.method.types().asMemberOf((DeclaredType) site.asType(), member)
        : member.asType();
  }

  /**
   * The type of a member selected from what is of the type {@code of}, where its class leaves the
   * type of its value open and that is unboxed here; else null. What a method returns whose type is
   * open is no number to a conditional expression (JLS 15.25), nor to {@code ++}.
   */
  @Nullable TypeMirror unboxedIn(@Nullable TypeMirror of, Element member) {
    if (!(of instanceof DeclaredType selected)
        || member.getModifiers().contains(Modifier.STATIC)
        || !(value(member.asType()) instanceof TypeVariable open)
        || !(open.asElement().getEnclosingElement() instanceof TypeElement)) {
      return null;
    }
    TypeMirror type = scope.method.types().asMemberOf(selected, member);
    return scope.unboxed(value(type)).getKind().isPrimitive() ? type : null;
  }

  private static TypeMirror value(TypeMirror type) {
    return type instanceof ExecutableType method ? method.getReturnType() : type;
  }

  /** Whether the machine's class, in the same package, may not name the member. */
  boolean hidden(Element member) {
    if (insideBody(member.getEnclosingElement())) {
      return false;
    }
    if (member.getModifiers().contains(Modifier.PRIVATE)) {
      return true;
    }
    return member.getModifiers().contains(Modifier.PROTECTED)
        && !scope.method.elements().getPackageOf(member).equals(home);
  }

  /** Whether the machine's class may not name the member at the place where it is used. */
  boolean hidden(Element member, TreePath use) {
    return hidden(member) && !inherited(member, use);
  }

  /**
   * Whether a class inside the body, around the use, may name the member since it inherits it (JLS
   * 6.6.2).
   */
  private boolean inherited(Element member, TreePath use) {
    if (member.getModifiers().contains(Modifier.PRIVATE)) {
      return false;
    }
    TreePath named =
        use.getLeaf() instanceof MethodInvocationTree call
            ? new TreePath(use, call.getMethodSelect())
            : use;
    ExpressionTree qualifier = qualifier(named);
    if (qualifier == null) {
      return insideBody(through(member, use));
    }
    TypeMirror of = scope.method.trees().getTypeMirror(new TreePath(named, qualifier));
    for (TreePath p = use;
        p != null && p.getLeaf() != scope.method.path().getLeaf();
        p = p.getParentPath()) {
      if (p.getLeaf() instanceof ClassTree
          && scope.element(p) instanceof TypeElement type
          && inherits(type, (TypeElement) member.getEnclosingElement())) {
        var types = scope.method.types();
        return qualifier.toString().equals("super")
            || member.getModifiers().contains(Modifier.STATIC)
            || types.isSubtype(types.erasure(of), types.erasure(type.asType()));
      }
    }
    return false;
  }

  /** The class that keeps a type from being named outside of its top-level class, or null. */
  @Nullable TypeElement hiddenIn(Element type) {
    return HiddenClass.hiding(type, scope.owner, hidden -> !insideBody(hidden));
  }
}
