package dev.treadle.processor.ir;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * What the companion of a class is called: {@code p.Outer_InnerCoroutines} for {@code
 * p.Outer.Inner}.
 */
public record CompanionName(String packageName, String simpleName) {
  /** How all simple names end. */
  public static final String SUFFIX = "Coroutines";

  /** The name of the companion of {@code owner}, of the same compiler as {@code elements}. */
  public static CompanionName of(TypeElement owner, Elements elements) {
    StringBuilder name = new StringBuilder(owner.getSimpleName());
    for (Element e = owner.getEnclosingElement();
        e instanceof TypeElement;
        e = e.getEnclosingElement()) {
      name.insert(0, e.getSimpleName() + "_");
    }
    return new CompanionName(
        elements.getPackageOf(owner).getQualifiedName().toString(), name + SUFFIX);
  }

  /** With its package, if it has one. */
  public String qualified() {
    return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
  }
}
