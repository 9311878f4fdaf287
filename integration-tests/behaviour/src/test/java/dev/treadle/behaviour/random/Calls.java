package dev.treadle.behaviour.random;

import java.util.List;
import java.util.function.Supplier;

/** Calls of methods whose choice, or whose types, depend on the types of the arguments. */
final class Calls {
  /** A constant is written as a number where it is private. */
  private static final String[] CONSTANTS = {"LEAST", "MARK", "WIDE", "SMALL"};

  private final Grammar grammar;
  private final Choices choices;
  private final Scope scope;

  /** Inside of an argument that decides which method is called. */
  private boolean deciding;

  Calls(Grammar grammar) {
    this.grammar = grammar;
    this.choices = grammar.choices;
    this.scope = grammar.scope;
  }

  private String of(Type type) {
    return grammar.expressions.of(type);
  }

  String ofInt() {
    return switch (choices.weighted(12, 20, 20, 10, 10, 8, 14)) {
      case 0 -> constant();
      case 1 -> which() + ".length()";
      case 2 -> generic(Type.INT);
      case 3 -> "(int) List.of(" + of(Type.INT) + ", " + of(Type.INT) + ").get(" + index() + ")";
      case 4 -> "(" + of(Type.INT) + " /* isn't \"it\" */ - " + constant() + ")";
      case 5 -> "(int) (" + constant() + " * " + of(Type.INT) + ")";
      default -> grammar.expressions.receiver() + "sum(NAME, " + of(Type.INT) + ")";
    };
  }

  private String index() {
    return "(" + of(Type.INT) + " & 1)";
  }

  private String constant() {
    return "(int) " + choices.of("", "-", "~") + choices.of(CONSTANTS);
  }

  String ofObject() {
    return switch (choices.weighted(20, 20, 20, 10)) {
      case 0 -> generic(Type.OBJECT);
      case 1 -> "(Object) " + which();
      case 2 -> {
        // The type of this is an intersection.
        String mixed = of(Type.STRING) + ", " + of(choices.of(Type.INTEGER, Type.CHAR));
        yield "(Object) " + grammar.expressions.receiver() + "pick(" + mixed + ")";
      }
      default -> "(Object) List.of(" + which() + ", " + of(Type.INT) + ").get(" + index() + ")";
    };
  }

  /** A call of a generic method; standing alone, its type arguments depend on nothing around it. */
  private String generic(Type type) {
    boolean alone = deciding || choices.chance(40);
    String cast = alone ? "(" + type + ") " : "";
    String receiver = grammar.expressions.receiver();
    return switch (choices.weighted(20, 20, 20, 20)) {
      case 0 -> cast + receiver + "pick(" + of(type) + ", " + of(type) + ")";
      case 1 -> {
        String parameter = scope.fresh("p");
        String body =
            scope.closure(
                () -> {
                  scope.declare(parameter, Type.INTEGER, false);
                  return of(type);
                });
        yield "%s%swith(%s -> %s, %s)".formatted(cast, receiver, parameter, body, of(Type.INT));
      }
      case 2 -> {
        String body = scope.closure(() -> of(type));
        yield "%swith(() -> %s, %s)".formatted(cast, body, of(Type.INT));
      }
      default ->
          "%s%swith(%s::<%s>same, %s)"
              .formatted(
                  cast,
                  receiver,
                  scope.self(),
                  type == Type.INT ? "Integer" : type.toString(),
                  of(type));
    };
  }

  /** A String that tells which of several methods of the same name was called. */
  private String which() {
    return deciding(
        () -> {
          if (choices.chance(40)) {
            Type only =
                choices.of(
                    Type.INT,
                    Type.LONG,
                    Type.SHORT,
                    Type.CHAR,
                    Type.INTEGER,
                    Type.STRING,
                    Type.DOUBLE,
                    Type.INTS,
                    Type.OBJECTS,
                    Type.BOOLEAN);
            return grammar.expressions.receiver() + "which(" + of(only) + ")";
          }
          Type first =
              choices.of(
                  Type.INT,
                  Type.SHORT,
                  Type.CHAR,
                  Type.LONG,
                  Type.INTEGER,
                  Type.STRING,
                  Type.OBJECT,
                  Type.DOUBLE);
          String receiver = grammar.expressions.receiver();
          String start = receiver + "which(" + of(first) + ", ";
          Supplier<String> rest =
              () ->
                  switch (first) {
                    case STRING -> of(choices.of(Type.INT, Type.OBJECT, Type.STRING, Type.CHAR));
                    case OBJECT, DOUBLE ->
                        String.join(", ", choices.of(List.of(of(Type.INT)), pair()));
                    default -> of(choices.of(Type.INT, Type.INTEGER));
                  };
          return start + (first.wide() ? scope.wide(rest) : rest.get()) + ")";
        });
  }

  private List<String> pair() {
    return List.of(of(Type.INT), of(Type.INTEGER));
  }

  private String deciding(Supplier<String> part) {
    boolean before = deciding;
    deciding = true;
    try {
      return part.get();
    } finally {
      deciding = before;
    }
  }
}
