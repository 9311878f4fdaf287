package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Intersections in the type arguments of variables, passed on to what wants all of their bounds.
 */
final class NamedIntersectionTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                "lists of numbers",
                Bodies::new,
                (Bodies scene, Co<Object, Integer> co) -> Bodies.numbers(co),
                scene -> NamedIntersectionTest_BodiesCoroutines.numbers()),
            coroutine(
                "lists that are filled",
                Bodies::new,
                (Bodies scene, Co<Object, Integer> co) -> Bodies.filled(co),
                scene -> NamedIntersectionTest_BodiesCoroutines.filled()),
            coroutine(
                "boxes whose parameter has two bounds",
                Bodies::new,
                (Bodies scene, Co<Object, Integer> co) -> Bodies.boxes(co),
                scene -> NamedIntersectionTest_BodiesCoroutines.boxes()),
            coroutine(
                "wildcards and type parameters",
                Bodies::new,
                (Bodies scene, Co<Object, Integer> co) ->
                    Bodies.wildcards(co, new Box<>(new AB(1)), List.of(new AB(2)), new AB(3)),
                scene ->
                    NamedIntersectionTest_BodiesCoroutines.wildcards(
                        new Box<>(new AB(1)), List.of(new AB(2)), new AB(3))))
        .map(Case::tests);
  }

  interface A {
    int a();
  }

  interface B {
    int b();
  }

  record AB(int a) implements A, B {
    @Override
    public int b() {
      return -a;
    }
  }

  record Other(int b) implements A, B {
    @Override
    public int a() {
      return 2 * b;
    }
  }

  static final class Box<T extends A & B> {
    T held;

    Box(T held) {
      this.held = held;
    }

    T get() {
      return held;
    }

    List<T> list() {
      return List.of(held, held);
    }

    static <T extends A & B> int sum(Box<T> box) {
      return box.held.a() * 100 + box.held.b();
    }
  }

  static final class Bodies extends Scene {
    static <T extends A & B> int use(List<? extends T> list) {
      return list.stream().mapToInt(t -> t.a() + t.b()).sum();
    }

    static <T extends A & B> T first(List<? extends T> list, Object... others) {
      return list.get(others.length / 5);
    }

    static <T extends A & B> int one(T t) {
      return t.a() * t.b();
    }

    static <T> int put(List<? super T> list, T t) {
      list.add(t);
      return list.size();
    }

    static <T extends Number & Comparable<?>> T least(List<? extends T> list) {
      return list.get(0);
    }

    static <T extends Number & Comparable<?>> int size(List<T> list) {
      return list.size();
    }

    static <T extends Supplier<? extends A> & Serializable> T same(T supplier) {
      return supplier;
    }

    @Coroutine
    static Object numbers(Co<Object, Integer> co) {
      var numbers = Arrays.asList(1, 2.5);
      co.yield(least(numbers).intValue());
      numbers.set(1, numbers.get(0));
      co.yield(size(numbers));
      var copies = numbers.stream().map(n -> log(n)).toList();
      var map = new HashMap<>(java.util.Map.of("k", List.of(1, 2f)));
      for (var n : copies) {
        co.yield(n.intValue() + least(map.get("k")).intValue());
      }
      map.put("k", List.of(co.yield("more"), 3d));
      return least(copies) + "" + size(copies) + least(map.get("k"));
    }

    @Coroutine
    static Object filled(Co<Object, Integer> co) {
      var one = co.yield("which") > 5 ? new AB(4) : new Other(5);
      var list = new ArrayList<>(List.of(one, new Other(co.yield("first"))));
      list.add(one);
      list.add(1, list.get(0));
      co.yield(put(list, one) + use(list));
      Collections.addAll(list, one, list.get(1));
      Supplier<Integer> later = () -> use(list) + one(list.get(0)) + one(one);
      co.yield(later.get() + first(list, co.yield("operand")).b());
      int sum = use(List.of(one)) + co.yield("sum") + use(list);
      sum += first(List.of(one, one), co.yield("spilled")).b();
      for (var each : list) {
        co.yield(one(each) + each.b());
      }
      Iterator<? extends A> all = list.iterator();
      var supplier = (Supplier<A> & Serializable) () -> one;
      co.yield(all.next());
      return sum + "" + same(supplier).get() + list.removeAll(List.of(one)) + list;
    }

    @Coroutine
    static Object boxes(Co<Object, Integer> co) {
      Object it = new AB(co.yield("it"));
      var box = new Box<>((A & B) it);
      co.yield(Box.sum(box));
      box.held = co.yield("held") > 15 ? box.get() : new AB(1);
      co.yield(box.held.b() + one(box.get()));
      box = new Box<>((A & B) new Other(co.yield("other")));
      var list = box.list();
      co.yield(use(list) + Box.sum(new Box<>(list.get(co.yield("index") / 60))));
      final var captured = box;
      class Local {
        int sum() {
          return Box.sum(captured) + one(captured.held) + use(list);
        }
      }
      co.yield(new Local().sum());
      var none = Box.sum(box) > 0 ? box : null;
      co.yield(none == null);
      return list.get(0).b() + box.held.a();
    }

    @Coroutine
    static <T extends A & B> Object wildcards(
        Co<Object, Integer> co, Box<? extends A> some, List<? extends T> list, T t) {
      var held = some.held;
      co.yield(Box.sum(new Box<>(held)) + one(held));
      var first = list.get(0);
      co.yield(first.a() + use(list) + one(first) + first(list).b());
      List<? extends T> again = list;
      var found = first(again);
      co.yield(one(found) + use(again));
      return Box.sum(new Box<>(found)) + use(Collections.unmodifiableList(again)) + one(t);
    }
  }
}
