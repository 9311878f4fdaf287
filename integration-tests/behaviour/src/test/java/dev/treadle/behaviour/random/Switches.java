package dev.treadle.behaviour.random;

import java.util.ArrayList;
import java.util.List;

/** Switch statements and switch expressions, of the old form and with arrows. */
final class Switches {
  private final Grammar grammar;
  private final Choices choices;
  private final Scope scope;

  Switches(Grammar grammar) {
    this.grammar = grammar;
    this.choices = grammar.choices;
    this.scope = grammar.scope;
  }

  private static final List<String> LIGHTS = List.of("RED", "AMBER", "GREEN");

  private record Selector(String text, List<String> labels) {}

  private Selector selector() {
    Expressions expressions = grammar.expressions;
    return switch (choices.weighted(25, 25, 25, 20, 20, 8)) {
      case 0 -> new Selector("(" + expressions.of(Type.INT) + ") & 3", List.of("0", "1", "2", "3"));
      case 1 -> new Selector(expressions.suspension(), List.of("10", "20", "30", "70"));
      case 2 ->
          new Selector(expressions.of(Type.STRING), List.of("\"\"", "\"k\"", "\"lm\"", "\"lmk\""));
      case 3 -> new Selector(expressions.of(Type.CHAR), List.of("'a'", "'b'", "'c'", "'z'"));
      case 4 -> new Selector(expressions.of(Type.LIGHT), LIGHTS);
      default -> new Selector(expressions.of(Type.SHORT), List.of("0", "1", "THREE", "300"));
    };
  }

  /** Labels of each arm, the last of which may be missing; null stands for the default. */
  private List<String> arms(Selector selector, boolean total) {
    List<String> labels = new ArrayList<>();
    if (total && selector.labels() == LIGHTS && choices.chance(40)) {
      return new ArrayList<>(List.of("case AMBER", "case RED", "case GREEN"));
    }
    int count = choices.below(4);
    int used = 0;
    for (int i = 0; i < count && used < selector.labels().size(); i++) {
      String label = "case " + selector.labels().get(used++);
      if (used < selector.labels().size() && choices.chance(25)) {
        label += ", " + selector.labels().get(used++);
      }
      labels.add(label);
    }
    if (total || choices.chance(60)) {
      labels.add(choices.below(labels.size() + 1), "default");
    }
    return labels;
  }

  /** A switch expression whose results are of this type. */
  String expression(Type type) {
    if (grammar.patterns.wanted(35)) {
      return grammar.patterns.expression(type);
    }
    Selector selector = selector();
    boolean arrows = choices.chance(60);
    List<String> arms = arms(selector, true);
    Code code = new Code(4);
    scope.results(
        type,
        () -> {
          if (arrows) {
            arms.forEach(arm -> resultArm(code, arm, arm.equals(sure(arms)), type));
          } else {
            scope.block(() -> groups(code, arms, type));
          }
          return null;
        });
    return "(switch (" + selector.text() + ") {\n" + code + "    })";
  }

  /** The arm that has a result, as one must. */
  private static String sure(List<String> arms) {
    return arms.contains("default") ? "default" : arms.get(0);
  }

  /** Statements make no expression short: there are few of them in one. */
  private void resultArm(Code code, String arm, boolean sure, Type type) {
    switch (sure ? 0 : choices.weighted(50, 30, 10)) {
      case 0 -> code.line(arm + " -> " + grammar.expressions.of(type) + ";");
      case 1 -> {
        code.open(arm + " -> {");
        scope.block(
            () -> {
              if (grammar.statements.list(code)) {
                code.line("yield (" + safe(grammar.expressions.of(type)) + ");");
              }
              return null;
            });
        code.close("}");
      }
      default -> code.line(arm + " -> throw " + grammar.tries.exception() + ";");
    }
  }

  /** javac takes {@code yield (new ...)} for a lambda or a call. */
  static String safe(String result) {
    return result.startsWith("new ") ? "(" + result + ")" : result;
  }

  /** Groups of the old form; {@code type} is that of the results, if it is an expression. */
  private boolean groups(Code code, List<String> arms, Type type) {
    int size = scope.size();
    boolean completes = true;
    for (int i = 0; i < arms.size(); i++) {
      code.open(arms.get(i) + ":");
      // What the groups above declared may not have been assigned.
      scope.hide(scope.since(size));
      boolean result = type != null && arms.get(i).equals(sure(arms));
      completes = result || grammar.statements.list(code);
      boolean last = i == arms.size() - 1 || scope.negated() && !scope.since(size).isEmpty();
      if (completes && type != null && (result || last || choices.chance(70))) {
        code.line("yield (" + safe(grammar.expressions.of(type)) + ");");
        completes = false;
      } else if (completes
          && type == null
          && !scope.targets().isEmpty()
          && (last && scope.negated() || choices.chance(40))) {
        code.line("break;");
        scope.reach(scope.targets().get(scope.targets().size() - 1));
        completes = false;
      }
      code.close("");
    }
    return completes;
  }

  /** A switch statement; true if it can complete normally. */
  boolean statement(Code code, String label) {
    if (grammar.patterns.wanted(35)) {
      return grammar.patterns.statement(code, label);
    }
    Selector selector = selector();
    boolean arrows = choices.chance(40);
    List<String> arms = arms(selector, false);
    boolean total = arms.contains("default");
    Scope.Target target = new Scope.Target(label.isEmpty() ? null : label, false, true);
    code.open((label.isEmpty() ? "" : label + ": ") + "switch (" + selector.text() + ") {");
    boolean completes =
        scope.block(
            () ->
                scope.target(target, () -> arrows ? blocks(code, arms) : groups(code, arms, null)));
    code.close("}");
    return completes || !total || scope.reached(target);
  }

  private boolean blocks(Code code, List<String> arms) {
    boolean completes = arms.isEmpty();
    for (String arm : arms) {
      switch (choices.weighted(30, 60, 10)) {
        case 0 -> {
          code.line(arm + " -> " + grammar.expressions.statement() + ";");
          completes = true;
        }
        case 1 -> {
          code.open(arm + " -> {");
          completes |= scope.block(() -> grammar.statements.list(code));
          code.close("}");
        }
        default -> code.line(arm + " -> throw " + grammar.tries.exception() + ";");
      }
    }
    return completes;
  }
}
