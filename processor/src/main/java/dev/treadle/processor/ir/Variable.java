package dev.treadle.processor.ir;

import javax.lang.model.type.TypeMirror;

/**
 * A local variable of a body: one declaration of the user's, or one that a pass introduced. Two
 * variables are the same only if they are the same object; names are given late, by the emitter,
 * which keeps the user's wherever it can.
 */
public final class Variable {

  /** Where a variable comes from. */
  public enum Kind {
    /** A parameter of the template, but not its context. */
    PARAMETER,
    /** A local variable declared by a statement or a resource. */
    LOCAL,
    /** A binding of an {@code instanceof} pattern. */
    BINDING,
    /** The parameter of a {@code catch} clause. */
    EXCEPTION,
    /**
     * A value that a pass keeps for a moment: an operand, a pending exception, the arm of a switch.
     */
    TEMPORARY,
    /** A temporary that has its default value at every suspension, and so is never kept. */
    MOMENTARY,
    /**
     * The iterator behind a for-each loop; it cannot be copied, and so its run cannot be forked.
     */
    ITERATOR
  }

  private final String name;
  private final TypeMirror type;
  private final Kind kind;
  private final boolean effectivelyFinal;
  private final boolean constant;
  private final boolean inferred;

  private Variable(
      String name,
      TypeMirror type,
      Kind kind,
      boolean effectivelyFinal,
      boolean constant,
      boolean inferred) {
    this.name = name;
    this.type = type;
    this.kind = kind;
    this.effectivelyFinal = effectivelyFinal;
    this.constant = constant;
    this.inferred = inferred;
  }

  /**
   * A variable that the user declared.
   *
   * @param type a type that source code can name
   * @param effectivelyFinal whether it is assigned once (JLS 4.12.4)
   * @param constant whether it is a constant variable (JLS 4.12.4), whose uses are compile-time
   *     constants
   * @param inferred whether it was declared with {@code var}
   */
  public static Variable declared(
      String name,
      TypeMirror type,
      Kind kind,
      boolean effectivelyFinal,
      boolean constant,
      boolean inferred) {
    return new Variable(name, type, kind, effectivelyFinal, constant, inferred);
  }

  /** A variable that a pass introduces and assigns once before it is read. */
  public static Variable temporary(String name, TypeMirror type) {
    return new Variable(name, type, Kind.TEMPORARY, true, false, false);
  }

  /** A variable that a pass introduces and assigns more than once. */
  public static Variable mutable(String name, TypeMirror type) {
    return new Variable(name, type, Kind.TEMPORARY, false, false, false);
  }

  /** A variable that a pass introduces and that has its default value at every suspension. */
  public static Variable momentary(String name, TypeMirror type) {
    return new Variable(name, type, Kind.MOMENTARY, false, false, false);
  }

  /** The iterator of a for-each loop. */
  public static Variable iterator(String name, TypeMirror type) {
    return new Variable(name, type, Kind.ITERATOR, true, false, false);
  }

  /** The name the user gave, or the one a pass would like. */
  public String name() {
    return name;
  }

  /** The declared or inferred type, one that source code can name. */
  public TypeMirror type() {
    return type;
  }

  /** Where it comes from. */
  public Kind kind() {
    return kind;
  }

  /**
   * Whether it is assigned once, so that a lambda may capture it and a value read early equals one
   * read late.
   */
  public boolean effectivelyFinal() {
    return effectivelyFinal;
  }

  /** Whether it is a constant variable (JLS 4.12.4). */
  public boolean constant() {
    return constant;
  }

  /** Whether it was declared with {@code var}. */
  public boolean inferred() {
    return inferred;
  }

  /** Whether it was written by the user. */
  public boolean users() {
    return kind != Kind.TEMPORARY && kind != Kind.MOMENTARY && kind != Kind.ITERATOR;
  }

  @Override
  public String toString() {
    return name;
  }
}
