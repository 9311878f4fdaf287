package dev.treadle.processor.frontend;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The names in parsed texts, before anybody knows what they denote: which classes they may be, by
 * the scopes of JLS 6.3, and which members.
 *
 * <p>Cost: one pass over the trees.
 */
final class WrittenNames extends TreeScanner<@Nullable Void, @Nullable Void> {

  /** A class {@code simpleName} in a package, if there is one. */
  record Candidate(String packageName, String simpleName) {}

  private final Set<Candidate> candidates = new LinkedHashSet<>();
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> simpleNames = new TreeSet<>();

  private WrittenNames() {}

  static WrittenNames of(Iterable<CompilationUnitTree> units) {
    WrittenNames written = new WrittenNames();
    units.forEach(written::add);
    return written;
  }

  /** Each top-level class that a name in the texts may denote. */
  Set<Candidate> candidates() {
    return candidates;
  }

  /** True if the texts have that identifier anywhere. */
  boolean contains(String name) {
    return names.contains(name);
  }

  private void add(CompilationUnitTree unit) {
    simpleNames.clear();
    scan(unit, null);
    Set<String> scopes = new LinkedHashSet<>();
    scopes.add(unit.getPackageName() == null ? "" : unit.getPackageName().toString());
    for (ImportTree tree : unit.getImports()) {
      if (tree.getQualifiedIdentifier() instanceof MemberSelectTree select
          && select.getIdentifier().contentEquals("*")) {
        scopes.add(select.getExpression().toString());
      }
    }
    for (String scope : scopes) {
      simpleNames.forEach(name -> candidates.add(new Candidate(scope, name)));
    }
    names.addAll(simpleNames);
  }

  @Override
  public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
    simpleNames.add(tree.getName().toString());
    return null;
  }

  /** {@code a.b.C.d} may be a member of the package {@code a}, {@code a.b} or {@code a.b.C}. */
  @Override
  public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void unused) {
    String name = tree.getIdentifier().toString();
    names.add(name);
    if (isName(tree.getExpression())) {
      candidates.add(new Candidate(tree.getExpression().toString(), name));
    }
    return super.visitMemberSelect(tree, null);
  }

  private static boolean isName(ExpressionTree tree) {
    return tree instanceof IdentifierTree
        || (tree instanceof MemberSelectTree select && isName(select.getExpression()));
  }

  /** The name of a method is none of a class. */
  @Override
  public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, @Nullable Void unused) {
    scan(tree.getTypeArguments(), null);
    scan(tree.getArguments(), null);
    Tree select = tree.getMethodSelect();
    if (select instanceof IdentifierTree identifier) {
      names.add(identifier.getName().toString());
    } else if (select instanceof MemberSelectTree member) {
      names.add(member.getIdentifier().toString());
      scan(member.getExpression(), null);
    } else {
      scan(select, null);
    }
    return null;
  }

  @Override
  public @Nullable Void visitMemberReference(MemberReferenceTree tree, @Nullable Void unused) {
    names.add(tree.getName().toString());
    return super.visitMemberReference(tree, null);
  }

  /** It may override one. */
  @Override
  public @Nullable Void visitMethod(MethodTree tree, @Nullable Void unused) {
    names.add(tree.getName().toString());
    return super.visitMethod(tree, null);
  }
}
