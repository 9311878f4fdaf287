package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** What lambdas and method references capture keeps the value it had where they were made. */
@SuppressWarnings("try")
final class LambdaCaptureTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                    "loop variables",
                    Bodies::new,
                    Bodies::loops,
                    LambdaCaptureTest_BodiesCoroutines::loops)
                .gives(
                    ">0 <10 >1 <20 >2 <30 >a <40 >b <50 >0 <60 >1 <70 =0:10 1:20 2:30 a40 b50 w0"
                        + " w1"),
            coroutine(
                    "parameters",
                    Bodies::new,
                    (s, co) -> s.parameters(co, 5, "p", 1, 2),
                    s -> LambdaCaptureTest_BodiesCoroutines.parameters(s, 5, "p", 1, 2))
                .gives(">5 <10 =5p[1, 2]10"),
            coroutine(
                    "pattern, catch and resource variables",
                    Bodies::new,
                    Bodies::odd,
                    LambdaCaptureTest_BodiesCoroutines::odd)
                .gives(">text <10 >caught <20 >open <30 close >end <40 =text10 e20 r30"),
            coroutine(
                "lambda in a lambda",
                Bodies::new,
                Bodies::nestedLambdas,
                LambdaCaptureTest_BodiesCoroutines::nestedLambdas),
            coroutine(
                "lambda handed on at once",
                Bodies::new,
                Bodies::streams,
                LambdaCaptureTest_BodiesCoroutines::streams),
            coroutine(
                "method references",
                Bodies::new,
                Bodies::references,
                LambdaCaptureTest_BodiesCoroutines::references),
            coroutine(
                "assigned once in branches",
                Bodies::new,
                Bodies::assignedOnce,
                LambdaCaptureTest_BodiesCoroutines::assignedOnce),
            coroutine(
                "self through an array",
                Bodies::new,
                Bodies::recursion,
                LambdaCaptureTest_BodiesCoroutines::recursion))
        .map(Case::tests);
  }

  static final class Bodies extends Scene {
    private int f = 1;

    @Coroutine
    Object loops(Co<Object, Integer> co) {
      List<Supplier<String>> made = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        int k = i;
        int sent = co.yield(i);
        made.add(() -> k + ":" + sent);
      }
      for (String s : List.of("a", "b")) {
        int sent = co.yield(s);
        made.add(() -> s + sent);
      }
      int n = 0;
      while (n < 2) {
        final int w = n++;
        made.add(() -> "w" + w);
        co.yield(w);
      }
      return made.stream().map(Supplier::get).collect(Collectors.joining(" "));
    }

    @Coroutine
    Object parameters(Co<Object, Integer> co, int n, final String s, Integer... rest) {
      Supplier<String> f = () -> n + s + List.of(rest);
      int sent = co.yield(n);
      return f.get() + sent;
    }

    static final class Res implements AutoCloseable {
      @Override
      public void close() {
        log("close");
      }

      @Override
      public String toString() {
        return "r";
      }
    }

    @Coroutine
    Object odd(Co<Object, Integer> co) {
      Supplier<String> a = null, b = null, c = null;
      Object o = "text";
      if (o instanceof String t) {
        int x = co.yield(t);
        a = () -> t + x;
      }
      try {
        throw new IllegalStateException("e");
      } catch (IllegalStateException | IllegalArgumentException e) {
        int x = co.yield("caught");
        b = () -> e.getMessage() + x;
      }
      try (Res r = new Res()) {
        int x = co.yield("open");
        c = () -> r.toString() + x;
      }
      co.yield("end");
      return a.get() + " " + b.get() + " " + c.get();
    }

    @Coroutine
    Object nestedLambdas(Co<Object, Integer> co) {
      int a = co.yield("a");
      IntFunction<IntFunction<IntSupplier>> f3 = b -> c -> () -> a + b + c + f;
      IntFunction<IntSupplier> f2 = f3.apply(co.yield("b"));
      f = 1000;
      IntSupplier f1 = f2.apply(co.yield("c"));
      return f1.getAsInt();
    }

    @Coroutine
    Object streams(Co<Object, Integer> co) {
      int n = co.yield("n") / 2;
      String s =
          IntStream.range(0, n)
              .filter(i -> i % 2 == f)
              .mapToObj(i -> "" + i * n)
              .collect(Collectors.joining(",", "" + co.yield("prefix"), ""));
      return s + Stream.of("x", "y").map(x -> x + n).toList();
    }

    private String mark(Object x) {
      return "<" + x + f + ">";
    }

    @Coroutine
    Object references(Co<Object, Integer> co) {
      Function<Object, String> bound = this::mark;
      Function<Object, StringBuilder> ofValue =
          new StringBuilder("sb").append(co.yield("x"))::append;
      Supplier<List<String>> maker = ArrayList::new;
      f = 2;
      List<String> list = maker.get();
      list.add(bound.apply(co.yield("y")));
      Supplier<Integer> late = co.yield("late")::intValue;
      return list + " " + late.get() + " " + ofValue.apply("!").length();
    }

    @Coroutine
    Object assignedOnce(Co<Object, Integer> co) {
      final String s;
      int n;
      if (co.yield("which") > 5) {
        s = "big" + co.yield("in");
        n = 1;
      } else {
        n = 2;
        s = "small";
      }
      Supplier<String> f = () -> s + n;
      co.yield("mid");
      return f.get();
    }

    @Coroutine
    Object recursion(Co<Object, Integer> co) {
      @SuppressWarnings({"unchecked", "rawtypes"})
      Function<Integer, Integer>[] fact = new Function[1];
      fact[0] = n -> n <= 1 ? 1 : n * fact[0].apply(n - 1);
      co.yield("x");
      return fact[0].apply(co.yield("n") / 4);
    }
  }
}
