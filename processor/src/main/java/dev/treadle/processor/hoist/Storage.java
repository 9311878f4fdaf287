package dev.treadle.processor.hoist;

import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Where each variable of a body is kept.
 *
 * @param receiver stands for the template's receiver; absent if the body does not use it
 * @param fields those that live across a suspension, and the parameters: fields
 * @param shared those fields that have no local, since several methods use them
 * @param loaded the fields that are loaded into locals of the same name on entry: all but those of
 *     parameters that are neither assigned nor needed after a suspension
 * @param split those whose declaration and uses come apart when the body can be entered in the
 *     middle: locals, declared before their block with a default value
 * @param live what lives across each suspension, by its label
 * @param saved what of that may differ from its field and is saved there, by the label
 * @param early the variables to save already before a loop
 * @param dead the fields that may still hold an object which is dead at a suspension, by its label
 * @param cleared the fields to clear already behind a statement
 */
public record Storage(
    @Nullable Variable receiver,
    Set<Variable> fields,
    Set<Variable> shared,
    Set<Variable> loaded,
    Set<Variable> split,
    Map<Integer, List<Variable>> live,
    Map<Integer, List<Variable>> saved,
    IdentityHashMap<Stmt, List<Variable>> early,
    Map<Integer, List<Variable>> dead,
    IdentityHashMap<Stmt, List<Variable>> cleared) {

  /**
   * The same when re-entry is explicit, which need not declare all that could be split before its
   * block.
   */
  public Storage reentered(Body body) {
    Set<Variable> declared = new LinkedHashSet<>();
    declared(body.statements(), declared);
    return new Storage(
        receiver, fields, shared, loaded, declared, live, saved, early, dead, cleared);
  }

  private static void declared(Stmt statement, Set<Variable> declared) {
    if (statement instanceof Stmt.Declare declare) {
      declared.add(declare.variable());
    }
    Codes.children(statement).forEach(child -> declared(child, declared));
  }

  /** Whether a variable lives across a suspension. */
  public boolean isLive(Variable variable, int label) {
    return live.getOrDefault(label, List.of()).contains(variable);
  }

  /** How many variables are saved or cleared at a suspension. */
  public int kept(int label) {
    return saved.getOrDefault(label, List.of()).size() + dead.getOrDefault(label, List.of()).size();
  }

  /** Whether a variable stays a local where the user put it. */
  public boolean local(Variable variable) {
    return !fields.contains(variable) && !split.contains(variable);
  }

  /**
   * Whether a lambda cannot capture the variable itself, since generated code assigns it in more
   * than one place.
   */
  public boolean needsSnapshot(Variable variable) {
    return !local(variable) && !variable.constant();
  }
}
