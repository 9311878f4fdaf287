package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import dev.treadle.behaviour.base.Library;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Calls of templates with the context of the body, wherever a call may stand. */
@SuppressWarnings("finally")
final class TemplateCallTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                "results in expressions",
                Calls::new,
                Calls::results,
                TemplateCallTest_CallsCoroutines::results),
            coroutine(
                "suspending arguments",
                Calls::new,
                Calls::arguments,
                TemplateCallTest_CallsCoroutines::arguments),
            coroutine(
                "call as argument of a call",
                Calls::new,
                Calls::nestedCalls,
                TemplateCallTest_CallsCoroutines::nestedCalls),
            coroutine(
                "statements",
                Calls::new,
                Calls::statements,
                TemplateCallTest_CallsCoroutines::statements),
            coroutine(
                "mutual recursion",
                Calls::new,
                (s, co) -> s.even(co, 5),
                s -> TemplateCallTest_CallsCoroutines.even(s, 5)),
            coroutine(
                    "null receiver",
                    Calls::new,
                    Calls::nullReceiver,
                    TemplateCallTest_CallsCoroutines::nullReceiver)
                .gives(">a <10 NPE =end"),
            coroutine(
                "receiver of a call",
                Calls::new,
                Calls::receivers,
                TemplateCallTest_CallsCoroutines::receivers),
            coroutine(
                    "checked exception caught raw",
                    Calls::new,
                    Calls::caughtRaw,
                    TemplateCallTest_CallsCoroutines::caughtRaw)
                .drive("n n s5 n", ">lib0 <null >lib got nothing <5 >lib0 <null =lib got nothing5"),
            coroutine(
                    "checked exception through",
                    Calls::new,
                    Calls::through,
                    TemplateCallTest_CallsCoroutines::through)
                .drive(
                    "n s1 n",
                    ">lib0 <1 >lib1 <null F !UncheckedIOException[IOException(lib_got_nothing)]"),
            coroutine(
                "in try, catch and finally",
                Calls::new,
                Calls::everywhere,
                TemplateCallTest_CallsCoroutines::everywhere),
            coroutine(
                    "callee swallows the exit",
                    Calls::new,
                    Calls::swallowed,
                    TemplateCallTest_CallsCoroutines::swallowed)
                .drive(
                    "n c n",
                    ">in [close] swallowed after !IllegalStateException(ignored_close) <null =end"))
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
          ask(co, "cond" + i, 15 * i);
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
}
