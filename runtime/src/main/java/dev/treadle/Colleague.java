package dev.treadle;

import dev.treadle.frame.Trampoline;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One run of a symmetric coroutine: what the factory made from a {@code @Coroutine} template with a
 * {@link Peer} returns. Colleagues {@linkplain Peer#transfer transfer} control to each other.
 *
 * <p>Not thread-safe; colleagues may be handed, all of them, from one thread to another.
 *
 * @param <V> the type of the values that it is given
 * @param <R> the type of the result; {@link Void} for a {@code void} template
 */
public interface Colleague<V extends @Nullable Object, R extends @Nullable Object>
    extends AutoCloseable {
  /**
   * Runs a colleague, and whomever it transfers to, until one of them returns. The others stay
   * suspended where they have transferred; a later run may begin with any of them, or go to it.
   *
   * <p>The stack does not grow with the number of transfers. What leaves a body, which makes its
   * colleague {@link Status#FAILED}, leaves this method: unchecked exceptions as they are, an
   * {@link java.io.IOException} in an {@link java.io.UncheckedIOException}, other checked ones in
   * an {@link UncheckedException}.
   *
   * @param first who goes first
   * @param value what it is given: if it has not begun its {@link Peer#first}, else the value of
   *     the transfer at which it is suspended
   * @param <V> the type of the values that it is given
   * @return the colleague that has returned
   * @throws IllegalStateException if {@code first} is executing or has finished
   */
  static <V extends @Nullable Object> Colleague<?, ?> run(Colleague<V, ?> first, V value) {
    return Trampoline.run(first, value);
  }

  /**
   * The value returned.
   *
   * @return the result, null for a {@code void} template
   * @throws IllegalStateException unless the status is {@link Status#RETURNED}
   */
  R result();

  /**
   * Ends the colleague. {@link CoroutineExit} is thrown at its transfer, so that the body's {@code
   * finally} blocks and resources are run; one that has not begun executes none of its body.
   * Closing a finished one does nothing.
   *
   * @throws IllegalStateException "ignored close" if the body transfers instead of ending: it stays
   *     suspended there, and nobody goes on; also if it is executing
   */
  @Override
  void close();

  /**
   * Where it stands.
   *
   * @return its status
   */
  Status status();

  /**
   * Where it is suspended, in the user's files and lines: what it delegates to innermost comes
   * first.
   *
   * @return the places; empty unless it is suspended
   */
  List<StackTraceElement> trace();

  /**
   * The variables of the innermost body that it is in, as {@link Routine#locals()}.
   *
   * @return an unmodifiable map; empty unless it is suspended
   */
  default Map<String, @Nullable Object> locals() {
    return Map.of();
  }
}
