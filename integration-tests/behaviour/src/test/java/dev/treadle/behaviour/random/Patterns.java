package dev.treadle.behaviour.random;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Switches over patterns, and record patterns: where the compiler knows them. */
final class Patterns {
  private static final boolean KNOWN = Runtime.version().feature() >= 21;

  private final Grammar grammar;
  private final Choices choices;
  private final Scope scope;

  /** What a pattern binds. */
  private record Bound(String name, Type type) {}

  /** A pattern; one that is part of another needs no more than its text. */
  private record Shape(String text, List<Bound> bounds) {}

  Patterns(Grammar grammar) {
    this.grammar = grammar;
    this.choices = grammar.choices;
    this.scope = grammar.scope;
  }

  /** Whether to make a pattern here; no decision where the compiler knows none. */
  boolean wanted(int percent) {
    return KNOWN && choices.chance(percent);
  }

  /** A test of an object against a record pattern, one of whose bindings is used. */
  Conditions.Binding test() {
    Shape shape = pair();
    Bound bound = choices.of(shape.bounds());
    shape.bounds().forEach(other -> scope.reserve(other.name()));
    String test = grammar.expressions.of(Type.OBJECT) + " instanceof " + shape.text();
    return new Conditions.Binding(test, bound.name(), bound.type());
  }

  private Shape pair() {
    List<Bound> bounds = new ArrayList<>();
    String first =
        switch (choices.below(4)) {
          case 0 -> typed(bounds, Type.OBJECT);
          case 1 -> typed(bounds, Type.INTEGER);
          case 2 -> inferred(bounds, Type.OBJECT);
          default -> {
            Shape inner = grammar.exhausted(6) ? simple(Type.STRING) : grammar.part(this::pair);
            bounds.addAll(inner.bounds());
            yield inner.text();
          }
        };
    String second = choices.chance(50) ? typed(bounds, Type.INT) : inferred(bounds, Type.INT);
    return new Shape("Pair(" + first + ", " + second + ")", bounds);
  }

  private Shape simple(Type type) {
    List<Bound> bounds = new ArrayList<>();
    return new Shape(typed(bounds, type), bounds);
  }

  private String typed(List<Bound> bounds, Type type) {
    String name = scope.fresh("n");
    bounds.add(new Bound(name, type));
    return type + " " + name;
  }

  private String inferred(List<Bound> bounds, Type type) {
    String name = scope.fresh("n");
    bounds.add(new Bound(name, type));
    return "var " + name;
  }

  private Shape local(Scope.Local type) {
    List<Bound> bounds = new ArrayList<>();
    String first = typed(bounds, Type.INT);
    return new Shape(
        type.name() + "(" + first + ", " + inferred(bounds, Type.OBJECT) + ")", bounds);
  }

  /** Makes the arm behind a label; true if it can complete normally. */
  @FunctionalInterface
  private interface Arm {
    boolean make(String label);
  }

  /** A switch expression over an object. */
  String expression(Type type) {
    String selector = grammar.expressions.of(Type.OBJECT);
    boolean arrows = choices.chance(70);
    Code code = new Code(4);
    scope.results(
        type,
        () -> {
          arms(label -> arrows ? result(code, label, type) : group(code, label, type));
          return null;
        });
    return "(switch (" + selector + ") {\n" + code + "    })";
  }

  private boolean result(Code code, String label, Type type) {
    switch (label.endsWith("default") ? 0 : choices.weighted(60, 30, 10)) {
      case 0 -> code.line(label + " -> " + grammar.expressions.of(type) + ";");
      case 1 -> {
        code.open(label + " -> {");
        if (grammar.statements.list(code)) {
          code.line("yield (" + Switches.safe(grammar.expressions.of(type)) + ");");
        }
        code.close("}");
      }
      default -> code.line(label + " -> throw " + grammar.tries.exception() + ";");
    }
    return false;
  }

  /** A group of the old form; none falls through, for the next label may make bindings. */
  private boolean group(Code code, String label, Type type) {
    code.open(label + ": {");
    if (label.endsWith("default") || grammar.statements.list(code)) {
      code.line("yield (" + Switches.safe(grammar.expressions.of(type)) + ");");
    }
    code.close("}");
    return false;
  }

  /** A switch statement over an object; true if it can complete normally. */
  boolean statement(Code code, String label) {
    String head = label.isEmpty() ? "" : label + ": ";
    code.open(head + "switch (" + grammar.expressions.of(Type.OBJECT) + ") {");
    boolean arrows = choices.chance(60);
    Scope.Target target = new Scope.Target(label.isEmpty() ? null : label, false, true);
    boolean completes =
        scope.target(
            target, () -> arms(arm -> arrows ? block(code, arm) : group(code, arm, target)));
    code.close("}");
    return completes || scope.reached(target);
  }

  private boolean block(Code code, String label) {
    if (choices.chance(40)) {
      code.line(label + " -> " + grammar.expressions.statement() + ";");
      return true;
    }
    code.open(label + " -> {");
    boolean completes = grammar.statements.list(code);
    code.close("}");
    return completes;
  }

  private boolean group(Code code, String label, Scope.Target target) {
    code.open(label + ": {");
    if (grammar.statements.list(code)) {
      code.line("break;");
      scope.reach(target);
    }
    code.close("}");
    return false;
  }

  /** The arms, in an order in which none hides another; true if one can complete normally. */
  private boolean arms(Arm arm) {
    boolean completes = false;
    int ofNull = choices.weighted(60, 20, 20);
    if (ofNull == 1) {
      completes |= arm("null", List.of(), false, arm);
    }
    for (Type type : List.of(Type.INTEGER, Type.STRING, Type.LIGHT)) {
      completes |= some(() -> simple(type), arm);
    }
    for (Scope.Local local : scope.locals(Scope.Kind.RECORD)) {
      completes |= some(() -> local(local), arm);
    }
    while (choices.chance(30)) {
      Shape shape = pair();
      completes |= arm(shape.text(), shape.bounds(), true, arm);
    }
    completes |= some(() -> new Shape("Pair " + scope.fresh("n"), List.of()), arm);
    String last = ofNull == 2 ? "case null, default" : "default";
    return scope.block(() -> arm.make(last)) | completes;
  }

  /** Perhaps a guarded arm, perhaps one without a guard. */
  private boolean some(Supplier<Shape> shapes, Arm arm) {
    boolean completes = false;
    if (choices.chance(25)) {
      Shape shape = shapes.get();
      completes = arm(shape.text(), shape.bounds(), true, arm);
    }
    if (choices.chance(35)) {
      Shape shape = shapes.get();
      completes |= arm(shape.text(), shape.bounds(), false, arm);
    }
    return completes;
  }

  /** A condition that is no constant. */
  private String guard() {
    String condition = grammar.expressions.of(Type.BOOLEAN);
    return choices.chance(60)
        ? "test(" + condition + ")"
        : "(" + grammar.expressions.suspension() + " != null && " + condition + ")";
  }

  private boolean arm(String text, List<Bound> bounds, boolean guarded, Arm arm) {
    return scope.block(
        () -> {
          bounds.forEach(bound -> scope.declare(bound.name(), bound.type(), false));
          String guard = guarded ? " when " + scope.fixed(this::guard) : "";
          return arm.make("case " + text + guard);
        });
  }
}
