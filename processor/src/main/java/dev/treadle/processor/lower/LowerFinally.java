package dev.treadle.processor.lower;

import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Expr;
import dev.treadle.processor.ir.Expr.Stability;
import dev.treadle.processor.ir.KnownTypes;
import dev.treadle.processor.ir.Rewriter;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Target;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes finalizers that suspend ordinary code: how the block was left is kept while they run (JLS
 * 14.20.2).
 *
 * <pre>{@code
 * try { A; return v; } finally { F }
 * // becomes
 * Throwable pending = null; int exit = 0; R returned = null;
 * leave: { try { A; returned = v; exit = 1; break leave; } catch (Throwable thrown) { pending = thrown; } }
 * F
 * if (pending != null) throw pending;
 * if (exit == 1) return returned;
 * }</pre>
 *
 * <p>Where something in A may undo the jump on its way, A ends with {@code exit = 0}.
 */
final class LowerFinally {

  private final KnownTypes types;

  LowerFinally(KnownTypes types) {
    this.types = types;
  }

  List<Stmt> lower(Stmt.Block body, Stmt.Block finalizer) {
    Variable pending = Variable.mutable("pending", types.throwable());
    Exits exits = new Exits();
    Stmt.Block inner = exits.apply(body);
    if (exits.undone) {
      List<Stmt> reset = new ArrayList<>(inner.body());
      reset.add(new Stmt.Assign(exits.exit, literal("0")));
      inner = new Stmt.Block(reset);
    }
    List<Stmt> out = new ArrayList<>();
    out.add(new Stmt.LocalVar(pending, literal("null")));
    exits.declare(out);
    Variable thrown = Variable.temporary("thrown", types.throwable());
    Stmt keep =
        new Stmt.Assign(
            pending, new Expr.Verbatim(Code.read(thrown), types.throwable(), Stability.LOCAL));
    Stmt guarded =
        new Stmt.Try(
            List.of(),
            inner,
            List.of(
                new Stmt.Catch(
                    thrown, List.of(types.throwable()), List.of(), new Stmt.Block(List.of(keep)))),
            null);
    out.add(exits.any() ? new Stmt.Labeled(exits.leave, guarded) : guarded);
    out.add(finalizer);
    Stmt rethrow =
        new Stmt.Throw(
            new Expr.Verbatim(Code.read(pending), types.throwable(), Stability.LOCAL), true);
    out.add(
        new Stmt.If(
            condition(Code.of(pending, " != null")), new Stmt.Block(List.of(rethrow)), null));
    exits.follow(out);
    return List.of(new Stmt.Block(out));
  }

  private Expr literal(String text) {
    return new Expr.Verbatim(Code.text(text), types.throwable(), Stability.STABLE);
  }

  private Expr condition(Code code) {
    return new Expr.Verbatim(code, types.bool(), Stability.UNSTABLE);
  }

  /** Replaces the jumps out of a block. */
  private final class Exits extends Rewriter {

    private final Target leave = new Target(null);
    private final Variable exit = Variable.mutable("exit", types.integer());
    private final List<Stmt> jumps = new ArrayList<>();
    private final Set<Target> inside = new HashSet<>();
    private @Nullable Variable returned;

    /** How many finalizers, or closes, are around that a jump out of the block executes first. */
    private int finalizers;

    /** Whether one of them may throw what is caught in the block, or go elsewhere in it. */
    private boolean undone;

    Stmt.Block apply(Stmt.Block body) {
      return block(body);
    }

    boolean any() {
      return !jumps.isEmpty();
    }

    void declare(List<Stmt> out) {
      if (any()) {
        out.add(new Stmt.LocalVar(exit, literal("0")));
      }
      if (returned != null) {
        out.add(new Stmt.LocalVar(returned, null));
      }
    }

    void follow(List<Stmt> out) {
      for (int i = 0; i < jumps.size(); i++) {
        out.add(
            new Stmt.If(
                condition(Code.of(exit, " == " + (i + 1))),
                new Stmt.Block(List.of(jumps.get(i))),
                null));
      }
    }

    @Override
    protected List<Stmt> rewrite(Stmt statement) {
      if (statement instanceof Stmt.Loop s) {
        inside.add(s.target());
      } else if (statement instanceof Stmt.ForEach s) {
        inside.add(s.target());
      } else if (statement instanceof Stmt.Labeled s) {
        inside.add(s.target());
      } else if (statement instanceof Stmt.Switch s) {
        inside.add(s.target());
      } else if (statement instanceof Stmt.Return s) {
        return returning(s);
      } else if (statement instanceof Stmt.Break s && !inside.contains(s.target())) {
        return leaving(s);
      } else if (statement instanceof Stmt.Continue s && !inside.contains(s.target())) {
        return leaving(s);
      } else if (statement instanceof Stmt.Try s
          && (s.finalizer() != null || !s.resources().isEmpty())) {
        finalizers++;
        List<Stmt> out = super.rewrite(s);
        finalizers--;
        return out;
      }
      return super.rewrite(statement);
    }

    private List<Stmt> returning(Stmt.Return statement) {
      if (statement.value() == null) {
        return leaving(statement);
      }
      if (returned == null) {
        returned = Variable.mutable("returned", types.result());
      }
      List<Stmt> out = new ArrayList<>();
      out.add(new Stmt.Assign(returned, statement.value()));
      out.addAll(
          leaving(
              new Stmt.Return(
                  new Expr.Verbatim(Code.read(returned), types.result(), Stability.LOCAL))));
      return out;
    }

    private List<Stmt> leaving(Stmt jump) {
      undone |= finalizers > 0;
      int number = jumps.indexOf(jump) + 1;
      if (number == 0) {
        jumps.add(jump);
        number = jumps.size();
      }
      Expr code =
          new Expr.Verbatim(Code.text(String.valueOf(number)), types.integer(), Stability.STABLE);
      return List.of(new Stmt.Assign(exit, code), new Stmt.Break(leave));
    }
  }
}
