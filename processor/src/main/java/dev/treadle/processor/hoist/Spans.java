package dev.treadle.processor.hoist;

import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where in a body variables are used: from the first place to the last, in the order of the text,
 * and to the end of a loop that uses what was assigned before it. A variable is assigned in its
 * span before it is read there, so two whose spans are apart never have values at once.
 *
 * <pre>{@code
 * left = f(); [suspend 1] left2 = left + sent; // left: to here
 * [suspend 2] g(left2 + sent); // left2: from behind that read to here
 * }</pre>
 */
final class Spans {

  /** From one place to another one, both included. */
  record Span(int from, int to) {
    boolean overlaps(Span other) {
      return from <= other.to && other.from <= to;
    }
  }

  private final Map<Variable, Span> spans = new LinkedHashMap<>();
  private int place;

  /** The spans of these variables in a body. */
  Spans(Stmt.Block body, Collection<Variable> variables) {
    variables.forEach(variable -> spans.put(variable, new Span(Integer.MAX_VALUE, -1)));
    visit(body);
  }

  Span of(Variable variable) {
    return spans.getOrDefault(variable, new Span(0, Integer.MAX_VALUE));
  }

  private void visit(Stmt statement) {
    int start = place;
    place += 2;
    use(statement, start);
    if (statement instanceof Stmt.Assign assign) {
      use(assign.variable(), start + 1);
    } else if (statement instanceof Stmt.LocalVar local) {
      use(local.variable(), start + 1);
    }
    Codes.children(statement).forEach(this::visit);
    if (statement instanceof Stmt.Loop || statement instanceof Stmt.ForEach) {
      int end = place++;
      use(statement, end);
      spans.replaceAll(
          (variable, span) ->
              span.from() < start && span.to() > start ? new Span(span.from(), end) : span);
    }
  }

  /** The statement evaluates what is its own at this place. */
  private void use(Stmt statement, int at) {
    for (Code code : Codes.own(statement)) {
      code.reads().forEach(variable -> use(variable, at));
      code.writes().forEach(variable -> use(variable, at));
    }
  }

  private void use(Variable variable, int at) {
    spans.computeIfPresent(
        variable, (v, span) -> new Span(Math.min(span.from(), at), Math.max(span.to(), at)));
  }
}
