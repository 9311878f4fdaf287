package dev.treadle.processor.report;

import dev.treadle.processor.ir.Origin;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Collects what the stages find wrong with one template or one class of templates. */
public final class Problems {

  /**
   * A problem at its place: a position in the text, or an element of the user's compilation.
   * Exactly one of the two is null.
   *
   * @param name of the token in the declaration of the element; null for its own name
   */
  record Found(
      String message, @Nullable Origin at, @Nullable Element element, @Nullable String name) {}

  private final List<Found> found = new ArrayList<>();

  /** Adds a problem at a token of a body. */
  public void add(Problem problem, Origin at, Object... args) {
    found.add(new Found(problem.text(args), at, null, null));
  }

  /** Adds a problem at the name of a declaration, an element of the user's compilation. */
  public void add(Problem problem, Element at, Object... args) {
    found.add(new Found(problem.text(args), null, at, null));
  }

  /** Adds a problem with a type that a declaration names. */
  public void addAtType(Problem problem, Element at, String name, Object... args) {
    found.add(new Found(problem.text(args), null, at, name));
  }

  /** True if anything was added. */
  public boolean any() {
    return !found.isEmpty();
  }

  List<Found> found() {
    return List.copyOf(found);
  }
}
