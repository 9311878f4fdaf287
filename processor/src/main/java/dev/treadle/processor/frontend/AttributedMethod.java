package dev.treadle.processor.frontend;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.treadle.processor.ir.Origin;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * A template whose body the private compiler has attributed without an error. Everything but {@code
 * outer} belongs to the private compiler and must not be mixed with the user's compilation.
 *
 * @param unit the file's tree
 * @param path the path of the template's {@code MethodTree}
 * @param element the template, in the private compiler
 * @param outer the template, in the user's compilation
 * @param trees asks for types and elements of trees of {@code unit}
 * @param text the file's text, to which the trees' offsets refer
 * @param fileName the file's display name, such as {@code Tree.java}
 */
public record AttributedMethod(
    CompilationUnitTree unit,
    TreePath path,
    ExecutableElement element,
    ExecutableElement outer,
    Trees trees,
    Types types,
    Elements elements,
    CharSequence text,
    String fileName) {

  /** Where {@code tree}, one of this unit's, stands. A synthetic tree stands at its method. */
  public Origin origin(Tree tree) {
    SourcePositions positions = trees.getSourcePositions();
    long start = positions.getStartPosition(unit, tree);
    if (start < 0) {
      return origin(path.getLeaf());
    }
    long end = positions.getEndPosition(unit, tree);
    LineMap lines = unit.getLineMap();
    return new Origin(
        fileName,
        (int) lines.getLineNumber(start),
        (int) lines.getColumnNumber(start),
        (int) start,
        (int) end);
  }
}
