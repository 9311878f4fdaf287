package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;
import static dev.treadle.behaviour.Case.generator;

import dev.treadle.Co;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Templates in each kind of class that may hold one. */
final class EnclosingTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                    "record",
                    Nothing::new,
                    (Nothing s, Co<Object, Integer> co) -> new Point(3, 4).walk(co, 2),
                    s -> EnclosingTest_PointCoroutines.walk(new Point(3, 4), 2))
                .gives(">Point[x=4, y=5] <10 >Point[x=5, y=6] <20 =30 Point[x=3, y=4]"),
            generator(
                    "generic record",
                    Nothing::new,
                    (Nothing s, Yielder<Object> out) -> new Pair<>("a", 1).both(out),
                    s -> EnclosingTest_PairCoroutines.both(new Pair<>("a", 1)))
                .drive("+", ">a <null >1 <null >Pair[first=1, second=a] <null =null"),
            coroutine(
                    "enum",
                    Nothing::new,
                    (Nothing s, Co<Object, Integer> co) -> Op.TIMES.apply(co),
                    s -> EnclosingTest_OpCoroutines.apply(Op.TIMES))
                .gives(">left <10 >right <20 =TIMES200"),
            coroutine(
                    "enum other constant",
                    Nothing::new,
                    (Nothing s, Co<Object, Integer> co) -> Op.PLUS.apply(co),
                    s -> EnclosingTest_OpCoroutines.apply(Op.PLUS))
                .gives(">left <10 >right <20 =PLUS30"),
            generator(
                    "enum static",
                    Nothing::new,
                    (Nothing s, Yielder<Op> out) -> Op.all(out),
                    s -> EnclosingTest_OpCoroutines.all())
                .drive("+", ">PLUS <null >TIMES <null =null"),
            generator(
                    "interface static",
                    Nothing::new,
                    (Nothing s, Yielder<String> out) -> Shape.names(out, 2),
                    s -> EnclosingTest_ShapeCoroutines.names(2))
                .drive("+", ">shape0 <null >shape1 <null =null"),
            generator(
                    "interface private",
                    Nothing::new,
                    (Nothing s, Yielder<String> out) -> new Square().pushCorners(out),
                    s -> EnclosingTest_ShapeCoroutines.corners(new Square()))
                .drive("+", ">c0 <null >c1 <null >c2 <null >c3 <null =null"),
            coroutine(
                    "nested in nested",
                    Nothing::new,
                    (Nothing s, Co<Object, Integer> co) -> Holder.Deeper.Deepest.run(co),
                    s -> EnclosingTest_Holder_Deeper_DeepestCoroutines.run())
                .gives(">deep <10 >holder 1 <20 =11"),
            generator(
                    "inner of generic",
                    Nothing::new,
                    (Nothing s, Yielder<Map.Entry<String, Integer>> out) ->
                        new Table<String>(List.of("a", "b")).new Row<Integer>(7).cells(out),
                    s ->
                        EnclosingTest_Table_RowCoroutines.cells(
                            new Table<String>(List.of("a", "b")).new Row<Integer>(7)))
                .drive("+", ">a=7 <null >b=7 <null =null"),
            coroutine(
                    "final method of an open class",
                    Nothing::new,
                    (Nothing s, Co<Object, Integer> co) -> new Closed("x").fixed(co),
                    s -> EnclosingTest_OpenCoroutines.fixed(new Closed("x")))
                .gives(">closed x <10 =10"))
        .map(Case::tests);
  }

  static final class Nothing extends Scene {}

  record Point(int x, int y) {
    Point {
      if (x < 0) {
        throw new IllegalArgumentException();
      }
    }

    @Coroutine
    Object walk(Co<Object, Integer> co, int steps) {
      int sum = 0;
      Point at = this;
      for (int i = 1; i <= steps; i++) {
        at = new Point(x + i, this.y + i);
        sum += co.yield(at);
      }
      return sum + " " + this;
    }
  }

  record Pair<A, B>(A first, B second) {
    Pair<B, A> swapped() {
      return new Pair<>(second, first);
    }

    @Generator
    void both(Yielder<Object> out) {
      out.yield(first);
      out.yield(second());
      out.yield(swapped());
    }
  }

  enum Op {
    PLUS,
    TIMES {
      @Override
      int of(int a, int b) {
        return a * b;
      }
    };

    int of(int a, int b) {
      return a + b;
    }

    @Coroutine
    Object apply(Co<Object, Integer> co) {
      int r = of(co.yield("left"), co.yield("right"));
      return switch (this) {
        case PLUS -> "PLUS" + r;
        case TIMES -> name() + r;
      };
    }

    @Generator
    static void all(Yielder<Op> out) {
      out.yieldAll(values());
    }
  }

  interface Shape {
    int corner();

    @Generator
    static void names(Yielder<String> out, int n) {
      for (int i = 0; i < n; i++) {
        out.yield("shape" + i);
      }
    }

    @Generator
    private void corners(Yielder<String> out) {
      for (int i = 0; i < corner(); i++) {
        out.yield("c" + i);
      }
    }

    default void pushCorners(Yielder<String> out) {
      corners(out);
    }
  }

  static final class Square implements Shape {
    @Override
    public int corner() {
      return 4;
    }
  }

  static class Holder {
    private static int count = 1;

    static class Deeper {
      interface Deepest {
        @Coroutine
        static Object run(Co<Object, Integer> co) {
          int x = co.yield("deep");
          co.yield("holder " + count);
          return x + count;
        }
      }
    }
  }

  static final class Table<K> {
    private final List<K> keys;

    Table(List<K> keys) {
      this.keys = keys;
    }

    final class Row<V> {
      private final V value;

      Row(V value) {
        this.value = value;
      }

      @Generator
      void cells(Yielder<Map.Entry<K, V>> out) {
        for (K key : keys) {
          out.yield(Map.entry(key, value));
        }
      }
    }
  }

  abstract static class Open {
    abstract String name();

    @Coroutine
    final Object fixed(Co<Object, Integer> co) {
      return co.yield(name());
    }
  }

  static final class Closed extends Open {
    private final String name;

    Closed(String name) {
      this.name = name;
    }

    @Override
    String name() {
      return "closed " + name;
    }
  }
}
