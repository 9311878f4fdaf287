package dev.treadle.real;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.regex.Pattern;

/** The text of a compilation unit. */
final class Source {
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final String text;
  private final String context;

  Source(Trees trees, CompilationUnitTree unit) throws IOException {
    this.unit = unit;
    positions = trees.getSourcePositions();
    text = unit.getSourceFile().getCharContent(true).toString();
    String name = "co";
    while (Pattern.compile("\\b" + name + "\\b").matcher(text).find()) {
      name += "_";
    }
    context = name;
  }

  /** A name for the contexts of the templates, which the unit does not use. */
  String context() {
    return context;
  }

  String text() {
    return text;
  }

  String text(Tree tree) {
    return text.substring(start(tree), end(tree));
  }

  int start(Tree tree) {
    return (int) positions.getStartPosition(unit, tree);
  }

  int end(Tree tree) {
    return (int) positions.getEndPosition(unit, tree);
  }

  /** The offset after the next token of that text, which comments may precede. */
  int after(String token, int from) {
    int at = from;
    while (!text.startsWith(token, at)) {
      if (text.startsWith("/*", at)) {
        at = text.indexOf("*/", at) + 2;
      } else if (text.startsWith("//", at)) {
        at = text.indexOf('\n', at);
      } else {
        at++;
      }
    }
    return at + token.length();
  }
}
