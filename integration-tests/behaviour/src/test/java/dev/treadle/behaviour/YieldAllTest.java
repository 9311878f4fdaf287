package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.generator;
import static dev.treadle.behaviour.Case.procedure;

import dev.treadle.Co;
import dev.treadle.Cursor;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import dev.treadle.behaviour.base.Library;
import dev.treadle.behaviour.base.LibraryCoroutines;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** yieldAll of everything that has values, and generators that call themselves. */
final class YieldAllTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            generator(
                "yieldAll of each kind",
                Alls::new,
                Alls::kinds,
                YieldAllTest_AllsCoroutines::kinds),
            generator(
                    "yieldAll of nothing",
                    Alls::new,
                    Alls::empties,
                    YieldAllTest_AllsCoroutines::empties)
                .drive("+", ">end <null =null"),
            generator(
                "yieldAll in finally",
                Alls::new,
                Alls::inFinally,
                YieldAllTest_AllsCoroutines::inFinally),
            generator(
                    "yieldAll closes its stream",
                    Alls::new,
                    Alls::closesStream,
                    YieldAllTest_AllsCoroutines::closesStream)
                .drive("+", ">1 <null >2 <null closed after =null")
                .drive("n c", ">1 [close] closed closed"),
            generator(
                    "yieldAll of a failing iterator",
                    Alls::new,
                    Alls::failingIterator,
                    YieldAllTest_AllsCoroutines::failingIterator)
                .drive("+", ">0 <null caught >end <null =null"),
            generator(
                    "yieldAll of a half driven cursor",
                    Alls::new,
                    Alls::halfCursor,
                    YieldAllTest_AllsCoroutines::halfCursor)
                .drive("+", ">3 <null >2 <null >1 <null =null"),
            generator(
                    "yieldAll and raise",
                    Alls::new,
                    Alls::raised,
                    YieldAllTest_AllsCoroutines::raised)
                .drive("n n tX n", ">a <null >b [throw] caught T >handled <null =null"),
            procedure(
                    "yieldAll drops what is sent",
                    Alls::new,
                    Alls::dropsSent,
                    YieldAllTest_AllsCoroutines::dropsSent)
                .gives(">1 <10 >2 <20 >x <30 >y <40 >end <50 =null"),
            generator(
                    "library template",
                    Alls::new,
                    Alls::library,
                    YieldAllTest_AllsCoroutines::library)
                .drive("+", ">2 <null >1 <null >end <null =null"),
            generator(
                    "library directly",
                    Alls::new,
                    (Alls s, Yielder<Integer> out) -> Library.countdown(out, 2),
                    s -> LibraryCoroutines.countdown(2))
                .drive("+", ">2 <null >1 <null =null"),
            generator(
                    "recursion into lists",
                    Alls::new,
                    (s, out) -> s.flatten(out, List.of(1, List.of(2, List.of(), List.of(3)), 4)),
                    s ->
                        YieldAllTest_AllsCoroutines.flatten(
                            s, List.of(1, List.of(2, List.of(), List.of(3)), 4)))
                .drive("+", ">1 <null >2 <null >3 <null >4 <null =null"),
            generator(
                "hanoi",
                Alls::new,
                (s, out) -> s.hanoi(out, 3, 'a', 'b', 'c'),
                s -> YieldAllTest_AllsCoroutines.hanoi(s, 3, 'a', 'b', 'c')))
        .map(Case::tests);
  }

  static final class Alls extends Scene {
    private final List<String> list = new ArrayList<>(List.of("l1", "l2"));

    @Generator
    void kinds(Yielder<Object> out) {
      out.yieldAll(list);
      out.yieldAll(list.iterator());
      out.yieldAll(Stream.of("s1", "s2").map(s -> s + list.size()));
      out.yieldAll(new Object[] {"a1", 2});
      out.yieldAll(new String[] {"t1"});
      Iterable<Integer> counted = () -> IntStream.range(0, 3).iterator();
      out.yieldAll(counted);
      out.yieldAll(LibraryCoroutines.countdown(2));
      out.yieldAll(YieldAllTest_AllsCoroutines.flatten(this, List.of(1, List.of(2))));
      out.yieldAll(YieldAllTest_AllsCoroutines.flatten(this, List.of(3)).iterator());
      out.yieldAll(LibraryCoroutines.countdown(3).stream().filter(n -> n != 2));
      for (int i = 0; i < 2; i++) {
        out.yieldAll(List.of(i, i * 10));
      }
    }

    @Generator
    void empties(Yielder<Object> out) {
      out.yieldAll(List.of());
      out.yieldAll(List.of().iterator());
      out.yieldAll(Stream.empty());
      out.yieldAll(new Object[0]);
      out.yieldAll(LibraryCoroutines.countdown(0));
      out.yield("end");
    }

    @Generator
    void inFinally(Yielder<Object> out) {
      try {
        out.yieldAll(list);
        throw new IllegalStateException("x");
      } catch (IllegalStateException e) {
        out.yieldAll(Stream.of(e.getMessage()));
      } finally {
        out.yieldAll(list.iterator());
        log("F");
      }
    }

    @Generator
    void closesStream(Yielder<Object> out) {
      out.yieldAll(Stream.of(1, 2).onClose(() -> log("closed")));
      log("after");
    }

    @Generator
    void failingIterator(Yielder<Object> out) {
      try {
        out.yieldAll(
            new Iterator<Integer>() {
              private int i;

              @Override
              public boolean hasNext() {
                return true;
              }

              @Override
              public Integer next() {
                if (i == 1) {
                  throw new IllegalStateException("broken");
                }
                return i++;
              }
            });
      } catch (IllegalStateException e) {
        log("caught");
      }
      out.yield("end");
    }

    @Generator
    void halfCursor(Yielder<Object> out) {
      Cursor<Integer> cursor = LibraryCoroutines.countdown(4).iterator();
      cursor.next();
      boolean more = cursor.hasNext();
      if (more) {
        out.yieldAll(cursor);
      }
    }

    @Generator
    void guarded(Yielder<Object> out) {
      try {
        out.yield("a");
        out.yield("b");
      } catch (RuntimeException e) {
        log("caught " + e.getMessage());
        out.yield("handled");
      }
    }

    @Generator
    void raised(Yielder<Object> out) {
      out.yieldAll(YieldAllTest_AllsCoroutines.guarded(this));
    }

    @Coroutine
    void dropsSent(Co<Object, Integer> co) {
      co.yieldAll(List.of(1, 2));
      co.yieldAll(Stream.of("x", "y"));
      int last = co.yield("end");
    }

    @Generator
    void library(Yielder<Object> out) {
      Library.countdown(out, 2);
      out.yield("end");
    }

    @Generator
    void flatten(Yielder<Object> out, List<?> nested) {
      for (Object o : nested) {
        if (o instanceof List<?> inner) {
          flatten(out, inner);
        } else {
          out.yield(o);
        }
      }
    }

    @Generator
    void hanoi(Yielder<String> out, int n, char from, char via, char to) {
      if (n > 0) {
        hanoi(out, n - 1, from, to, via);
        out.yield("" + from + to);
        hanoi(out, n - 1, via, from, to);
      }
    }
  }
}
