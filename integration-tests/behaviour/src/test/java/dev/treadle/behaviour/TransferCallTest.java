package dev.treadle.behaviour;

import static dev.treadle.behaviour.TransferDesk.body;

import dev.treadle.Peer;
import dev.treadle.annotation.Coroutine;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Transfers in templates that are called by templates, in generic ones, and in static ones. */
final class TransferCallTest {
  @TestFactory
  Stream<DynamicTest> everyCall() {
    return Stream.of(
            body("calls", Desk::calls, TransferCallTest_DeskCoroutines::calls),
            body(
                "own calls",
                Desk::recursive,
                desk -> TransferCallTest_DeskCoroutines.recursive(desk)),
            body("caught", Desk::caught, TransferCallTest_DeskCoroutines::caught),
            body(
                "generic",
                (Desk desk, Peer<Integer> peer) -> Desk.generic(peer, desk, List.of("a", "b")),
                desk -> TransferCallTest_DeskCoroutines.generic(desk, List.of("a", "b"))),
            body("wildcard", Desk::wildcards, TransferCallTest_DeskCoroutines::wildcards),
            body(
                "static in an interface",
                (Desk desk, Peer<Integer> peer) -> Greeting.greet(peer, desk, "a", "b"),
                desk -> TransferCallTest_GreetingCoroutines.greet(desk, "a", "b")))
        .map(body -> body.test(Desk::new));
  }

  interface Greeting {
    @Coroutine
    static String greet(Peer<Integer> peer, Desk desk, String... names) {
      StringBuilder text = new StringBuilder();
      for (String name : names) {
        text.append(name).append(peer.transfer(desk.out(), name));
      }
      return text.toString();
    }
  }

  static final class Desk extends TransferDesk {
    Desk(Office office) {
      super(office);
    }

    @Coroutine
    Object calls(Peer<Integer> peer) {
      int n = count(peer, 3) + peer.transfer(out(), "between") * count(peer, log(2));
      return log("n" + n) + Greeting.greet(peer, this, "g") + begun(peer);
    }

    @Coroutine
    private int count(Peer<Integer> peer, int to) {
      int sum = peer.first();
      for (int i = 0; i < to; i++) {
        sum += peer.transfer(out(), i);
      }
      return sum;
    }

    /** Suspends never. */
    @Coroutine
    private static int begun(Peer<Integer> peer) {
      return peer.first() + 1;
    }

    @Coroutine
    Object recursive(Peer<Integer> peer) {
      return depth(peer, 4);
    }

    @Coroutine
    private int depth(Peer<Integer> peer, int n) {
      try {
        int below = n == 0 ? 0 : depth(peer, n - 1);
        return below + peer.transfer(out(), n) + (n == 0 ? 0 : depth(peer, 0));
      } finally {
        log("F" + n);
      }
    }

    @Coroutine
    private int failing(Peer<Integer> peer, int n) throws IOException {
      if (peer.transfer(out(), "fail" + n) > 0) {
        throw new IOException("f" + n);
      }
      return n;
    }

    @Coroutine
    Object caught(Peer<Integer> peer) {
      try {
        return failing(peer, 1);
      } catch (IOException e) {
        log(e.getMessage());
      }
      try {
        return failing(peer, peer.transfer(out(), "again"));
      } catch (Exception e) {
        throw new IllegalArgumentException("gave up");
      } finally {
        peer.transfer(out(), "finally");
      }
    }

    @Coroutine
    static <T extends CharSequence> T generic(
        Peer<Integer> peer, Desk desk, List<? extends T> all) {
      T last = null;
      for (T each : all) {
        if (peer.transfer(desk.out(), each) > 0) {
          last = each;
        }
      }
      return last;
    }

    private static String type(Object o) {
      return "Object " + o;
    }

    private static String type(Integer o) {
      return "Integer " + o;
    }

    @Coroutine
    private String lower(Peer<? super Integer> peer) {
      peer.first();
      Object n = peer.transfer(out(), type(peer.first()));
      return type(peer.transfer(out(), "" + n)) + type(peer.first());
    }

    @Coroutine
    private <N extends Number> int upper(Peer<? extends N> peer) {
      N n = peer.transfer(out(), type(peer.first().intValue()));
      return n.intValue() + peer.first().intValue();
    }

    @Coroutine
    private String any(Peer<?> peer) {
      Object n = peer.transfer(out(), type(peer.first()));
      return type(n) + (peer.self() == peer.self());
    }

    @Coroutine
    Object wildcards(Peer<Integer> peer) {
      return lower(peer) + upper(peer) + any(peer);
    }
  }
}
