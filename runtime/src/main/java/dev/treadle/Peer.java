package dev.treadle;

import org.jspecify.annotations.Nullable;

/**
 * The context of a colleague's body: one of several coroutines none of which is the caller of the
 * others. Each says itself who goes on.
 *
 * <p>In the state machine made from a template, each call of {@code transfer} is a suspension
 * point; {@code first} and {@code self} do not suspend, and may stand wherever an ordinary
 * expression may, but for lambdas and classes inside the body.
 *
 * <p>A template can also be called directly, with an implementation of this interface that the
 * caller supplies; the library has none.
 *
 * @param <V> the type of the values that the colleague is given
 */
public interface Peer<V extends @Nullable Object> {
  /**
   * Suspends this colleague and has another one go on with a value: one that has not begun begins,
   * and the value is its {@link #first}; for a suspended one it is what its own transfer returns.
   *
   * <p>{@link CoroutineExit} comes out of it if this colleague is closed.
   *
   * @param target who is to go on
   * @param value what it is given
   * @param <T> the type of the values that it is given
   * @return what whoever transfers back, or runs this colleague again, gives it
   * @throws IllegalStateException if the target is this colleague, is executing, or has finished;
   *     this one goes on then
   */
  <T extends @Nullable Object> V transfer(Colleague<T, ?> target, T value);

  /**
   * The value with which this colleague was begun. It is kept until the colleague ends.
   *
   * @return the value
   */
  V first();

  /**
   * The colleague of which this is the context: for a template that another one calls with its own
   * context, that other one's.
   *
   * @return the colleague
   */
  Colleague<V, ?> self();
}
