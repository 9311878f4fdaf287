package dev.treadle.behaviour.random;

import java.util.List;

/** Statements; each method says whether what it made can complete normally. */
final class Statements {
  private static final int DEPTH = 12;

  private static final List<Type> LOCALS =
      List.of(
          Type.INT,
          Type.OBJECT,
          Type.INTEGER,
          Type.STRING,
          Type.LONG,
          Type.BYTE,
          Type.CHAR,
          Type.BOOLEAN,
          Type.INTS,
          Type.SHORT,
          Type.DOUBLE,
          Type.OBJECTS,
          Type.LIGHT,
          Type.FUNCTION);

  private final Grammar grammar;
  private final Choices choices;
  private final Scope scope;

  Statements(Grammar grammar) {
    this.grammar = grammar;
    this.choices = grammar.choices;
    this.scope = grammar.scope;
  }

  private Expressions expressions() {
    return grammar.expressions;
  }

  /** Some statements, in the scope that is open. */
  boolean list(Code code) {
    boolean completes = true;
    int wanted = 0;
    while (completes && wanted < 6 && !grammar.exhausted(DEPTH)) {
      int from = choices.size();
      if (!choices.chance(wanted < 2 ? 92 : 65)) {
        break;
      }
      completes = grammar.part(() -> statement(code));
      choices.span(from);
      wanted++;
    }
    return completes;
  }

  /** Some statements where a binding is in scope. */
  boolean bound(Code code, Conditions.Binding binding) {
    return scope.block(
        () -> {
          scope.declare(binding.name(), binding.type(), false);
          return list(code);
        });
  }

  /** Some statements in a scope of their own. */
  boolean block(Code code, String head) {
    code.open(head);
    boolean completes = scope.block(() -> list(code));
    code.close("}");
    return completes;
  }

  private boolean statement(Code code) {
    switch (choices.weighted(30, 22, 16, 18, 10, 24, 9, 8, 6, 4, 4, 4, 4, 3)) {
      case 0 -> code.line(expressions().statement() + ";");
      case 1 -> declaration(code);
      case 2 -> {
        return conditional(code);
      }
      case 3 -> {
        return grammar.loops.statement(code);
      }
      case 4 -> {
        return grammar.switches.statement(code, choices.chance(20) ? scope.fresh("l") : "");
      }
      case 5 -> {
        return scope.wide() ? conditional(code) : grammar.tries.statement(code);
      }
      case 6 -> {
        return jump(code);
      }
      case 7 -> {
        return labelled(code);
      }
      case 8 -> grammar.closures.declare(code);
      case 9 -> {
        return deferred(code);
      }
      case 10 -> code.line(scope.quiet() ? "show(2);" : "co.yieldAll(" + values() + ");");
      case 11 -> {
        String detail = choices.chance(50) ? " : " + expressions().of(Type.OBJECT) : "";
        code.line("assert " + expressions().of(Type.BOOLEAN) + detail + ";");
      }
      case 12 -> {
        // javac makes a try of synchronized, and in a switch expression one that is not verified.
        boolean locked = !scope.wide() && scope.result() == null && choices.chance(40);
        String head = locked ? "synchronized (" + scope.self() + ") {" : "{";
        return scope.quiet(() -> block(code, head));
      }
      default -> {
        return block(code, "{");
      }
    }
    return true;
  }

  private String values() {
    String elements =
        expressions().of(Type.STRING) + ", (Object) (" + expressions().of(Type.INT) + ")";
    return switch (choices.below(5)) {
      case 0 -> "List.of(" + elements + ")";
      case 1 -> "new Object[] {" + elements + "}";
      case 2 -> expressions().of(Type.OBJECTS);
      case 3 -> "List.of(" + elements + ").iterator()";
      default -> "Stream.of(" + elements + ")";
    };
  }

  private void declaration(Code code) {
    Type type = choices.of(LOCALS);
    String name = scope.name();
    scope.reserve(name);
    String value = expressions().of(type);
    int kind = choices.weighted(60, 25, 15);
    boolean assigned = kind == 0 && type != Type.FUNCTION;
    // The type of an expression for an int may be Integer; a var must be what it is known to be.
    boolean inferred = type != Type.INT && type != Type.FUNCTION && choices.chance(15);
    String head = (kind == 2 ? "final " : "") + (inferred ? "var" : type);
    code.line(
        head + " " + name + " = " + (inferred ? "(" + type + ") (" + value + ")" : value) + ";");
    scope.declare(name, type, assigned);
  }

  /** A local that is assigned later, in each of two branches. */
  private boolean deferred(Code code) {
    Type type = choices.of(Type.INT, Type.STRING, Type.OBJECT);
    String name = scope.name();
    code.line((choices.chance(40) ? "final " : "") + type + " " + name + ";");
    scope.reserve(name);
    code.open("if (" + expressions().of(Type.BOOLEAN) + ") {");
    boolean first = assign(code, name, type);
    code.close("}");
    code.open("else {");
    boolean second = assign(code, name, type);
    code.close("}");
    scope.declare(name, type, false);
    return first | second;
  }

  private boolean assign(Code code, String name, Type type) {
    return scope.block(
        () -> {
          boolean completes = list(code);
          if (completes) {
            code.line(name + " = " + expressions().of(type) + ";");
          }
          return completes;
        });
  }

  private boolean conditional(Code code) {
    boolean completes;
    switch (choices.weighted(50, 40)) {
      case 0 -> {
        completes = block(code, "if (" + expressions().of(Type.BOOLEAN) + ") {");
      }
      default -> {
        return grammar.conditions.statement(code);
      }
    }
    if (choices.chance(40)) {
      return block(code, "else {") | completes;
    }
    return true;
  }

  private boolean labelled(Code code) {
    String label = scope.fresh("l");
    Scope.Target target = new Scope.Target(label, false, false);
    boolean condition = choices.chance(25);
    String head = condition ? "if (" + expressions().of(Type.BOOLEAN) + ") {" : "{";
    boolean completes = scope.target(target, () -> block(code, label + ": " + head));
    return completes || condition || scope.reached(target);
  }

  /** A jump, or one that a condition decides on; returns whether what follows can be reached. */
  boolean jump(Code code) {
    if (choices.chance(60)) {
      code.open("if (" + expressions().of(Type.BOOLEAN) + ") {");
      leave(code);
      code.close("}");
      return true;
    }
    leave(code);
    return false;
  }

  /** The statement that ends the template. */
  String ending() {
    Type returned = scope.returned();
    return returned == null ? "return;" : "return " + expressions().of(returned) + ";";
  }

  /** A statement that leaves, whatever is around it. */
  String end() {
    return scope.returns() && choices.chance(70)
        ? ending()
        : "throw " + grammar.tries.exception() + ";";
  }

  private void leave(Code code) {
    List<Scope.Target> targets = scope.targets();
    int kind = choices.weighted(20, 25, targets.isEmpty() ? 1 : 55);
    if (kind == 2 && !targets.isEmpty() && leaveTarget(code, targets)) {
      return;
    }
    if (kind != 1 && scope.returns()) {
      code.line(ending());
    } else if (kind != 1 && scope.result() != null) {
      code.line("yield (" + Switches.safe(expressions().of(scope.result())) + ");");
    } else {
      code.line("throw " + grammar.tries.exception() + ";");
    }
  }

  private boolean leaveTarget(Code code, List<Scope.Target> targets) {
    Scope.Target target = targets.get(targets.size() - 1 - choices.below(targets.size()));
    boolean innermost = target.breakable && last(targets, false) == target;
    if (target.loop && choices.chance(40)) {
      boolean plain = last(targets, true) == target;
      if (!plain && target.label == null) {
        return false;
      }
      boolean named = target.label != null && (!plain || choices.chance(40));
      code.line("continue" + (named ? " " + target.label : "") + ";");
      scope.reach(target.continued);
      return true;
    }
    if (!innermost && target.label == null) {
      return false;
    }
    boolean named = target.label != null && (!innermost || choices.chance(40));
    code.line("break" + (named ? " " + target.label : "") + ";");
    scope.reach(target);
    target.left = true;
    return true;
  }

  private static Scope.Target last(List<Scope.Target> targets, boolean loop) {
    for (int i = targets.size() - 1; i >= 0; i--) {
      if (loop ? targets.get(i).loop : targets.get(i).breakable) {
        return targets.get(i);
      }
    }
    throw new AssertionError("no target");
  }
}
