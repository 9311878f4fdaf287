package dev.treadle.processor.emit;

import com.palantir.javapoet.CodeBlock;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import org.jspecify.annotations.Nullable;

/**
 * The class in which a handle looks for a member: the one that declares it, unless the companion
 * may not name that one. Then it is a class that inherits the member from there, as close to it as
 * can be, since another one may hide the member.
 */
final class SearchedClass {

  private SearchedClass() {}

  /** The class in which {@code site}, or a superclass of it, has what {@code declarer} declares. */
  static CodeBlock of(TypeElement declarer, TypeElement site) {
    String home = packageOf(site);
    TypeElement heir = site;
    TypeElement parent = isNamed(declarer, home) ? null : superclass(site);
    while (parent != null && isNamed(parent, home)) {
      heir = parent;
      parent = superclass(heir);
    }
    TypeElement named = parent == null ? declarer : heir;
    return CodeBlock.of(
        named == site && named != declarer ? "$T.class.getSuperclass()" : "$T.class",
        TypeNames.raw(named));
  }

  private static @Nullable TypeElement superclass(TypeElement type) {
    return type.getSuperclass() instanceof DeclaredType parent
        ? (TypeElement) parent.asElement()
        : null;
  }

  /** Whether code of a package that inherits nothing may name a class (JLS 6.6). */
  private static boolean isNamed(TypeElement type, String home) {
    boolean named = true;
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      boolean inner = e.getModifiers().contains(Modifier.PRIVATE);
      boolean open = e.getModifiers().contains(Modifier.PUBLIC);
      named &= !inner && (open || packageOf(type).equals(home));
    }
    return named;
  }

  private static String packageOf(Element element) {
    Element e = element;
    while (!(e instanceof PackageElement)) {
      e = e.getEnclosingElement();
    }
    return e.toString();
  }
}
