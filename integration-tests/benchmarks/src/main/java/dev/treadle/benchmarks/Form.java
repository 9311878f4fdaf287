package dev.treadle.benchmarks;

import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/** How much HotSpot sees of what it compiles. */
enum Form {
  /** There is nothing that would be made and driven. */
  DIRECT,
  /** What is driven is made in the same compiled method, so that it need not become an object. */
  INLINED,
  /** What is driven comes out of a call that is not inlined: it is an object in memory. */
  OPAQUE;

  /** The work of making something and driving it. */
  <R> LongSupplier work(Supplier<? extends R> make, ToLongFunction<? super R> drive) {
    return this == OPAQUE
        ? () -> drive.applyAsLong(made(make))
        : () -> drive.applyAsLong(make.get());
  }

  /** What {@link Main} tells HotSpot not to inline. */
  private static <R> R made(Supplier<? extends R> make) {
    return make.get();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
