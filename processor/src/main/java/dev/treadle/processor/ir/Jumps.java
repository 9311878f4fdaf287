package dev.treadle.processor.ir;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The jumps that leave a statement. */
public final class Jumps {

  private final Set<Target> inside = new HashSet<>();
  private final Set<Stmt> jumps = new LinkedHashSet<>();
  private final Set<Stmt> leaving = new HashSet<>();
  private final Completes completes = new Completes();
  private boolean suspends;
  private boolean returns;

  /** Collects the jumps that leave {@code statement}. */
  public Jumps(Stmt statement) {
    visit(statement, false);
    jumps.removeIf(jump -> inside.contains(target(jump)));
  }

  private static Target target(Stmt jump) {
    return jump instanceof Stmt.Break b ? b.target() : ((Stmt.Continue) jump).target();
  }

  /** The {@link Stmt.Break} and {@link Stmt.Continue} statements to targets outside, each once. */
  public List<Stmt> jumps() {
    return new ArrayList<>(jumps);
  }

  /** Those of them that get out: none gets past a finalizer that cannot complete. */
  public List<Stmt> leaving() {
    return jumps.stream().filter(leaving::contains).toList();
  }

  /** Whether one of them leads to the target. */
  public boolean leadTo(Target target) {
    return jumps.stream().anyMatch(jump -> target(jump) == target);
  }

  /** Whether a suspension stands in it. */
  public boolean suspends() {
    return suspends;
  }

  /** Whether a {@code return} from the template stands in it. */
  public boolean returns() {
    return returns;
  }

  private void visit(Stmt statement, boolean overtaken) {
    if (statement instanceof Stmt.Loop s) {
      inside.add(s.target());
    } else if (statement instanceof Stmt.ForEach s) {
      inside.add(s.target());
    } else if (statement instanceof Stmt.Labeled s) {
      inside.add(s.target());
    } else if (statement instanceof Stmt.Switch s) {
      inside.add(s.target());
    } else if (statement instanceof Stmt.Break || statement instanceof Stmt.Continue) {
      jumps.add(statement);
      if (!overtaken) {
        leaving.add(statement);
      }
    }
    suspends |= statement instanceof Stmt.Suspend;
    returns |= statement instanceof Stmt.Return;
    Stmt finalizer = statement instanceof Stmt.Try s ? s.finalizer() : null;
    boolean overtakes = finalizer != null && !completes.completes(finalizer);
    Codes.children(statement)
        .forEach(inner -> visit(inner, overtaken || (overtakes && inner != finalizer)));
  }
}
