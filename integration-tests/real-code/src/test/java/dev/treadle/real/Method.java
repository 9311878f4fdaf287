package dev.treadle.real;

import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/**
 * A method of a library.
 *
 * @param id the file and the place of its name: the same in each analysis of the library
 * @param refusal why it cannot be a template; empty if it can
 */
record Method(String id, TreePath path, ExecutableElement element, Source source, String refusal) {
  MethodTree tree() {
    return (MethodTree) path.getLeaf();
  }

  boolean isStatic() {
    return element.getModifiers().contains(Modifier.STATIC);
  }

  TypeElement owner() {
    return (TypeElement) element.getEnclosingElement();
  }

  PackageElement home() {
    Element home = element;
    while (!(home instanceof PackageElement)) {
      home = home.getEnclosingElement();
    }
    return (PackageElement) home;
  }

  /** The class that the processor makes for the owner. */
  String companion() {
    StringBuilder name = new StringBuilder("Coroutines");
    String separator = "";
    for (Element type = owner(); type instanceof TypeElement; type = type.getEnclosingElement()) {
      name.insert(0, type.getSimpleName() + separator);
      separator = "_";
    }
    return name.toString();
  }
}
