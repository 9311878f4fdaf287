package dev.treadle.benchmarks;

import dev.treadle.DoubleCursor;
import dev.treadle.DoubleYielder;
import dev.treadle.IntCursor;
import dev.treadle.IntYielder;
import dev.treadle.LongCursor;
import dev.treadle.LongYielder;
import dev.treadle.annotation.Generator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.IntConsumer;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

/** Values of primitive types, none of which may become an object on its way. */
final class Primitives {
  /** Beyond what {@link Integer#valueOf} need not allocate. */
  private static final int FROM = 1_000;

  private static final int SIZE = 10_000;
  private static final int[] ARRAY = IntStream.range(FROM, FROM + SIZE).toArray();

  private Primitives() {}

  @Generator
  static void ints(IntYielder out, int to) {
    for (int i = FROM; i < to; i++) {
      out.yield(i);
    }
  }

  @Generator
  static void longs(LongYielder out, long to) {
    for (long i = FROM; i < to; i++) {
      out.yield(i);
    }
  }

  @Generator
  static void doubles(DoubleYielder out, double to) {
    for (double x = FROM; x < to; x++) {
      out.yield(x);
    }
  }

  /** All kinds of delegation, one after the other. */
  @Generator
  static void delegated(IntYielder out, int depth, int[] array) {
    if (depth > 0) {
      delegated(out, depth - 1, array);
      return;
    }
    ints(out, FROM + array.length);
    out.yieldAll(array);
    out.yieldAll(PrimitivesCoroutines.ints(FROM + array.length));
    out.yieldAll(IntStream.of(array));
  }

  static final class Hand implements PrimitiveIterator.OfInt {
    private int next = FROM;
    private final int to = FROM + SIZE;

    @Override
    public boolean hasNext() {
      return next < to;
    }

    @Override
    public int nextInt() {
      if (next >= to) {
        throw new NoSuchElementException();
      }
      return next++;
    }
  }

  private static long sum(PrimitiveIterator.OfInt values) {
    long sum = 0;
    while (values.hasNext()) {
      sum += values.nextInt();
    }
    return sum;
  }

  private static long sum(PrimitiveIterator.OfLong values) {
    long sum = 0;
    while (values.hasNext()) {
      sum += values.nextLong();
    }
    return sum;
  }

  private static long sum(PrimitiveIterator.OfDouble values) {
    double sum = 0;
    while (values.hasNext()) {
      sum += values.nextDouble();
    }
    return (long) sum;
  }

  private static IntStream stream(PrimitiveIterator.OfInt values) {
    return StreamSupport.intStream(
        Spliterators.spliteratorUnknownSize(values, Spliterator.ORDERED), false);
  }

  private static long loop() {
    long sum = 0;
    for (int i = FROM; i < FROM + SIZE; i++) {
      sum += i;
    }
    return sum;
  }

  private static IntCursor cursor() {
    return PrimitivesCoroutines.ints(FROM + SIZE).iterator();
  }

  static List<Workload> workloads() {
    ToLongFunction<PrimitiveIterator.OfInt> pull = Primitives::sum;
    return List.of(
        new Workload("ints, pulled", SIZE)
            .driven(Variant.TREADLE, Primitives::cursor, pull)
            .driven(Variant.HAND, Hand::new, pull)
            .driven(Variant.STREAM, () -> IntStream.range(FROM, FROM + SIZE).iterator(), pull)
            .direct(Variant.LOOP, Primitives::loop),
        new Workload("longs, pulled", SIZE)
            .driven(
                Variant.TREADLE,
                () -> PrimitivesCoroutines.longs(FROM + SIZE).iterator(),
                (LongCursor values) -> sum(values))
            .driven(
                Variant.STREAM,
                () -> LongStream.range(FROM, FROM + SIZE).iterator(),
                (PrimitiveIterator.OfLong values) -> sum(values)),
        new Workload("doubles, pulled", SIZE)
            .driven(
                Variant.TREADLE,
                () -> PrimitivesCoroutines.doubles(FROM + SIZE).iterator(),
                (DoubleCursor values) -> sum(values))
            .driven(
                Variant.STREAM,
                () -> DoubleStream.iterate(FROM, x -> x < FROM + SIZE, x -> x + 1).iterator(),
                (PrimitiveIterator.OfDouble values) -> sum(values)),
        new Workload("ints, forEach", SIZE)
            .direct(
                Variant.TREADLE,
                () -> {
                  Workload.Tally tally = new Workload.Tally();
                  PrimitivesCoroutines.ints(FROM + SIZE).forEach(i -> tally.sum += i);
                  return tally.sum;
                })
            .direct(
                Variant.STREAM,
                () -> {
                  Workload.Tally tally = new Workload.Tally();
                  IntStream.range(FROM, FROM + SIZE).forEach(i -> tally.sum += i);
                  return tally.sum;
                })
            .direct(Variant.LOOP, Primitives::loop),
        new Workload("ints, forEachRemaining", SIZE)
            .direct(Variant.TREADLE, () -> sumOfRest(cursor()))
            .direct(Variant.HAND, () -> sumOfRest(new Hand())),
        new Workload("ints, stream().sum()", SIZE)
            .direct(
                Variant.TREADLE,
                () -> PrimitivesCoroutines.ints(FROM + SIZE).stream().asLongStream().sum())
            .direct(Variant.HAND, () -> stream(new Hand()).asLongStream().sum())
            .direct(Variant.STREAM, () -> IntStream.range(FROM, FROM + SIZE).asLongStream().sum())
            .direct(Variant.LOOP, Primitives::loop),
        new Workload("ints, delegated", 4 * SIZE)
            .driven(
                Variant.TREADLE, () -> PrimitivesCoroutines.delegated(3, ARRAY).iterator(), pull)
            .direct(
                Variant.PUSH,
                () -> {
                  Workload.Tally tally = new Workload.Tally();
                  delegated(i -> tally.sum += i, 3, ARRAY);
                  return tally.sum;
                }));
  }

  private static long sumOfRest(PrimitiveIterator.OfInt values) {
    Workload.Tally tally = new Workload.Tally();
    values.forEachRemaining((IntConsumer) i -> tally.sum += i);
    return tally.sum;
  }
}
