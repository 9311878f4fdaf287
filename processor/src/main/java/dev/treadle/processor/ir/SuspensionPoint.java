package dev.treadle.processor.ir;

import javax.lang.model.type.TypeMirror;

/**
 * A place at which a body is suspended.
 *
 * @param kind how
 * @param shape the text of what is handed out or delegated to, with a hole for each operand
 * @param valueType the static type of what is handed out; else that of the whole call
 * @param resultType the type of the value it has for the body, {@code void} if none
 * @param recursive whether it calls the template that it stands in
 * @param origin where it stands
 * @param source the user's text of the call, on one line
 */
public record SuspensionPoint(
    Kind kind,
    Code shape,
    TypeMirror valueType,
    TypeMirror resultType,
    boolean recursive,
    Origin origin,
    String source) {

  /** How a body is suspended. */
  public enum Kind {
    /** It hands out a value. */
    YIELD,
    /** It calls another template with its own context. */
    CALL,
    /** {@code yieldFrom}. */
    YIELD_FROM,
    /** {@code yieldAll}. */
    YIELD_ALL,
    /** {@code capture}: it goes on at once, and perhaps again. */
    CAPTURE,
    /** {@code jump}: control goes to a capture, and comes back as an exception at most. */
    JUMP,
    /** {@code transfer}. */
    TRANSFER,
    /** A method of {@code Async}. */
    AWAIT;

    /** Whether another body runs before this one goes on, and may end with an exception. */
    public boolean delegates() {
      return this != YIELD && this != TRANSFER;
    }
  }
}
