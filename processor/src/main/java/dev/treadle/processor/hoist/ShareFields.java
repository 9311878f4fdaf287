package dev.treadle.processor.hoist;

import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.util.Types;

/**
 * Lets variables that the user declared by the same name and type be one, if they are fields: no
 * two of them are in scope at once (JLS 6.4), so one field does for all.
 *
 * <pre>{@code
 * for (int i = 0; i < 3; i++) { out.yield(i); }
 * for (int i = 9; i > 6; i--) { out.yield(i); } // the same field i
 * }</pre>
 *
 * <p>Those that a lambda or a class captures keep fields of their own, and so do the bindings of
 * patterns, which may stand in one expression; and each method of a split body has its own.
 */
public final class ShareFields {

  private record Key(String name, Variable.Kind kind, Object method) {}

  private final Types types;
  private final Map<Variable, Object> methods = new HashMap<>();
  private final Set<Variable> captured = new HashSet<>();

  /** A pass for one body, with the types of its compiler. */
  public ShareFields(Types types) {
    this.types = types;
  }

  /** The body with one variable for several; absent if there are none. */
  public Optional<Body> run(Body body, Storage storage) {
    visit(body.statements(), body.statements());
    body.classes().forEach(type -> captured.addAll(type.captured()));
    Map<Key, List<Variable>> kept = new HashMap<>();
    Map<Variable, Variable> replacements = new HashMap<>();
    for (Variable variable : storage.fields()) {
      Object method = methods.get(variable);
      if (method == null || !mayShare(variable) || storage.shared().contains(variable)) {
        continue;
      }
      List<Variable> alike =
          kept.computeIfAbsent(
              new Key(variable.name(), variable.kind(), method), key -> new ArrayList<>());
      alike.stream()
          .filter(first -> types.isSameType(first.type(), variable.type()))
          .findFirst()
          .ifPresentOrElse(first -> replacements.put(variable, first), () -> alike.add(variable));
    }
    return replacements.isEmpty()
        ? Optional.empty()
        : Optional.of(new ReplaceVariables(replacements).run(body));
  }

  private boolean mayShare(Variable variable) {
    return (variable.kind() == Variable.Kind.LOCAL || variable.kind() == Variable.Kind.EXCEPTION)
        && !variable.constant()
        && !captured.contains(variable);
  }

  /** Notes the method that uses each variable, and what is captured. */
  private void visit(Stmt statement, Object method) {
    Codes.variables(statement).forEach(v -> methods.put(v, method));
    if (statement instanceof Stmt.Snapshot snapshot) {
      captured.addAll(snapshot.variables());
    }
    Codes.own(statement).forEach(code -> captured.addAll(code.captured()));
    Object inner = statement instanceof Stmt.Part ? statement : method;
    Codes.children(statement).forEach(child -> visit(child, inner));
  }
}
