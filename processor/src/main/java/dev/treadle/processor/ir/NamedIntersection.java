package dev.treadle.processor.ir;

import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;

/**
 * An intersection that stands in the type of a variable, as an argument. No source code can say
 * that, but a type variable of the machine with these bounds can stand for it: {@code
 * List<NumberAndComparable> list}.
 *
 * @param name the type variable
 * @param bounds its bounds
 */
public record NamedIntersection(String name, List<TypeMirror> bounds) {
  public NamedIntersection {
    bounds = List.copyOf(bounds);
  }

  /** What the type variable for an intersection is called, wherever that stands. */
  public static String name(IntersectionType type) {
    return bounds(type).stream()
        .map(
            bound ->
                bound instanceof DeclaredType declared
                    ? declared.asElement().getSimpleName().toString()
                    : bound.toString())
        .collect(Collectors.joining("And"));
  }

  /** The bounds without {@code Object}. */
  public static List<TypeMirror> bounds(IntersectionType type) {
    return type.getBounds().stream()
        .filter(bound -> !bound.toString().equals("java.lang.Object"))
        .collect(Collectors.toList());
  }
}
