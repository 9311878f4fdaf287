package dev.treadle.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.treadle.checks.BadBodyTest.Bad;
import dev.treadle.checks.Compilation.Host;
import dev.treadle.processor.report.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the body of a colleague may not do is one error at its token. */
final class BadColleagueTest {
  @TempDir Path directory;

  /** Bodies of {@code Integer bad(Peer<Object> peer)}. */
  private static Stream<Bad> badColleagues() {
    return Stream.of(
        new Bad(Problem.SUSPENSION_IN_LAMBDA, "Runnable r = () -> /*!*/peer.transfer(c, 1);", ""),
        new Bad(
            Problem.SUSPENSION_IN_LOCAL_CLASS,
            "new Object() { Object o = /*!*/peer.transfer(c, 1); };",
            ""),
        new Bad(
            Problem.SUSPENSION_IN_SYNCHRONIZED,
            "synchronized (A.class) { /*!*/peer.transfer(c, 1); }",
            ""),
        new Bad(Problem.CONTEXT_CAPTURED, "Runnable r = () -> plain(/*!*/peer.first());", "first"),
        new Bad(
            Problem.CONTEXT_CAPTURED,
            "Runnable r = () -> { synchronized (A.class) { plain((/*!*/peer).self()); } };",
            "self"),
        new Bad(Problem.CONTEXT_CAPTURED, "new Object() { Object o = /*!*/peer.self(); };", "self"),
        new Bad(Problem.CONTEXT_ESCAPES, "plain(/*!*/peer);", ""),
        new Bad(Problem.CONTEXT_ESCAPES, "peer.transfer(c, /*!*/peer);", ""),
        new Bad(
            Problem.CONTEXT_ESCAPES,
            "java.util.function.Supplier<Object> s = /*!*/peer::first;",
            ""),
        new Bad(Problem.CONTEXT_ESCAPES, "/*!*/peer.hashCode();", ""),
        new Bad(Problem.CONTEXT_REASSIGNED, "/*!*/peer = null;", ""));
  }

  private static final String COLLEAGUE =
      """
      package p;
      import dev.treadle.*;
      import dev.treadle.annotation.*;
      final class A {
        static Colleague<Object, ?> c;
        static void plain(Object o) { }
        @Coroutine static Integer bad(Peer<Object> peer) {
          %s
          return 0;
        }
        static Colleague<Object, Integer> use() { return ACoroutines.bad(); }
      }
      """;

  @TestFactory
  Stream<DynamicNode> aBadBodyOfAColleague() {
    return badColleagues().map(bad -> bad.everywhere(host -> checkColleague(host, bad)));
  }

  private void checkColleague(Host host, Bad bad) {
    Marked source = new Marked("A.java", COLLEAGUE.formatted(bad.body()));
    Compilation compilation =
        new Compilation(host, directory.resolve(host + "-" + System.nanoTime()))
            .file("p/A.java", source.text())
            .run();
    assertEquals(1, compilation.errors().size(), () -> compilation.messages().toString());
    Message error = compilation.errors().get(0);
    Object[] arguments =
        switch (bad.problem()) {
          case CONTEXT_ESCAPES, CONTEXT_REASSIGNED -> new Object[] {"peer"};
          case CONTEXT_CAPTURED ->
              new Object[] {
                (bad.body().contains("(/*!*/peer)") ? "(peer)." : "peer.") + bad.arg() + "()",
                "peer"
              };
          default -> new Object[] {"peer.transfer(...)"};
        };
    assertEquals(bad.problem().text(arguments), error.text());
    assertEquals(source.place(), error.place());
    assertEquals(List.of(error), compilation.ours());
    assertNotNull(compilation.generated("p.ACoroutines"));
  }
}
