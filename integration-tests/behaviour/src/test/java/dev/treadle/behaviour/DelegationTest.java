package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;
import static dev.treadle.behaviour.Case.generator;
import static dev.treadle.behaviour.Case.procedure;

import dev.treadle.Co;
import dev.treadle.Cursor;
import dev.treadle.Routine;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import dev.treadle.behaviour.base.Library;
import dev.treadle.behaviour.base.LibraryCoroutines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Template calls, yieldFrom and yieldAll, wherever they may stand. */
@SuppressWarnings("finally")
final class DelegationTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                "results in expressions",
                Calls::new,
                Calls::results,
                DelegationTest_CallsCoroutines::results),
            coroutine(
                "suspending arguments",
                Calls::new,
                Calls::arguments,
                DelegationTest_CallsCoroutines::arguments),
            coroutine(
                "call as argument of a call",
                Calls::new,
                Calls::nestedCalls,
                DelegationTest_CallsCoroutines::nestedCalls),
            coroutine(
                "statements",
                Calls::new,
                Calls::statements,
                DelegationTest_CallsCoroutines::statements),
            coroutine(
                "mutual recursion",
                Calls::new,
                (s, co) -> s.even(co, 5),
                s -> DelegationTest_CallsCoroutines.even(s, 5)),
            coroutine(
                    "null receiver",
                    Calls::new,
                    Calls::nullReceiver,
                    DelegationTest_CallsCoroutines::nullReceiver)
                .gives(">a <10 NPE =end"),
            coroutine(
                "receiver of a call",
                Calls::new,
                Calls::receivers,
                DelegationTest_CallsCoroutines::receivers),
            coroutine(
                    "checked exception caught raw",
                    Calls::new,
                    Calls::caughtRaw,
                    DelegationTest_CallsCoroutines::caughtRaw)
                .drive("n n s5 n", ">lib0 <null >lib got nothing <5 >lib0 <null =lib got nothing5"),
            coroutine(
                    "checked exception through",
                    Calls::new,
                    Calls::through,
                    DelegationTest_CallsCoroutines::through)
                .drive(
                    "n s1 n",
                    ">lib0 <1 >lib1 <null F !UncheckedIOException[IOException(lib_got_nothing)]"),
            coroutine(
                "in try, catch and finally",
                Calls::new,
                Calls::everywhere,
                DelegationTest_CallsCoroutines::everywhere),
            coroutine(
                    "callee swallows the exit",
                    Calls::new,
                    Calls::swallowed,
                    DelegationTest_CallsCoroutines::swallowed)
                .drive(
                    "n c n",
                    ">in [close] swallowed after !IllegalStateException(ignored_close) <null =end"),
            coroutine(
                "yieldFrom in expressions",
                Froms::new,
                Froms::expressions,
                DelegationTest_FromsCoroutines::expressions),
            coroutine(
                "yieldFrom half driven",
                Froms::new,
                Froms::halfDriven,
                DelegationTest_FromsCoroutines::halfDriven),
            coroutine(
                    "yieldFrom null",
                    Froms::new,
                    Froms::fromNull,
                    DelegationTest_FromsCoroutines::fromNull)
                .gives(">a <10 NPE =end"),
            coroutine(
                    "yieldFrom raw exception",
                    Froms::new,
                    Froms::raw,
                    DelegationTest_FromsCoroutines::raw)
                .drive("n tI n", ">in [throw] io:T >caught <null =end"),
            coroutine(
                    "yieldFrom ignored close",
                    Froms::new,
                    Froms::ignored,
                    DelegationTest_FromsCoroutines::ignored)
                .drive("n c n", ">stubborn [close] swallowed refused closed <null =null"),
            coroutine(
                "yieldFrom of void",
                Froms::new,
                Froms::ofVoid,
                DelegationTest_FromsCoroutines::ofVoid),
            coroutine(
                "yieldFrom and call mixed",
                Froms::new,
                (s, co) -> s.mixed(co, 4),
                s -> DelegationTest_FromsCoroutines.mixed(s, 4)),
            coroutine(
                "yieldFrom narrower",
                Froms::new,
                Froms::narrower,
                DelegationTest_FromsCoroutines::narrower),
            generator(
                "yieldAll of each kind",
                Alls::new,
                Alls::kinds,
                DelegationTest_AllsCoroutines::kinds),
            generator(
                    "yieldAll of nothing",
                    Alls::new,
                    Alls::empties,
                    DelegationTest_AllsCoroutines::empties)
                .drive("+", ">end <null =null"),
            generator(
                "yieldAll in finally",
                Alls::new,
                Alls::inFinally,
                DelegationTest_AllsCoroutines::inFinally),
            generator(
                    "yieldAll closes its stream",
                    Alls::new,
                    Alls::closesStream,
                    DelegationTest_AllsCoroutines::closesStream)
                .drive("+", ">1 <null >2 <null closed after =null")
                .drive("n c", ">1 [close] closed closed"),
            generator(
                    "yieldAll of a failing iterator",
                    Alls::new,
                    Alls::failingIterator,
                    DelegationTest_AllsCoroutines::failingIterator)
                .drive("+", ">0 <null caught >end <null =null"),
            generator(
                    "yieldAll of a half driven cursor",
                    Alls::new,
                    Alls::halfCursor,
                    DelegationTest_AllsCoroutines::halfCursor)
                .drive("+", ">3 <null >2 <null >1 <null =null"),
            generator(
                    "yieldAll and raise",
                    Alls::new,
                    Alls::raised,
                    DelegationTest_AllsCoroutines::raised)
                .drive("n n tX n", ">a <null >b [throw] caught T >handled <null =null"),
            procedure(
                    "yieldAll drops what is sent",
                    Alls::new,
                    Alls::dropsSent,
                    DelegationTest_AllsCoroutines::dropsSent)
                .gives(">1 <10 >2 <20 >x <30 >y <40 >end <50 =null"),
            generator(
                    "library template",
                    Alls::new,
                    Alls::library,
                    DelegationTest_AllsCoroutines::library)
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
                        DelegationTest_AllsCoroutines.flatten(
                            s, List.of(1, List.of(2, List.of(), List.of(3)), 4)))
                .drive("+", ">1 <null >2 <null >3 <null >4 <null =null"),
            generator(
                "hanoi",
                Alls::new,
                (s, out) -> s.hanoi(out, 3, 'a', 'b', 'c'),
                s -> DelegationTest_AllsCoroutines.hanoi(s, 3, 'a', 'b', 'c')))
        .map(Case::tests);
  }

  static final class Calls extends Scene {
    @Coroutine
    int twice(Co<Object, Integer> co, String name) {
      return co.yield(name + 1) + co.yield(name + 2);
    }

    @Coroutine
    static Integer boxed(Co<Object, Integer> co, Object x) {
      return co.yield(x);
    }

    @Coroutine
    void silent(Co<Object, Integer> co, Object... xs) {
      for (Object x : xs) {
        co.yield(x);
      }
    }

    @Coroutine
    boolean ask(Co<Object, Integer> co, String question, int limit) {
      return co.yield(question) > limit;
    }

    @Coroutine
    Object results(Co<Object, Integer> co) {
      int x = 1;
      int y = x + twice(co, "a") * 2 + (x = boxed(co, "b"));
      x += this.twice(co, "c") - boxed(co, "d");
      long wide = twice(co, "e");
      String s = "s" + boxed(co, "f") + twice(co, "g");
      int[] a = new int[boxed(co, "h") / 100 + 2];
      a[boxed(co, "i") / 130] = Calls.boxed(co, "j");
      return ask(co, "k", 5) && !ask(co, "l", 500) ? x + " " + y + " " + wide + s + show(a) : "no";
    }

    @Coroutine
    Object arguments(Co<Object, Integer> co) {
      String name = "n";
      int r = twice(co, name + co.yield("arg"));
      silent(co, co.yield("x"), name = "m", co.yield("y"));
      return r + boxed(co, name) + boxed(co, boxed(co, "in"));
    }

    @Coroutine
    Object nestedCalls(Co<Object, Integer> co) {
      return boxed(co, twice(co, "a" + boxed(co, "b")) + twice(co, "c"));
    }

    @Coroutine
    Object statements(Co<Object, Integer> co) {
      String s = "";
      for (int i = boxed(co, "init") / 10;
          ask(co, "cond" + i, 35 * i);
          i += boxed(co, "upd") / 30) {
        silent(co, i);
        s += i;
      }
      while (!ask(co, "while", 100)) s += "w";
      switch (boxed(co, "switch") / 10) {
        case 0 -> s += "zero";
        default -> s += twice(co, "default");
      }
      if (ask(co, "if", 0)) silent(co);
      else silent(co, "else");
      for (int x : new int[] {boxed(co, "each"), 7}) s += x;
      return s;
    }

    @Coroutine
    boolean even(Co<Object, Integer> co, int n) {
      co.yield("even" + n);
      return n == 0 || odd(co, n - 1);
    }

    @Coroutine
    private boolean odd(Co<Object, Integer> co, int n) {
      if (n == 0) {
        return false;
      }
      int ignored = co.yield("odd" + n);
      return even(co, n - 1);
    }

    @Coroutine
    Object nullReceiver(Co<Object, Integer> co) {
      Calls none = null;
      try {
        none.twice(co, "n" + co.yield("a"));
      } catch (NullPointerException e) {
        log("NPE");
      }
      return "end";
    }

    private Calls here(Object x) {
      log(x);
      return this;
    }

    @Coroutine
    Object receivers(Co<Object, Integer> co) {
      Calls[] all = {this};
      int a = here("r").twice(co, log("arg"));
      int b = all[co.yield("index") * 0].twice(co, "b" + co.yield("later"));
      return a + b + new Calls().twice(co, "new");
    }

    @Coroutine
    Object caughtRaw(Co<Object, Integer> co) {
      Library library = new Library("lib");
      int n = 0;
      while (true) {
        try {
          n += library.sum(co, 3);
        } catch (IOException e) {
          if (n > 0) {
            return e.getMessage() + n;
          }
          n = co.yield(e.getMessage());
        }
      }
    }

    @Coroutine
    Object through(Co<Object, Integer> co) throws IOException {
      try {
        return new Library("lib").sum(co, 3);
      } finally {
        log("F");
      }
    }

    @Coroutine
    Object everywhere(Co<Object, Integer> co) {
      String s = "";
      try {
        s += twice(co, "try");
        throw new IllegalStateException("x" + boxed(co, "throw"));
      } catch (IllegalStateException e) {
        s += e.getMessage() + twice(co, "catch");
        return s + boxed(co, "return");
      } finally {
        silent(co, "f1", "f2");
        if (ask(co, "override", 95)) {
          return "never " + s;
        }
      }
    }

    @Coroutine
    void stubborn(Co<Object, Integer> co) {
      try {
        co.yield("in");
      } catch (Throwable t) {
        log("swallowed");
      }
    }

    @Coroutine
    Object swallowed(Co<Object, Integer> co) {
      stubborn(co);
      log("after");
      co.yield("again");
      return "end";
    }
  }

  static final class Froms extends Scene {
    @Coroutine
    int twice(Co<Object, Integer> co, String name) {
      return co.yield(name + 1) + co.yield(name + 2);
    }

    private Routine<Object, Integer, Integer> from(String name) {
      return routine(co -> twice(co, name), () -> DelegationTest_FromsCoroutines.twice(this, name));
    }

    @Coroutine
    Object expressions(Co<Object, Integer> co) {
      int x = 1;
      int y = x + co.yieldFrom(from("a")) + (x = co.yieldFrom(from("b" + co.yield("arg"))));
      String s = co.yieldFrom(from("c")) > 100 ? "big" + co.yieldFrom(from("d")) : "small";
      return x + " " + y + s + Math.max(co.yield("left"), co.yieldFrom(from("e")));
    }

    @Coroutine
    Object halfDriven(Co<Object, Integer> co) {
      Routine<Object, Integer, Integer> r = from("r");
      log(r.next());
      log(r.send(5));
      int got = co.yieldFrom(r);
      int again = co.yieldFrom(r);
      return got + " " + again + r.status();
    }

    @Coroutine
    Object fromNull(Co<Object, Integer> co) {
      Routine<Object, Integer, Integer> none = null;
      try {
        co.yield("a");
        co.yieldFrom(none);
      } catch (NullPointerException e) {
        log("NPE");
      }
      return "end";
    }

    @Coroutine
    void catching(Co<Object, Integer> co) throws IOException {
      try {
        co.yield("in");
      } catch (Exception e) {
        if (e instanceof IOException io) {
          log("io:" + e.getMessage());
          throw io;
        }
        throw new IllegalStateException(e);
      }
    }

    private Routine<Object, Integer, Object> catchingRun() {
      return routine(
          co -> {
            catching(co);
            return null;
          },
          () -> anyResult(DelegationTest_FromsCoroutines.catching(this)));
    }

    /** A routine is only ever asked for its result. */
    @SuppressWarnings("unchecked")
    private static Routine<Object, Integer, Object> anyResult(Routine<Object, Integer, ?> run) {
      return (Routine<Object, Integer, Object>) run;
    }

    @Coroutine
    Object raw(Co<Object, Integer> co) {
      try {
        co.yieldFrom(catchingRun());
      } catch (Exception e) {
        if (e instanceof IOException) {
          co.yield("caught");
        } else {
          co.yield("other " + e.getClass().getSimpleName());
        }
      }
      return "end";
    }

    @Coroutine
    Object stubborn(Co<Object, Integer> co) {
      try {
        co.yield("stubborn");
      } catch (Throwable t) {
        log("swallowed");
        co.yield("still");
      }
      return "done";
    }

    private Routine<Object, Integer, Object> stubbornRun() {
      return routine(this::stubborn, () -> DelegationTest_FromsCoroutines.stubborn(this));
    }

    @Coroutine
    Object ignored(Co<Object, Integer> co) {
      Routine<Object, Integer, Object> inner = stubbornRun();
      try {
        return co.yieldFrom(inner);
      } catch (IllegalStateException e) {
        log(inner.status() == dev.treadle.Status.SUSPENDED ? "refused" : inner.status());
        return "end";
      }
    }

    @Coroutine
    void tell(Co<Object, Integer> co) {
      co.yield("told");
    }

    private Routine<Object, Integer, Object> tellRun() {
      return routine(
          co -> {
            tell(co);
            return null;
          },
          () -> anyResult(DelegationTest_FromsCoroutines.tell(this)));
    }

    @Coroutine
    Object ofVoid(Co<Object, Integer> co) {
      co.yieldFrom(tellRun());
      Object nothing = co.yieldFrom(tellRun());
      return nothing + "" + co.yield("end");
    }

    @Coroutine
    int mixed(Co<Object, Integer> co, int n) {
      if (n == 0) {
        return co.yield("leaf");
      }
      int sum = 0;
      try {
        sum += mixed(co, n - 1);
        sum += co.yield("mid" + n);
        sum += n > 1 ? co.yieldFrom(mixedRun(n - 2)) : 0;
      } finally {
        log("F" + n);
      }
      return sum;
    }

    private Routine<Object, Integer, Integer> mixedRun(int n) {
      return routine(co -> mixed(co, n), () -> DelegationTest_FromsCoroutines.mixed(this, n));
    }

    @Coroutine
    String strings(Co<String, Number> co) {
      return co.yield("narrow") + "!";
    }

    private Routine<String, Number, String> stringsRun() {
      return routine(this::strings, () -> DelegationTest_FromsCoroutines.strings(this));
    }

    @Coroutine
    Object narrower(Co<Object, Integer> co) {
      CharSequence s = co.yieldFrom(stringsRun());
      return s.length() + co.yield(s);
    }
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
      out.yieldAll(DelegationTest_AllsCoroutines.flatten(this, List.of(1, List.of(2))));
      out.yieldAll(DelegationTest_AllsCoroutines.flatten(this, List.of(3)).iterator());
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
      out.yieldAll(DelegationTest_AllsCoroutines.guarded(this));
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
