package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Classes, records, enums and interfaces of a body, used across suspensions. */
final class LocalClassTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                "superclasses",
                Bodies::new,
                (s, co) -> s.superclasses(co, 3),
                s -> LocalClassTest_BodiesCoroutines.superclasses(s, 3)),
            coroutine(
                "inner superclass",
                Bodies::new,
                Bodies::inner,
                LocalClassTest_BodiesCoroutines::inner),
            coroutine(
                "inner superclass without a suspension",
                Bodies::new,
                Bodies::innerAside,
                LocalClassTest_BodiesCoroutines::innerAside),
            coroutine(
                "members of the class's own kind",
                Bodies::new,
                (s, co) -> s.members(co, 4),
                s -> LocalClassTest_BodiesCoroutines.members(s, 4)),
            coroutine(
                "generic classes",
                Bodies::new,
                (s, co) -> s.generic(co, 4),
                s -> LocalClassTest_BodiesCoroutines.generic(s, 4)),
            coroutine(
                "records, enums, interfaces",
                Bodies::new,
                (s, co) -> s.kinds(co, 4),
                s -> LocalClassTest_BodiesCoroutines.kinds(s, 4)),
            coroutine(
                "constructor references",
                Bodies::new,
                (s, co) -> s.references(co, 4),
                s -> LocalClassTest_BodiesCoroutines.references(s, 4)),
            coroutine(
                "in a generic template",
                Bodies::new,
                (s, co) -> s.parameterized(co, "x"),
                s -> LocalClassTest_BodiesCoroutines.parameterized(s, "x")))
        .map(Case::tests);
  }

  static final class Bodies extends Scene {
    private int field = 3;

    class Inner {
      final int k;

      Inner() {
        this(1);
      }

      Inner(int k) {
        this.k = k;
      }

      int get() {
        return k + field;
      }
    }

    @Coroutine
    Object superclasses(Co<Object, Integer> co, int p) {
      class First {
        int a() {
          return p + field;
        }
      }
      class Second extends First {
        int b = a() + 1;
      }
      class Third extends Second {
        int c;

        Third() {
          c = b + p;
        }

        Third(int c) {
          super();
          this.c = c;
        }

        Third(String text) {
          this(text.length());
        }
      }
      class Plain {}
      class Plainer extends Plain {}
      co.yield(new Second().b);
      co.yield(new Third().c + new Third(2).c + new Third("abc").c);
      First anonymous = new Second() {};
      co.yield(anonymous.a() + new Plainer().getClass().getSimpleName());
      return new Third().a();
    }

    @Coroutine
    Object inner(Co<Object, Integer> co) {
      class A extends Inner {}
      class B extends Inner {
        B() {
          super(10);
        }

        B(int k) {
          super(k + field);
        }
      }
      class C extends Inner {
        C() {
          log("C");
        }

        C(Bodies other) {
          other.super(5);
        }
      }
      co.yield(new A().get());
      field += co.yield(new B().get() + new B(2).get());
      Bodies other = new Bodies();
      other.field = 50;
      co.yield(new C(other).get());
      return new C().get();
    }

    @Coroutine
    Object innerAside(Co<Object, Integer> co) {
      co.yield(1);
      Supplier<Integer> made =
          () -> {
            class A extends Inner {}
            class B extends Inner {
              B() {
                super(10);
              }
            }
            return new A().get() + new B().get();
          };
      int sum = made.get();
      {
        class C extends Inner {
          C() {
            log("C");
          }
        }
        sum += new C().get();
      }
      co.yield(sum);
      return new Inner(7) {
        int twice() {
          return 2 * get();
        }
      }.twice();
    }

    @Coroutine
    Object members(Co<Object, Integer> co, int p) {
      class Node {
        final Node next;
        final int value;

        Node(int value, Node next) {
          this.value = value + p;
          this.next = next;
        }

        Node push(int v) {
          return new Node(v, this);
        }

        class Sub extends Node {
          Sub() {
            super(100, null);
          }
        }

        Node sub() {
          return new Sub();
        }

        Supplier<Node> copy() {
          return () -> new Node(value, next) {};
        }
      }
      Node list = new Node(co.yield("first"), null);
      list = list.push(co.yield(list.value));
      co.yield(list.value + list.next.value);
      co.yield(list.sub().value);
      return list.copy().get().value;
    }

    @Coroutine
    Object generic(Co<Object, Integer> co, int p) {
      class Box<T extends Comparable<T>> {
        private T content;

        Box(T content) {
          this.content = content;
        }

        T max(T other) {
          return content.compareTo(other) > 0 ? content : other;
        }

        <U extends Comparable<U>> Box<U> map(Function<? super T, ? extends U> f) {
          return new Box<>(f.apply(content));
        }

        int p() {
          return p;
        }
      }
      record Pair<A, B>(A a, B b) {
        Pair {
          if (a == null) {
            throw new IllegalArgumentException("a");
          }
        }

        static <C> Pair<C, C> twice(C c) {
          return new Pair<>(c, c);
        }
      }
      Box<Integer> box = new Box<>(co.yield("box"));
      co.yield(box.max(15));
      var text = box.map(i -> "<" + i + ">");
      co.yield(text.content + text.max("<0>"));
      var pair = new Pair<>(co.yield("a"), text);
      co.yield(Pair.twice(pair.a()));
      return pair.b().content + pair.a() + text.p();
    }

    @Coroutine
    Object kinds(Co<Object, Integer> co, int p) {
      interface Shape {
        int area();

        default int twice() {
          return 2 * area();
        }

        static Shape of(int side) {
          return () -> side * side;
        }
      }
      record Rectangle(int a, int b) implements Shape {
        static int made;

        Rectangle(int a) {
          this(a, a);
          made++;
        }

        @Override
        public int area() {
          return a * b;
        }
      }
      enum Size {
        SMALL,
        LARGE {
          @Override
          int factor() {
            return 10;
          }
        };

        int factor() {
          return 1;
        }
      }
      Shape square = Shape.of(co.yield("side"));
      Rectangle.made = 0;
      Rectangle rectangle = new Rectangle(2);
      Size size = Size.LARGE;
      co.yield(square.twice() + rectangle.area() * size.factor());
      Shape captured = () -> p + square.area();
      switch (size) {
        case SMALL -> co.yield("small");
        case LARGE -> co.yield("large" + Size.valueOf("SMALL").ordinal());
      }
      co.yield(Rectangle.made);
      Object o = rectangle;
      if (o instanceof Rectangle r && co.yield(r) > 0 && r.a() == 2) {
        co.yield(r.b());
      }
      return captured.area() + List.of(Size.values()).toString() + rectangle.equals(o);
    }

    @Coroutine
    Object references(Co<Object, Integer> co, int p) {
      class Local {
        final int sum;

        Local() {
          sum = p;
        }

        Local(int x) {
          sum = p + x;
        }

        Supplier<Local> again() {
          return Local::new;
        }
      }
      class Box<T> {
        final T t;

        Box(T t) {
          this.t = t;
        }

        int p() {
          return p;
        }
      }
      Supplier<Local> none = Local::new;
      Function<Integer, Local> one = Local::new;
      IntFunction<Local[]> array = Local[]::new;
      Function<String, Box<String>> boxes = Box::new;
      Function<String, Box<String>> more = Box<String>::new;
      co.yield(none.get().sum);
      co.yield(one.apply(co.yield("x")).sum + array.apply(2).length);
      Function<Integer, Inner> inner = Inner::new;
      Supplier<Inner> plain = Inner::new;
      co.yield(inner.apply(4).get() + plain.get().get());
      List<Integer> sums = new ArrayList<>();
      Stream.of(1, 2).map(Local::new).forEach(l -> sums.add(l.sum));
      return boxes.apply("b").t
          + more.apply("c").p()
          + sums
          + new Local(3).again().get().sum
          + Stream.of(1, 2).map(Inner::new).mapToInt(Inner::get).sum();
    }

    @Coroutine
    <T extends CharSequence> Object parameterized(Co<Object, Integer> co, T t) {
      class Holder {
        T held = t;

        int length() {
          return held.length() + t.length();
        }
      }
      class Wider extends Holder {
        List<T> all = List.of(held, t);
      }
      Holder holder = new Holder();
      co.yield(holder.length());
      Wider wider = new Wider();
      Supplier<Holder> made = Wider::new;
      co.yield(wider.all);
      return made.get().held + "" + wider.length();
    }
  }
}
