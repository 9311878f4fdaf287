package dev.treadle.processor.hoist;

import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.ContainsSuspension;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Decides where variables are kept. A variable that lives across a suspension is a field; every
 * other one stays a local.
 */
public final class HoistVariables {

  private final @Nullable Variable receiver;
  private final ContainsSuspension suspends = new ContainsSuspension();
  private final IdentityHashMap<Stmt, Set<Variable>> references = new IdentityHashMap<>();
  private final IdentityHashMap<Stmt, Set<Variable>> inner = new IdentityHashMap<>();
  private final Set<Variable> split = new LinkedHashSet<>();

  /**
   * The bindings that javac would not see where they are used: their patterns stand deeper, since a
   * condition was taken apart, or jumps lead out of their loop. Like fields, they are declared
   * where all of the body sees them.
   */
  private final Set<Variable> lost = new LinkedHashSet<>();

  /**
   * A pass for one body.
   *
   * @param receiver the type of the template's receiver, absent for a static template
   */
  public HoistVariables(@Nullable TypeMirror receiver) {
    this.receiver = receiver == null ? null : Variable.temporary("self", receiver);
  }

  /** Precondition: the body is lowered and its suspensions numbered. */
  public Storage run(Body body) {
    Numbering numbering = new Numbering();
    if (receiver != null) {
      numbering.of(receiver);
    }
    // In the order in which the user declares them.
    Set<Variable> all = new LinkedHashSet<>(body.parameters());
    inOrder(body.statements(), all);
    all.forEach(numbering::of);
    Liveness liveness = new Liveness(numbering, receiver, null);
    liveness.analyze(body.statements());
    VariableSet kept = new VariableSet(numbering, Set.of());
    liveness.result().values().forEach(kept::addAll);
    kept.removeIf(v -> !isKept(v) || v == receiver);
    Set<Variable> used = new HashSet<>(body.parameters());
    used.retainAll(references(body.statements()));
    kept.addAll(used);
    visit(body.statements());
    lost.addAll(new LeftLoops(this::references).find(body));
    kept.addAll(lost);
    Set<Variable> shared = new SharedVariables().find(body, liveness.result());
    kept.addAll(shared);
    VariableSet fields = new VariableSet(numbering, all);
    fields.retainAll(kept);
    split.removeAll(fields);
    split.removeIf(Variable::constant);
    Map<Integer, VariableSet> changed = new ChangedVariables(numbering).find(body.statements());
    Map<Integer, List<Variable>> live = new LinkedHashMap<>();
    Map<Integer, VariableSet> saved = new LinkedHashMap<>();
    VariableSet everLive = new VariableSet(numbering, Set.of());
    liveness
        .result()
        .forEach(
            (label, variables) -> {
              VariableSet across = variables.copy();
              across.retainAll(fields);
              everLive.addAll(across);
              live.put(label, List.copyOf(across));
              across.removeAll(shared);
              across.retainAll(changed.getOrDefault(label, new VariableSet(numbering, Set.of())));
              saved.put(label, across);
            });
    Set<Variable> excluded = new HashSet<>(shared);
    yielded(body.statements(), excluded);
    EarlySaves early = new EarlySaves(numbering, excluded, saved);
    early.decide(body.statements());
    Set<Variable> loaded = new LinkedHashSet<>(fields);
    loaded.removeIf(
        v -> v.kind() == Variable.Kind.PARAMETER && v.effectivelyFinal() && !everLive.contains(v));
    loaded.removeAll(shared);
    Variable self = Codes.any(body.statements(), HoistVariables::usesReceiver) ? receiver : null;
    List<Variable> parameters = new ArrayList<>(body.parameters());
    VariableSet clearable = fields.copy();
    if (self != null) {
      parameters.add(self);
      clearable.add(self);
    }
    Clearing clearing = new Clearing(numbering, liveness, shared, early.before);
    clearing.decide(body.statements(), parameters, clearable);
    return new Storage(
        self,
        fields,
        shared,
        loaded,
        split,
        live,
        lists(saved),
        early.before,
        clearing.atSuspensions,
        clearing.behind);
  }

  private static Map<Integer, List<Variable>> lists(Map<Integer, VariableSet> sets) {
    Map<Integer, List<Variable>> lists = new LinkedHashMap<>();
    sets.forEach((label, variables) -> lists.put(label, List.copyOf(variables)));
    return lists;
  }

  /**
   * Adds the variables that are handed out as they are. The field of one may be the value last
   * yielded, which changes with a suspension only.
   */
  private static void yielded(Stmt statement, Set<Variable> variables) {
    Variable operand =
        statement instanceof Stmt.Suspend suspend ? suspend.operand().asVariable() : null;
    if (operand != null) {
      variables.add(operand);
    }
    Codes.children(statement).forEach(child -> yielded(child, variables));
  }

  private static boolean usesReceiver(Stmt statement) {
    return Codes.own(statement).stream().anyMatch(Code::readsSelf);
  }

  private static void inOrder(Stmt statement, Set<Variable> variables) {
    if (statement instanceof Stmt.LocalVar local) {
      variables.add(local.variable());
    } else if (statement instanceof Stmt.Assign assign) {
      variables.add(assign.variable());
    }
    for (Code code : Codes.own(statement)) {
      variables.addAll(code.writes());
      variables.addAll(code.reads());
    }
    Codes.children(statement).forEach(child -> inOrder(child, variables));
  }

  private static boolean isKept(Variable variable) {
    return !variable.constant() && variable.kind() != Variable.Kind.MOMENTARY;
  }

  private void visit(Stmt statement) {
    if (!suspends.in(statement)) {
      return;
    }
    if (statement instanceof Stmt.Block block) {
      list(block.body());
    } else if (statement instanceof Stmt.Part part) {
      list(part.body());
    } else if (statement instanceof Stmt.Switch s) {
      arms(s);
    } else {
      Codes.children(statement).forEach(child -> list(List.of(child)));
    }
  }

  /** The arms of a switch share one scope. */
  private void arms(Stmt.Switch statement) {
    List<Stmt.Arm> arms = statement.arms();
    Map<Variable, Integer> first = new HashMap<>();
    Map<Variable, Integer> last = new HashMap<>();
    for (int i = 0; i < arms.size(); i++) {
      for (Stmt inside : arms.get(i).body()) {
        for (Variable variable : references(inside)) {
          first.putIfAbsent(variable, i);
          last.put(variable, i);
        }
      }
    }
    for (int i = 0; i < arms.size(); i++) {
      list(arms.get(i).body());
      for (Stmt declaration : arms.get(i).body()) {
        for (Variable variable : declared(declaration)) {
          if (first.getOrDefault(variable, i) < i || last.getOrDefault(variable, i) > i) {
            split.add(variable);
          }
        }
      }
    }
  }

  private void list(List<Stmt> statements) {
    Map<Variable, Integer> last = new HashMap<>();
    for (int i = 0; i < statements.size(); i++) {
      for (Variable variable : references(statements.get(i))) {
        last.put(variable, i);
      }
    }
    int[] suspending = suspendingFrom(statements);
    for (int i = 0; i < statements.size(); i++) {
      for (Variable binding : innerBindings(statements.get(i))) {
        if (last.getOrDefault(binding, -1) > i) {
          lost.add(binding);
        }
      }
      Set<Variable> declared = declared(statements.get(i));
      int first = declared.isEmpty() ? -1 : suspending[i];
      if (first < 0) {
        continue;
      }
      for (Variable variable : declared) {
        if (last.getOrDefault(variable, -1) >= first) {
          split.add(variable);
        }
      }
    }
    statements.forEach(this::visit);
  }

  /** For each statement which is the first to suspend from there on; -1 if none does. */
  private int[] suspendingFrom(List<Stmt> statements) {
    int[] first = new int[statements.size()];
    int next = -1;
    for (int i = statements.size() - 1; i >= 0; i--) {
      next = suspends.in(statements.get(i)) ? i : next;
      first[i] = next;
    }
    return first;
  }

  /** The variables that a statement declares for those behind it, or in its own head. */
  private static Set<Variable> declared(Stmt statement) {
    Set<Variable> declared = new HashSet<>();
    if (statement instanceof Stmt.LocalVar local) {
      declared.add(local.variable());
    }
    Codes.own(statement).forEach(code -> declared.addAll(bindings(code)));
    return declared;
  }

  /** The bindings of the patterns inside of a statement, but not of those in its own head. */
  private Set<Variable> innerBindings(Stmt statement) {
    Set<Variable> known = inner.get(statement);
    if (known == null) {
      known = new LinkedHashSet<>();
      for (Stmt child : Codes.children(statement)) {
        for (Code code : Codes.own(child)) {
          known.addAll(bindings(code));
        }
        known.addAll(innerBindings(child));
      }
      inner.put(statement, known);
    }
    return known;
  }

  /** What the patterns of {@code code} bind for code that may stand apart from them. */
  static Set<Variable> bindings(Code code) {
    Set<Variable> bindings = new HashSet<>();
    for (Code.Part part : code.parts()) {
      if (part instanceof Code.BindingName name) {
        bindings.add(name.variable());
      }
    }
    return bindings;
  }

  private Set<Variable> references(Stmt statement) {
    Set<Variable> known = references.get(statement);
    if (known == null) {
      known = Codes.variables(statement);
      for (Stmt child : Codes.children(statement)) {
        known.addAll(references(child));
      }
      references.put(statement, known);
    }
    return known;
  }
}
