package dev.treadle.behaviour.rules;

import dev.treadle.Co;
import dev.treadle.Routine;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import java.io.IOException;
import java.util.List;

/** The templates that the rules are shown with. */
final class Bodies {
  private Bodies() {}

  /** What a body does with an exception that comes out of its yield. */
  enum Reaction {
    LET_OUT,
    RETURN,
    THROW,
    YIELD,
    YIELD_THEN_LET_OUT,
    SUPPRESS_TWO,
    TRY_WITH_RESOURCES
  }

  /** Yields what it is sent until that is "stop". */
  @Coroutine
  static String echo(Co<String, String> co, List<String> log) {
    log.add("begin");
    try {
      String sent = co.yield("first");
      while (!"stop".equals(sent)) {
        sent = co.yield("got " + sent);
      }
      return "stopped";
    } finally {
      log.add("end");
    }
  }

  static Routine<String, String, String> echo(Kind kind, List<String> log) {
    return kind.routine(BodiesCoroutines.echo(log), co -> echo(co, log));
  }

  /** Yields once, and does with what is thrown there as it is told. */
  @Coroutine
  @SuppressWarnings("try")
  static String reacting(Co<String, String> co, List<String> log, Reaction reaction)
      throws Exception {
    if (reaction == Reaction.TRY_WITH_RESOURCES) {
      try (AutoCloseable outer = failing("outer");
          AutoCloseable inner = failing("inner")) {
        co.yield("first");
      }
      return "end";
    }
    try {
      co.yield("first");
      return "end";
    } catch (Throwable t) {
      log.add(t.getClass().getSimpleName());
      switch (reaction) {
        case RETURN:
          return "swallowed";
        case THROW:
          throw new IOException("from the body");
        case YIELD:
          co.yield("ignored");
          return "later";
        case YIELD_THEN_LET_OUT:
          co.yield("ignored");
          throw t;
        case SUPPRESS_TWO:
          t.addSuppressed(new IllegalArgumentException("first"));
          t.addSuppressed(new IOException("second"));
          throw t;
        default:
          throw t;
      }
    }
  }

  private static AutoCloseable failing(String name) {
    return () -> {
      throw new IOException("close of " + name);
    };
  }

  static Routine<String, String, String> reacting(Kind kind, List<String> log, Reaction reaction) {
    return kind.routine(
        BodiesCoroutines.reacting(log, reaction), co -> reacting(co, log, reaction));
  }

  /** Throws at once, or after one value. */
  @Coroutine
  static String throwing(Co<String, String> co, Throwable thrown, boolean later) throws Throwable {
    if (later) {
      co.yield("first");
    }
    throw thrown;
  }

  static Routine<String, String, String> throwing(Kind kind, Throwable thrown, boolean later) {
    return kind.routine(
        BodiesCoroutines.throwing(thrown, later), co -> throwing(co, thrown, later));
  }

  /** Counts from 1, and goes on after an IllegalArgumentException. */
  @Generator
  static void count(Yielder<Integer> out, List<String> log, int n) throws IOException {
    log.add("begin");
    try {
      for (int i = 1; i <= n; i++) {
        try {
          out.yield(i);
        } catch (IllegalArgumentException e) {
          log.add("caught " + e.getMessage());
        }
      }
      if (n > 5) {
        throw new IOException("too many");
      }
    } finally {
      log.add("end");
    }
  }

  static Sequence<Integer> count(Kind kind, List<String> log, int n) {
    return kind.sequence(BodiesCoroutines.count(log, n), out -> count(out, log, n));
  }

  /** Delegates to a run, and tells what comes out of that. */
  @Coroutine
  static String from(Co<String, String> co, List<String> log, Routine<String, String, String> run) {
    try {
      String result = co.yieldFrom(run);
      log.add("result " + result);
      return "outer " + result;
    } catch (Throwable t) {
      log.add("at yieldFrom " + t.getClass().getSimpleName() + " " + run.status());
      throw t;
    } finally {
      log.add("outer end");
    }
  }

  static Routine<String, String, String> from(
      Kind kind, List<String> log, Routine<String, String, String> run) {
    return kind.routine(BodiesCoroutines.from(log, run), co -> from(co, log, run));
  }
}
