package dev.treadle.processor.ir;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * A local class, record, enum or interface that is used across a suspension, and so becomes a
 * member of the machine's class. What it captures is given to its constructors and kept in fields
 * of its own.
 */
public final class LocalClass {

  private final TypeElement element;
  private final Set<Variable> captured = new LinkedHashSet<>();
  private final List<Code> initializers = new ArrayList<>();
  private boolean capturesSelf;
  private @Nullable Code declaration;

  /** A class that is not read yet. */
  public LocalClass(TypeElement element) {
    this.element = element;
  }

  /** The class as the compiler sees it. */
  public TypeElement element() {
    return element;
  }

  /** The variables of the body that the class uses. */
  public List<Variable> captured() {
    return new ArrayList<>(captured);
  }

  /** Whether it uses the template's receiver. */
  public boolean capturesSelf() {
    return capturesSelf;
  }

  /** Notes that the class uses a variable of the body. */
  public void capture(Variable variable) {
    captured.add(variable);
  }

  /** Notes that the class uses the template's receiver. */
  public void captureSelf() {
    capturesSelf = true;
  }

  /** The instance initializers that constructors have to run, since they use what is captured. */
  public List<Code> initializers() {
    return List.copyOf(initializers);
  }

  /** Adds an instance initializer that constructors have to run. */
  public void initialize(Code statement) {
    initializers.add(statement);
  }

  /** The declaration as a member of the machine. */
  public Code declaration() {
    return java.util.Objects.requireNonNull(declaration, "declaration");
  }

  /** Sets the declaration, once it is read. */
  public void declare(Code code) {
    declaration = code;
  }
}
