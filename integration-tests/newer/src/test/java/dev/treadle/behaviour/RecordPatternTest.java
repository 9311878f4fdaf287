package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Record patterns of {@code instanceof} beside suspensions (JLS 14.30 and 6.3.1). */
final class RecordPatternTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine("I07", I07::new, I07::body, RecordPatternTest_I07Coroutines::body)
                .gives("acc >1 <10 k1 else acc >m <20 =end"),
            coroutine("and, or", Logic::new, Logic::body, RecordPatternTest_LogicCoroutines::body),
            coroutine(
                "scope past the statement",
                Past::new,
                Past::body,
                RecordPatternTest_PastCoroutines::body),
            coroutine("loops", Loops::new, Loops::body, RecordPatternTest_LoopsCoroutines::body),
            coroutine(
                "captured and reassigned",
                Captured::new,
                Captured::body,
                RecordPatternTest_CapturedCoroutines::body),
            coroutine(
                "primitives and nulls",
                Kinds::new,
                Kinds::body,
                RecordPatternTest_KindsCoroutines::body),
            coroutine(
                    "bound in a guard that stays",
                    Guarded::new,
                    Guarded::bound,
                    RecordPatternTest_GuardedCoroutines::bound)
                .gives(">1 <10 >1 <20 =other"),
            coroutine(
                    "copied behind a guard that suspends",
                    Guarded::new,
                    Guarded::copied,
                    RecordPatternTest_GuardedCoroutines::copied)
                .gives(">10 <10 =string 10"),
            coroutine(
                    "copied for a guard and for an arm above it",
                    Guarded::new,
                    Guarded::copiedTwice,
                    RecordPatternTest_GuardedCoroutines::copiedTwice)
                .gives(">limit <10 >s <20 >1 <30 =1 00"),
            coroutine(
                "generic", Generic::new, Generic::body, RecordPatternTest_GenericCoroutines::body))
        .map(Case::tests);
  }

  record Pair<A, B>(A a, B b) {}

  record All(byte b, short s, int i, long l, char c, float f, double d, boolean z, Object o) {}

  static final class I07 extends Scene {
    record Q(int a) {
      public int a() {
        log("acc");
        if (a == 2) {
          throw new IllegalStateException("acc");
        }
        return a;
      }
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      for (Object o : new Object[] {new Q(1), "s", new Q(2)}) {
        try {
          if (o instanceof Q(int k) && co.yield(k) > 0) {
            log("k" + k);
          } else {
            log("else");
          }
        } catch (MatchException e) {
          co.yield("m");
        }
      }
      return "end";
    }
  }

  static final class Logic extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      String all = "";
      for (Object o :
          new Object[] {new Pair<>(1, "x"), new Pair<>("y", 2), new Pair<>(null, null), "z"}) {
        if (o instanceof Pair(Integer i, var s) && co.yield(i) > 10 && s != null) {
          all += i + "" + s;
        }
        if (!(o instanceof Pair(String s, Integer i)) || co.yield(s) > 30) {
          all += "not";
        } else {
          all += s + i + co.yield("else");
        }
        if (co.yield("first") > 40 && o instanceof Pair(var a, var b) && a != b) {
          all += a + "=" + b + co.yield(b);
        }
        if (!(co.yield("left") > 0 && o instanceof Pair<?, ?>(Object a, _))) {
          all += "none";
        } else {
          all += a;
        }
        boolean both = o instanceof Pair(var a, Object b) & co.yield("and") > 0;
        all += both;
        all += o instanceof Pair(Integer i, String s) ? s + co.yield(i) : co.yield("no") + "";
        all += o instanceof Pair(var a, var b) && co.yield(a) > 0 ? b : co.yield("neither");
      }
      return all;
    }
  }

  static final class Past extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      Object o = new Pair<>(new Pair<>(1, 2L), "end");
      if (!(o instanceof Pair(Pair(Integer i, var l), String s))) {
        return co.yield("never");
      }
      co.yield(i + "" + l);
      s += co.yield(s);
      if (!(o instanceof Pair(var p, _))) {
        throw new IllegalStateException();
      }
      co.yield(p);
      while (!(o instanceof Pair(Integer n, var rest) && co.yield(n) > 0)) {
        o = new Pair<>(co.yield("again"), o);
      }
      co.yield(n + " " + rest);
      do {
        o = co.yield("do");
      } while (!(o instanceof Integer k && k > 90));
      return s + k + n;
    }
  }

  static final class Loops extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      Object list = new Pair<>(1, new Pair<>(2, new Pair<>(3, null)));
      int sum = 0;
      while (list instanceof Pair(Integer head, var tail)) {
        sum += head * co.yield(head);
        list = tail;
      }
      Object other = new Pair<>("a", new Pair<>("b", null));
      for (; other instanceof Pair(String head, var tail) && co.yield(head) > 0; other = tail) {
        if (tail == null) {
          continue;
        }
        log(head);
      }
      List<Supplier<String>> later = new ArrayList<>();
      for (Object o : List.of(new Pair<>(1, "x"), new Pair<>(2, "y"))) {
        if (o instanceof Pair(var n, var s)) {
          later.add(() -> n + "" + s);
          co.yield(n);
          later.add(() -> s + "" + n);
        }
      }
      String all = "";
      for (Supplier<String> one : later) {
        all += one.get();
      }
      return sum + all;
    }
  }

  static final class Captured extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      Object o = new Pair<>("a", 5);
      if (o instanceof Pair(String s, Integer i)
          && ((Supplier<String>) () -> s + i).get().length() == co.yield("n") / 5
          && ((Supplier<Integer>) () -> i).get() == 5) {
        Supplier<String> later = () -> s + i;
        co.yield(later.get());
        log(
            new Object() {
              @Override
              public String toString() {
                return s + later.get();
              }
            }.toString());
      }
      if (o instanceof Pair(String s, Integer i)) {
        co.yield(s + i);
        s = "b" + co.yield(s);
        i++;
        i += co.yield(i);
        return s + i;
      }
      return "never";
    }
  }

  static final class Kinds extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      String all = "";
      for (Object x :
          new Object[] {
            new All((byte) 1, (short) 2, 3, 4, 'c', 5, 6, true, null),
            new All((byte) 0, (short) 0, 0, 0, 'd', Float.NaN, Double.NaN, false, "o")
          }) {
        if (x
                instanceof
                All(byte b, short s, int i, long l, char c, float f, double d, boolean z, Object o)
            && co.yield("k") > 0) {
          all += b + s + i + l + "" + c + f + d + z + o;
        } else {
          all += "no";
        }
        switch (x) {
          case All(var b, _, _, var l, char c, float f, double d, var z, var o) -> {
            all += co.yield(c);
            all += b + l + f + d + "" + z + o;
          }
          default -> {}
        }
      }
      return all;
    }
  }

  static final class Guarded extends Scene {
    @Coroutine
    Object bound(Co<Object, Integer> co) {
      Object o = new Pair<>(1, "a");
      Object found = o;
      while (switch (found) {
            case Pair<?, ?> p when p.b() instanceof String s && s.length() == 1 -> p;
            default -> "other";
          }
          instanceof Pair<?, ?>(Integer n, var b)) {
        int sent = co.yield(n);
        found = sent > 10 ? b : o;
      }
      return found.equals("a") ? "other" : "none";
    }

    @Coroutine
    Object copied(Co<Object, Integer> co) {
      Object o = "s";
      int limit = co.yield(10);
      return switch (o) {
        case Integer n when co.yield(n) > limit -> "number";
        case String s when s.length() < limit -> "string " + limit;
        default -> co.yield("default");
      };
    }

    @Coroutine
    Object copiedTwice(Co<Object, Integer> co) {
      int limit = co.yield("limit");
      String found = "";
      for (Object o : List.of("s", 1)) {
        co.yield(o);
        switch (o) {
          case String s -> {
            if (limit > 100) {
              return "more";
            }
            Supplier<String> text = () -> s + limit;
            found = text.get().substring(2);
          }
          case Integer n when n < limit -> {
            return n + " " + found + limit % 10;
          }
          default -> {}
        }
      }
      return found;
    }
  }

  static final class Generic extends Scene {
    @Coroutine
    <T extends CharSequence> Object body(Co<Object, Integer> co) {
      Pair<Pair<String, ? extends Number>, List<? super Integer>> p =
          new Pair<>(new Pair<>("x", 1.5), new ArrayList<>());
      if (p instanceof Pair(Pair(var s, var n), var list) && s.length() < co.yield(s)) {
        list.add(co.yield(n.intValue()));
        if (p
            instanceof Pair<Pair<String, ? extends Number>, List<? super Integer>>(_, var again)) {
          again.add(co.yield("again"));
        }
        return s.length() + n.intValue() + list.size() + list.toString();
      }
      return "never";
    }
  }
}
