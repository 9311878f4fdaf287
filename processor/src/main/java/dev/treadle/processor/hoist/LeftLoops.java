package dev.treadle.processor.hoist;

import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Jumps;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds what the condition of a loop binds for the code behind it, where jumps lead from the loop
 * past that code:
 *
 * <pre>{@code
 * while (!(values.next() instanceof String name)) {
 *   if (!values.hasNext()) {
 *     exit = 1;
 *     break leave;                  // was a return
 *   }
 * }
 * names.add(name);
 * }</pre>
 *
 * <p>By JLS 6.3.2.3 only a jump to the end of the loop matters, but javac 17 takes any for one, and
 * does not know the name behind the loop.
 */
final class LeftLoops {

  private final Function<Stmt, Set<Variable>> references;
  private final Set<Variable> found = new LinkedHashSet<>();

  /**
   * A search.
   *
   * @param references the variables that a statement uses
   */
  LeftLoops(Function<Stmt, Set<Variable>> references) {
    this.references = references;
  }

  /** The bindings that are used behind such a loop. */
  Set<Variable> find(Body body) {
    visit(body.statements());
    return found;
  }

  private void visit(Stmt statement) {
    List<Stmt> children = Codes.children(statement);
    for (int i = 0; i < children.size(); i++) {
      Set<Variable> bound = bound(children.get(i));
      if (!bound.isEmpty()) {
        children.stream()
            .skip(i + 1)
            .map(references)
            .flatMap(Set::stream)
            .filter(bound::contains)
            .forEach(found::add);
      }
      visit(children.get(i));
    }
  }

  private static Set<Variable> bound(Stmt statement) {
    if (!(statement instanceof Stmt.Loop loop) || loop.condition() == null) {
      return Set.of();
    }
    Set<Variable> bound = HoistVariables.bindings(Codes.of(loop.condition()));
    return bound.isEmpty() || new Jumps(loop).jumps().isEmpty() ? Set.of() : bound;
  }
}
