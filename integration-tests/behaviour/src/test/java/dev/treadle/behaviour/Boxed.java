package dev.treadle.behaviour;

import dev.treadle.Cursor;
import dev.treadle.DoubleCursor;
import dev.treadle.DoubleSequence;
import dev.treadle.IntCursor;
import dev.treadle.IntSequence;
import dev.treadle.LongCursor;
import dev.treadle.LongSequence;
import dev.treadle.Sequence;
import dev.treadle.Status;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A sequence of primitive values seen as one of objects, for what drives those. */
record Boxed<Y>(
    Supplier<Cursor<Y>> runs, Consumer<Consumer<? super Y>> push, Supplier<Stream<Y>> streams)
    implements Sequence<Y> {

  static Sequence<Integer> of(IntSequence values) {
    return new Boxed<>(
        () -> of(values.iterator()),
        action -> values.forEach((IntConsumer) action::accept),
        () -> values.stream().boxed());
  }

  static Sequence<Long> of(LongSequence values) {
    return new Boxed<>(
        () -> of(values.iterator()),
        action -> values.forEach((LongConsumer) action::accept),
        () -> values.stream().boxed());
  }

  static Sequence<Double> of(DoubleSequence values) {
    return new Boxed<>(
        () -> of(values.iterator()),
        action -> values.forEach((DoubleConsumer) action::accept),
        () -> values.stream().boxed());
  }

  static Cursor<Integer> of(IntCursor run) {
    return new Run<>(run, run::raise, run::close, run::status, () -> of(run.fork()));
  }

  static Cursor<Long> of(LongCursor run) {
    return new Run<>(run, run::raise, run::close, run::status, () -> of(run.fork()));
  }

  static Cursor<Double> of(DoubleCursor run) {
    return new Run<>(run, run::raise, run::close, run::status, () -> of(run.fork()));
  }

  @Override
  public Cursor<Y> iterator() {
    return runs.get();
  }

  @Override
  public void forEach(Consumer<? super Y> action) {
    push.accept(action);
  }

  @Override
  public Stream<Y> stream() {
    return streams.get();
  }

  private record Run<Y>(
      Iterator<Y> values,
      Function<Throwable, Y> raising,
      Runnable closing,
      Supplier<Status> stands,
      Supplier<Cursor<Y>> forking)
      implements Cursor<Y> {
    @Override
    public boolean hasNext() {
      return values.hasNext();
    }

    @Override
    public Y next() {
      return values.next();
    }

    @Override
    public Y raise(Throwable t) {
      return raising.apply(t);
    }

    @Override
    public void close() {
      closing.run();
    }

    @Override
    public Status status() {
      return stands.get();
    }

    @Override
    public Cursor<Y> fork() {
      return forking.get();
    }
  }
}
