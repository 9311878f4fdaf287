package dev.treadle.behaviour.random;

import java.util.ArrayList;
import java.util.List;

/** Loops, each of which asks for fuel before each round. */
final class Loops {
  private final Grammar grammar;
  private final Choices choices;
  private final Scope scope;

  Loops(Grammar grammar) {
    this.grammar = grammar;
    this.choices = grammar.choices;
    this.scope = grammar.scope;
  }

  boolean statement(Code code) {
    String label = choices.chance(35) ? scope.fresh("l") : null;
    Scope.Target target = new Scope.Target(label, true, true);
    String head = label == null ? "" : label + ": ";
    return scope.block(
        () ->
            switch (choices.weighted(20, 12, 14, 30, 20)) {
              case 0 -> whileLoop(code, head, target);
              case 1 -> endless(code, head, target);
              case 2 -> doLoop(code, head, target);
              case 3 -> forLoop(code, head, target);
              default -> forEach(code, head, target);
            });
  }

  private String condition() {
    return choices.chance(70) ? "tick() && " + grammar.expressions.of(Type.BOOLEAN) : "tick()";
  }

  private boolean body(Code code, String head, Scope.Target target) {
    return scope.target(target, () -> grammar.statements.block(code, head));
  }

  private boolean whileLoop(Code code, String head, Scope.Target target) {
    if (choices.chance(20)) {
      String name = scope.fresh("n");
      String tested = grammar.expressions.of(Type.OBJECT);
      scope.declare(name, Type.INTEGER, false);
      body(
          code,
          head + "while (tick() && " + tested + " instanceof Integer " + name + ") {",
          target);
      return true;
    }
    body(code, head + "while (" + condition() + ") {", target);
    return true;
  }

  private boolean endless(Code code, String head, Scope.Target target) {
    code.open(head + choices.of("while (true) {", "for (;;) {"));
    code.line("if (!tick()) break;");
    scope.target(target, () -> scope.block(() -> grammar.statements.list(code)));
    code.close("}");
    return true;
  }

  private boolean doLoop(Code code, String head, Scope.Target target) {
    code.open(head + "do {");
    boolean completes =
        scope.target(target, () -> scope.block(() -> grammar.statements.list(code)));
    code.close("} while (" + condition() + ");");
    return completes || scope.reached(target.continued) || scope.reached(target);
  }

  private boolean forLoop(Code code, String head, Scope.Target target) {
    String initial = "";
    List<String> updates = new ArrayList<>();
    String condition = null;
    switch (choices.weighted(50, 20, 20, 10)) {
      case 0 -> {
        String name = scope.name();
        scope.reserve(name);
        String value = grammar.expressions.of(Type.INT);
        scope.declare(name, Type.INT, true);
        initial = "int " + name + " = " + value;
        condition = "tick() && " + name + " < " + grammar.expressions.of(Type.INT);
        updates.add(name + "++");
      }
      case 1 -> {
        String first = scope.name();
        scope.declare(first, Type.INT, true);
        String second = scope.name();
        scope.reserve(second);
        initial = "int %s = 0, %s = %s".formatted(first, second, grammar.expressions.of(Type.INT));
        scope.declare(second, Type.INT, false);
      }
      case 2 -> initial = grammar.expressions.statement();
      default -> {}
    }
    if (condition == null) {
      condition = condition();
    }
    while (updates.size() < 2 && choices.chance(45)) {
      updates.add(grammar.expressions.statement());
    }
    String all = "for (%s; %s; %s) {".formatted(initial, condition, String.join(", ", updates));
    body(code, head + all, target);
    return true;
  }

  private boolean forEach(Code code, String head, Scope.Target target) {
    Expressions expressions = grammar.expressions;
    boolean array = choices.chance(50);
    String values =
        array
            ? expressions.of(Type.INTS)
            : "List.of(%s, %s)".formatted(expressions.of(Type.INT), expressions.of(Type.INT));
    String name = scope.name();
    boolean assigned = choices.chance(40);
    Type type = array || choices.chance(50) ? Type.INT : Type.INTEGER;
    scope.declare(name, type, assigned);
    String modifier = !assigned && choices.chance(30) ? "final " : "";
    body(code, head + "for (" + modifier + type + " " + name + " : " + values + ") {", target);
    return true;
  }
}
