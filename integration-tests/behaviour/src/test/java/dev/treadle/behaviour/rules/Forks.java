package dev.treadle.behaviour.rules;

import dev.treadle.Co;
import dev.treadle.Cursor;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import java.util.List;
import java.util.stream.Stream;

/** Templates with a frame of each shape. */
@SuppressWarnings({"try", "fallthrough"})
final class Forks {
  private Forks() {}

  /** Operands that wait: arguments, a compound value, an array's elements, an index, a text. */
  @Coroutine
  static String operands(Co<String, Integer> co) {
    String text = String.join(",", "" + co.yield("a"), co.yield("b") + "!", "" + co.yield("c"));
    int x = 100;
    x += co.yield("d") * 10 + co.yield("e");
    int element = new int[] {co.yield("f"), x, co.yield("g")}[co.yield("h")];
    return text + " " + x + " " + element + co.yield("i");
  }

  @Coroutine
  static String shortCircuit(Co<String, Integer> co) {
    boolean both = co.yield("a") > 0 && (co.yield("b") > 0 || co.yield("c") > 0);
    return both + (co.yield("d") > 0 ? " yes " + co.yield("e") : " no");
  }

  /** A finalizer that is run because of an exception, a return, a break or nothing. */
  @Coroutine
  static String inFinally(Co<String, Integer> co, List<String> log) {
    String result = "none";
    for (; ; ) {
      try {
        switch (co.yield("how")) {
          case 1 -> {
            return "returned";
          }
          case 2 -> throw new IllegalStateException("thrown");
          default -> {}
        }
        break;
      } finally {
        log.add("finally " + co.yield("f"));
      }
    }
    return result;
  }

  @Coroutine
  static String inCatch(Co<String, Integer> co) {
    try {
      throw new IllegalStateException("why");
    } catch (IllegalStateException e) {
      return e.getMessage() + co.yield("caught");
    }
  }

  @Coroutine
  static String inResources(Co<String, Integer> co, List<String> log) throws Exception {
    String name = "r" + co.yield("open");
    try (AutoCloseable outer = () -> log.add("close outer " + name);
        AutoCloseable inner = () -> log.add("close inner " + name)) {
      return name + co.yield("body");
    }
  }

  @Coroutine
  static int deep(Co<String, Integer> co, int depth) {
    int mine = depth == 0 ? co.yield("deep") : deep(co, depth - 1);
    return mine + (depth % 2 == 0 ? co.yield("back " + depth) : depth);
  }

  @Coroutine
  static int deepFrom(Co<String, Integer> co, int depth) {
    int mine = depth == 0 ? co.yield("deep") : co.yieldFrom(ForksCoroutines.deepFrom(depth - 1));
    return mine + (depth % 2 == 0 ? co.yield("back " + depth) : depth);
  }

  @Generator
  static void overList(Yielder<Integer> out, List<Integer> values) {
    for (int value : values) {
      out.yield(value);
    }
    out.yield(-1);
  }

  @Generator
  static void overArray(Yielder<Integer> out, int[] values) {
    for (int value : values) {
      out.yield(value);
    }
  }

  @Generator
  static void all(Yielder<Integer> out, Object values) {
    if (values instanceof List<?> list) {
      out.yieldAll(list.stream().map(value -> (Integer) value).iterator());
    } else if (values instanceof Stream<?> stream) {
      out.yieldAll(stream.map(value -> (Integer) value));
    } else if (values instanceof Integer[] array) {
      out.yieldAll(array);
    } else {
      out.yieldAll(ForksCoroutines.overArray((int[]) values));
    }
    out.yield(-1);
  }

  @Generator
  static void rest(Yielder<Integer> out, Cursor<Integer> values) {
    out.yieldAll(values);
  }

  @Coroutine
  static String switching(Co<String, Integer> co) {
    String text = "";
    outer:
    for (int i = 0; ; i++) {
      int j = i;
      while (true) {
        switch (co.yield(i + "," + j)) {
          case 0:
            text += "zero ";
          // falls through
          case 1:
            j++;
            break;
          case 2:
            continue outer;
          default:
            break outer;
        }
      }
    }
    return text + co.yield("end");
  }
}
