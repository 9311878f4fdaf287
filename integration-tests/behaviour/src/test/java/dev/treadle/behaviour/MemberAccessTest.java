package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;
import static dev.treadle.behaviour.Case.generator;

import dev.treadle.Co;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Private members: only the class of the template may name them. */
final class MemberAccessTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                    "private fields",
                    Privates::new,
                    Privates::fields,
                    MemberAccessTest_PrivatesCoroutines::fields)
                .gives(">i <10 >j <20 >k <30 >l <40 =7 6 27 8 abc30 [1,61,3] 42 true"),
            coroutine(
                    "private field changed meanwhile",
                    Privates::new,
                    Privates::meanwhile,
                    MemberAccessTest_PrivatesCoroutines::meanwhile)
                .drive("n h s1 h s2", ">a [hook] <1 >b [hook] <2 =7 1002 1001"),
            coroutine(
                    "private static fields",
                    Privates::new,
                    Privates::statics,
                    MemberAccessTest_PrivatesCoroutines::statics)
                .gives(">a <10 >b <20 =10 31 32 s10"),
            coroutine(
                    "private methods",
                    Privates::new,
                    Privates::methods,
                    MemberAccessTest_PrivatesCoroutines::methods)
                .gives(">a <10 >b <20 >c <30 >d <40 =twice20 [] [20] [30, 40] static:x checked"),
            coroutine(
                    "private constructors",
                    Privates::new,
                    Privates::constructors,
                    MemberAccessTest_PrivatesCoroutines::constructors)
                .gives(">a <10 >b <20 =10 0 [20, 21]/2"),
            coroutine(
                    "private constructor of a raw type",
                    Privates::new,
                    Privates::raw,
                    MemberAccessTest_PrivatesCoroutines::raw)
                .gives(">a <10 >b <20 =[x, 20] [10, 20]"),
            coroutine(
                    "private members in lambdas",
                    Privates::new,
                    Privates::lambdas,
                    MemberAccessTest_PrivatesCoroutines::lambdas)
                .gives(">a <10 >b <20 =17 twice14 28"),
            coroutine(
                    "private members of another object",
                    Privates::new,
                    Privates::another,
                    MemberAccessTest_PrivatesCoroutines::another)
                .gives(">a <10 >b <20 =27 7 8"),
            coroutine(
                    "private template",
                    Privates::new,
                    Privates::callsHidden,
                    MemberAccessTest_PrivatesCoroutines::callsHidden)
                .gives(">h1 <10 >h2 <20 =30"),
            coroutine(
                    "private null receiver",
                    Privates::new,
                    Privates::nullReceiver,
                    MemberAccessTest_PrivatesCoroutines::nullReceiver)
                .gives(">a <10 NPE NPE >d <20 NPE =ok"),
            generator(
                    "generator of privates",
                    Privates::new,
                    Privates::each,
                    MemberAccessTest_PrivatesCoroutines::each)
                .drive("+", ">7 <null >8 <null >9 <null =null"))
        .map(Case::tests);
  }

  static final class Privates extends Scene {
    private static int count;
    private static String text;
    private int n = 7;
    private long total = 6;
    private Integer boxed = 7;
    private String s = "abc";
    private int[] array = {1, 2, 3};
    private byte small = 2;
    private final boolean flag = true;

    Privates() {
      count = 0;
      text = "s";
    }

    @Override
    void hook() {
      n = 1000;
    }

    @Coroutine
    Object fields(Co<Object, Integer> co) {
      int old = n++;
      total += co.yield("i") * 2 + 1;
      boxed++;
      --this.n;
      n -= 1;
      s += co.yield("j") + 10;
      s = s.replace("2010", "30");
      array[1] += co.yield("k") * 2 - 1;
      small += co.yield("l");
      return old
          + " "
          + n
          + " "
          + total
          + " "
          + boxed
          + " "
          + s
          + " "
          + show(array)
          + " "
          + small
          + " "
          + flag;
    }

    @Coroutine
    Object meanwhile(Co<Object, Integer> co) {
      int before = n;
      int x = n++ * 0 + co.yield("a") + n;
      n = x;
      n += co.yield("b") * 0 + 0 * n;
      return before + " " + (x + 1) + " " + n;
    }

    @Coroutine
    Object statics(Co<Object, Integer> co) {
      count += co.yield("a");
      int first = count;
      Privates.count = Privates.count + co.yield("b") + 1;
      text += first;
      return first + " " + count++ + " " + count + " " + text;
    }

    private String twice(int x) {
      return "twice" + 2 * x;
    }

    private static List<Integer> list(Integer... xs) {
      return Arrays.asList(xs);
    }

    private static String fixed(String x) {
      return "static:" + x;
    }

    private void checked(boolean fail) throws java.io.IOException {
      if (fail) {
        throw new java.io.IOException("checked");
      }
    }

    @Coroutine
    Object methods(Co<Object, Integer> co) {
      String r =
          twice(co.yield("a"))
              + " "
              + list()
              + " "
              + list(co.yield("b"))
              + " "
              + list(co.yield("c"), co.yield("d"))
              + " "
              + fixed("x");
      try {
        checked(false);
        this.checked(true);
        return "no";
      } catch (java.io.IOException e) {
        return r + " " + e.getMessage();
      }
    }

    static class Hidden {
      private int x;
      private Object[] rest;

      private Hidden(int x, Object... rest) {
        this.x = x;
        this.rest = rest;
      }

      private int length() {
        return rest.length;
      }
    }

    static final class Pair<T extends Comparable<T>> {
      private final List<T> both;

      private Pair(List<T> first, T second) {
        both = List.of(first.get(0), second);
      }
    }

    @Coroutine
    @SuppressWarnings({"rawtypes", "unchecked"})
    Object raw(Co<Object, Integer> co) {
      List<? extends Object> first = List.of("x", co.yield("a"));
      Pair made = new Pair(first, co.yield("b"));
      Pair<Integer> typed = new Pair<>(List.of((Integer) first.get(1)), (Integer) made.both.get(1));
      return made.both + " " + typed.both;
    }

    @Coroutine
    Object constructors(Co<Object, Integer> co) {
      Hidden a = new Hidden(co.yield("a"));
      Hidden b = new Hidden(a.x, co.yield("b"), a.length() + 21);
      return a.x + " " + a.length() + " " + Arrays.toString(b.rest) + "/" + b.length();
    }

    @Coroutine
    Object lambdas(Co<Object, Integer> co) {
      int k = co.yield("a");
      java.util.function.IntSupplier f = () -> n + k;
      java.util.function.IntFunction<String> g = this::twice;
      Runnable bump = () -> n *= 2;
      int before = f.getAsInt();
      co.yield("b");
      String t = g.apply(n);
      bump.run();
      bump.run();
      return before + " " + t + " " + n;
    }

    @Coroutine
    Object another(Co<Object, Integer> co) {
      Privates other = new Privates();
      Privates[] all = {this, other};
      all[co.yield("a") / 10].n += co.yield("b");
      all[0].total = other.n;
      return total + " " + n + " " + ++all[0].n;
    }

    @Coroutine
    private int hidden(Co<Object, Integer> co, String name) {
      return co.yield(name + 1) + co.yield(name + 2);
    }

    @Coroutine
    Object callsHidden(Co<Object, Integer> co) {
      return hidden(co, "h");
    }

    @Coroutine
    Object nullReceiver(Co<Object, Integer> co) {
      Privates none = null;
      try {
        none.n = co.yield("a");
      } catch (NullPointerException e) {
        log("NPE");
      }
      try {
        none.n += co.yield("never");
      } catch (NullPointerException e) {
        log("NPE");
      }
      try {
        none.twice(co.yield("d"));
      } catch (NullPointerException e) {
        log("NPE");
      }
      return "ok";
    }

    @Generator
    void each(Yielder<Integer> out) {
      for (int i = 0; i < array.length; i++) {
        out.yield(n++);
      }
    }
  }
}
