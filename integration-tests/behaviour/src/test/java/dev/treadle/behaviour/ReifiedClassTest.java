package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Local classes of generic methods, which are known at run time (JLS 4.7): the machine is generic,
 * and a class inside a generic class is not.
 */
final class ReifiedClassTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                    "without the type parameter",
                    Bodies::new,
                    (s, co) -> Bodies.plain(co, "t"),
                    s -> ReifiedClassTest_BodiesCoroutines.plain("t"))
                .gives(">1 <10 >is2 <20 >null <30 >1 <40 =10 Plain Plain 2"),
            coroutine(
                    "with the type parameter",
                    Bodies::new,
                    (s, co) -> Bodies.nodes(co, List.of("a", "b", "c")),
                    s -> ReifiedClassTest_BodiesCoroutines.nodes(List.of("a", "b", "c")))
                .gives(">0 <10 >1 <20 >0 <30 >c <40 >a <50 >b <60 =cab true 3 c"),
            coroutine(
                    "used between two suspensions only",
                    Bodies::new,
                    (s, co) -> Bodies.late(co, "t"),
                    s -> ReifiedClassTest_BodiesCoroutines.late("t"))
                .gives(">t <10 =3t3true"),
            coroutine(
                    "that makes one with the type parameter",
                    Bodies::new,
                    (s, co) -> Bodies.makes(co, "t"),
                    s -> ReifiedClassTest_BodiesCoroutines.makes("t"))
                .gives(">t <10 =tt"),
            coroutine(
                    "that is an exception",
                    Bodies::new,
                    (s, co) -> Bodies.thrown(co, "t"),
                    s -> ReifiedClassTest_BodiesCoroutines.thrown("t"))
                .gives(">1 <10 >10t <20 =caught"))
        .map(Case::tests);
  }

  static final class Bodies extends Scene {
    @Coroutine
    static <T> Object plain(Co<Object, Integer> co, T given) {
      class Plain {
        final int number;

        Plain(int number) {
          this.number = number;
        }

        Class<? extends Plain> own() {
          return getClass();
        }
      }
      Plain[] all = {new Plain(1), new Plain(2)};
      Plain[][] more = new Plain[co.yield(1)][2];
      Object last = all[1];
      if (last instanceof Plain plain && plain.number == 2) {
        co.yield("is" + plain.number);
      }
      co.yield(more[0][0]);
      more[0][0] = (Plain) last;
      co.yield(all[0].number);
      Class<Plain> literal = Plain.class;
      Class<? extends Plain> object = all[0].own();
      return more.length
          + " "
          + literal.getSimpleName()
          + " "
          + object.getSimpleName()
          + " "
          + more[0][0].number;
    }

    @Coroutine
    static <T> Object nodes(Co<Object, Integer> co, List<T> values) {
      class Node {
        final T value;
        final Node next;

        Node(T value, Node next) {
          this.value = value;
          this.next = next;
        }
      }
      Node[] table = new Node[2];
      int count = 0;
      for (T value : values) {
        int at = count++ % table.length;
        table[at] = new Node(value, table[at]);
        co.yield(at);
      }
      StringBuilder all = new StringBuilder();
      for (Node first : table) {
        for (Node node = first; node != null; node = node.next) {
          co.yield(node.value);
          all.append(node.value);
        }
      }
      Object one = table[0];
      IntFunction<Node[]> arrays = Node[]::new;
      Node[] given = {(Node) one};
      boolean is = one instanceof Node;
      return all + " " + is + " " + arrays.apply(3).length + " " + given[0].value;
    }

    @Coroutine
    static <T> Object late(Co<Object, Integer> co, T given) {
      co.yield(given);
      class Early {
        final int number = 3;
      }
      class Late {
        final T value = given;
        final Early early = new Early();
      }
      Early[] all = {new Early()};
      Late[] more = new Late[] {new Late()};
      Object last = more[0];
      return all[0].number + "" + more[0].value + more[0].early.number + (last instanceof Late);
    }

    @Coroutine
    static <T> Object makes(Co<Object, Integer> co, T given) {
      class Made {
        final T value = given;
      }
      class Maker {
        Object make() {
          return new Made().value;
        }
      }
      Maker[] makers = {new Maker()};
      co.yield(makers[0].make());
      return "" + makers[0].make() + new Made().value;
    }

    @Coroutine
    static <T> Object thrown(Co<Object, Integer> co, T given) {
      class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failure(String message) {
          super(message);
        }
      }
      try {
        throw new Failure(co.yield(1) + "" + given);
      } catch (Failure e) {
        co.yield(e.getMessage());
        return "caught";
      }
    }
  }
}
