package dev.treadle.real;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Finds the methods of a unit, and the classes that are private. */
final class Methods extends TreePathScanner<@Nullable Void, @Nullable Void> {
  private static final String NO_BODY = "has no body";
  private static final String LOCAL = "is in a local or anonymous class";

  private final Trees trees;
  private final Source source;
  private final Path file;
  private final Map<String, String> refused;
  private final List<Method> methods = new ArrayList<>();
  private final List<ClassTree> privateClasses = new ArrayList<>();

  /**
   * @param refused methods that are not to be templates, by id, with the reason
   */
  Methods(Trees trees, CompilationUnitTree unit, Path file, Map<String, String> refused)
      throws IOException {
    this.trees = trees;
    source = new Source(trees, unit);
    this.file = file;
    this.refused = refused;
    scan(new TreePath(unit), null);
  }

  Source source() {
    return source;
  }

  /** Relative to the root of the sources. */
  Path file() {
    return file;
  }

  List<Method> methods() {
    return methods;
  }

  /** Member classes that are private: a template cannot be in one, nor name one. */
  List<ClassTree> privateClasses() {
    return privateClasses;
  }

  /** Whether a method with that reason cannot be a template by its kind. */
  static boolean hindered(String refusal) {
    return refusal.equals(NO_BODY) || refusal.equals(LOCAL);
  }

  private String refusal(String id, MethodTree tree, Element element) {
    if (tree.getBody() == null) {
      return NO_BODY;
    }
    for (Element type = element.getEnclosingElement();
        type instanceof TypeElement one;
        type = type.getEnclosingElement()) {
      if (one.getNestingKind() != NestingKind.TOP_LEVEL
          && one.getNestingKind() != NestingKind.MEMBER) {
        return LOCAL;
      }
    }
    return refused.getOrDefault(id, "");
  }

  @Override
  public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
    if (tree.getReturnType() != null
        && source.end(tree) > 0
        && trees.getElement(getCurrentPath()) instanceof ExecutableElement element
        && element.getKind() == ElementKind.METHOD) {
      String id = file + "#" + element + "@" + source.start(tree);
      methods.add(new Method(id, getCurrentPath(), element, source, refusal(id, tree, element)));
    }
    return super.visitMethod(tree, null);
  }

  @Override
  public @Nullable Void visitClass(ClassTree tree, @Nullable Void unused) {
    if (trees.getElement(getCurrentPath()) instanceof TypeElement element
        && element.getNestingKind() == NestingKind.MEMBER
        && element.getModifiers().contains(Modifier.PRIVATE)) {
      privateClasses.add(tree);
    }
    return super.visitClass(tree, null);
  }
}
