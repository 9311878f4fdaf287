package dev.treadle.processor.desugar;

import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.KnownTypes;
import dev.treadle.processor.ir.Rewriter;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Target;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a switch statement of a switch expression: {@code yield v} becomes {@code variable = v;
 * break}.
 */
final class YieldsToAssignments extends Rewriter {

  private final Target target;
  private final Variable variable;
  private final KnownTypes types;

  YieldsToAssignments(Target target, Variable variable, KnownTypes types) {
    this.types = types;
    this.target = target;
    this.variable = variable;
  }

  Stmt.Switch apply(Stmt.Switch expression) {
    List<Stmt.Arm> arms = new ArrayList<>(arms(expression.arms()));
    if (!expression.exhaustive()) {
      // JLS 15.28.2: no arm is taken only if a constant was added to the enum after this was
      // compiled.
      Stmt missing = new Stmt.Plain(missing(), false);
      arms.add(new Stmt.Arm(Code.text("default"), true, List.of(missing)));
    }
    return new Stmt.Switch(target, expression.selector(), arms, expression.arrows(), true);
  }

  private Code missing() {
    return types.matchException() == null
        ? Code.text("throw new IncompatibleClassChangeError();")
        : Code.of("throw new ", types.matchException(), "(null, null);");
  }

  @Override
  protected List<Stmt> rewrite(Stmt statement) {
    return statement instanceof Stmt.YieldValue yield && yield.target() == target
        ? List.of(new Stmt.Assign(variable, yield.value()), new Stmt.Break(target))
        : super.rewrite(statement);
  }
}
