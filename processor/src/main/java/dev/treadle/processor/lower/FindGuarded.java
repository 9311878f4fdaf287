package dev.treadle.processor.lower;

import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.SuspensionPoint;
import java.util.BitSet;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Finds the suspensions at which a finalizer, which may be the close of a resource, is still to be
 * run: a run that is dropped there will not run it.
 *
 * <pre>{@code
 * out.yield(a);                                       // 1
 * try { out.yield(b); } finally { out.yield(c); }     // 2, 3
 * // has the one guarded suspension 2
 * }</pre>
 */
public final class FindGuarded {

  private final Set<SuspensionPoint> points = Collections.newSetFromMap(new IdentityHashMap<>());
  private final BitSet labels = new BitSet();

  /**
   * Precondition: suspensions are statements in both bodies; finalizers are in place in {@code
   * core}, and {@code numbered} is made from it and has the resume labels.
   *
   * @return the labels
   */
  public BitSet run(Body core, Body numbered) {
    find(core.statements(), false);
    number(numbered.statements());
    return labels;
  }

  private void find(Stmt statement, boolean guarded) {
    if (statement instanceof Stmt.Suspend s && guarded) {
      points.add(s.point());
    }
    if (statement instanceof Stmt.Try t && t.finalizer() != null) {
      find(t.body(), true);
      t.catches().forEach(clause -> find(clause.body(), true));
      find(t.finalizer(), guarded);
    } else {
      Codes.children(statement).forEach(child -> find(child, guarded));
    }
  }

  private void number(Stmt statement) {
    if (statement instanceof Stmt.Suspend s && points.contains(s.point())) {
      labels.set(s.label());
    }
    Codes.children(statement).forEach(this::number);
  }
}
