package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Variables that {@code var} binds in record patterns to all bounds of a type parameter. */
final class BoundIntersectionTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                "of a wildcard",
                Bodies::new,
                Bodies::any,
                BoundIntersectionTest_BodiesCoroutines::any),
            coroutine(
                "in a switch",
                Bodies::new,
                Bodies::chosen,
                BoundIntersectionTest_BodiesCoroutines::chosen),
            coroutine(
                "of a type parameter",
                Bodies::new,
                (Bodies scene, Co<Object, Integer> co) ->
                    scene.typed(co, new Box<>(new AB(3)), List.of(new Box<>(new AB(4)))),
                scene ->
                    BoundIntersectionTest_BodiesCoroutines.typed(
                        scene, new Box<>(new AB(3)), List.of(new Box<>(new AB(4))))))
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

  record Box<T extends A & B>(T held) {}

  record Two<X extends A & B, Y extends Number & Comparable<Y>>(X x, Y y) {}

  static final class Bodies extends Scene {
    static <T extends A & B> int one(T t) {
      return t.a() * t.b();
    }

    private Object next(Integer n) {
      return n % 20 == 0 ? new Two<>(new AB(n), n) : new Box<>(new AB(n));
    }

    @Coroutine
    Object any(Co<Object, Integer> co) {
      Object o = next(5);
      if (o instanceof Box<?>(var n)) {
        co.yield(n.a());
        Supplier<Integer> later = () -> n.b() + one(n);
        co.yield(n.b() + one(n));
        co.yield(later.get());
      }
      if (o instanceof Box<?>(var n) && co.yield(n.b()) > 3) {
        co.yield(one(n));
      }
      if (!(next(7) instanceof Box<?>(var m))) {
        return null;
      }
      co.yield(m.b());
      var k = co.yield("which") > 50 ? m : new AB(8);
      return one(k) + m.b() + k.b() + one(m);
    }

    @Coroutine
    Object chosen(Co<Object, Integer> co) {
      for (int i = 0; i < 3; i++) {
        Object o = next(co.yield(i));
        switch (o) {
          case Box<?>(var n) when n.a() > 0 && co.yield(n.b()) > 20 -> co.yield(one(n));
          case Two<?, ?>(var x, var y) when one(x) < 0 -> {
            co.yield(x.b());
            co.yield(y.intValue());
            var z = y;
            co.yield(z.longValue() + x.a() + one(x));
          }
          default -> co.yield("other");
        }
        int r =
            switch (o) {
              case Two<?, ?>(var x, var y) when y.intValue() > co.yield(x) -> one(x) + y.intValue();
              case Two<?, ?>(var x, var y) -> co.yield(x.b()) + y.byteValue();
              case Object other -> co.yield(other);
            };
        co.yield(r);
      }
      return null;
    }

    @Coroutine
    <T extends A & B> Object typed(
        Co<Object, Integer> co, Box<? extends T> some, List<Box<? extends A>> boxes) {
      int sum = 0;
      if (some instanceof Box<? extends T>(var n)) {
        co.yield(n.a());
        sum += n.b() + one(n);
      }
      for (Box<? extends A> each : boxes) {
        if (each instanceof Box<?>(var n)) {
          co.yield(n.a() + n.b());
          sum += one(n) + co.yield(sum);
        }
      }
      return sum;
    }
  }
}
