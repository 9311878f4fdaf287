package dev.treadle.checks;

import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies that one method cannot hold, each a coroutine that is given an int and sent Integers. */
enum LargeBody {
  ROW(2000) {
    @Override
    String text() {
      return each(i -> "x += value(co.yield(\"a" + i + "\" + x));");
    }
  },
  LOCALS_KEPT(1000) {
    @Override
    String text() {
      return each(i -> "int n%1$d = x + %1$d; String s%1$d = \"s\" + co.yield(n%1$d);".formatted(i))
          + each(i -> "x += n%1$d + s%1$d.length();".formatted(i));
    }
  },
  LOCALS_LEFT(1000) {
    @Override
    String text() {
      return each(
          i ->
              "Integer n%1$d = co.yield(x); final int k%1$d = 3; x += k%1$d * value(n%1$d);"
                  .formatted(i));
    }
  },
  LOOPS(500) {
    @Override
    String text() {
      return each(
          i ->
              "for (int i%1$d = 0; i%1$d < 2; i%1$d++) { x += value(co.yield(i%1$d)); }"
                  .formatted(i));
    }
  },
  NESTED(300) {
    @Override
    String text() {
      return each(
              i ->
                  (switch (i % 6) {
                        case 0 -> "if (x != -1) { x += value(co.yield(%d));";
                        case 1 -> "do { co.yield(\"do %d\");";
                        case 2 -> "try { x += value(co.yield(%d));";
                        case 3 -> "l%1$d: { if (x == -%1$d) break l%1$d;";
                        case 4 ->
                            "switch (x & 1) { case 2: break; default: x += value(co.yield(%d));";
                        default -> "for (String s%1$d : List.of(\"a\")) { co.yield(s%1$d);";
                      })
                      .formatted(i))
          + IntStream.range(0, size)
              .map(i -> size - 1 - i)
              .mapToObj(
                  i ->
                      switch (i % 6) {
                        case 1 -> "} while (x == -1);";
                        case 2 ->
                            "} catch (IllegalStateException e) { x += 7; } finally { x++; note(x); }";
                        default -> "}";
                      })
              .collect(Collectors.joining("\n"));
    }
  },
  TRIES(120) {
    @Override
    String text() {
      return each(i -> "try { x += value(co.yield(%d));".formatted(i))
          + each(i -> "} finally { x += 3; note(x); }");
    }
  },
  SWITCH(500) {
    @Override
    String text() {
      return "all: for (int i = 0; i < 3; i++, x += 490) { switch (x) {"
          + each(
              i ->
                  "case %1$d: x += value(co.yield(\"case %1$d\")); note(x); %2$s"
                      .formatted(
                          i,
                          switch (i % 5) {
                            case 0 -> "break;";
                            case 1 -> "continue all;";
                            case 2 -> "x = 1; break all;";
                            case 3 -> "if (x > 600) return \"large\";";
                            default -> "break;";
                          }))
          + "default: x = x % 450; } }";
    }
  },
  ELSE_IFS(400) {
    @Override
    String text() {
      return "while (x < 2000) {"
          + each(
              i ->
                  "if (x == %1$d) { x += 300 + value(co.yield(%1$d)); if (x > 900) break; } else "
                      .formatted(i))
          + "{ x += 101; } }";
    }
  },
  PLAIN(3000) {
    @Override
    String text() {
      return "int[] a = new int[10]; co.yield(x);"
          + each(i -> "a[x & 7] = x * %1$d + a[%2$d]; x ^= a[%2$d];".formatted(i + 3, i % 10))
          + "co.yield(x);";
    }
  },
  SUM(1000) {
    @Override
    String text() {
      return "String sum = \"\" + " + each(i -> "co.yield(" + i + ") + ") + "x; x += sum.length();";
    }
  };

  private static final String UNIT =
      """
      package large;

      import dev.treadle.*;
      import dev.treadle.annotation.Coroutine;
      import java.util.*;

      final class Large {
        private static final List<Object> notes = new ArrayList<>();

        @Coroutine
        @SuppressWarnings({"finally", "fallthrough"})
        static String body(Co<Object, Integer> co, int x) {
      BODY
          return "x" + x;
        }

        static int value(Integer sent) {
          return sent == null ? 1 : sent;
        }

        static void note(Object value) {
          notes.add(value);
        }

        /** What the n-th suspension does: 0 nothing, 1 an exception, 2 the end. */
        static String pushed(int x, int n, int what) {
          notes.clear();
          int[] count = {0};
          try {
            note("= " + body(value -> {
              note(value);
              if (++count[0] == n && what == 1) {
                throw new IllegalStateException("raised");
              } else if (count[0] == n && what == 2) {
                throw new CoroutineExit();
              }
              return count[0] % 3;
            }, x));
          } catch (IllegalStateException | CoroutineExit e) {
            note(e.getClass());
          }
          return notes.toString();
        }

        static String driven(int x, int n, int what) {
          notes.clear();
          Routine<Object, Integer, String> run = LargeCoroutines.body(x);
          try {
            boolean more = run.resume();
            for (int count = 1; more; count++) {
              note(run.value());
              more = count == n && what > 0
                  ? run.resumeRaising(what == 1 ? new IllegalStateException("raised") : new CoroutineExit())
                  : run.resume(count % 3);
            }
            note("= " + run.result());
          } catch (IllegalStateException | CoroutineExit e) {
            note(e.getClass());
          }
          return notes.toString();
        }

        /** The lines at which the body was suspended, by its own account. */
        static Set<Integer> lines(int x) {
          Routine<Object, Integer, String> run = LargeCoroutines.body(x);
          Set<Integer> lines = new TreeSet<>();
          while (run.resume()) {
            lines.add(run.trace().get(0).getLineNumber());
          }
          return lines;
        }
      }
      """;

  final int size;

  LargeBody(int size) {
    this.size = size;
  }

  abstract String text();

  String each(IntFunction<String> line) {
    return IntStream.range(0, size).mapToObj(line).collect(Collectors.joining("\n")) + "\n";
  }

  String unit() {
    return UNIT.replace("BODY\n", text());
  }
}
