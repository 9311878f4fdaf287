package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;
import static dev.treadle.behaviour.Case.generator;

import dev.treadle.Co;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import dev.treadle.behaviour.base.Keys;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Operands of types that were captured of wildcards, which no text can say (JLS 4.10.5). */
final class WildcardTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                    "of a bound that names another parameter",
                    () -> new Bodies<>("e"),
                    Bodies<String>::bounded,
                    WildcardTest_BodiesCoroutines::bounded)
                .gives(">1 <10 =e10"),
            coroutine(
                    "below a captured type",
                    () -> new Bodies<>("e"),
                    Bodies<String>::below,
                    WildcardTest_BodiesCoroutines::below)
                .gives(">1 <10 >2 <20 =[e, e] 10 20"),
            coroutine(
                    "beside functions",
                    () -> new Bodies<>("e"),
                    Bodies<String>::functions,
                    WildcardTest_BodiesCoroutines::functions)
                .gives(">mapper <10 >size <20 =c 3"),
            coroutine(
                    "of a bounded parameter",
                    () -> new Bodies<>("e"),
                    Bodies<String>::sorted,
                    WildcardTest_BodiesCoroutines::sorted)
                .gives(">2 <10 =a"),
            coroutine(
                    "above a variable, of a bounded parameter",
                    () -> new Bodies<>("e"),
                    Bodies<String>::above,
                    WildcardTest_BodiesCoroutines::above)
                .gives(">one <10 >two <20 =[one, two] 30"),
            coroutine(
                    "of a parameter bounded by itself",
                    () -> new Bodies<>("e"),
                    Bodies<String>::recursive,
                    WildcardTest_BodiesCoroutines::recursive)
                .gives(">1 <10 =10e"),
            coroutine(
                    "beside a class that another package keeps to itself",
                    () -> new Bodies<>("e"),
                    Bodies<String>::foreign,
                    WildcardTest_BodiesCoroutines::foreign)
                .gives(">1 <10 >2 <20 =master 30 [master, spare] true Key"),
            coroutine(
                    "of a class that another package keeps to itself",
                    () -> new Bodies<>("e"),
                    Bodies<String>::foreignOperand,
                    WildcardTest_BodiesCoroutines::foreignOperand)
                .gives(">1 <10 =[master, 10][master, spare]"),
            coroutine(
                    "that come from the operand beside them",
                    () -> new Bodies<>("e"),
                    Bodies<String>::beside,
                    WildcardTest_BodiesCoroutines::beside)
                .gives(">0 <10 >1 <20 >2 <30 >3 <40 =[a, b] [b, a] [6] 42"),
            coroutine(
                    "that come from the operand beside them, of a choice and of a template",
                    () -> new Bodies<>("e"),
                    Bodies<String>::besides,
                    WildcardTest_BodiesCoroutines::besides)
                .gives(">0 <10 >1 <20 >20 <30 >2 <40 =[b, a] [b, a] [b, a]"),
            coroutine(
                    "that come from the receiver",
                    () -> new Bodies<>("e"),
                    Bodies<String>::received,
                    WildcardTest_BodiesCoroutines::received)
                .gives(">0 <10 >1 <20 >2 <30 =[b, a] 20 [a] 30"),
            coroutine(
                    "of functions that a template is given for a collector",
                    () -> new Bodies<>("e"),
                    Bodies<String>::collected,
                    WildcardTest_BodiesCoroutines::collected)
                .gives(">0 <10 >0 <20 =[4, 5]"),
            generator(
                    "of a bounded parameter, in push mode too",
                    () -> new Bodies<>("e"),
                    Bodies<String>::pushed,
                    WildcardTest_BodiesCoroutines::pushed)
                .gives(">a <10 >b <20 =null"))
        .map(Case::tests);
  }

  interface Sink<X> {
    void take(X value);
  }

  interface Operator<D> {
    Sink<? super D> wrap(Sink<? super D> below);
  }

  static final class Buffer<A, C extends Collection<? super A>, O> {
    private final C all;

    Buffer(C all) {
      this.all = all;
    }

    String put(O one, int count) {
      return one + "" + (count + all.size());
    }
  }

  static final class Bodies<E> extends Scene {
    private final E one;
    private final List<Object> taken = new ArrayList<>();

    Bodies(E one) {
      this.one = one;
    }

    Buffer<?, ?, E> buffer() {
      return new Buffer<Object, List<Object>, E>(new ArrayList<>());
    }

    @Coroutine
    Object bounded(Co<Object, Integer> co) {
      return buffer().put(one, co.yield(1));
    }

    static <Q> int give(Sink<? super Q> sink, Q value, int count) {
      sink.take(value);
      return count;
    }

    @Coroutine
    Object below(Co<Object, Integer> co) {
      Operator<E> exact = sink -> sink;
      Operator<? super E> operator = exact;
      int first = give(operator.wrap(taken::add), one, co.yield(1));
      List<Sink<? super E>> sinks = List.of(exact.wrap(taken::add));
      return sum(sinks.get(0), first, co.yield(2));
    }

    @Coroutine
    static <T extends Comparable<? super T>> @Nullable Object least(
        Co<Object, Integer> co, List<? extends T> values, Comparator<? super T> order) {
      co.yield(values.size());
      return values.stream().min(order).orElse(null);
    }

    static <T, U> String leastOf(
        Comparator<? super U> order, Function<? super T, ? extends U> key, List<T> values) {
      return "" + values.stream().min((a, b) -> order.compare(key.apply(a), key.apply(b))).get();
    }

    /** The type of the method reference is captured; it need not be kept. */
    @Coroutine
    static <T, U extends Comparable<? super U>> Object least(
        Co<Object, Integer> co, List<T> values, Function<? super T, ? extends U> mapper) {
      return leastOf(U::compareTo, co.yield("mapper") > 0 ? mapper : mapper, values)
          + " "
          + (co.yield("size") > 20 ? 0 : values.size());
    }

    @Coroutine
    Object functions(Co<Object, Integer> co) {
      return least(co, List.of("aaa", "bb", "c"), String::length);
    }

    @Coroutine
    @Nullable Object sorted(Co<Object, Integer> co) {
      return least(co, List.of("b", "a"), Comparator.<String>naturalOrder());
    }

    interface Gate<T extends CharSequence> {
      Object pass(T one, T two);
    }

    private static <T extends CharSequence> T keep(T value, List<Integer> counts, int count) {
      counts.add(count);
      return value;
    }

    @Coroutine
    static <T extends CharSequence> Object through(
        Co<Object, Integer> co, Gate<? super T> gate, T one, T two) {
      List<Integer> counts = new ArrayList<>();
      Object passed = gate.pass(keep(one, counts, co.yield(one)), keep(two, counts, co.yield(two)));
      return passed + " " + (counts.get(0) + counts.get(1));
    }

    @Coroutine
    Object above(Co<Object, Integer> co) {
      Gate<CharSequence> gate = (one, two) -> List.of(one, two);
      return through(co, gate, "one", "two");
    }

    private static String keys(Comparable<?> key, int count, List<?> keys) {
      return key + " " + count + " " + keys + " " + (key == keys.get(0));
    }

    private static String kind(Serializable value) {
      return value.getClass().getSimpleName();
    }

    @Coroutine
    Object foreign(Co<Object, Integer> co) {
      var master = Keys.MASTER;
      int sum = co.yield(1) + co.yield(2);
      return keys(master, sum, Keys.all()) + " " + kind(master);
    }

    @Coroutine
    Object foreignOperand(Co<Object, Integer> co) {
      return List.of(Keys.MASTER, co.yield(1)) + "" + Keys.all();
    }

    private static <A> List<A> sorted(Comparator<? super A> order, Iterable<? extends A> values) {
      List<A> sorted = new ArrayList<>();
      values.forEach(sorted::add);
      sorted.sort(order);
      return sorted;
    }

    private static <A> List<A> joined(List<A> values, List<A> more, int count) {
      values.addAll(more);
      return values;
    }

    private static <F, T, C extends Collection<T>> C mapped(
        List<F> from, C to, Function<? super F, ? extends T> mapper, int count) {
      from.forEach(value -> to.add(mapper.apply(value)));
      return to;
    }

    private static <A> int sum(Map<A, Integer> counts, List<A> keys, int count) {
      return keys.size() + counts.size() + count;
    }

    @Coroutine
    static <T extends Comparable<T>> Object inferred(
        Co<Object, Integer> co,
        List<? extends T> values,
        Function<? super String, ? extends Number> mapper) {
      var sorted = sorted(Comparator.naturalOrder(), co.yield(0) > 0 ? values : values);
      var joined = joined(new ArrayList<>(), joined(new ArrayList<>(), values, co.yield(1)), 0);
      ArrayList<? extends Number> mapped =
          mapped(List.of("length"), new ArrayList<>(), mapper, co.yield(2));
      return sorted + " " + joined + " " + mapped + " " + sum(Map.of(), values, co.yield(3));
    }

    @Coroutine
    Object beside(Co<Object, Integer> co) {
      return inferred(co, List.of("b", "a"), String::length);
    }

    private static <A, B> Function<A, B> named(Function<A, B> function) {
      return function;
    }

    private static <A> List<A> passed(Function<A, A> function, List<A> values, int count) {
      return values.stream().map(function).toList();
    }

    @Coroutine
    static <A> List<A> appended(Co<Object, Integer> co, List<A> values, List<A> more, int count) {
      co.yield(count);
      values.addAll(more);
      return values;
    }

    @Coroutine
    static <T> Object chosen(Co<Object, Integer> co, List<? extends T> values, boolean linked) {
      var joined = joined(linked ? new LinkedList<>() : new ArrayList<>(), values, co.yield(0));
      var appended = appended(co, new ArrayList<>(), values, co.yield(1));
      var passed = passed(named(x -> x), values, co.yield(2));
      return joined + " " + appended + " " + passed;
    }

    @Coroutine
    Object besides(Co<Object, Integer> co) {
      return chosen(co, List.of("b", "a"), true);
    }

    record Flow<T>(List<T> values, int count) {
      Flow<T> concat(Function<T, T> function, Flow<T> more, int count) {
        return new Flow<>(
            Stream.concat(values.stream(), more.values.stream().map(function)).toList(), count);
      }

      Flow<T> self() {
        return this;
      }

      @Override
      public String toString() {
        return values + " " + count;
      }
    }

    private static Flow<?> flow(Integer count) {
      return new Flow<>(List.of("a"), count);
    }

    @Coroutine
    static Object joinedFlows(Co<Object, Integer> co, Flow<? extends CharSequence> flow) {
      var joined = flow.concat(Function.identity(), new Flow<>(List.of(), 0), co.yield(0));
      var same = joined.concat(Function.identity(), new Flow<>(new ArrayList<>(), 0), co.yield(1));
      return same
          + " "
          + flow(co.yield(2)).self().concat(named(x -> x), new Flow<>(List.of(), 1), 30);
    }

    @Coroutine
    Object received(Co<Object, Integer> co) {
      return joinedFlows(co, new Flow<>(List.of("b", "a"), 0));
    }

    @Coroutine
    static <T, A, R> Collector<T, ?, R> filtered(
        Co<Object, Integer> co, Predicate<? super T> filter, Collector<? super T, A, R> rest) {
      co.yield(0);
      return Collectors.filtering(filter, rest);
    }

    private static <T, U> Collector<T, ?, List<U>> each(Function<? super T, ? extends U> function) {
      return Collectors.mapping(function, Collectors.toList());
    }

    /** That these collect texts, only what they are assigned to tells, but not how they do it. */
    @Coroutine
    static Collector<String, ?, List<Integer>> lengths(Co<Object, Integer> co) {
      Collector<String, ?, List<Integer>> lengths =
          filtered(co, s -> !s.isEmpty(), each(s -> s.length()));
      return filtered(co, (s -> s.length() < 9), lengths);
    }

    @Coroutine
    Object collected(Co<Object, Integer> co) {
      Collector<String, ?, List<Integer>> lengths = lengths(co);
      return Stream.of("four", "", "fives", "very long").collect(lengths);
    }

    static class Chain<C extends Chain<C>> {
      String text = "";

      @SuppressWarnings("unchecked")
      C with(Object more) {
        text += more;
        return (C) this;
      }
    }

    @Coroutine
    Object recursive(Co<Object, Integer> co) {
      return new Chain<>().with(co.yield(1)).with(one).text;
    }

    @Generator
    static <T extends Comparable<? super T>> void inOrder(
        Yielder<Object> out, List<T> values, Comparator<? super T> order) {
      List<T> sorted = new ArrayList<>(values);
      sorted.sort(order);
      for (T value : sorted) {
        out.yield(value);
      }
    }

    @Generator
    void pushed(Yielder<Object> out) {
      inOrder(out, List.of("b", "a"), Comparator.<String>naturalOrder());
    }

    private Object sum(Sink<? super E> sink, int first, int second) {
      sink.take(one);
      return taken + " " + first + " " + second;
    }
  }
}
