package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.Routine;
import dev.treadle.annotation.Coroutine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** yieldFrom: runs of their own, driven through the body's context. */
final class YieldFromTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                "yieldFrom in expressions",
                Froms::new,
                Froms::expressions,
                YieldFromTest_FromsCoroutines::expressions),
            coroutine(
                "yieldFrom half driven",
                Froms::new,
                Froms::halfDriven,
                YieldFromTest_FromsCoroutines::halfDriven),
            coroutine(
                    "yieldFrom null",
                    Froms::new,
                    Froms::fromNull,
                    YieldFromTest_FromsCoroutines::fromNull)
                .gives(">a <10 NPE =end"),
            coroutine(
                    "yieldFrom raw exception",
                    Froms::new,
                    Froms::raw,
                    YieldFromTest_FromsCoroutines::raw)
                .drive("n tI n", ">in [throw] io:T >caught <null =end"),
            coroutine(
                    "yieldFrom ignored close",
                    Froms::new,
                    Froms::ignored,
                    YieldFromTest_FromsCoroutines::ignored)
                .drive("n c n", ">stubborn [close] swallowed refused closed <null =null"),
            coroutine(
                "yieldFrom of void",
                Froms::new,
                Froms::ofVoid,
                YieldFromTest_FromsCoroutines::ofVoid),
            coroutine(
                "yieldFrom and call mixed",
                Froms::new,
                (s, co) -> s.mixed(co, 4),
                s -> YieldFromTest_FromsCoroutines.mixed(s, 4)),
            coroutine(
                "yieldFrom narrower",
                Froms::new,
                Froms::narrower,
                YieldFromTest_FromsCoroutines::narrower))
        .map(Case::tests);
  }

  static final class Froms extends Scene {
    @Coroutine
    int twice(Co<Object, Integer> co, String name) {
      return co.yield(name + 1) + co.yield(name + 2);
    }

    private Routine<Object, Integer, Integer> from(String name) {
      return routine(co -> twice(co, name), () -> YieldFromTest_FromsCoroutines.twice(this, name));
    }

    @Coroutine
    Object expressions(Co<Object, Integer> co) {
      int x = 1;
      int y = x + co.yieldFrom(from("a")) + (x = co.yieldFrom(from("b" + co.yield("arg"))));
      String s = co.yieldFrom(from("c")) > 100 ? "big" + co.yieldFrom(from("d")) : "small";
      return x + " " + y + s + Math.max(co.yield("left"), co.yieldFrom(from("e")));
    }

    @Coroutine
    Object listing(Co<Object, Integer> co) {
      List<Object> got = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        got.add(co.yield("r" + i));
      }
      return got;
    }

    private Routine<Object, Integer, Object> listingRun() {
      return routine(this::listing, () -> YieldFromTest_FromsCoroutines.listing(this));
    }

    @Coroutine
    Object halfDriven(Co<Object, Integer> co) {
      Routine<Object, Integer, Object> r = listingRun();
      log(r.next());
      log(r.send(5));
      Object got = co.yieldFrom(r);
      Object again = co.yieldFrom(r);
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
          () -> anyResult(YieldFromTest_FromsCoroutines.catching(this)));
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
      return routine(this::stubborn, () -> YieldFromTest_FromsCoroutines.stubborn(this));
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
          () -> anyResult(YieldFromTest_FromsCoroutines.tell(this)));
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
      return routine(co -> mixed(co, n), () -> YieldFromTest_FromsCoroutines.mixed(this, n));
    }

    @Coroutine
    String strings(Co<String, Number> co) {
      return co.yield("narrow") + "!";
    }

    private Routine<String, Number, String> stringsRun() {
      return routine(this::strings, () -> YieldFromTest_FromsCoroutines.strings(this));
    }

    @Coroutine
    Object narrower(Co<Object, Integer> co) {
      CharSequence s = co.yieldFrom(stringsRun());
      return s.length() + co.yield(s);
    }
  }
}
