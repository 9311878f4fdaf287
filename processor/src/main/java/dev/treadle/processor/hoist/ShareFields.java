package dev.treadle.processor.hoist;

import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.util.Types;

/**
 * Lets variables of one name and type be one, if they are fields and never have values at once: one
 * field does for all. Of those that the user declared no two are in scope together (JLS 6.4); those
 * that passes introduced are used apart.
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

  /** A variable that stands for others, and what of the body they are used in. */
  private record Shared(Variable first, List<Spans.Span> spans) {}

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
    Map<Key, List<Variable>> candidates = new LinkedHashMap<>();
    for (Variable variable : storage.fields()) {
      Object method = methods.get(variable);
      if (method != null && mayShare(variable) && !storage.shared().contains(variable)) {
        Key key = new Key(variable.name(), variable.kind(), method);
        candidates.computeIfAbsent(key, k -> new ArrayList<>()).add(variable);
      }
    }
    candidates.values().removeIf(alike -> alike.size() == 1);
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    Spans spans = new Spans(body.statements(), storage.fields());
    Map<Variable, Variable> replacements = new HashMap<>();
    candidates.values().forEach(alike -> share(alike, spans, replacements));
    return replacements.isEmpty()
        ? Optional.empty()
        : Optional.of(new ReplaceVariables(replacements).run(body));
  }

  private void share(List<Variable> alike, Spans spans, Map<Variable, Variable> replacements) {
    List<Shared> found = new ArrayList<>();
    for (Variable variable : alike) {
      Spans.Span span = spans.of(variable);
      Optional<Shared> other =
          found.stream()
              .filter(shared -> types.isSameType(shared.first().type(), variable.type()))
              .filter(s -> variable.users() || s.spans().stream().noneMatch(span::overlaps))
              .findFirst();
      if (other.isPresent()) {
        other.get().spans().add(span);
        replacements.put(variable, other.get().first());
      } else {
        found.add(new Shared(variable, new ArrayList<>(List.of(span))));
      }
    }
  }

  private boolean mayShare(Variable variable) {
    return switch (variable.kind()) {
      case LOCAL, EXCEPTION, TEMPORARY, ITERATOR ->
          !variable.constant() && !captured.contains(variable);
      case PARAMETER, BINDING, MOMENTARY -> false;
    };
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
