package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;
import static dev.treadle.behaviour.Case.procedure;

import dev.treadle.Co;
import dev.treadle.Routine;
import dev.treadle.annotation.Coroutine;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Driving and delegation by the protocol of PEP 342, 380 and 479. */
@SuppressWarnings({"finally", "try"})
final class ProtocolTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine("L01", L01::new, L01::body, ProtocolTest_L01Coroutines::body)
                .drive("s5 n s5", "!IllegalStateException(just_created) <null >a <5 =5"),
            procedure("L03", L03::new, L03::body, ProtocolTest_L03Coroutines::body)
                .drive("tX n", "[throw] !RuntimeException(T) =null"),
            coroutine("L05", L05::new, L05::body, ProtocolTest_L05Coroutines::body)
                .gives("already_running close_too >alive <10 =10"),
            coroutine("L07", L07::new, L07::body, ProtocolTest_L07Coroutines::body)
                .drive("n s1 tX s2 s3", ">o1 <1 >i1 [throw] >saved T <2 >more <3 >o2 ir"),
            coroutine("L07 called", L07::new, L07::called, ProtocolTest_L07Coroutines::called)
                .drive("n s1 tX s2 s3", ">o1 <1 >i1 [throw] >saved T <2 >more <3 >o2 ir"),
            procedure("L09", L09::new, L09::body, ProtocolTest_L09Coroutines::body)
                .drive("n c", ">i1 [close] inF outF closed"),
            procedure("L09 called", L09::new, L09::called, ProtocolTest_L09Coroutines::called)
                .drive("n c", ">i1 [close] inF outF closed"),
            procedure("L11", L11::new, L11::body, ProtocolTest_L11Coroutines::body)
                .drive("n c", ">i1 [close] saw !IllegalStateException(inner)"),
            procedure("L11 called", L11::new, L11::called, ProtocolTest_L11Coroutines::called)
                .drive("n c", ">i1 [close] saw !IllegalStateException(inner)"),
            // A returned run keeps its result, and a closed one has none.
            coroutine("L13", L13::new, L13::body, ProtocolTest_L13Coroutines::body)
                .gives("stopret >b <10 =ret,refused,ret"),
            procedure("L15", L15::new, L15::body, ProtocolTest_L15Coroutines::body)
                .gives(">a <10 !NoSuchElementException"),
            coroutine("L17", L17::new, L17::body, ProtocolTest_L17Coroutines::body)
                .gives(">1 <10 >2 <20 >3 <30 >4 <40 >5 <50 >6 <60 =6"),
            coroutine("L17 called", L17::new, L17::called, ProtocolTest_L17Coroutines::called)
                .gives(">1 <10 >2 <20 >3 <30 >4 <40 >5 <50 >6 <60 =6"),
            procedure("L19", L19::new, L19::body, ProtocolTest_L19Coroutines::body)
                .drive("n c", ">main [close] s2 F closed"),
            coroutine("L21", L21::new, L21::body, ProtocolTest_L21Coroutines::body)
                .gives(">false <10 =true x"))
        .map(Case::tests);
  }

  static final class L01 extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int x = co.yield("a");
      return x;
    }
  }

  static final class L03 extends Scene {
    @Coroutine
    void body(Co<Object, Integer> co) {
      try {
        log("ran");
        co.yield(1);
      } finally {
        log("F");
      }
    }
  }

  static final class L05 extends Scene {
    Run me;

    @Coroutine
    Object body(Co<Object, Integer> co) {
      me = me();
      try {
        me.resume(null);
      } catch (IllegalStateException e) {
        log(e.getMessage().contains("already running") ? "already_running" : e);
      }
      try {
        me.close();
      } catch (IllegalStateException e) {
        log("close_too");
      }
      int x = co.yield("alive");
      return x;
    }
  }

  static final class L07 extends Scene {
    @Coroutine
    Object inner(Co<Object, Integer> co) {
      try {
        co.yield("i1");
      } catch (RuntimeException e) {
        co.yield("saved " + e.getMessage());
        co.yield("more");
      }
      return "ir";
    }

    private Routine<Object, Integer, Object> in() {
      return routine(this::inner, () -> ProtocolTest_L07Coroutines.inner(this));
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      co.yield("o1");
      Object r = co.yieldFrom(in());
      co.yield("o2 " + r);
      return "or";
    }

    @Coroutine
    Object called(Co<Object, Integer> co) {
      co.yield("o1");
      Object r = inner(co);
      co.yield("o2 " + r);
      return "or";
    }
  }

  static final class L09 extends Scene {
    @Coroutine
    Object inner(Co<Object, Integer> co) {
      try {
        co.yield("i1");
      } finally {
        log("inF");
      }
      return null;
    }

    private Routine<Object, Integer, Object> in() {
      return routine(this::inner, () -> ProtocolTest_L09Coroutines.inner(this));
    }

    @Coroutine
    void body(Co<Object, Integer> co) {
      try {
        co.yieldFrom(in());
      } finally {
        log("outF");
      }
    }

    @Coroutine
    void called(Co<Object, Integer> co) {
      try {
        inner(co);
      } finally {
        log("outF");
      }
    }
  }

  static final class L11 extends Scene {
    @Coroutine
    Object inner(Co<Object, Integer> co) {
      try {
        co.yield("i1");
      } finally {
        throw new IllegalStateException("inner");
      }
    }

    private Routine<Object, Integer, Object> in() {
      return routine(this::inner, () -> ProtocolTest_L11Coroutines.inner(this));
    }

    @Coroutine
    void body(Co<Object, Integer> co) {
      try {
        co.yieldFrom(in());
      } catch (IllegalStateException e) {
        log("saw");
        throw e;
      }
    }

    @Coroutine
    void called(Co<Object, Integer> co) {
      try {
        inner(co);
      } catch (IllegalStateException e) {
        log("saw");
        throw e;
      }
    }
  }

  static final class L13 extends Scene {
    @Coroutine
    Object inner(Co<Object, Integer> co) {
      co.yield("a");
      co.yield("b");
      return "ret";
    }

    private Routine<Object, Integer, Object> in() {
      return routine(this::inner, () -> ProtocolTest_L13Coroutines.inner(this));
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      Routine<Object, Integer, Object> f = in();
      try {
        f.next();
        f.next();
        f.next();
      } catch (NoSuchElementException s) {
        log("stop" + f.result());
      }
      Object r1 = co.yieldFrom(f);
      Routine<Object, Integer, Object> c = in();
      c.next();
      c.close();
      Object r2;
      try {
        r2 = co.yieldFrom(c);
      } catch (IllegalStateException e) {
        r2 = "refused";
      }
      Routine<Object, Integer, Object> h = in();
      h.next();
      Object r3 = co.yieldFrom(h);
      return r1 + "," + r2 + "," + r3;
    }
  }

  static final class L15 extends Scene {
    @Coroutine
    Object nothing(Co<Object, Integer> c) {
      return null;
    }

    private Routine<Object, Integer, Object> gen() {
      return routine(this::nothing, () -> ProtocolTest_L15Coroutines.nothing(this));
    }

    @Coroutine
    void body(Co<Object, Integer> co) {
      co.yield("a");
      Routine<Object, Integer, Object> empty = gen();
      empty.next();
    }
  }

  static final class L17 extends Scene {
    @Coroutine
    Integer walk(Co<Object, Integer> co, int lo, int hi) {
      if (lo > hi) return 0;
      int m = (lo + hi) / 2;
      int l = co.yieldFrom(walk(lo, m - 1));
      co.yield(m);
      int r = co.yieldFrom(walk(m + 1, hi));
      return l + r + 1;
    }

    private Routine<Object, Integer, Integer> walk(int lo, int hi) {
      return routine(co -> walk(co, lo, hi), () -> ProtocolTest_L17Coroutines.walk(this, lo, hi));
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      return co.yieldFrom(walk(1, 6));
    }

    @Coroutine
    int step(Co<Object, Integer> co, int lo, int hi) {
      if (lo > hi) return 0;
      int m = (lo + hi) / 2;
      int l = step(co, lo, m - 1);
      co.yield(m);
      int r = step(co, m + 1, hi);
      return l + r + 1;
    }

    @Coroutine
    Object called(Co<Object, Integer> co) {
      return step(co, 1, 6);
    }
  }

  static final class L19 extends Scene {
    @Coroutine
    Object aside(Co<Object, Integer> c) {
      c.yield("s1");
      c.yield("s2");
      return "sr";
    }

    private Routine<Object, Integer, Object> gen() {
      return routine(this::aside, () -> ProtocolTest_L19Coroutines.aside(this));
    }

    @Coroutine
    void body(Co<Object, Integer> co) {
      Routine<Object, Integer, Object> side = gen();
      side.next();
      try {
        co.yield("main");
      } finally {
        log(side.next());
        side.close();
        log("F");
      }
    }
  }

  static final class L21 extends Scene {
    @Coroutine
    Object inner(Co<Object, Integer> c) {
      c.yield("x");
      return null;
    }

    private Routine<Object, Integer, Object> gen() {
      return routine(this::inner, () -> ProtocolTest_L21Coroutines.inner(this));
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      Routine<Object, Integer, Object> g = gen();
      Object h = co.yield(g == null);
      return (h != null) + " " + g.next();
    }
  }
}
