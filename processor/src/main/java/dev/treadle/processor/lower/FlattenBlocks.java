package dev.treadle.processor.lower;

import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Completes;
import dev.treadle.processor.ir.ContainsSuspension;
import dev.treadle.processor.ir.Rewriter;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Takes away blocks that hold a suspension and need no scope of their own, so that the ways in are
 * fewer and less deep, and what is never reached, such as the updates of a loop whose body always
 * returns: no suspension is there. A block keeps its braces if a variable that it declares has the
 * name of another one.
 */
public final class FlattenBlocks extends Rewriter {

  private final ContainsSuspension suspends = new ContainsSuspension();
  private final Map<String, Set<Variable>> named = new HashMap<>();

  /** Precondition: expressions are verbatim. */
  public Body run(Body body) {
    Stmt.Block reached = new Trim(new Completes(true)).all(body.statements());
    body.parameters().forEach(this::count);
    collect(reached);
    return body.with(block(reached));
  }

  private void count(Variable variable) {
    if (variable.users()) {
      named.computeIfAbsent(variable.name(), name -> new HashSet<>()).add(variable);
    }
  }

  private void collect(Stmt statement) {
    if (statement instanceof Stmt.LocalVar local) {
      count(local.variable());
    } else if (statement instanceof Stmt.ForEach loop) {
      count(loop.variable());
    } else if (statement instanceof Stmt.Try t) {
      t.catches().forEach(clause -> count(clause.parameter()));
      for (Stmt.Resource resource : t.resources()) {
        if (resource.variable() != null) {
          count(resource.variable());
        }
      }
    }
    for (Code code : Codes.own(statement)) {
      code.declares().forEach(this::count);
    }
    Codes.children(statement).forEach(this::collect);
  }

  @Override
  protected List<Stmt> rewrite(List<? extends Stmt> statements) {
    List<Stmt> flat = new ArrayList<>();
    for (Stmt statement : super.rewrite(statements)) {
      if (statement instanceof Stmt.Block block
          && (suspends.in(block) ? needsNoScope(block) : declaresNothing(block))) {
        flat.addAll(block.body());
      } else {
        flat.add(statement);
      }
    }
    return flat;
  }

  private boolean needsNoScope(Stmt.Block block) {
    for (Stmt statement : block.body()) {
      if (statement instanceof Stmt.ClassDeclaration
          || statement instanceof Stmt.Snapshot
          || (statement instanceof Stmt.LocalVar local && isAmbiguous(local.variable()))) {
        return false;
      }
      for (Code code : Codes.own(statement)) {
        if (code.declares().stream().anyMatch(this::isAmbiguous)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean declaresNothing(Stmt.Block block) {
    return block.body().stream()
        .noneMatch(
            s ->
                s instanceof Stmt.LocalVar
                    || s instanceof Stmt.ClassDeclaration
                    || s instanceof Stmt.Snapshot
                    || Codes.own(s).stream().anyMatch(code -> !code.declares().isEmpty()));
  }

  private boolean isAmbiguous(Variable variable) {
    return variable.users() && named.getOrDefault(variable.name(), Set.of()).size() > 1;
  }
}
