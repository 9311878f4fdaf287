package dev.treadle.behaviour.random;

import java.util.List;

/** New objects of all kinds of classes, and what is got out of them at once. */
final class Creations {
  private final Grammar grammar;
  private final Choices choices;
  private final Scope scope;

  Creations(Grammar grammar) {
    this.grammar = grammar;
    this.choices = grammar.choices;
    this.scope = grammar.scope;
  }

  private String of(Type type) {
    return grammar.expressions.of(type);
  }

  String ofInt() {
    switch (choices.weighted(20, 15, 15, 15, 15, 15, 10)) {
      case 0:
        return "new Pair(" + of(Type.OBJECT) + ", " + of(Type.INT) + ").b()";
      case 1:
        return grammar.expressions.object() + ".new Inner(" + of(Type.INT) + ").k";
      case 2:
        return "new Cell<Integer>(" + of(Type.INTEGER) + ").v";
      case 3:
        {
          List<Scope.Local> records = scope.locals(Scope.Kind.RECORD);
          return records.isEmpty()
              ? "new Pair(" + of(Type.STRING) + ", " + of(Type.INT) + ").more(" + of(Type.INT) + ")"
              : record(choices.of(records)) + choices.of(".a()", ".sum(" + of(Type.INT) + ")");
        }
      case 4:
        {
          List<Scope.Local> interfaces = scope.locals(Scope.Kind.INTERFACE);
          return interfaces.isEmpty()
              ? extended()
              : "((%s) %s).more(%s)"
                  .formatted(
                      choices.of(interfaces).name(), grammar.closures.lambda(), of(Type.INT));
        }
      case 5:
        {
          List<Scope.Local> enums = scope.locals(Scope.Kind.ENUM);
          return enums.isEmpty()
              ? "light(" + of(Type.INT) + ").ordinal()"
              : "%s.values()[(%s & 1)].go(%s)"
                  .formatted(choices.of(enums).name(), of(Type.INT), of(Type.INT));
        }
      default:
        return extended();
    }
  }

  private String record(Scope.Local type) {
    return "new " + type.name() + "(" + of(Type.INT) + ", " + of(Type.OBJECT) + ")";
  }

  /** An anonymous class with an argument for the constructor of the class that it extends. */
  private String extended() {
    String parameter = scope.fresh("p");
    String argument = of(Type.INT);
    String body =
        scope.closure(
            () -> {
              scope.declare(parameter, Type.INT, false);
              return Closures.inner(of(Type.INT));
            });
    // The type of an anonymous class cannot be that of a value that is kept.
    return ("((Base) new Base(%s) { @Override public int applyAsInt(int %s) {"
            + " return base + %s; } }).applyAsInt(%s)")
        .formatted(argument, parameter, body, of(Type.INT));
  }

  String ofObject() {
    switch (choices.weighted(20, 20, 20, 10)) {
      case 0:
        return "(Object) new Pair(" + of(Type.OBJECT) + ", " + of(Type.INT) + ")";
      case 1:
        return "new Cell<>(" + of(Type.OBJECT) + ").v";
      case 2:
        {
          List<Scope.Local> generics = scope.locals(Scope.Kind.GENERIC);
          if (generics.isEmpty()) {
            return "new Pair(" + of(Type.OBJECT) + ", " + of(Type.INT) + ").a()";
          }
          String name = choices.of(generics).name();
          return switch (choices.below(3)) {
            case 0 -> "new " + name + "<>(" + of(Type.OBJECT) + ").v";
            case 1 -> "(Object) new " + name + "<String>(" + of(Type.STRING) + ").v";
            default ->
                "(Object) new %s<Object>(%s).<String>pick(%s)"
                    .formatted(name, of(Type.OBJECT), of(Type.STRING));
          };
        }
      default:
        {
          List<Scope.Local> records = scope.locals(Scope.Kind.RECORD);
          return "(Object) "
              + (records.isEmpty() ? "light(" + of(Type.INT) + ")" : record(choices.of(records)));
        }
    }
  }

  /** Declares a local class that captures nothing, or a generic one that may. */
  void declare(Code code) {
    Scope.Kind kind = choices.of(Scope.Kind.values());
    String name = scope.fresh("Local");
    code.line(
        switch (kind) {
          case RECORD ->
              ("record %1$s(int a, Object b) { %1$s { note(\"made\" + a); }"
                      + " int sum(int p) { return a + p; } }")
                  .formatted(name);
          case INTERFACE ->
              ("interface %s { int go(int p); default int more(int p) { note(p);"
                      + " return go(p + 1) + 1; } }")
                  .formatted(name);
          case ENUM ->
              ("enum %s { A, B { @Override int go(int p) { return p * 2; } };"
                      + " int go(int p) { return p + ordinal(); } }")
                  .formatted(name);
          case GENERIC -> {
            String body = scope.closure(() -> Closures.inner(of(Type.INT)));
            yield ("class %1$s<T> { T v; %1$s(T w) { v = w; }"
                    + " <U> U pick(U u) { note(%2$s); return u; } }")
                .formatted(name, body);
          }
        });
    scope.declare(new Scope.Local(name, kind));
  }
}
