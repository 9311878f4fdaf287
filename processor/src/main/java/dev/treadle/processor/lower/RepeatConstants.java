package dev.treadle.processor.lower;

import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Rewriter;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Declares constants in each part that uses them: a part does not see the variables of another one,
 * and a field would be no constant (JLS 15.29).
 */
final class RepeatConstants extends Rewriter {

  private final Map<Variable, Stmt.LocalVar> constants = new HashMap<>();

  Body run(Body body) {
    collect(body.statements());
    return constants.isEmpty()
        ? body
        : body.with(new Stmt.Block(repeated(block(body.statements()).body())));
  }

  private void collect(Stmt statement) {
    if (statement instanceof Stmt.LocalVar local && local.variable().constant()) {
      constants.put(local.variable(), local);
    }
    Codes.children(statement).forEach(this::collect);
  }

  @Override
  protected List<Stmt> rewrite(Stmt statement) {
    return statement instanceof Stmt.Part part
        ? List.of(new Stmt.Part(repeated(rewrite(part.body())), part.completes()))
        : super.rewrite(statement);
  }

  private List<Stmt> repeated(List<Stmt> statements) {
    Set<Variable> used = new LinkedHashSet<>();
    Set<Variable> declared = new HashSet<>();
    statements.forEach(statement -> visit(statement, used, declared));
    List<Stmt> out = new ArrayList<>();
    used.removeAll(declared);
    Set<Variable> done = new HashSet<>(declared);
    used.forEach(constant -> declare(constant, done, out));
    out.addAll(statements);
    return out;
  }

  private void declare(Variable constant, Set<Variable> done, List<Stmt> out) {
    Stmt.LocalVar declaration = constants.get(constant);
    if (declaration != null && done.add(constant)) {
      Codes.own(declaration).forEach(c -> c.reads().forEach(v -> declare(v, done, out)));
      out.add(declaration);
    }
  }

  /** What the statements of one method use and declare, but not the parts in it. */
  private void visit(Stmt statement, Set<Variable> used, Set<Variable> declared) {
    if (statement instanceof Stmt.Part) {
      return;
    }
    if (statement instanceof Stmt.LocalVar local && local.variable().constant()) {
      declared.add(local.variable());
    }
    for (Code code : Codes.own(statement)) {
      code.reads().stream().filter(Variable::constant).forEach(used::add);
    }
    Codes.children(statement).forEach(child -> visit(child, used, declared));
  }
}
