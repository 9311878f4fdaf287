package dev.treadle.behaviour.pep;

import dev.treadle.Co;
import dev.treadle.CoroutineExit;
import dev.treadle.Routine;
import dev.treadle.annotation.Coroutine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pairs of an outer and an inner body. */
final class YieldFromTemplates {
  private YieldFromTemplates() {}

  /** How the outer body delegates to the inner one. */
  enum Way {
    YIELD_FROM,
    CALL
  }

  /** What an inner body does at its second value. */
  enum Deed {
    GO_ON,
    THROW,
    RETURN,
    FINALLY_THROWS,
    YIELD_AT_EXIT,
    RETURN_AT_EXIT,
    THROW_AT_EXIT
  }

  @Coroutine
  static void outer(Co<String, @Nullable Object> co, List<Object> log, Way way, Deed deed) {
    log.add("starting outer");
    co.yield("outer 1");
    Object result =
        way == Way.CALL
            ? inner(co, log, deed)
            : co.yieldFrom(YieldFromTemplatesCoroutines.inner(log, deed));
    log.add("inner returned " + result);
    co.yield("outer 2");
    log.add("finishing outer");
  }

  /** The same, and goes on after whatever comes out of the inner body. */
  @Coroutine
  static void guarded(Co<String, @Nullable Object> co, List<Object> log, Way way, Deed deed) {
    try {
      Object result =
          way == Way.CALL
              ? inner(co, log, deed)
              : co.yieldFrom(YieldFromTemplatesCoroutines.inner(log, deed));
      log.add("inner returned " + result);
    } catch (RuntimeException | CoroutineExit e) {
      log.add("out of inner " + e.getClass().getSimpleName());
      co.yield("guarded");
    } finally {
      log.add("finishing guarded");
    }
  }

  @Coroutine
  @SuppressWarnings("finally")
  static Object inner(Co<String, @Nullable Object> co, List<Object> log, Deed deed) {
    log.add("starting inner");
    try {
      Object first = co.yield("inner 1");
      log.add("inner got " + first);
      switch (deed) {
        case THROW -> throw new IllegalStateException("hovercraft is full of eels");
        case RETURN -> {
          return "early";
        }
        default -> {}
      }
      log.add("inner got " + co.yield("inner 2"));
      return "late";
    } catch (CoroutineExit e) {
      switch (deed) {
        case YIELD_AT_EXIT -> {
          return "sent " + co.yield("I will not go");
        }
        case RETURN_AT_EXIT -> {
          return "went quietly";
        }
        case THROW_AT_EXIT -> throw new UnsupportedOperationException("spanish inquisition");
        default -> throw e;
      }
    } catch (IllegalArgumentException e) {
      return "caught " + e.getMessage();
    } finally {
      log.add("finishing inner");
      if (deed == Deed.FINALLY_THROWS) {
        throw new UnsupportedOperationException("finally");
      }
    }
  }

  /** Yields again what it was sent, through several levels. */
  @Coroutine
  static String levels(Co<@Nullable Object, @Nullable Object> co, int level) {
    if (level == 0) {
      Object got = null;
      while (!"stop".equals(got)) {
        got = co.yield(got);
      }
      return "0";
    }
    return level
        + (level % 2 == 0
            ? levels(co, level - 1)
            : co.yieldFrom(YieldFromTemplatesCoroutines.levels(level - 1)));
  }

  @Coroutine
  static String cyclic(
      Co<String, @Nullable Object> co,
      List<Routine<String, @Nullable Object, String>> runs,
      int next) {
    co.yield("before " + next);
    return co.yieldFrom(runs.get(next));
  }

  @Coroutine
  static void empty(Co<String, @Nullable Object> co) {
    co.yieldAll(List.of());
    co.yieldAll(new String[0]);
  }

  /** Drives a run from the outside of it, while it delegates. */
  @Coroutine
  static String claims(
      Co<String, @Nullable Object> co, List<Routine<String, @Nullable Object, String>> runs) {
    return co.yieldFrom(YieldFromTemplatesCoroutines.claiming(runs));
  }

  @Coroutine
  static String claiming(
      Co<String, @Nullable Object> co, List<Routine<String, @Nullable Object, String>> runs) {
    String last = "";
    for (int i = 0; i < 3; i++) {
      try {
        last += runs.get(0).status() + " ";
        co.yield("claiming");
      } catch (IllegalArgumentException | CoroutineExit e) {
        last += e.getClass().getSimpleName() + " " + runs.get(0).status() + " ";
        if (e instanceof CoroutineExit) {
          throw new IllegalStateException(last);
        }
      }
    }
    return last;
  }

  @Coroutine
  static String sums(Co<Integer, Integer> co, int n) {
    int total = 0;
    for (int i = 0; i < n; i++) {
      total += co.yieldFrom(YieldFromTemplatesCoroutines.sum(i));
    }
    return "total " + total;
  }

  @Coroutine
  static int sum(Co<Integer, Integer> co, int n) {
    int sum = 0;
    for (int i = 0; i < n; i++) {
      sum += co.yield(i);
    }
    return sum;
  }
}
