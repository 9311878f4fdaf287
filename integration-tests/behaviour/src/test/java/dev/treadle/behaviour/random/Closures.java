package dev.treadle.behaviour.random;

import java.util.List;
import java.util.regex.Pattern;

/** Lambdas and anonymous and local classes, which capture what is never assigned again. */
final class Closures {
  private static final Pattern THIS = Pattern.compile("(?<![.\\w])(this\\b|super[.])");

  private final Grammar grammar;
  private final Choices choices;
  private final Scope scope;

  Closures(Grammar grammar) {
    this.grammar = grammar;
    this.choices = grammar.choices;
    this.scope = grammar.scope;
  }

  /** An expression that is a function from int to int, ready to be called. */
  String function() {
    List<Scope.Variable> variables = scope.readable(Type.FUNCTION);
    if (!variables.isEmpty() && choices.chance(60)) {
      return choices.of(variables).name();
    }
    return switch (choices.weighted(30, 20, 20)) {
      case 0 -> "((IntUnaryOperator) " + lambda() + ")";
      case 1 -> anonymous();
      default -> "((IntUnaryOperator) " + grammar.expressions.object() + "::twice)";
    };
  }

  String lambda() {
    String parameter = scope.fresh("p");
    return scope.closure(
        () -> {
          scope.declare(parameter, Type.INT, false);
          int kind = choices.weighted(55, 20, 25);
          if (kind == 2) {
            Code code = new Code(4);
            code.open("(" + parameter + " -> {");
            scope.body(
                Type.INT,
                () -> {
                  if (grammar.statements.list(code)) {
                    code.line(grammar.statements.ending());
                  }
                  return null;
                });
            code.close("})");
            return code.toString().strip();
          }
          if (kind == 0) {
            return "(" + parameter + " -> " + grammar.expressions.of(Type.INT) + ")";
          }
          String local = scope.fresh("l");
          String first = grammar.expressions.of(Type.INT);
          scope.declare(local, Type.INT, false);
          String second = grammar.expressions.of(Type.INT);
          return "(%s -> { int %s = %s; return %s; })".formatted(parameter, local, first, second);
        });
  }

  private String anonymous() {
    String parameter = scope.fresh("p");
    String field = scope.fresh("n");
    return scope.closure(
        () -> {
          String initial = inner(grammar.conditions.initial());
          scope.declare(parameter, Type.INT, false);
          String body = inner(grammar.expressions.of(Type.INT));
          return ("((IntUnaryOperator) new IntUnaryOperator() { int %s = %s;"
                  + " public int applyAsInt(int %s) { return %s++ + %s; } })")
              .formatted(field, initial, parameter, field, body);
        });
  }

  /** An int for a member of a local class, which is not the class of the template. */
  static String inner(String value) {
    return THIS.matcher(value).replaceAll(Source.UNIT + ".$1");
  }

  /** Declares a local class that captures, and a variable that holds an object of it. */
  void declare(Code code) {
    if (choices.chance(50)) {
      grammar.creations.declare(code);
      return;
    }
    String type = scope.fresh("Local");
    String parameter = scope.fresh("p");
    String field = scope.fresh("n");
    String member =
        scope.closure(
            () -> {
              String initial = inner(grammar.conditions.initial());
              scope.declare(parameter, Type.INT, false);
              String body = inner(grammar.expressions.of(Type.INT));
              return ("int %s = %s; public int applyAsInt(int %s) { return %s++ + %s; }")
                  .formatted(field, initial, parameter, field, body);
            });
    code.line("class " + type + " implements IntUnaryOperator { " + member + " }");
    String name = scope.name();
    code.line(
        (choices.chance(50) ? "final " : "")
            + choices.of(type, "IntUnaryOperator", "var")
            + " "
            + name
            + " = new "
            + type
            + "();");
    scope.declare(name, Type.FUNCTION, false);
  }
}
