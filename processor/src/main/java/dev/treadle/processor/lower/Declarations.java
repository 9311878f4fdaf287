package dev.treadle.processor.lower;

import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Moves the declarations of constants, and of variables that are used on both sides of a way in, to
 * the front of their block.
 *
 * <pre>{@code
 * A; int n = f(); if (c) { [suspend 1] n = g(); } B(n);
 * // becomes
 * int n = 0; A; n = f(); if (c) { [suspend 1] n = g(); } B(n);
 * }</pre>
 */
final class Declarations {

  private final Predicate<Variable> split;

  /**
   * A pass for one body.
   *
   * @param split which variables are declared before the block that declares them
   */
  Declarations(Predicate<Variable> split) {
    this.split = split;
  }

  /**
   * Adds the declarations to {@code front}, and returns the other statements.
   *
   * @param last where the last of the statements stands that suspend
   */
  List<Stmt> move(List<Stmt> statements, int last, List<Stmt> front) {
    List<Stmt> rest = new ArrayList<>();
    Set<Variable> declared = new LinkedHashSet<>();
    for (int i = 0; i < statements.size(); i++) {
      Stmt statement = statements.get(i);
      if (statement instanceof Stmt.LocalVar local && local.variable().constant() && i <= last) {
        front.add(local);
        continue;
      }
      declared.addAll(splits(statement));
      if (statement instanceof Stmt.LocalVar local
          && declared.contains(local.variable())
          && isDefault(local)) {
        continue;
      }
      rest.add(statement);
    }
    declared.forEach(variable -> front.add(new Stmt.Declare(variable)));
    return rest;
  }

  /** The variables that a statement declares itself, and that are used on both sides. */
  Set<Variable> splits(Stmt statement) {
    Set<Variable> splits = new LinkedHashSet<>();
    if (statement instanceof Stmt.LocalVar local) {
      splits.add(local.variable());
    }
    Codes.own(statement).forEach(code -> splits.addAll(code.declares()));
    splits.removeIf(split.negate());
    return splits;
  }

  /** Whether the declaration in front gives the same value already. */
  private static boolean isDefault(Stmt.LocalVar local) {
    boolean primitive = local.variable().type().getKind().isPrimitive();
    return local.value() == null
        || Codes.of(local.value()).equals(Code.text(primitive ? "0" : "null"));
  }
}
