package dev.treadle.processor.hoist;

import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds which fields to clear at each suspension, so that a suspended run keeps nothing alive that
 * it will not use: a field that an earlier suspension may have saved and that is dead now. A
 * suspension is earlier if it stands before in the text, or in the same loop.
 */
final class DeadFields {

  private final Map<Integer, List<Variable>> live;
  private final Set<Variable> fields;
  private final Map<Integer, Set<Stmt>> loops = new LinkedHashMap<>();
  private final Deque<Stmt> around = new ArrayDeque<>();

  DeadFields(Map<Integer, List<Variable>> live, Set<Variable> fields) {
    this.live = live;
    this.fields = fields;
  }

  Map<Integer, List<Variable>> find(Stmt body) {
    visit(body);
    Map<Integer, List<Variable>> dead = new HashMap<>();
    for (int label : loops.keySet()) {
      Set<Variable> held = new LinkedHashSet<>();
      fields.stream().filter(v -> v.kind() == Variable.Kind.PARAMETER).forEach(held::add);
      loops.keySet().stream()
          .filter(other -> isBefore(other, label))
          .forEach(other -> held.addAll(live.get(other)));
      held.removeIf(v -> v.type().getKind().isPrimitive());
      held.removeAll(live.get(label));
      dead.put(label, List.copyOf(held));
    }
    return dead;
  }

  private boolean isBefore(int other, int label) {
    return other < label
        || (other > label && loops.get(other).stream().anyMatch(loops.get(label)::contains));
  }

  private void visit(Stmt statement) {
    if (statement instanceof Stmt.Suspend suspend) {
      Set<Stmt> inside = Collections.newSetFromMap(new IdentityHashMap<>());
      inside.addAll(around);
      loops.put(suspend.label(), inside);
    }
    boolean loop = statement instanceof Stmt.Loop;
    if (loop) {
      around.push(statement);
    }
    Codes.children(statement).forEach(this::visit);
    if (loop) {
      around.pop();
    }
  }
}
