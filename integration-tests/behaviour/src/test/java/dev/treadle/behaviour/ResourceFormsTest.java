package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Resources that are null, fail to open or fail to close, and resources in loops and handlers. */
@SuppressWarnings("try")
final class ResourceFormsTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                    "null resource",
                    Bodies::new,
                    Bodies::nullResource,
                    ResourceFormsTest_BodiesCoroutines::nullResource)
                .gives(">body <10 ~b =10"),
            coroutine(
                    "suppressed",
                    Bodies::new,
                    Bodies::suppressed,
                    ResourceFormsTest_BodiesCoroutines::suppressed)
                .gives(">body <10 ~b ~a =body:close b,close a"),
            coroutine(
                    "close fails",
                    Bodies::new,
                    Bodies::closeFails,
                    ResourceFormsTest_BodiesCoroutines::closeFails)
                .gives(">body <10 ~b ~a >close b <20 F =close a")
                // What is suppressed into the exit is not lost.
                .drive(
                    "n c n",
                    ">body [close] ~b ~a F"
                        + " !IllegalStateException(close_b)+IllegalStateException(close_a) <null"
                        + " =null"),
            coroutine(
                    "variable changed by a resource",
                    Bodies::new,
                    Bodies::changedByResource,
                    ResourceFormsTest_BodiesCoroutines::changedByResource)
                .gives(">a <10 ~r1 ~a10 >1 <20 >a <30 ~r2 ~a30 >2 <40 =2"),
            coroutine(
                "resources in a loop",
                Bodies::new,
                Bodies::resourceLoop,
                ResourceFormsTest_BodiesCoroutines::resourceLoop),
            coroutine(
                "resource with catch and finally",
                Bodies::new,
                Bodies::resourceAll,
                ResourceFormsTest_BodiesCoroutines::resourceAll),
            coroutine(
                    "field as resource",
                    Bodies::new,
                    Bodies::fieldResource,
                    ResourceFormsTest_BodiesCoroutines::fieldResource)
                .gives(">in <10 ~kept =10"),
            coroutine(
                    "resource that is named again",
                    Bodies::new,
                    Bodies::namedResource,
                    ResourceFormsTest_BodiesCoroutines::namedResource)
                .gives(">a <10 in ~r ~kept ~r >w <20 ~r ~s >f <30 >b <40 ~kept ~r ~r =80"),
            coroutine(
                    "resource that is named behind one that suspends",
                    Bodies::new,
                    Bodies::namedBehind,
                    ResourceFormsTest_BodiesCoroutines::namedBehind)
                .gives(">a <10 >b <20 in ~r10 ~b20 =30"),
            coroutine(
                "suspending resource",
                Bodies::new,
                Bodies::suspendingResource,
                ResourceFormsTest_BodiesCoroutines::suspendingResource))
        .map(Case::tests);
  }

  static final class Bodies extends Scene {
    @Coroutine
    Object changedByResource(Co<Object, Integer> co) {
      int n = 0;
      for (int i = 0; i < 2; i++) {
        try (Res a = new Res("a" + co.yield("a"), false);
            Res r = new Res("r" + ++n, false)) {
          a.toString().concat(r.toString());
        }
        co.yield(n);
      }
      return n;
    }

    @Coroutine
    Object namedBehind(Co<Object, Integer> co) {
      Res r = new Res("r" + co.yield("a"), false);
      int n = 10;
      try (Res b = new Res("b" + (n += co.yield("b") - 10), false);
          r) {
        log("in");
      }
      return n + 10;
    }

    final Res kept = new Res("kept", false);

    static final class Res implements AutoCloseable {
      final String name;
      final boolean fails;

      Res(String name, boolean fails) {
        this.name = name;
        this.fails = fails;
      }

      @Override
      public void close() {
        log("~" + name);
        if (fails) {
          throw new IllegalStateException("close " + name);
        }
      }
    }

    @Coroutine
    Object nullResource(Co<Object, Integer> co) {
      try (Res a = null;
          Res b = new Res("b", false)) {
        return co.yield("body");
      }
    }

    @Coroutine
    Object suppressed(Co<Object, Integer> co) {
      try (Res a = new Res("a", true);
          Res b = new Res("b", true)) {
        co.yield("body");
        throw new RuntimeException("body");
      } catch (RuntimeException e) {
        return e.getMessage()
            + ":"
            + e.getSuppressed()[0].getMessage()
            + ","
            + e.getSuppressed()[1].getMessage();
      }
    }

    @Coroutine
    Object closeFails(Co<Object, Integer> co) {
      try (Res a = new Res("a", true);
          Res b = new Res("b", true)) {
        co.yield("body");
      } catch (IllegalStateException e) {
        co.yield(e.getMessage());
        return e.getSuppressed()[0].getMessage();
      } finally {
        log("F");
      }
      return "no";
    }

    @Coroutine
    Object resourceLoop(Co<Object, Integer> co) {
      int n = 0;
      out:
      for (int i = 0; i < 4; i++) {
        try (Res r = new Res("r" + i, false)) {
          n += co.yield(r.name);
          if (i == 1) {
            continue;
          }
          if (i == 2) {
            break out;
          }
        }
        log("end" + i);
      }
      return n;
    }

    @Coroutine
    Object resourceAll(Co<Object, Integer> co) {
      String s = "";
      for (int i = 0; i < 3; i++) {
        try (Res a = new Res("a" + i, i == 1);
            Res b = i == 2 ? null : new Res("b" + i, false)) {
          s += co.yield("body" + i);
          if (i == 2) {
            throw new IllegalArgumentException("arg");
          }
        } catch (IllegalStateException e) {
          s += co.yield("catch " + e.getMessage());
        } catch (IllegalArgumentException e) {
          return s + e.getMessage() + co.yield("arg");
        } finally {
          log("F" + i);
          s += co.yield("finally" + i);
        }
      }
      return s;
    }

    @Coroutine
    Object fieldResource(Co<Object, Integer> co) {
      try (kept) {
        return co.yield("in");
      }
    }

    @Coroutine
    Object namedResource(Co<Object, Integer> co) {
      try (Res r = new Res("r", false)) {
        int n = co.yield("a");
        int r_ = 0;
        try (r;
            kept;
            r) {
          log("in");
        }
        while (co.yield("w") < 25) {
          try (Res s = new Res("s", false);
              r) {
            if (n > 5) {
              break;
            }
          } finally {
            r_ += co.yield("f");
          }
        }
        try (r;
            kept) {
          return n + r_ + co.yield("b");
        }
      }
    }

    private Res open(int n) throws IOException {
      if (n > 15) {
        throw new IOException("open" + n);
      }
      return new Res("r" + n, false);
    }

    @Coroutine
    Object suspendingResource(Co<Object, Integer> co) {
      try (Res a = open(co.yield("a"));
          Res b = open(co.yield("b"))) {
        return co.yield("never");
      } catch (IOException e) {
        return e.getMessage() + co.yield("c");
      }
    }
  }
}
