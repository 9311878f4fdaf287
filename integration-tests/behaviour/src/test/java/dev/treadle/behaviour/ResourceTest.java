package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;
import static dev.treadle.behaviour.Case.procedure;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Statements that own something while the body is suspended: try-with-resources, assert,
 * synchronized.
 */
@SuppressWarnings("try")
final class ResourceTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine("F01", F01::new, F01::body, ResourceTest_F01Coroutines::body)
                .gives("a b >body <10 ab ~b ~a =end"),
            coroutine("F03", F03::new, F03::body, ResourceTest_F03Coroutines::body)
                .gives(">i1 <10 open10 >i2 <20 open20 close >caught <30 =end"),
            procedure("F05", F05::new, F05::body, ResourceTest_F05Coroutines::body)
                .drive("n c", ">body [close] ~b ~a F closed"),
            coroutine("F07", F07::new, F07::body, ResourceTest_F07Coroutines::body)
                .gives(">a <10 close =true"),
            coroutine("F09", F09::new, F09::body, ResourceTest_F09Coroutines::body)
                .drive("n s10", ">c <10 =passed")
                .drive("n s1 s7", ">c <1 >d <7 !AssertionError(detail7)"),
            coroutine("F11", F11::new, F11::body, ResourceTest_F11Coroutines::body)
                .drive("n s:lock", ">which <lock true =false"))
        .map(Case::tests);
  }

  static final class F01 extends Scene {
    static class R implements AutoCloseable {
      final String n;

      R(String n) {
        this.n = log(n);
      }

      @Override
      public void close() {
        log("~" + n);
      }
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      try (R a = new R("a");
          R b = new R("b")) {
        co.yield("body");
        log(a.n + b.n);
      }
      return "end";
    }
  }

  static final class F03 extends Scene {
    static class R implements AutoCloseable {
      R(int n) {
        log("open" + n);
        if (n == 20) throw new IllegalStateException("no");
      }

      @Override
      public void close() {
        log("close");
      }
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      try (R a = new R(co.yield("i1"));
          R b = new R(co.yield("i2"))) {
        log("never");
      } catch (IllegalStateException e) {
        co.yield("caught");
      }
      return "end";
    }
  }

  static final class F05 extends Scene {
    static class R implements AutoCloseable {
      final String n;

      R(String n) {
        this.n = n;
      }

      @Override
      public void close() {
        log("~" + n);
      }
    }

    @Coroutine
    void body(Co<Object, Integer> co) {
      try (R a = new R("a");
          R b = new R("b")) {
        co.yield("body");
      } finally {
        log("F");
      }
    }
  }

  static final class F07 extends Scene {
    static class R implements AutoCloseable {
      boolean open = true;

      @Override
      public void close() {
        open = false;
        log("close");
      }
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      R r = new R();
      try (r) {
        co.yield("a");
        return r.open;
      }
    }
  }

  static final class F09 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      assert co.yield("c") > 5 : "detail" + co.yield("d");
      return "passed";
    }
  }

  static final class F11 extends Scene {
    @SuppressWarnings("synchronization")
    @Coroutine
    Object body(Co<Object, Object> co) {
      Object o;
      synchronized (o = co.yield("which")) {
        log(Thread.holdsLock(o));
      }
      return Thread.holdsLock(o);
    }
  }
}
