package dev.treadle.benchmarks;

import dev.treadle.Yielder;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** A piece of work that is done in several ways, which must all come to the same result. */
class Workload {
  private final String name;
  private final int size;
  private final int times;
  private final List<Job> jobs = new ArrayList<>();
  private final Map<Variant, Supplier<?>> suspended = new EnumMap<>(Variant.class);

  /**
   * One without ways.
   *
   * @param name its name
   * @param size the number of its elements
   */
  Workload(String name, int size) {
    this(name, size, 1);
  }

  /**
   * One without ways that is too short to be measured once.
   *
   * @param name its name
   * @param size the number of its elements
   * @param times how often to do it
   */
  Workload(String name, int size, int times) {
    this.name = name;
    this.size = size;
    this.times = times;
  }

  final String name() {
    return name;
  }

  final List<Job> jobs() {
    return jobs;
  }

  /** By way, what makes another run of it and lets that suspend; of a workload of iterators all. */
  final Map<Variant, Supplier<?>> suspended() {
    return suspended;
  }

  /** Tells how to make a run of a way that is suspended. */
  final Workload suspended(Variant variant, Supplier<?> run) {
    suspended.put(variant, run);
    return this;
  }

  /** Adds a way in which something is made and driven, both visible and hidden to the compiler. */
  final <R> Workload driven(
      Variant variant, Supplier<? extends R> make, ToLongFunction<? super R> drive) {
    add(Form.INLINED, variant, Form.INLINED.work(make, drive));
    add(Form.OPAQUE, variant, Form.OPAQUE.work(make, drive));
    return this;
  }

  /** Adds a way that makes nothing which could be hidden. */
  final Workload direct(Variant variant, LongSupplier work) {
    add(Form.DIRECT, variant, work);
    return this;
  }

  private void add(Form form, Variant variant, LongSupplier work) {
    jobs.add(
        new Job(name, form, variant, size * times, times == 1 ? work : () -> sum(work, times)));
  }

  private static long sum(LongSupplier work, int times) {
    long sum = 0;
    for (int i = 0; i < times; i++) {
      sum += work.getAsLong();
    }
    return sum;
  }

  /** A workload that goes over numbers, and adds them up. */
  static Values<Integer> numbers(String name, int size) {
    return numbers(name, size, 1);
  }

  /** One that is too short to be measured once. */
  static Values<Integer> numbers(String name, int size, int times) {
    return new Values<>(name, size, times, Workload::sum, Integer::longValue);
  }

  /** A workload that goes over values. */
  static final class Values<T> extends Workload {
    private final ToLongFunction<Iterator<T>> sum;
    private final ToLongFunction<? super T> weight;

    /**
     * One without ways.
     *
     * @param name its name
     * @param size the number of values
     * @param sum the weights of an iterator's values together: the loop that a user would write, as
     *     HotSpot asks in each round for the class of a function that the loop is given
     * @param weight what a value adds to the result
     */
    Values(
        String name, int size, ToLongFunction<Iterator<T>> sum, ToLongFunction<? super T> weight) {
      this(name, size, 1, sum, weight);
    }

    private Values(
        String name,
        int size,
        int times,
        ToLongFunction<Iterator<T>> sum,
        ToLongFunction<? super T> weight) {
      super(name, size, times);
      this.sum = sum;
      this.weight = weight;
    }

    /** Adds an iterator. */
    Values<T> iterator(Variant variant, Supplier<? extends Iterator<T>> make) {
      driven(variant, make, sum);
      suspended(variant, () -> begun(make.get()));
      return this;
    }

    /** Adds push mode, and the same body on a stack of its own. */
    Values<T> push(Consumer<Yielder<T>> template) {
      direct(
          Variant.PUSH,
          () -> {
            Tally tally = new Tally();
            template.accept(value -> tally.sum += weight.applyAsLong(value));
            return tally.sum;
          });
      direct(Variant.THREAD, () -> Handoff.run(template, sum));
      direct(Variant.CONTINUATION, () -> sum.applyAsLong(new Continued<>(template)));
      suspended(Variant.THREAD, () -> begun(new Handoff<>(template)));
      return this;
    }
  }

  /** A sum that a lambda can add to. */
  static final class Tally {
    long sum;
  }

  /** The values of an iterator together. */
  static long sum(Iterator<Integer> values) {
    long sum = 0;
    while (values.hasNext()) {
      sum += values.next();
    }
    return sum;
  }

  /** An iterator that has handed out a value. */
  static <T> Iterator<T> begun(Iterator<T> values) {
    T unused = values.next();
    return values;
  }

  /** What is made when it is first asked for. */
  static <T> Supplier<T> once(Supplier<T> make) {
    return new Supplier<>() {
      private @Nullable T made;

      @Override
      public T get() {
        T value = made;
        if (value == null) {
          value = make.get();
          made = value;
        }
        return value;
      }
    };
  }
}
