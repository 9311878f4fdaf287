package dev.treadle.behaviour.random;

import java.util.List;

/** Conditions, and the bindings that they make. */
final class Conditions {
  private static final String[] COMPARISONS = {"<", "==", "!=", ">="};

  private final Grammar grammar;
  private final Choices choices;
  private final Scope scope;
  private boolean binds = true;

  Conditions(Grammar grammar) {
    this.grammar = grammar;
    this.choices = grammar.choices;
    this.scope = grammar.scope;
  }

  /** A test that makes a binding where it holds. */
  record Binding(String test, String name, Type type) {}

  private String of(Type type) {
    return grammar.expressions.of(type);
  }

  String condition() {
    return switch (choices.weighted(20, 20, 20, 10, 20, 10, 10, 6, 6, 8, 6)) {
      case 0 -> "(" + of(Type.INT) + " " + choices.of(COMPARISONS) + " " + of(Type.INT) + ")";
      case 1 -> "(" + of(Type.BOOLEAN) + " && " + of(Type.BOOLEAN) + ")";
      case 2 -> "(" + of(Type.BOOLEAN) + " || " + of(Type.BOOLEAN) + ")";
      case 3 -> "!" + of(Type.BOOLEAN);
      case 4 -> "test(" + of(Type.BOOLEAN) + ")";
      case 5 -> "(" + grammar.expressions.suspension() + " != null)";
      case 6 ->
          "(" + of(Type.BOOLEAN) + " " + choices.of("&", "|", "^") + " " + of(Type.BOOLEAN) + ")";
      case 7 -> "(" + of(Type.OBJECT) + " instanceof " + choices.of("Integer", "String") + ")";
      case 8 -> compared();
      case 9 -> bound();
      default -> "(" + of(Type.OBJECT) + " " + choices.of("==", "!=") + " null)";
    };
  }

  private String compared() {
    Type left = choices.of(Type.LONG, Type.DOUBLE, Type.CHAR, Type.SHORT);
    String compared = of(left);
    String right = grammar.numbers.operand(left, choices.of(Type.INT, Type.LONG));
    return "(" + compared + " " + choices.of("<", "==", ">") + " " + right + ")";
  }

  /** A binding that is used behind the operator. */
  private String bound() {
    if (!binds) {
      return grammar.expressions.literal(Type.BOOLEAN);
    }
    boolean holds = choices.chance(60);
    Binding binding = binding();
    return scope.block(
        () -> {
          scope.declare(binding.name(), binding.type(), false);
          String right = of(Type.BOOLEAN);
          scope.hide(List.of(new Scope.Variable(binding.name(), binding.type(), false)));
          return holds
              ? "(" + binding.test() + " && " + right + ")"
              : "(!(" + binding.test() + ") || " + right + ")";
        });
  }

  /** A test; whoever asks for it declares the binding where it is in scope. */
  Binding binding() {
    if (grammar.patterns.wanted(40)) {
      return grammar.patterns.test();
    }
    String name = scope.fresh("n");
    Type type = choices.of(Type.INTEGER, Type.STRING);
    String modifier = choices.chance(15) ? "final " : "";
    return new Binding(of(Type.OBJECT) + " instanceof " + modifier + type + " " + name, name, type);
  }

  /** An int that is chosen by a test that makes a binding. */
  String pattern() {
    if (!binds) {
      return grammar.expressions.literal(Type.INT);
    }
    Binding binding = binding();
    return scope.block(
        () -> {
          scope.declare(binding.name(), binding.type(), false);
          String guard = choices.chance(30) ? " && " + of(Type.BOOLEAN) : "";
          String then = of(Type.INT);
          scope.hide(List.of(new Scope.Variable(binding.name(), binding.type(), false)));
          return "(" + binding.test() + guard + " ? " + then + " : " + of(Type.INT) + ")";
        });
  }

  /** An int for a field of a local class: javac crashes on bindings there. */
  String initial() {
    boolean before = binds;
    binds = false;
    try {
      return of(Type.INT);
    } finally {
      binds = before;
    }
  }

  /**
   * An if statement whose condition makes a binding for one of its branches, or for what follows.
   */
  boolean statement(Code code) {
    Binding binding = binding();
    if (choices.chance(55)) {
      return positive(code, binding);
    }
    boolean completes =
        scope.negated(() -> grammar.statements.block(code, "if (!(" + binding.test() + ")) {"));
    if (!completes) {
      scope.declare(binding.name(), binding.type(), false);
      return true;
    }
    if (!choices.chance(40)) {
      return true;
    }
    code.open("else {");
    grammar.statements.bound(code, binding);
    code.close("}");
    return true;
  }

  private boolean positive(Code code, Binding binding) {
    String guard =
        choices.chance(35)
            ? scope.block(
                () -> {
                  scope.declare(binding.name(), binding.type(), false);
                  String right = of(Type.BOOLEAN);
                  scope.hide(List.of(new Scope.Variable(binding.name(), binding.type(), false)));
                  return " && " + right;
                })
            : "";
    code.open("if (" + binding.test() + guard + ") {");
    boolean completes = grammar.statements.bound(code, binding);
    code.close("}");
    if (choices.chance(40)) {
      return scope.negated(() -> grammar.statements.block(code, "else {")) | completes;
    }
    return true;
  }
}
