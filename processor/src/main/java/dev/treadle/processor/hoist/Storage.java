package dev.treadle.processor.hoist;

import dev.treadle.processor.ir.Variable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where each variable of a body is kept.
 *
 * @param fields those that live across a suspension: fields, loaded into locals of the same name on
 *     entry
 * @param split those whose declaration and uses come apart when the body can be entered in the
 *     middle: locals, declared before their block with a default value
 * @param live what lives across each suspension, by its label
 * @param saved what of that may differ from its field and is saved, by the label
 * @param dead the fields that may still hold an object which is dead at a suspension, by its label
 */
public record Storage(
    Set<Variable> fields,
    Set<Variable> split,
    Map<Integer, List<Variable>> live,
    Map<Integer, List<Variable>> saved,
    Map<Integer, List<Variable>> dead) {

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
