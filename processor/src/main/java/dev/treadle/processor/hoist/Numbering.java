package dev.treadle.processor.hoist;

import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the variables of a body, in the order in which they are met. */
final class Numbering {

  private final List<Variable> variables = new ArrayList<>();
  private final Map<Variable, Integer> numbers = new HashMap<>();

  /** The number of a variable, which is met here if it was not before. */
  int of(Variable variable) {
    Integer number = numbers.putIfAbsent(variable, variables.size());
    if (number != null) {
      return number;
    }
    variables.add(variable);
    return variables.size() - 1;
  }

  Variable variable(int number) {
    return variables.get(number);
  }
}
