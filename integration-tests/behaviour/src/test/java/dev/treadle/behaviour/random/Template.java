package dev.treadle.behaviour.random;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One template with those that it calls.
 *
 * @param text its methods
 * @param choices what it was made from
 */
record Template(String text, Choices choices) {
  private static final List<Type> RETURNED = List.of(Type.INT, Type.OBJECT, Type.STRING);

  /** The template of this number. */
  static Template of(Choices choices, int number) {
    List<Grammar.Callee> callees = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int helpers = choices.weighted(40, 30, 20);
    for (int i = 0; i < helpers; i++) {
      Type returned = choices.chance(15) ? null : choices.of(RETURNED);
      String name = "t" + number + (char) ('a' + i);
      Grammar grammar = new Grammar(choices, List.copyOf(callees), 40);
      String modifier = choices.of("", "private ");
      text.append(method(grammar, modifier, name, "int x, Object y", returned));
      callees.add(new Grammar.Callee(name, returned == null ? "void" : returned.toString()));
    }
    int budget = choices.of(50, 100, 160, 260);
    Grammar grammar = new Grammar(choices, callees, budget);
    text.append(method(grammar, "", "t" + number, "", Type.OBJECT));
    return new Template(text.toString(), choices);
  }

  private static String method(
      Grammar grammar, String modifier, String name, String parameters, @Nullable Type returned) {
    Scope scope = grammar.scope;
    scope.returned(returned);
    if (!parameters.isEmpty()) {
      scope.declare("x", Type.INT, true);
      scope.declare("y", Type.OBJECT, false);
    }
    Code code = new Code(1);
    code.line("@Coroutine");
    code.open(
        modifier
            + (returned == null ? "void" : returned)
            + " "
            + name
            + "(Co<Object, Integer> co"
            + (parameters.isEmpty() ? "" : ", " + parameters)
            + ") throws Exception {");
    if (grammar.statements.list(code)) {
      code.line(grammar.statements.ending());
    }
    code.close("}");
    return code + "\n";
  }
}
