package dev.treadle.processor.desugar;

import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.ContainsSuspension;
import dev.treadle.processor.ir.Expr;
import dev.treadle.processor.ir.Expr.Operand;
import dev.treadle.processor.ir.Expr.Stability;
import dev.treadle.processor.ir.KnownTypes;
import dev.treadle.processor.ir.Rewriter;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.type.TypeMirror;

/**
 * Takes for-each loops apart (JLS 14.14.2) where the loop holds a suspension.
 *
 * <pre>{@code
 * for (T x : source) { body }
 * // becomes
 * Iterator<T> iterator = source.iterator();
 * while (iterator.hasNext()) { T x = iterator.next(); body }
 * }</pre>
 */
public final class DesugarForEach extends Rewriter {

  private final ContainsSuspension suspends = new ContainsSuspension();
  private final KnownTypes types;

  /** A pass that uses the given types. */
  public DesugarForEach(KnownTypes types) {
    this.types = types;
  }

  /** Postcondition: a for-each loop holds no suspension. */
  public Body run(Body body) {
    return body.with(block(body.statements()));
  }

  @Override
  protected List<Stmt> rewrite(Stmt statement) {
    if (!(statement instanceof Stmt.ForEach loop) || !suspends.in(loop)) {
      return super.rewrite(statement);
    }
    return List.of(
        new Stmt.Block(
            loop.iterator() == null ? overArray(loop) : overIterable(loop, loop.iterator())));
  }

  private List<Stmt> overArray(Stmt.ForEach loop) {
    List<Stmt> statements = new ArrayList<>();
    Variable array =
        loop.source() instanceof Expr.Verbatim source ? source.code().asVariable() : null;
    if (array == null || !array.effectivelyFinal()) {
      array = Variable.temporary("array", loop.source().type());
      statements.add(new Stmt.LocalVar(array, loop.source()));
    }
    Variable index = Variable.mutable("index", types.integer());
    Expr zero = new Expr.Verbatim(Code.text("0"), types.integer(), Stability.STABLE);
    Expr inside = verbatim(Code.of(index, " < ", array, ".length"), types.bool());
    Code next = Code.of(new Code.VariableRef(index, Code.Use.UPDATE, false), "++");
    statements.add(
        new Stmt.Loop(
            Stmt.LoopKind.FOR,
            loop.target(),
            List.of(new Stmt.LocalVar(index, zero)),
            inside,
            List.of(new Stmt.Eval(verbatim(next, types.integer()))),
            body(loop, Code.of(array, "[", index, "]"))));
    return statements;
  }

  private List<Stmt> overIterable(Stmt.ForEach loop, TypeMirror type) {
    Variable iterator = Variable.iterator("iterator", type);
    Expr start =
        new Expr.Compound(
            Code.of(new Code.Hole(0), ".iterator()"), List.of(Operand.of(loop.source())), type);
    if (loop.source() instanceof Expr.Verbatim source) {
      start = verbatim(Code.of(source.code().qualifier(), ".iterator()"), type);
    }
    return List.of(
        new Stmt.LocalVar(iterator, start),
        new Stmt.Loop(
            Stmt.LoopKind.WHILE,
            loop.target(),
            List.of(),
            verbatim(Code.of(iterator, ".hasNext()"), types.bool()),
            List.of(),
            body(loop, Code.of(iterator, ".next()"))));
  }

  private Stmt body(Stmt.ForEach loop, Code element) {
    Stmt first = new Stmt.LocalVar(loop.variable(), verbatim(element, loop.element()));
    Stmt rest = single(loop.body());
    return new Stmt.Block(
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of(first),
                rest instanceof Stmt.Block block
                    ? block.body().stream()
                    : java.util.stream.Stream.of(rest))
            .toList());
  }

  private static Expr verbatim(Code code, TypeMirror type) {
    return new Expr.Verbatim(code, type, Stability.UNSTABLE);
  }
}
