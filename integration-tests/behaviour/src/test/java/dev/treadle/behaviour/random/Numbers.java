package dev.treadle.behaviour.random;

/** Expressions of the numeric types. */
final class Numbers {
  private final Choices choices;
  private final Scope scope;
  private final Expressions all;

  Numbers(Grammar grammar) {
    this.choices = grammar.choices;
    this.scope = grammar.scope;
    this.all = grammar.expressions;
  }

  /** An int made of what is no int, and other rare ones. */
  String ofInt() {
    return switch (choices.below(10)) {
      case 0 -> "(int) " + all.of(Type.LONG);
      case 1 -> "(" + all.of(Type.CHAR) + " + " + all.of(Type.BYTE) + ")";
      case 2 -> "apply(" + all.of(Type.INT) + ", " + all.of(Type.FUNCTION) + ")";
      case 3 -> "(" + all.of(Type.INTEGER) + " + " + all.of(Type.INTEGER) + ")";
      case 4 -> "(int) " + all.of(Type.DOUBLE);
      case 5 -> {
        String rest =
            choices.chance(60) ? all.of(Type.INT) + ", " + all.of(Type.INT) : all.of(Type.INTS);
        yield all.receiver() + "sum(" + all.of(Type.STRING) + choices.of("", ", " + rest) + ")";
      }
      case 6 ->
          scope.self().equals("this") ? "super.over(" + all.of(Type.INT) + ")" : all.leaf(Type.INT);
      case 7 ->
          "new int[][] {{%s, %s}, {%s}}[(%s & 1)][%s]"
              .formatted(
                  all.of(Type.INT),
                  all.of(Type.INT),
                  all.of(Type.INT),
                  all.of(Type.INT),
                  all.index());
      case 8 -> {
        Type other = choices.of(Type.CHAR, Type.INTEGER, Type.SHORT);
        yield "(" + all.of(Type.BOOLEAN) + " ? " + all.of(Type.INT) + " : " + all.of(other) + ")";
      }
      default ->
          "("
              + all.of(Type.SHORT)
              + " "
              + choices.of("+", "*", ">>")
              + " "
              + all.of(Type.INT)
              + ")";
    };
  }

  /** An operand behind one of the type {@code left}. */
  String operand(Type left, Type right) {
    return left.wide() || right.wide() ? scope.wide(() -> all.of(right)) : all.of(right);
  }

  String ofLong() {
    return switch (choices.weighted(30, 20, 10, 20, 10, 8)) {
      case 0 ->
          "("
              + all.of(Type.LONG)
              + " "
              + choices.of(Expressions.ARITHMETIC)
              + " "
              + operand(Type.LONG, Type.INT)
              + ")";
      case 1 -> all.assignment(Type.LONG);
      case 2 -> all.ternary(Type.LONG);
      case 3 -> "(long) " + all.of(choices.of(Type.INT, Type.DOUBLE));
      case 4 -> "(" + all.of(Type.INT) + " * " + operand(Type.INT, Type.LONG) + ")";
      default -> all.call(Type.LONG).orElseGet(() -> all.leaf(Type.LONG));
    };
  }

  String ofDouble() {
    return switch (choices.weighted(30, 20, 10, 20, 10)) {
      case 0 -> {
        Type right = choices.of(Type.INT, Type.DOUBLE, Type.LONG);
        String operator = choices.of("+", "*", "/", "-");
        yield "(" + all.of(Type.DOUBLE) + " " + operator + " " + operand(Type.DOUBLE, right) + ")";
      }
      case 1 -> all.assignment(Type.DOUBLE);
      case 2 ->
          "(" + all.of(Type.BOOLEAN) + " ? " + all.of(Type.DOUBLE) + " : " + all.of(Type.INT) + ")";
      case 3 -> "(double) " + all.of(Type.INT);
      default -> all.call(Type.DOUBLE).orElseGet(() -> all.leaf(Type.DOUBLE));
    };
  }

  String ofSmall(Type type) {
    return switch (choices.weighted(30, 30, 10)) {
      case 0 -> "(" + type + ") (" + all.of(Type.INT) + " + " + all.literal(Type.CHAR) + ")";
      case 1 -> all.assignment(type);
      default -> all.ternary(type);
    };
  }

  String ofInteger() {
    return switch (choices.weighted(30, 20, 10, 20, 10)) {
      case 0 -> all.suspension();
      case 1 -> all.assignment(Type.INTEGER);
      case 2 -> all.ternary(Type.INTEGER);
      case 3 -> "(Integer) (" + all.of(Type.INT) + ")";
      default -> "note(" + all.of(Type.INTEGER) + ")";
    };
  }
}
