package dev.treadle.processor.ir;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * An operation on a member that the machine's class may not name (private, inherited protected,
 * {@code super}, an enclosing instance): the emitter gives each a small static method over a
 * constant handle.
 *
 * @param operation what is done
 * @param member the field, method or constructor; for {@link Operation#OUTER} the enclosing class
 *     whose instance is wanted
 * @param site the class in whose body the access is written, on whose behalf the handle looks the
 *     member up
 * @param type the member's type, as the site inherits it (JLS 8.4.2)
 * @param discards whether the member is static, and selected from an expression that has to be
 *     evaluated
 * @param update what an {@link Operation#UPDATE} does, null for any other operation
 */
public record Member(
    Operation operation,
    Element member,
    TypeElement site,
    TypeMirror type,
    boolean discards,
    @Nullable Update update) {

  /** What a compound assignment computes. */
  public enum Operator {
    ADD("+"),
    SUBTRACT("-"),
    MULTIPLY("*"),
    DIVIDE("/"),
    REMAINDER("%"),
    SHIFT_LEFT("<<"),
    SHIFT_RIGHT(">>"),
    SHIFT_RIGHT_UNSIGNED(">>>"),
    AND("&"),
    OR("|"),
    XOR("^");

    /** The binary operator. */
    public final String text;

    Operator(String text) {
      this.text = text;
    }
  }

  /**
   * A compound assignment.
   *
   * @param operand the type of its right operand
   * @param cast the type that the result is cast to, null if that changes nothing
   */
  public record Update(Operator operator, TypeMirror operand, @Nullable TypeMirror cast) {}

  /** An operation that is no {@link Operation#UPDATE}. */
  public Member(Operation operation, Element member, TypeElement site, TypeMirror type) {
    this(operation, member, site, type, false, null);
  }

  /** Another operation on the same member. */
  public Member with(Operation other) {
    return new Member(other, member, site, type, discards, null);
  }

  /** A compound assignment to the same member. */
  public Member with(Update compound) {
    return new Member(Operation.UPDATE, member, site, type, discards, compound);
  }

  /** This operation, after the evaluation of an expression that the member is selected from. */
  public Member discarding() {
    return new Member(operation, member, site, type, true, update);
  }

  /** What is done with the member. */
  public enum Operation {
    /** Reads a field. */
    GET,
    /** Writes a field; the value written is the operation's. */
    SET,
    /** {@code field++}. */
    POST_INCREMENT,
    /** {@code field--}. */
    POST_DECREMENT,
    /** {@code ++field}. */
    PRE_INCREMENT,
    /** {@code --field}. */
    PRE_DECREMENT,
    /**
     * {@code field op= value}, in two steps: the object and what its field holds are known before
     * the value is computed.
     */
    UPDATE,
    /** Calls a method. */
    CALL,
    /** Calls the method of a superclass or superinterface, not the one that overrides it. */
    SUPER,
    /** Calls a constructor. */
    NEW,
    /** Calls a constructor of a generic class by its raw type. */
    NEW_RAW,
    /** The enclosing instance of an inner object. */
    OUTER
  }
}
