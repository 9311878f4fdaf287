package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Jumps on their way through a finalizer that suspends, which something before it undoes: what an
 * inner finalizer or a close throws and the block catches, or where an inner finalizer goes.
 */
@SuppressWarnings({"finally", "try"})
final class UndoneJumpTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                    "by an exception",
                    Bodies::new,
                    Bodies::thrown,
                    UndoneJumpTest_BodiesCoroutines::thrown)
                .gives(
                    "caught0 >f0 <10 behind0 caught1 >f1 <20 behind1 caught2 >f2 <30 behind2 =end"),
            coroutine(
                    "by a close",
                    Bodies::new,
                    Bodies::closed,
                    UndoneJumpTest_BodiesCoroutines::closed)
                .gives("close0 caught0 >f0 <10 behind0 close1 >f1 <20 =1"),
            coroutine(
                    "by another jump",
                    Bodies::new,
                    Bodies::jumped,
                    UndoneJumpTest_BodiesCoroutines::jumped)
                .gives("on0 >f0 <10 behind0 >f1 <20 =1"),
            coroutine(
                    "by nothing", Bodies::new, Bodies::kept, UndoneJumpTest_BodiesCoroutines::kept)
                .gives(">f <10 !UncheckedIOException[IOException(fails)]"))
        .map(Case::tests);
  }

  static final class Bodies extends Scene {
    private static void fail(boolean really) throws IOException {
      if (really) {
        throw new IOException("fails");
      }
    }

    @Coroutine
    Object thrown(Co<Object, Integer> co) {
      for (int i = 0; i < 3; i++) {
        try {
          try {
            if (i == 0) {
              continue;
            } else if (i == 1) {
              break;
            }
            return i;
          } finally {
            fail(true);
          }
        } catch (IOException e) {
          log("caught" + i);
        } finally {
          co.yield("f" + i);
        }
        log("behind" + i);
      }
      return "end";
    }

    @Coroutine
    Object closed(Co<Object, Integer> co) throws Exception {
      for (int i = 0; true; i++) {
        int round = i;
        try {
          try (AutoCloseable resource =
              () -> {
                log("close" + round);
                fail(round == 0);
              }) {
            return i;
          } catch (IOException e) {
            log("caught" + i);
          }
        } finally {
          co.yield("f" + i);
        }
        log("behind" + i);
      }
    }

    @Coroutine
    Object jumped(Co<Object, Integer> co) {
      for (int i = 0; true; i++) {
        try {
          while (true) {
            try {
              return i;
            } finally {
              if (i == 0) {
                break;
              }
            }
          }
          log("on" + i);
        } finally {
          co.yield("f" + i);
        }
        log("behind" + i);
      }
    }

    @Coroutine
    Object kept(Co<Object, Integer> co) throws IOException {
      try {
        try {
          return "vain";
        } finally {
          fail(true);
        }
      } finally {
        co.yield("f");
      }
    }
  }
}
