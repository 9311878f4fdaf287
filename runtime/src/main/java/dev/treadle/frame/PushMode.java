package dev.treadle.frame;

import dev.treadle.Co;
import dev.treadle.Routine;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Push mode. */
public final class PushMode {
  private PushMode() {}
  public static <Y extends @Nullable Object> void yieldAll(Iterable<? extends Y> values, Yielder<Y> out) { throw new UnsupportedOperationException(); }
  public static <Y extends @Nullable Object> void yieldAll(Iterator<? extends Y> values, Yielder<Y> out) { throw new UnsupportedOperationException(); }
  public static <Y extends @Nullable Object> void yieldAll(Stream<? extends Y> values, Yielder<Y> out) { throw new UnsupportedOperationException(); }
  public static <Y extends @Nullable Object, S extends @Nullable Object, R extends @Nullable Object> R yieldFrom(Routine<? extends Y, ? super S, ? extends R> routine, Co<Y, S> co) { throw new UnsupportedOperationException(); }
  public static <Y extends @Nullable Object> void forEach(Sequence<Y> sequence, Consumer<? super Y> action) { throw new UnsupportedOperationException(); }
}
