package dev.treadle.behaviour.random;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One template with those that it calls.
 *
 * @param text its methods
 * @param generator whether they are generators
 * @param alone whether the method that is run is static
 * @param choices what it was made from
 */
record Template(String text, boolean generator, boolean alone, Choices choices) {
  private static final List<Type> RETURNED =
      List.of(Type.INT, Type.OBJECT, Type.STRING, Type.LONG, Type.INTS, Type.DOUBLE);

  /** The head of a template. */
  private record Head(
      String name, boolean called, boolean alone, boolean generic, boolean varargs) {
    String parameters() {
      String parameters = alone ? ", Made it" : "";
      if (called) {
        parameters += ", int x, " + (generic ? "T" : "Object") + " y";
      }
      return varargs ? parameters + ", int... z" : parameters;
    }
  }

  /** The template of this number. */
  static Template of(Choices choices, int number) {
    List<Grammar.Callee> callees = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    boolean generator = choices.chance(18);
    int helpers = choices.weighted(40, 30, 20);
    for (int i = 0; i < helpers; i++) {
      Type returned = generator || choices.chance(15) ? null : choices.of(RETURNED);
      Head head =
          new Head(
              "t" + number + (char) ('a' + i),
              true,
              choices.chance(25),
              choices.chance(20),
              choices.chance(15));
      String returns = returned == null ? "void" : returned.toString();
      Grammar grammar = grammar(choices, head, generator, callees, 40);
      String modifier = choices.of("", "private ");
      text.append(method(grammar, head, modifier, returned));
      callees.add(new Grammar.Callee(head.name(), returns, head.alone(), head.varargs()));
    }
    Head head = new Head("t" + number, false, choices.chance(20), false, false);
    Grammar grammar = grammar(choices, head, generator, callees, choices.of(50, 100, 160, 260));
    text.append(method(grammar, head, "", generator ? null : Type.OBJECT));
    return new Template(text.toString(), generator, head.alone(), choices);
  }

  private static Grammar grammar(
      Choices choices, Head head, boolean generator, List<Grammar.Callee> callees, int budget) {
    Scope scope = new Scope(choices, head.alone() ? "it" : "this", generator);
    return new Grammar(choices, scope, List.copyOf(callees), budget);
  }

  private static String method(
      Grammar grammar, Head head, String modifier, @Nullable Type returned) {
    Scope scope = grammar.scope;
    scope.returned(returned);
    if (head.called()) {
      scope.declare("x", Type.INT, true);
      scope.declare("y", Type.OBJECT, false);
    }
    if (head.varargs()) {
      scope.declare("z", Type.INTS, true);
    }
    Code code = new Code(1);
    code.line(scope.generator() ? "@Generator" : "@Coroutine");
    code.open(
        modifier
            + (head.alone() ? "static " : "")
            + (head.generic() ? "<T> " : "")
            + (returned == null ? "void" : returned)
            + " "
            + head.name()
            + (scope.generator() ? "(Yielder<Object> co" : "(Co<Object, Integer> co")
            + head.parameters()
            + ") throws Exception {");
    if (grammar.statements.list(code)) {
      code.line(grammar.statements.ending());
    }
    code.close("}");
    return code + "\n";
  }
}
