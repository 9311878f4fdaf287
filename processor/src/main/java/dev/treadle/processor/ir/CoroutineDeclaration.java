package dev.treadle.processor.ir;

import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * What a template's signature says.
 *
 * @param method the template
 * @param owner the class it stands in
 * @param context the context's parameter
 * @param kind what its context makes it
 * @param yielded the type of the values handed out
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
    /** {@code @Generator} with a {@code Yielder}. */
    GENERATOR,
    /** {@code @Coroutine} with a {@code Co}. */
    COROUTINE
  }

  /** Whether the template has a receiver. */
  public boolean instance() {
    return !method.getModifiers().contains(Modifier.STATIC);
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
