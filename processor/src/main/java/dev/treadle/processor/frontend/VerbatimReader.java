package dev.treadle.processor.frontend;

import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.LocalClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a slice of the user's text with every reference resolved, leaving holes where asked to. */
final class VerbatimReader {

  private final BodyScope scope;
  private final Members members;
  private final HiddenAccess hidden;

  VerbatimReader(BodyScope scope) {
    this.scope = scope;
    this.members = new Members(scope);
    this.hidden = new HiddenAccess(scope, members);
  }

  Members members() {
    return members;
  }

  HiddenAccess hidden() {
    return hidden;
  }

  /** The text of a tree. */
  Code read(TreePath path) {
    return read(path, List.of());
  }

  /** The text of a tree with the given subtrees as holes, numbered in their order. */
  Code read(TreePath path, List<? extends Tree> holes) {
    return read(path, holes, scope.start(path.getLeaf()), scope.end(path.getLeaf()), null);
  }

  /** The text of a local class that becomes a member of the machine. */
  Code readLifted(TreePath path, LocalClass type) {
    return read(path, List.of(), scope.start(path.getLeaf()), scope.end(path.getLeaf()), type);
  }

  /**
   * The text of {@code [start, end)}, which holds the tree and nothing else that needs resolving.
   */
  Code read(
      TreePath path, List<? extends Tree> holes, int start, int end, @Nullable LocalClass lifted) {
    Edits edits = new Edits(scope.method.text());
    new VerbatimScanner(this, scope, edits, holes, lifted).scan(path, null);
    return edits.apply(start, end);
  }
}
