package dev.treadle.behaviour.random;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Loops, each of which asks for fuel before each round. */
final class Loops {
  private final Grammar grammar;
  private final Choices choices;
  private final Scope scope;

  /** What only the bodies of loops that ask for fuel may assign. */
  private final Set<String> counters = new HashSet<>();

  Loops(Grammar grammar) {
    this.grammar = grammar;
    this.choices = grammar.choices;
    this.scope = grammar.scope;
  }

  boolean statement(Code code) {
    String label = choices.chance(35) ? scope.fresh("l") : null;
    Scope.Target target = new Scope.Target(label, true, true);
    String head = label == null ? "" : label + ": ";
    if (choices.chance(5)) {
      return until(code, head, target);
    }
    return scope.block(
        () ->
            switch (choices.weighted(20, 12, 14, 30, 20, 6, 12)) {
              case 0 -> whileLoop(code, head, target);
              case 1 -> endless(code, head, target);
              case 5 -> left(code, head, target);
              case 2 -> doLoop(code, head, target);
              case 3 -> forLoop(code, head, target);
              case 6 -> counted(code, head, target, choices.below(4));
              default -> forEach(code, head, target);
            });
  }

  /** Asks for fuel. */
  private String tick() {
    return scope.self().equals("this") ? "tick()" : scope.self() + ".tick()";
  }

  private String condition() {
    return choices.chance(70) ? tick() + " && " + grammar.expressions.of(Type.BOOLEAN) : tick();
  }

  private boolean body(Code code, String head, Scope.Target target) {
    return scope.target(target, () -> grammar.statements.block(code, head));
  }

  private boolean whileLoop(Code code, String head, Scope.Target target) {
    if (choices.chance(20)) {
      Conditions.Binding binding = grammar.conditions.binding();
      scope.declare(binding.name(), binding.type(), false);
      String guard = choices.chance(30) ? " && " + grammar.expressions.of(Type.BOOLEAN) : "";
      body(code, head + "while (" + tick() + " && " + binding.test() + guard + ") {", target);
      scope.hide(List.of(new Scope.Variable(binding.name(), binding.type(), false)));
      return true;
    }
    body(code, head + "while (" + condition() + ") {", target);
    return true;
  }

  private boolean endless(Code code, String head, Scope.Target target) {
    code.open(head + choices.of("while (true) {", "for (;;) {"));
    code.line("if (!" + tick() + ") break;");
    scope.target(target, () -> scope.block(() -> grammar.statements.list(code)));
    code.close("}");
    return true;
  }

  /** An endless loop that is left by a jump only, if at all. */
  private boolean left(Code code, String head, Scope.Target target) {
    code.open(head + choices.of("while (true) {", "for (;;) {"));
    code.line("if (!" + tick() + ") " + grammar.statements.end());
    scope.target(target, () -> scope.block(() -> grammar.statements.list(code)));
    code.close("}");
    return scope.reached(target);
  }

  /** A loop that goes on until a test holds; its binding is in scope behind it. */
  private boolean until(Code code, String head, Scope.Target target) {
    Conditions.Binding binding = grammar.conditions.binding();
    code.open(head + "while (!(" + binding.test() + ")) {");
    code.line("if (!" + tick() + ") " + grammar.statements.end());
    scope.target(
        target, () -> scope.negated(() -> scope.block(() -> grammar.statements.list(code))));
    code.close("}");
    if (!target.left && !scope.plain()) {
      scope.declare(binding.name(), binding.type(), false);
    }
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
    switch (choices.weighted(50, 20, 20, 10, 10)) {
      case 0 -> {
        String name = scope.name();
        scope.reserve(name);
        String value = grammar.expressions.of(Type.INT);
        scope.declare(name, Type.INT, true);
        initial = "int " + name + " = " + value;
        condition = tick() + " && " + name + " < " + grammar.expressions.of(Type.INT);
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
      case 2 -> {
        initial = grammar.expressions.statement();
        if (choices.chance(40)) {
          initial += ", " + grammar.expressions.statement();
        }
      }
      case 3 -> {
        Conditions.Binding binding = grammar.conditions.binding();
        scope.declare(binding.name(), binding.type(), false);
        condition = tick() + " && " + binding.test();
      }
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

  /**
   * Loops in each other whose heads only count: the innermost asks for fuel in its body.
   *
   * @param inner how many are in it
   */
  private boolean counted(Code code, String head, Scope.Target target, int inner) {
    String name = scope.name();
    scope.reserve(name);
    counters.add(name);
    boolean up = choices.chance(60);
    String first = "int # = " + small();
    String test = (up ? "# < " : "# >= ") + small();
    String step =
        up
            ? choices.of("#++", "#++", "# += 2", "# = # + 1", "# = 4 + " + small())
            : choices.of("#--", "#--", "# -= 2", "# = # - 1", "# = -4 + " + small());
    scope.declare(name, Type.INT, true);
    code.open(head + "for (%s; %s; %s) {".formatted(first, test, step).replace("#", name));
    scope.target(
        target,
        () ->
            scope.block(
                () -> {
                  if (inner > 0) {
                    return rounds(code, inner - 1);
                  }
                  code.line("if (!" + tick() + ") break;");
                  return grammar.statements.list(code);
                }));
    code.close("}");
    return true;
  }

  private boolean rounds(Code code, int inner) {
    if (choices.chance(40)) {
      String name = scope.name();
      code.line("int %s = %s;".formatted(name, small()));
      scope.declare(name, Type.INT, choices.chance(50));
    }
    List<Scope.Variable> others = new ArrayList<>(scope.assignable(Type.INT));
    others.removeIf(v -> counters.contains(v.name()));
    if (!others.isEmpty() && choices.chance(20)) {
      code.line("%s = %s;".formatted(choices.of(others).name(), small()));
    }
    String label = choices.chance(20) ? scope.fresh("l") : null;
    String head = label == null ? "" : label + ": ";
    scope.block(() -> counted(code, head, new Scope.Target(label, true, true), inner));
    return choices.chance(75) || grammar.statements.list(code);
  }

  /** A number that is at hand, and neither negative nor large. */
  private String small() {
    List<String> numbers = new ArrayList<>(List.of("0", "1", "2", "3"));
    scope.readable(Type.INT).forEach(v -> numbers.add("(" + v.name() + " & 3)"));
    return choices.of(numbers);
  }

  private boolean forEach(Code code, String head, Scope.Target target) {
    Expressions expressions = grammar.expressions;
    String name = scope.name();
    scope.reserve(name);
    boolean assigned = choices.chance(40);
    Type type = choices.of(Type.INT, Type.INTEGER, Type.OBJECT, Type.CHAR, Type.LIGHT);
    boolean array = choices.chance(50);
    String values =
        switch (type) {
          case INT -> array ? expressions.of(Type.INTS) : list(Type.INT);
          case INTEGER -> list(Type.INT);
          case OBJECT -> array ? expressions.of(Type.OBJECTS) : list(Type.OBJECT);
          case CHAR -> expressions.of(Type.STRING) + ".toCharArray()";
          default -> "Light.values()";
        };
    scope.declare(name, type, assigned);
    String modifier = !assigned && choices.chance(30) ? "final " : "";
    body(code, head + "for (" + modifier + type + " " + name + " : " + values + ") {", target);
    return true;
  }

  /** Values are not null: there is no such list. */
  private String list(Type type) {
    Expressions expressions = grammar.expressions;
    return type == Type.OBJECT
        ? "Arrays.asList(%s, %s)".formatted(expressions.of(type), expressions.of(type))
        : "List.of(%s, %s)".formatted(expressions.of(type), expressions.of(type));
  }
}
