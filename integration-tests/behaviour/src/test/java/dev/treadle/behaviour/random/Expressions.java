package dev.treadle.behaviour.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Expressions of each type, with suspensions anywhere in them. */
final class Expressions {
  private static final int DEPTH = 13;
  private static final String[] ARITHMETIC = {
    "+", "-", "+", "-", "*", "&", "|", "^", "<<", ">>>", "+", "/", "%"
  };
  private static final String[] COMPARISONS = {"<", "==", "!=", ">="};

  private final Grammar grammar;
  private final Choices choices;
  private final Scope scope;

  /** Deep expressions are rare. */
  private int depth;

  private boolean binds = true;

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
      case LONG -> ofLong();
      case BYTE -> ofSmall(Type.BYTE);
      case CHAR -> ofSmall(Type.CHAR);
      case BOOLEAN -> ofBoolean();
      case INTEGER -> ofInteger();
      case STRING -> ofString();
      case OBJECT -> ofObject();
      case INTS -> ofInts();
      case FUNCTION -> grammar.closures.function();
      case EXCEPTION, RESOURCE -> throw new AssertionError(type);
    };
  }

  private String leaf(Type type) {
    List<String> options = new ArrayList<>();
    options.add(literal(type));
    scope.readable(type).forEach(v -> options.add(v.name()));
    if (type != Type.FUNCTION && type != Type.BOOLEAN) {
      options.add("this." + field(type));
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
      case BOOLEAN -> choices.of("true", "false");
      case INTEGER -> choices.of("(Integer) 0", "(Integer) 1", "(Integer) 200");
      case STRING -> choices.of("\"\"", "\"k\"", "\"lm\"");
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
      case BOOLEAN, FUNCTION, EXCEPTION, RESOURCE -> throw new AssertionError(type);
    };
  }

  /** A suspension, an Integer; where there can be none, an Integer all the same. */
  String suspension() {
    return scope.plain() ? "note((Integer) 3)" : "co.yield(" + yielded() + ")";
  }

  private String yielded() {
    return of(choices.of(Type.INT, Type.STRING, Type.OBJECT, Type.INTEGER, Type.LONG, Type.CHAR));
  }

  private String ofInt() {
    switch (choices.weighted(20, 16, 8, 8, 12, 6, 8, 8, 6, 6, 6, 4, 4)) {
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
        return call("int").orElseGet(() -> leaf(Type.INT));
      case 8:
        return grammar.switches.expression(Type.INT);
      case 9:
        return of(Type.FUNCTION) + ".applyAsInt(" + of(Type.INT) + ")";
      case 10:
        return pattern();
      case 11:
        return choices.chance(50) ? of(Type.STRING) + ".length()" : of(Type.INTS) + ".length";
      default:
        return switch (choices.below(4)) {
          case 0 -> "(int) " + of(Type.LONG);
          case 1 -> "(" + of(Type.CHAR) + " + " + of(Type.BYTE) + ")";
          case 2 -> "apply(" + of(Type.INT) + ", " + of(Type.FUNCTION) + ")";
          default -> "(" + of(Type.INTEGER) + " + " + of(Type.INTEGER) + ")";
        };
    }
  }

  /** An index that mostly fits. */
  private String index() {
    return choices.chance(85) ? "(" + of(Type.INT) + " & 1)" : of(Type.INT);
  }

  private String ternary(Type type) {
    return "(" + of(Type.BOOLEAN) + " ? " + of(type) + " : " + of(type) + ")";
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

  private String pattern() {
    if (!binds) {
      return leaf(Type.INT);
    }
    String name = scope.fresh("n");
    Type type = choices.of(Type.INTEGER, Type.STRING);
    String tested = "(" + of(Type.OBJECT) + " instanceof " + type + " " + name;
    return scope.block(
        () -> {
          scope.declare(name, type, false);
          String guard = choices.chance(30) ? " && " + of(Type.BOOLEAN) : "";
          String then = of(Type.INT);
          scope.hide(List.of(new Scope.Variable(name, type, false)));
          return tested + guard + " ? " + then + " : " + of(Type.INT) + ")";
        });
  }

  /** This object, with or without something on the way. */
  private String receiver() {
    return choices.chance(25) ? "me(" + of(Type.INT) + ")." : choices.of("", "this.");
  }

  String variable(Type type) {
    List<String> options = new ArrayList<>();
    scope.assignable(type).forEach(v -> options.add(v.name()));
    if (!options.isEmpty() && choices.chance(70)) {
      return choices.of(options);
    }
    return (switch (choices.weighted(40, hidden(type) ? 1 : 30, type == Type.INT ? 40 : 1)) {
      case 0 -> "this." + field(type);
      case 1 -> hidden(type) ? "this." + field(type) : "me(" + of(Type.INT) + ")." + field(type);
      default -> type == Type.INT ? of(Type.INTS) + "[" + index() + "]" : "this." + field(type);
    });
  }

  /** Private fields of other objects are not assigned: some forms of that are refused. */
  private static boolean hidden(Type type) {
    return type == Type.INTS;
  }

  /** An assignment of any form to a variable of any kind. */
  String assignment(Type type) {
    String variable = variable(type);
    boolean steps = type != Type.STRING && type != Type.OBJECT && type != Type.INTS;
    switch (choices.weighted(30, steps || type == Type.STRING ? 30 : 1, steps ? 20 : 1)) {
      case 1:
        if (type == Type.STRING) {
          return "(" + variable + " += " + of(choices.of(Type.OBJECT, Type.INT, Type.CHAR)) + ")";
        }
        if (steps) {
          String operator = choices.of("+=", "-=", "*=", "^=", "<<=", "/=");
          Type right = type == Type.INTEGER ? Type.INT : choices.of(Type.INT, type);
          return "(" + variable + " " + operator + " " + of(right) + ")";
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

  /** A call of another template, if there is one that returns this. */
  private Optional<String> call(String returns) {
    List<Grammar.Callee> callees =
        grammar.callees.stream().filter(callee -> callee.returns().equals(returns)).toList();
    if (scope.plain() || callees.isEmpty()) {
      return Optional.empty();
    }
    String name = choices.of(callees).name();
    if (!returns.equals("void") && choices.chance(30)) {
      String args = "(%s, " + literal(Type.INT) + ", " + literal(Type.OBJECT) + ")";
      String context = scope.fresh("co");
      String machine = Source.UNIT + "Coroutines." + name + args.formatted("this");
      return Optional.of(
          "co.yieldFrom(second(%s -> %s, () -> %s))"
              .formatted(context, name + args.formatted(context), machine));
    }
    return Optional.of(receiver() + name + "(co, " + of(Type.INT) + ", " + of(Type.OBJECT) + ")");
  }

  private String ofLong() {
    return switch (choices.weighted(30, 20, 10, 20, 10)) {
      case 0 -> "(" + of(Type.LONG) + " " + choices.of(ARITHMETIC) + " " + of(Type.INT) + ")";
      case 1 -> assignment(Type.LONG);
      case 2 -> ternary(Type.LONG);
      case 3 -> "(long) " + of(Type.INT);
      default -> "(" + of(Type.INT) + " * " + of(Type.LONG) + ")";
    };
  }

  private String ofSmall(Type type) {
    return switch (choices.weighted(30, 30, 10)) {
      case 0 -> "(" + type + ") (" + of(Type.INT) + " + " + literal(Type.CHAR) + ")";
      case 1 -> assignment(type);
      default -> ternary(type);
    };
  }

  private String ofBoolean() {
    return switch (choices.weighted(20, 20, 20, 10, 20, 10, 10, 6)) {
      case 0 -> "(" + of(Type.INT) + " " + choices.of(COMPARISONS) + " " + of(Type.INT) + ")";
      case 1 -> "(" + of(Type.BOOLEAN) + " && " + of(Type.BOOLEAN) + ")";
      case 2 -> "(" + of(Type.BOOLEAN) + " || " + of(Type.BOOLEAN) + ")";
      case 3 -> "!" + of(Type.BOOLEAN);
      case 4 -> "test(" + of(Type.BOOLEAN) + ")";
      case 5 -> "(" + suspension() + " != null)";
      case 6 ->
          "(" + of(Type.BOOLEAN) + " " + choices.of("&", "|", "^") + " " + of(Type.BOOLEAN) + ")";
      default -> "(" + of(Type.OBJECT) + " instanceof " + choices.of("Integer", "String") + ")";
    };
  }

  private String ofInteger() {
    return switch (choices.weighted(30, 20, 10, 20, 10)) {
      case 0 -> suspension();
      case 1 -> assignment(Type.INTEGER);
      case 2 -> ternary(Type.INTEGER);
      case 3 -> "(Integer) (" + of(Type.INT) + ")";
      default -> "note(" + of(Type.INTEGER) + ")";
    };
  }

  private String ofString() {
    return switch (choices.weighted(40, 20, 10, 10, 10, 6)) {
      case 0 -> concatenation();
      case 1 -> assignment(Type.STRING);
      case 2 -> ternary(Type.STRING);
      case 3 -> grammar.switches.expression(Type.STRING);
      case 4 -> call("String").orElseGet(() -> leaf(Type.STRING));
      default -> "String.valueOf(show(" + of(Type.INT) + "))";
    };
  }

  private String concatenation() {
    StringBuilder text = new StringBuilder("(" + of(Type.STRING));
    int operands = 1 + choices.below(3);
    for (int i = 0; i < operands; i++) {
      Type type = choices.of(Type.INT, Type.OBJECT, Type.CHAR, Type.INTEGER, Type.BOOLEAN);
      text.append(" + ").append(of(type));
    }
    return text + ")";
  }

  private String ofObject() {
    return switch (choices.weighted(30, 10, 10, 10, 10, 10, 6)) {
      case 0 -> "(Object) (" + of(choices.of(Type.INT, Type.STRING, Type.CHAR, Type.INTEGER)) + ")";
      case 1 -> assignment(Type.OBJECT);
      case 2 -> "(Object) (" + of(Type.BOOLEAN) + " ? " + boxed() + " : " + boxed() + ")";
      case 3 -> "(Object) " + suspension();
      case 4 -> "note(" + of(Type.OBJECT) + ")";
      case 5 -> call("Object").orElseGet(() -> leaf(Type.OBJECT));
      default -> grammar.switches.expression(Type.OBJECT);
    };
  }

  private String boxed() {
    return of(choices.of(Type.OBJECT, Type.STRING, Type.INT));
  }

  private String ofInts() {
    return switch (choices.weighted(30, 15, 10, 10)) {
      case 0 -> "new int[] {" + of(Type.INT) + ", " + of(Type.INT) + "}";
      case 1 -> assignment(Type.INTS);
      case 2 -> ternary(Type.INTS);
      default -> "note(" + of(Type.INTS) + ")";
    };
  }

  /** An expression that can stand alone as a statement; without parentheses around it. */
  String statement() {
    return grammar.part(
        () -> {
          Type type =
              choices.of(Type.INT, Type.LONG, Type.BYTE, Type.CHAR, Type.INTEGER, Type.STRING);
          return switch (choices.weighted(30, 40, 12, 6, 6, 10)) {
            case 0 -> suspension();
            case 1 -> bare(assignment(type));
            case 2 -> "note(" + of(choices.of(Type.OBJECT, Type.STRING)) + ")";
            case 3 -> "show(" + of(Type.INT) + ")";
            case 4 -> receiver() + "m(" + of(Type.INT) + ", " + of(Type.OBJECT) + ")";
            default ->
                call(choices.of("void", "int", "Object"))
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
