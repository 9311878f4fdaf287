package dev.treadle.processor.ir;

import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether generated statements can complete normally by the rules of the language (JLS
 * 14.22), which the compiler will apply to them.
 */
public final class Completes {

  private final boolean whole;
  private final IdentityHashMap<Stmt, Boolean> known = new IdentityHashMap<>();

  /** Where suspensions have come apart, and the first half of each leaves the method. */
  public Completes() {
    this(false);
  }

  /**
   * The same for any body.
   *
   * @param whole whether suspensions are whole yet, and so go on
   */
  public Completes(boolean whole) {
    this.whole = whole;
  }

  /** Whether the last of some statements in a row can be reached and completes. */
  public boolean completes(List<? extends Stmt> statements) {
    return statements.stream().allMatch(this::completes);
  }

  /** Whether a statement can complete normally; none does. */
  public boolean completes(@Nullable Stmt statement) {
    if (statement == null) {
      return true;
    }
    Boolean answer = known.get(statement);
    if (answer == null) {
      answer = compute(statement);
      known.put(statement, answer);
    }
    return answer;
  }

  private boolean compute(Stmt statement) {
    if (statement instanceof Stmt.Plain s) {
      return s.completes();
    } else if (statement instanceof Stmt.Suspend) {
      return whole;
    } else if (statement instanceof Stmt.Return
        || statement instanceof Stmt.Throw
        || statement instanceof Stmt.Break
        || statement instanceof Stmt.Continue
        || statement instanceof Stmt.YieldValue) {
      return false;
    } else if (statement instanceof Stmt.Block s) {
      return completes(s.body());
    } else if (statement instanceof Stmt.Part s) {
      return completes(s.body());
    } else if (statement instanceof Stmt.If s) {
      return s.otherwise() == null || completes(s.then()) || completes(s.otherwise());
    } else if (statement instanceof Stmt.Loop s) {
      boolean reachesEnd =
          s.kind() != Stmt.LoopKind.DO || completes(s.body()) || jumps(s.body(), s.target(), false);
      return (s.condition() != null && reachesEnd) || jumps(s.body(), s.target(), true);
    } else if (statement instanceof Stmt.Labeled s) {
      return completes(s.body()) || jumps(s.body(), s.target(), true);
    } else if (statement instanceof Stmt.Switch s) {
      return completes(s);
    } else if (statement instanceof Stmt.Try s) {
      boolean some = completes(s.body()) || s.catches().stream().anyMatch(c -> completes(c.body()));
      return some && completes(s.finalizer());
    } else if (statement instanceof Stmt.Synchronized s) {
      return completes(s.body());
    }
    return true;
  }

  private boolean completes(Stmt.Switch s) {
    if (s.arms().isEmpty() || !s.exhaustive()) {
      return true;
    }
    boolean last =
        s.arrows()
            ? s.arms().stream().anyMatch(arm -> completes(arm.body()))
            : completes(s.arms().get(s.arms().size() - 1).body());
    return last
        || s.arms().stream()
            .anyMatch(arm -> arm.body().stream().anyMatch(b -> jumps(b, s.target(), true)));
  }

  /** Whether a jump leaves for the target: none gets past a finalizer that cannot complete. */
  private boolean jumps(Stmt statement, Target target, boolean breaks) {
    if (statement instanceof Stmt.Break jump) {
      return breaks && jump.target() == target;
    } else if (statement instanceof Stmt.Continue jump) {
      return !breaks && jump.target() == target;
    } else if (statement instanceof Stmt.Try t
        && t.finalizer() != null
        && !completes(t.finalizer())) {
      return jumps(t.finalizer(), target, breaks);
    }
    return Codes.children(statement).stream().anyMatch(inner -> jumps(inner, target, breaks));
  }
}
