package dev.treadle.processor.ir;

import java.util.List;
import java.util.Set;

/**
 * The body of a template.
 *
 * @param statements what it does
 * @param names every identifier in the user's text, which generated names keep away from
 * @param parameters the template's parameters but for the context
 * @param classes the local classes that become members of the machine
 * @param intersections the intersections that are given a name
 */
public record Body(
    Stmt.Block statements,
    Set<String> names,
    List<Variable> parameters,
    List<LocalClass> classes,
    List<NamedIntersection> intersections) {

  /** The same body with other statements. */
  public Body with(Stmt.Block other) {
    return new Body(other, names, parameters, classes, intersections);
  }
}
