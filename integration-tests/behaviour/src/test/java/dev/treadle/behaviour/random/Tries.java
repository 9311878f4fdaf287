package dev.treadle.behaviour.random;

import java.util.ArrayList;
import java.util.List;

/** Try statements of all forms, and what is thrown. */
final class Tries {
  private static final String CHECKED = "IOException";

  /** From the narrowest on, so that no clause is shadowed by one above it. */
  private static final List<String> CAUGHT =
      List.of(
          "CoroutineExit",
          "AssertionError",
          "IllegalStateException | ArithmeticException",
          CHECKED,
          "RuntimeException",
          "Exception",
          "Throwable");

  private final Grammar grammar;
  private final Choices choices;
  private final Scope scope;

  Tries(Grammar grammar) {
    this.grammar = grammar;
    this.choices = grammar.choices;
    this.scope = grammar.scope;
  }

  /** What can stand after {@code throw}. */
  String exception() {
    if (scope.plain()) {
      return "new IllegalStateException(" + grammar.expressions.of(Type.STRING) + ")";
    }
    List<String> caught =
        scope.readable(Type.EXCEPTION).stream().map(Scope.Variable::name).toList();
    if (!caught.isEmpty() && choices.chance(50)) {
      return choices.of(caught);
    }
    switch (choices.weighted(80, 8, 8)) {
      case 1:
        return "fault(" + grammar.expressions.of(Type.INT) + ")";
      case 2:
        return "%s ? new IOException(%s) : new IllegalStateException(%s)"
            .formatted(
                grammar.expressions.of(Type.BOOLEAN),
                grammar.expressions.of(Type.STRING),
                grammar.expressions.of(Type.STRING));
      default:
        break;
    }
    String type =
        choices.of("IllegalStateException", "RuntimeException", "IOException", "Exception");
    return "new " + type + "(" + grammar.expressions.of(Type.STRING) + ")";
  }

  boolean statement(Code code) {
    // What is checked cannot leave a lambda.
    int resources = scope.plain() ? 0 : choices.weighted(75, 14, 7, 4);
    boolean last = choices.chance(resources == 0 ? 65 : 25);
    List<String> clauses = clauses(resources == 0 && !last);
    if (!last) {
      return guarded(code, resources, clauses);
    }
    return scope.guarded(
        () -> guarded(code, resources, clauses),
        () -> {
          code.open("finally {");
          boolean completes =
              scope.block(
                  () ->
                      grammar.statements.list(code)
                          && (!choices.chance(20) || grammar.statements.jump(code)));
          code.close("}");
          return completes;
        });
  }

  private List<String> clauses(boolean needed) {
    List<String> clauses = new ArrayList<>();
    int next = 0;
    while (next < CAUGHT.size()
        && clauses.size() < 3
        && (needed && clauses.isEmpty() || choices.chance(35))) {
      next += choices.below(CAUGHT.size() - next);
      String clause = CAUGHT.get(next++);
      clauses.add(clause.equals(CHECKED) && scope.plain() ? "NullPointerException" : clause);
    }
    return clauses;
  }

  private boolean guarded(Code code, int resources, List<String> clauses) {
    return scope.block(() -> body(code, resources, clauses)) | handlers(code, clauses);
  }

  private boolean body(Code code, int resources, List<String> clauses) {
    List<String> heads = new ArrayList<>();
    while (heads.size() < resources) {
      List<Scope.Variable> opened = scope.readable(Type.RESOURCE);
      if (!opened.isEmpty() && choices.chance(20)) {
        heads.add(choices.of(opened).name());
        continue;
      }
      String name = scope.name();
      scope.reserve(name);
      String value = "open(" + grammar.expressions.of(Type.INT) + ")";
      scope.declare(name, Type.RESOURCE, false);
      heads.add(choices.of("Resource ", "var ") + name + " = " + value);
    }
    code.open("try " + (heads.isEmpty() ? "" : "(" + String.join("; ", heads) + ") ") + "{");
    if (clauses.contains(CHECKED) || !scope.plain() && choices.chance(30)) {
      code.line("fail(" + grammar.expressions.of(Type.INT) + ");");
    }
    boolean completes = grammar.statements.list(code);
    code.close("}");
    return completes;
  }

  private boolean handlers(Code code, List<String> clauses) {
    boolean completes = false;
    for (String clause : clauses) {
      completes |=
          scope.block(
              () -> {
                String name = scope.name();
                code.open(
                    (choices.chance(15) ? "catch (final " : "catch (")
                        + clause
                        + " "
                        + name
                        + ") {");
                scope.declare(name, Type.EXCEPTION, false);
                if (choices.chance(50)) {
                  code.line("caught(" + name + ");");
                }
                boolean after = grammar.statements.list(code);
                code.close("}");
                return after;
              });
    }
    return completes;
  }
}
