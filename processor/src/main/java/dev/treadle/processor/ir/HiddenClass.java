package dev.treadle.processor.ir;

import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Finds classes that a generated class, another top-level class of their package, cannot name. */
public final class HiddenClass {
  private HiddenClass() {}

  /**
   * The class that keeps a type from being named, which is the type or one around it: it is
   * private, or protected in another package.
   *
   * @param type the type
   * @param user what is in the package that the generated class is in
   * @return null if the type can be named
   */
  public static @Nullable TypeElement hiding(Element type, Element user) {
    return hiding(type, user, hidden -> true);
  }

  /**
   * The same where some classes can be named though.
   *
   * @param counts whether a private or protected class is none of these
   */
  public static @Nullable TypeElement hiding(
      Element type, Element user, Predicate<TypeElement> counts) {
    return Stream.iterate(type, TypeElement.class::isInstance, Element::getEnclosingElement)
        .map(TypeElement.class::cast)
        .filter(e -> isHidden(e, user))
        .filter(counts)
        .findFirst()
        .orElse(null);
  }

  private static boolean isHidden(TypeElement type, Element user) {
    return type.getModifiers().contains(Modifier.PRIVATE)
        || (type.getModifiers().contains(Modifier.PROTECTED)
            && !packageOf(type).equals(packageOf(user)));
  }

  private static Element packageOf(Element element) {
    Element e = element;
    while (e.getKind() != ElementKind.PACKAGE) {
      e = e.getEnclosingElement();
    }
    return e;
  }
}
