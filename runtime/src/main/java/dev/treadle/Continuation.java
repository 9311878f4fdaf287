package dev.treadle;

import org.jspecify.annotations.Nullable;

/**
 * The rest of a run from the place where {@link Co#capture} was called: where each of its bodies
 * stands, with its local variables as they were then. It can be continued any number of times.
 *
 * <p>The run itself goes back to it by {@link Co#jump}; {@link #start} makes a new run of it. The
 * objects that the variables refer to are shared by all of these.
 *
 * @param <T> the type of the value that the capture has when it is continued
 * @param <Y> the type of the values yielded
 * @param <S> the type of the values sent
 */
public interface Continuation<
    T extends @Nullable Object, Y extends @Nullable Object, S extends @Nullable Object> {
  /**
   * A new run that continues here.
   *
   * @param value the value of the capture
   * @return the run, of which nothing has been executed yet: its first resume continues here
   */
  Routine<Y, S, ?> start(T value);
}
