package dev.treadle.processor.frontend;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import dev.treadle.processor.ir.LocalClass;
import dev.treadle.processor.ir.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Names of what lifted classes capture. A class that makes an instance of another one keeps what
 * that one captures, though its own code may have another meaning for the name: a field of its own
 * or an inherited one, a parameter, a local variable. The fields then give way, and so do the
 * parameters of constructors to each name of the body.
 */
final class CapturedNames {

  private final BodyScope scope;
  private final Map<Variable, LocalClass.Kept> all = new HashMap<>();
  private @Nullable Set<String> otherwise;

  CapturedNames(BodyScope scope) {
    this.scope = scope;
  }

  /** How classes keep a variable of the body. */
  LocalClass.Kept kept(Variable variable) {
    LocalClass.Kept kept = all.get(variable);
    if (kept == null) {
      String name = variable.name();
      String field = usedOtherwise().contains(name) ? fresh(name) : name;
      kept = new LocalClass.Kept(variable, field, fresh(name));
      all.put(variable, kept);
    }
    return kept;
  }

  private String fresh(String wish) {
    String name = wish + "_";
    while (!scope.names.add(name)) {
      name += "_";
    }
    return name;
  }

  /** What in the classes of the body names anything but a variable of the body around them. */
  private Set<String> usedOtherwise() {
    if (otherwise != null) {
      return otherwise;
    }
    Set<String> names = new HashSet<>();
    new TreePathScanner<Void, Void>() {
      private int classes;

      @Override
      public Void visitClass(ClassTree node, Void unused) {
        classes++;
        super.visitClass(node, null);
        classes--;
        return null;
      }

      @Override
      public Void visitVariable(VariableTree node, Void unused) {
        if (classes > 0) {
          names.add(node.getName().toString());
        }
        return super.visitVariable(node, null);
      }

      @Override
      public Void visitIdentifier(IdentifierTree node, Void unused) {
        if (classes > 0) {
          add(scope.element(getCurrentPath()));
        }
        return super.visitIdentifier(node, null);
      }

      @Override
      public Void visitMemberSelect(MemberSelectTree node, Void unused) {
        add(scope.element(getCurrentPath()));
        return super.visitMemberSelect(node, null);
      }

      private void add(@Nullable Element element) {
        if (element != null && element.getKind().isField()) {
          names.add(element.getSimpleName().toString());
        }
      }
    }.scan(
        new TreePath(scope.method.path(), ((MethodTree) scope.method.path().getLeaf()).getBody()),
        null);
    otherwise = names;
    return names;
  }
}
