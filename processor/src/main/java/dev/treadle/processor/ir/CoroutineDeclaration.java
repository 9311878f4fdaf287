package dev.treadle.processor.ir;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * What a template's signature says.
 *
 * @param method the template
 * @param owner the class it stands in
 * @param context the context's parameter
 * @param kind what its context makes it
 * @param yielded the type of the values handed out; primitive if the context is that of such
 *     values, {@code Object} for a colleague
 * @param sent the type of the values sent in; {@code Object} for a generator
 * @param result the declared return type
 */
public record CoroutineDeclaration(
    ExecutableElement method,
    TypeElement owner,
    VariableElement context,
    Kind kind,
    TypeMirror yielded,
    TypeMirror sent,
    TypeMirror result) {

  /** The kinds of template. */
  public enum Kind {
    /** {@code @Generator} with a {@code Yielder}, or one of a primitive type. */
    GENERATOR,
    /** {@code @Coroutine} with a {@code Co}. */
    COROUTINE,
    /** {@code @Coroutine} with a {@code Peer}. */
    COLLEAGUE,
    /** {@code @Coroutine} with an {@code Async}. */
    TASK,
    /** {@code @Generator} with an {@code AsyncYielder}. */
    ASYNC_GENERATOR
  }

  /** Whether its body awaits: it is told how to go on by what drives it, and not by a user. */
  public boolean awaits() {
    return kind == Kind.TASK || kind == Kind.ASYNC_GENERATOR;
  }

  /** Whether its runs are made by the sequence that the factory returns. */
  public boolean isSequence() {
    return kind == Kind.GENERATOR || kind == Kind.ASYNC_GENERATOR;
  }

  /** Whether the template has a receiver. */
  public boolean instance() {
    return !method.getModifiers().contains(Modifier.STATIC);
  }

  /**
   * How the types of a generator's values begin, as its context does: {@code Int}, {@code Async};
   * or empty.
   */
  public String prefix() {
    String type = ((DeclaredType) context.asType()).asElement().getSimpleName().toString();
    return type.endsWith("Yielder") ? type.substring(0, type.length() - "Yielder".length()) : "";
  }

  /** The parameters but for the context. */
  public List<? extends VariableElement> parameters() {
    return method.getParameters().subList(1, method.getParameters().size());
  }

  /** The template's name. */
  public String name() {
    return method.getSimpleName().toString();
  }
}
