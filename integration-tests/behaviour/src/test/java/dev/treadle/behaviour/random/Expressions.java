package dev.treadle.behaviour.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Expressions of each type, with suspensions anywhere in them. */
final class Expressions {
  private static final int DEPTH = 13;
  private static final String TEXT_BLOCK =
      "\"\"\"\n      text \"of\"\n        a block\\\n      .\"\"\"";
  static final String[] ARITHMETIC = {
    "+", "-", "+", "-", "*", "&", "|", "^", "<<", ">>>", "+", "/", "%"
  };

  private final Grammar grammar;
  private final Choices choices;
  private final Scope scope;

  /** Deep expressions are rare. */
  private int depth;

  Expressions(Grammar grammar) {
    this.grammar = grammar;
    this.choices = grammar.choices;
    this.scope = grammar.scope;
  }

  String of(Type type) {
    depth++;
    try {
      return grammar.part(() -> choose(type));
    } finally {
      depth--;
    }
  }

  private String choose(Type type) {
    if (grammar.exhausted(DEPTH) || !choices.chance(Math.max(10, 95 - 14 * depth))) {
      return leaf(type);
    }
    return switch (type) {
      case INT -> ofInt();
      case LONG -> grammar.numbers.ofLong();
      case BYTE -> grammar.numbers.ofSmall(Type.BYTE);
      case CHAR -> grammar.numbers.ofSmall(Type.CHAR);
      case SHORT -> grammar.numbers.ofSmall(Type.SHORT);
      case DOUBLE -> grammar.numbers.ofDouble();
      case BOOLEAN -> grammar.conditions.condition();
      case INTEGER -> grammar.numbers.ofInteger();
      case STRING -> ofString();
      case OBJECT -> ofObject();
      case INTS -> ofInts();
      case OBJECTS -> ofObjects();
      case LIGHT -> choices.chance(60) ? "light(" + of(Type.INT) + ")" : ternary(type);
      case FUNCTION -> grammar.closures.function();
      case EXCEPTION, RESOURCE -> throw new AssertionError(type);
    };
  }

  String leaf(Type type) {
    List<String> options = new ArrayList<>();
    options.add(literal(type));
    scope.readable(type).forEach(v -> options.add(v.name()));
    if (type.field()) {
      options.add(scope.self() + "." + field(type));
    }
    if (options.size() > 2 && choices.chance(60)) {
      return options.get(1 + choices.below(options.size() - 2));
    }
    return choices.of(options);
  }

  String literal(Type type) {
    return switch (type) {
      case INT -> choices.of("0", "1", "2", "3", "7", "-1");
      case LONG -> choices.of("0L", "1L", "5000000000L");
      case BYTE -> choices.of("(byte) 0", "(byte) 1", "(byte) 127");
      case CHAR -> choices.of("'a'", "'b'", "'z'");
      case SHORT -> choices.of("(short) 0", "(short) 1", "(short) 300");
      case DOUBLE -> choices.of("0.0", "1.5", "1e10", "Double.NaN");
      case BOOLEAN -> choices.of("true", "false");
      case INTEGER ->
          choices.chance(4)
              ? "(Integer) null"
              : choices.of("(Integer) 0", "(Integer) 1", "(Integer) 200");
      case STRING -> choices.chance(5) ? TEXT_BLOCK : choices.of("\"\"", "\"k\"", "\"lm\"");
      case OBJECTS ->
          choices.of(
              "new Object[] {0, \"o\"}",
              "((Object[]) new String[] {\"a\", \"b\"})",
              "((Object[]) new Integer[2])");
      case LIGHT -> choices.of("Light.RED", "Light.GREEN");
      case OBJECT -> choices.of("(Object) 0", "(Object) \"o\"", "(Object) null", "(Object) 'c'");
      case INTS -> choices.of("new int[] {4, 5}", "(new int[2])");
      case FUNCTION -> "((IntUnaryOperator) (" + scope.fresh("p") + " -> 1))";
      case EXCEPTION, RESOURCE -> throw new AssertionError(type);
    };
  }

  static String field(Type type) {
    return switch (type) {
      case INT -> "f";
      case LONG -> "g";
      case BYTE -> "by";
      case CHAR -> "ch";
      case INTEGER -> "h";
      case STRING -> "q";
      case OBJECT -> "ob";
      case INTS -> "ints";
      case SHORT -> "sh";
      case DOUBLE -> "d";
      case OBJECTS -> "obs";
      case BOOLEAN, FUNCTION, LIGHT, EXCEPTION, RESOURCE -> throw new AssertionError(type);
    };
  }

  /** A suspension, an Integer; where there can be none, an Integer all the same. */
  String suspension() {
    return scope.quiet() || scope.generator() ? "note((Integer) 3)" : "co.yield(" + yielded() + ")";
  }

  private String yielded() {
    return of(choices.of(Type.INT, Type.STRING, Type.OBJECT, Type.INTEGER, Type.LONG, Type.CHAR));
  }

  private String ofInt() {
    switch (choices.weighted(20, 16, 8, 8, 12, 6, 8, 8, 6, 6, 6, 4, 10, 8, 16)) {
      case 0:
        return suspension();
      case 1:
        return "(" + of(Type.INT) + " " + choices.of(ARITHMETIC) + " " + of(Type.INT) + ")";
      case 2:
        return ternary(Type.INT);
      case 3:
        return of(Type.INTS) + "[" + index() + "]";
      case 4:
        return assignment(Type.INT);
      case 5:
        return receiver() + "m(" + of(Type.INT) + ", " + of(Type.OBJECT) + ")";
      case 6:
        return "show(" + of(Type.INT) + ")";
      case 7:
        return call(Type.INT).orElseGet(() -> leaf(Type.INT));
      case 8:
        return grammar.switches.expression(Type.INT);
      case 9:
        return of(Type.FUNCTION) + ".applyAsInt(" + of(Type.INT) + ")";
      case 10:
        return grammar.conditions.pattern();
      case 11:
        return of(choices.of(Type.INTS, Type.OBJECTS)) + ".length";
      case 12:
        return grammar.numbers.ofInt();
      case 13:
        return grammar.creations.ofInt();
      default:
        return grammar.calls.ofInt();
    }
  }

  /** An index that mostly fits. */
  String index() {
    return choices.chance(85) ? "(" + of(Type.INT) + " & 1)" : of(Type.INT);
  }

  String ternary(Type type) {
    return "(" + of(Type.BOOLEAN) + " ? " + of(type) + " : " + of(type) + ")";
  }

  /** The object of the template, with or without something on the way. */
  String object() {
    String self = scope.self();
    return choices.chance(25)
        ? (self.equals("this") ? "" : self + ".") + "me(" + of(Type.INT) + ")"
        : self;
  }

  String receiver() {
    String object = object();
    return object.equals("this") ? choices.of("", "this.") : object + ".";
  }

  String variable(Type type) {
    List<String> options = new ArrayList<>();
    scope.assignable(type).forEach(v -> options.add(v.name()));
    if (!options.isEmpty() && choices.chance(70)) {
      return choices.of(options);
    }
    String field = scope.self() + "." + field(type);
    return switch (choices.weighted(40, hidden(type) ? 1 : 30, elements(type) ? 40 : 1)) {
      case 0 -> field;
      case 1 -> hidden(type) ? field : object() + "." + field(type);
      default ->
          elements(type)
              ? of(type == Type.INT ? Type.INTS : Type.OBJECTS) + "[" + index() + "]"
              : field;
    };
  }

  private static boolean elements(Type type) {
    return type == Type.INT || type == Type.OBJECT;
  }

  /** Private fields of other objects are not assigned: some forms of that are refused. */
  private static boolean hidden(Type type) {
    return type == Type.INTS;
  }

  /** An assignment of any form to a variable of any kind. */
  String assignment(Type type) {
    if (scope.fixed()) {
      return leaf(type);
    }
    String variable = variable(type);
    boolean steps =
        switch (type) {
          case STRING, OBJECT, INTS, OBJECTS -> false;
          default -> true;
        };
    switch (choices.weighted(30, steps || type == Type.STRING ? 30 : 1, steps ? 20 : 1)) {
      case 1:
        if (type == Type.STRING) {
          return "(" + variable + " += " + of(choices.of(Type.OBJECT, Type.INT, Type.CHAR)) + ")";
        }
        if (steps) {
          String operator =
              type == Type.DOUBLE
                  ? choices.of("+=", "*=", "/=")
                  : choices.of("+=", "-=", "*=", "^=", "<<=", "/=", "%=", ">>>=");
          boolean bits = "^=<<=>>>=".contains(operator);
          Type right =
              type == Type.INTEGER
                  ? Type.INT
                  : choices.of(Type.INT, type, Type.SHORT, bits ? Type.LONG : Type.DOUBLE);
          return "(" + variable + " " + operator + " " + grammar.numbers.operand(type, right) + ")";
        }
        break;
      case 2:
        if (steps) {
          return switch (choices.below(4)) {
            case 0 -> variable + "++";
            case 1 -> variable + "--";
            case 2 -> "(++" + variable + ")";
            default -> "(--" + variable + ")";
          };
        }
        break;
      default:
        break;
    }
    return "(" + variable + " = " + of(type) + ")";
  }

  /** A call of another template, if there is one that returns this; null for nothing. */
  Optional<String> call(@Nullable Type type) {
    String returns = type == null ? "void" : type.toString();
    List<Grammar.Callee> callees =
        grammar.callees.stream().filter(callee -> callee.returns().equals(returns)).toList();
    if (scope.quiet() || callees.isEmpty()) {
      return Optional.empty();
    }
    Grammar.Callee callee = choices.of(callees);
    String name = callee.name();
    if (type != null && choices.chance(30)) {
      String rest = literal(Type.INT) + ", " + literal(Type.OBJECT) + ")";
      String context = scope.fresh("co");
      String self = scope.self();
      String plain = callee.alone() ? "Made." + name : self + "." + name;
      String first = callee.alone() ? context + ", " + self : context;
      return Optional.of(
          "co.yieldFrom(%s.second(%s -> %s(%s, %s, () -> %sCoroutines.%s(%s, %s))"
              .formatted(self, context, plain, first, rest, Source.UNIT, name, self, rest));
    }
    String arguments = of(Type.INT) + ", " + of(Type.OBJECT);
    if (callee.varargs()) {
      arguments += choices.of("", ", " + of(Type.INT), ", " + of(Type.INT) + ", " + of(Type.INT));
    }
    return Optional.of(
        callee.alone()
            ? choices.of("", "Made.") + name + "(co, " + object() + ", " + arguments + ")"
            : receiver() + name + "(co, " + arguments + ")");
  }

  private String ofString() {
    return switch (choices.weighted(40, 20, 10, 10, 10, 6)) {
      case 0 -> concatenation();
      case 1 -> assignment(Type.STRING);
      case 2 -> ternary(Type.STRING);
      case 3 -> grammar.switches.expression(Type.STRING);
      case 4 -> call(Type.STRING).orElseGet(() -> leaf(Type.STRING));
      default -> "String.valueOf(show(" + of(Type.INT) + "))";
    };
  }

  private String concatenation() {
    StringBuilder text = new StringBuilder("(" + of(Type.STRING));
    int operands = 1 + choices.below(4);
    for (int i = 0; i < operands; i++) {
      Type type =
          choices.of(
              Type.INT,
              Type.OBJECT,
              Type.CHAR,
              Type.INTEGER,
              Type.BOOLEAN,
              Type.STRING,
              Type.LIGHT);
      text.append(" + ").append(of(type));
    }
    return text + ")";
  }

  private String ofObject() {
    return switch (choices.weighted(30, 10, 10, 10, 10, 10, 6, 12, 8, 6, 16)) {
      case 0 -> "(Object) (" + of(choices.of(Type.INT, Type.STRING, Type.CHAR, Type.INTEGER)) + ")";
      case 7 -> grammar.creations.ofObject();
      case 8 -> of(Type.OBJECTS) + "[" + index() + "]";
      case 9 -> {
        Type mixed = choices.of(Type.LONG, Type.DOUBLE, Type.INTEGER, Type.CHAR, Type.SHORT);
        yield "(Object) (" + of(Type.BOOLEAN) + " ? " + of(mixed) + " : " + of(Type.INT) + ")";
      }
      case 10 -> grammar.calls.ofObject();
      case 1 -> assignment(Type.OBJECT);
      case 2 -> "(Object) (" + of(Type.BOOLEAN) + " ? " + boxed() + " : " + boxed() + ")";
      case 3 -> "(Object) " + suspension();
      case 4 -> "note(" + of(Type.OBJECT) + ")";
      case 5 -> call(Type.OBJECT).orElseGet(() -> leaf(Type.OBJECT));
      default -> grammar.switches.expression(Type.OBJECT);
    };
  }

  private String boxed() {
    return of(choices.of(Type.OBJECT, Type.STRING, Type.INT));
  }

  private String ofInts() {
    return switch (choices.weighted(30, 15, 10, 10, 6, 6)) {
      case 0 -> "new int[] {" + of(Type.INT) + ", " + of(Type.INT) + "}";
      case 1 -> assignment(Type.INTS);
      case 2 -> ternary(Type.INTS);
      case 4 -> "(new int[(" + of(Type.INT) + " & 3)])";
      case 5 -> call(Type.INTS).orElseGet(() -> leaf(Type.INTS));
      default -> "note(" + of(Type.INTS) + ")";
    };
  }

  private String ofObjects() {
    return switch (choices.weighted(30, 20, 15, 10, 10)) {
      case 0 -> "new Object[] {" + of(Type.OBJECT) + ", " + of(Type.INT) + "}";
      case 1 -> "((Object[]) new String[] {" + of(Type.STRING) + ", " + of(Type.STRING) + "})";
      case 2 -> assignment(Type.OBJECTS);
      case 3 -> ternary(Type.OBJECTS);
      default -> "((Object[]) new Integer[] {" + of(Type.INTEGER) + ", " + suspension() + "})";
    };
  }

  /** An expression that can stand alone as a statement; without parentheses around it. */
  String statement() {
    return grammar.part(
        () -> {
          Type type =
              choices.of(
                  Type.INT,
                  Type.LONG,
                  Type.BYTE,
                  Type.CHAR,
                  Type.INTEGER,
                  Type.STRING,
                  Type.SHORT,
                  Type.DOUBLE,
                  Type.OBJECT);
          return switch (choices.weighted(30, 40, 12, 6, 6, 10, 4)) {
            case 0 -> scope.quiet() ? "show(1)" : "co.yield(" + yielded() + ")";
            case 6 ->
                "new Pair("
                    + of(Type.OBJECT)
                    + ", "
                    + of(Type.INT)
                    + ").more("
                    + of(Type.INT)
                    + ")";
            case 1 -> bare(assignment(type));
            case 2 -> "note(" + of(choices.of(Type.OBJECT, Type.STRING)) + ")";
            case 3 -> "show(" + of(Type.INT) + ")";
            case 4 -> receiver() + "m(" + of(Type.INT) + ", " + of(Type.OBJECT) + ")";
            default ->
                call(choices.of(null, Type.INT, Type.OBJECT))
                    .orElseGet(() -> "show(" + of(Type.INT) + ")");
          };
        });
  }

  private static String bare(String parenthesized) {
    return parenthesized.startsWith("(") && parenthesized.endsWith(")")
        ? parenthesized.substring(1, parenthesized.length() - 1)
        : parenthesized;
  }
}
