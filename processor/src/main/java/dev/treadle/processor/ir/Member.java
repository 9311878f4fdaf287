package dev.treadle.processor.ir;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

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
 */
public record Member(Operation operation, Element member, TypeElement site, TypeMirror type) {

  /** Another operation on the same member. */
  public Member with(Operation other) {
    return new Member(other, member, site, type);
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
