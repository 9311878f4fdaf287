package dev.treadle.behaviour;

import static dev.treadle.behaviour.TransferDesk.body;

import dev.treadle.Colleague;
import dev.treadle.Peer;
import dev.treadle.annotation.Coroutine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A transfer in every position: the machine does what the template does on a thread. */
final class TransferTest {
  @TestFactory
  Stream<DynamicTest> everyPosition() {
    return Stream.of(
            body("statements", Desk::statements, TransferTest_DeskCoroutines::statements),
            body("operands", Desk::operands, TransferTest_DeskCoroutines::operands),
            body("targets", Desk::targets, TransferTest_DeskCoroutines::targets),
            body("nested", Desk::nested, TransferTest_DeskCoroutines::nested),
            body("first", Desk::first, TransferTest_DeskCoroutines::first),
            body("assignments", Desk::assignments, TransferTest_DeskCoroutines::assignments),
            body("conditions", Desk::conditions, TransferTest_DeskCoroutines::conditions),
            body("loops", Desk::loops, TransferTest_DeskCoroutines::loops),
            body("switches", Desk::switches, TransferTest_DeskCoroutines::switches),
            body("tries", Desk::tries, TransferTest_DeskCoroutines::tries),
            body("resources", Desk::resources, TransferTest_DeskCoroutines::resources),
            body("locks", Desk::locks, TransferTest_DeskCoroutines::locks),
            body("lambdas", Desk::lambdas, TransferTest_DeskCoroutines::lambdas),
            body("values", Desk::values, TransferTest_DeskCoroutines::values),
            body("no target", Desk::noTarget, TransferTest_DeskCoroutines::noTarget))
        .map(body -> body.test(Desk::new));
  }

  static final class Desk extends TransferDesk {
    private int secret = 3;
    private final int[] cells = new int[100];

    Desk(Office office) {
      super(office);
    }

    @Coroutine
    Object statements(Peer<Integer> peer) {
      peer.transfer(out(), "a");
      int n = peer.transfer(out(), "b");
      var m = peer.transfer(out(), n);
      (peer).transfer(out(), (m));
      return peer.transfer(out(), n + m);
    }

    @Coroutine
    Object operands(Peer<Integer> peer) {
      int n = log(1) + peer.transfer(out(), log("a")) * log(2) - peer.transfer(out(), "b");
      String s = "x" + n + peer.transfer(out(), n) + secret + (secret = 7) + secret;
      return log(s)
          + Math.max(log(4), peer.transfer(out(), "c"))
          + List.of(log("d"), peer.transfer(out(), "d"), log("e"));
    }

    /** The target is evaluated first, and kept. */
    @Coroutine
    Object targets(Peer<Integer> peer) {
      Colleague<Object, Object> target = out();
      Colleague<Object, Object> next = out();
      int n = peer.transfer(target, (target = next).status());
      int m = peer.transfer(target, log("b") + (target = null) + n);
      return n + m;
    }

    @Coroutine
    Object nested(Peer<Integer> peer) {
      return peer.transfer(
          choose(peer.transfer(out(), "which"), out(), out()),
          log("value") + peer.transfer(out(), "in value") + secret);
    }

    private <T> T choose(int n, T even, T odd) {
      return log(n) % 20 == 0 ? even : odd;
    }

    @Coroutine
    Object first(Peer<Integer> peer) {
      int begun = peer.first();
      peer.first();
      int n = peer.first() + peer.transfer(out(), peer.first()) + (peer).first();
      boolean own = peer.self() == (Object) peer.self();
      Supplier<Integer> kept = peer.first()::intValue;
      peer.transfer(out(), own && peer.self().status().isFinished());
      return n + begun + kept.get() + peer.first();
    }

    @SuppressWarnings("lossy-conversions")
    @Coroutine
    Object assignments(Peer<Integer> peer) {
      int x = 90;
      x += peer.transfer(out(), "a");
      secret += peer.transfer(out(), x);
      cells[peer.transfer(out(), secret)] = peer.transfer(out(), "b");
      cells[secret]++;
      cells[x = 5] -= peer.transfer(out(), cells[20]);
      byte b = 100;
      b += peer.transfer(out(), "c") * 7;
      return x + secret + cells[5] + b;
    }

    @Coroutine
    Object conditions(Peer<Integer> peer) {
      if (peer.transfer(out(), "a") > 5) {
        peer.transfer(out(), "b");
      } else if (peer.transfer(out(), "c") > 5) {
        peer.transfer(out(), "d");
      }
      boolean both = peer.transfer(out(), "e") > 5 && peer.transfer(out(), "f") > 1000 || log(true);
      return peer.transfer(out(), both) > 30 ? peer.transfer(out(), "g") : log(0);
    }

    @Coroutine
    Object loops(Peer<Integer> peer) {
      int sum = 0;
      for (int i = peer.transfer(out(), "i"); i < 30; i += peer.transfer(out(), i)) {
        sum += i;
      }
      while (peer.transfer(out(), sum) < 60) {
        sum++;
      }
      do {
        sum--;
      } while (peer.transfer(out(), sum) < 100);
      rows:
      for (String row : List.of("x", "y")) {
        for (int cell : new int[] {1, 2, 3}) {
          if (peer.transfer(out(), row + cell) % 20 == 0) {
            continue rows;
          }
        }
      }
      return sum;
    }

    @SuppressWarnings("fallthrough")
    @Coroutine
    Object switches(Peer<Integer> peer) {
      int n =
          switch (peer.transfer(out(), "a")) {
            case 10 -> peer.transfer(out(), "ten");
            default -> throw new IllegalArgumentException();
          };
      switch (n) {
        case 20:
          peer.transfer(out(), "twenty");
        case 30:
          peer.transfer(out(), "thirty");
          break;
        default:
          log("none");
      }
      return n;
    }

    @Coroutine
    Object tries(Peer<Integer> peer) {
      try {
        try {
          peer.transfer(out(), "a");
          if (peer.transfer(out(), "b") > 0) {
            throw new IOException("c");
          }
        } catch (IOException e) {
          log(e.getMessage() + peer.transfer(out(), "caught"));
          return peer.transfer(out(), "return");
        } finally {
          log("F1");
        }
      } finally {
        log("F2" + peer.transfer(out(), "finally"));
      }
      return null;
    }

    private record Door(String name) implements AutoCloseable {
      Door {
        log("open " + name);
      }

      @Override
      public void close() {
        log("close " + name);
      }
    }

    private static AutoCloseable door(String name) {
      return new Door(name);
    }

    @Coroutine
    Object resources(Peer<Integer> peer) {
      try (AutoCloseable a = door("a" + peer.transfer(out(), "a"));
          AutoCloseable b = door("b")) {
        return peer.transfer(out(), a.toString() + b);
      } catch (Exception e) {
        return log(e);
      }
    }

    /** What does not suspend may stand under a lock. */
    @Coroutine
    Object locks(Peer<Integer> peer) {
      int n = peer.transfer(out(), "a");
      synchronized (this) {
        secret = n + peer.first();
        log(peer.self().status());
      }
      return peer.transfer(out(), secret);
    }

    @Coroutine
    Object lambdas(Peer<Integer> peer) {
      List<IntSupplier> later = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        int n = peer.transfer(out(), i);
        later.add(() -> n + secret);
      }
      class Sum {
        int of() {
          return later.stream().mapToInt(IntSupplier::getAsInt).sum();
        }
      }
      return peer.transfer(out(), new Sum().of()) + new Sum().of();
    }

    @Coroutine
    private static @Nullable Object apply(Peer<Supplier<?>> peer) {
      return peer.first().get();
    }

    private Colleague<Supplier<?>, ?> applying() {
      return office.hire(Desk::apply, TransferTest_DeskCoroutines::apply);
    }

    /** Values whose types the target says. */
    @Coroutine
    Object values(Peer<Integer> peer) {
      int n = peer.transfer(applying(), () -> "lambda" + secret);
      int m = peer.transfer(applying(), n > 10 ? this::toString : () -> n);
      peer.transfer(out(), n > 0 ? 1 : 2.5);
      peer.transfer(out(), n > 0 ? 1 : null);
      peer.transfer(
          out(),
          switch (m) {
            case 0 -> 'c';
            default -> 1;
          });
      peer.transfer(out(), Map.of());
      peer.transfer(out(), new ArrayList<>());
      peer.<Object>transfer(out(), 'x');
      return peer.transfer(null == log("z") ? null : out(), null);
    }

    @Override
    public String toString() {
      return "desk";
    }

    private static @Nullable Colleague<Object, ?> nobody() {
      return log(null);
    }

    @Coroutine
    Object noTarget(Peer<Integer> peer) {
      try {
        peer.transfer(nobody(), log("value"));
      } catch (NullPointerException e) {
        log("NPE" + peer.transfer(out(), "caught"));
      }
      return peer.transfer(nobody(), 1);
    }
  }
}
