package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Compound assignments to private fields of objects that no variable names. */
final class PrivateUpdateTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                "in lambdas and classes",
                Bodies::new,
                Bodies::lambdas,
                PrivateUpdateTest_BodiesCoroutines::lambdas),
            coroutine(
                    "in lambdas, once",
                    Bodies::new,
                    Bodies::once,
                    PrivateUpdateTest_BodiesCoroutines::once)
                .gives(">x <10 find 5 >1 <20 find NPE >2 <30 =8"),
            coroutine(
                "of static fields, behind an expression",
                Bodies::new,
                Bodies::statics,
                PrivateUpdateTest_BodiesCoroutines::statics),
            coroutine(
                "within expressions",
                Bodies::new,
                Bodies::within,
                PrivateUpdateTest_BodiesCoroutines::within),
            coroutine(
                "of generic objects",
                Bodies::new,
                (Bodies scene, Co<Object, Integer> co) ->
                    scene.generic(co, new Item<String>(), new Item<Integer>()),
                scene ->
                    PrivateUpdateTest_BodiesCoroutines.generic(
                        scene, new Item<String>(), new Item<Integer>())))
        .map(Case::tests);
  }

  static final class Item<T extends Comparable<T>> {
    private static int made;
    private static String names = "";

    private int count = 1;
    private byte small = 120;
    private short medium;
    private char letter = 'a';
    private long large = 1L << 40;
    private float single = 1.5f;
    private double real = 1;
    private boolean flag;
    private Integer boxed = 5;
    private Byte boxedSmall = 127;
    private Character boxedLetter = 'x';
    private String text = "";
    private Object any = "o";
    private CharSequence chars = "cs";
    private @Nullable T held;
    private int[] cells = {1, 2};

    private static int twice(int n) {
      return 2 * n;
    }
  }

  static class Bodies extends Scene {
    private Item<String> item = new Item<>();

    Bodies() {
      Item.made = 0;
      Item.names = "";
    }

    private Item<String> find() {
      log("find");
      return item;
    }

    @SuppressWarnings({"lossy-conversions", "NarrowingCompoundAssignment"})
    @Coroutine
    final Object lambdas(Co<Object, Integer> co) {
      Runnable plain = () -> find().count += 1;
      plain.run();
      IntSupplier small = () -> find().small += 300 + log(2);
      List<Supplier<Object>> all =
          List.of(
              () -> find().letter += 1,
              () -> log(find().medium += 1.5),
              () -> find().boxed += log(1),
              () -> find().boxed <<= 2L,
              () -> ++find().boxedSmall,
              () -> find().boxedLetter--,
              () -> find().any += "x" + log(1),
              () -> find().chars += "x" + log(1),
              () -> find().flag |= find().flag ^= true,
              () -> find().large <<= 3,
              () -> find().large %= 1e7f,
              () -> find().single *= 3.1,
              () -> find().real /= 7,
              () -> find().count >>>= 3L,
              () -> find().count -= 7.9,
              () -> find().cells[log(0)] += log(1),
              () -> find().text += log(null),
              () -> find().text += 'c',
              () -> find().text += 1 + 2,
              () -> find().text += find().text += item.boxedLetter,
              () -> find().large += item.boxedLetter,
              () -> (find().count) += 2,
              () -> ((find().count))++,
              () -> ++(find().boxed),
              () -> (find().count) = 2);
      for (Supplier<Object> each : all) {
        co.yield(each.get());
      }
      class Local {
        final Item<String> mine = item;
        final int n = find().count += 3;

        int add() {
          return mine.count *= this.mine.count += find().count &= 255;
        }
      }
      co.yield(new Local().n + new Local().add());
      return small.getAsInt();
    }

    @Coroutine
    final Object once(Co<Object, Integer> co) {
      item.count = 3;
      co.yield("x");
      Supplier<Integer> lost =
          () ->
              find().count +=
                  log(((Supplier<Integer>) () -> (item = new Item<>()).count + 4).get());
      Item<String> before = item;
      int sum = lost.get();
      co.yield(item.count);
      item = nothing();
      try {
        Runnable never = () -> find().count += log(1);
        never.run();
      } catch (NullPointerException e) {
        log("NPE");
      }
      co.yield(2);
      return before.count == sum ? sum : "lost";
    }

    @SuppressWarnings({"static", "StaticQualifiedUsingExpression"})
    @Coroutine
    final Object statics(Co<Object, Integer> co) {
      List<Supplier<Object>> all =
          List.of(
              () -> Item.made += log(1),
              () -> find().made += log(1),
              () -> find().made++,
              () -> find().made,
              () -> find().made = 3,
              () -> find().twice(4),
              () -> find().names += "n" + item.made);
      for (Supplier<Object> each : all) {
        co.yield(each.get());
      }
      co.yield(find().made);
      find().made += 2;
      find().made += co.yield("sum");
      find().made = co.yield(find().twice(co.yield("twice")));
      return find().twice(find().made);
    }

    @Coroutine
    final Object within(Co<Object, Integer> co) {
      log(find().count += 1);
      int x = 3 + (find().count += log(1));
      x += (find().small += 'a') + (find().boxed -= 1);
      if ((find().count += x) > 3) {
        co.yield(x);
      }
      (find().count) += 1;
      (find().count) += co.yield("sum");
      (find().count)++;
      (find().count) = co.yield("assigned");
      ((find().count)) -= 3 + (find().count++);
      switch (find().count += 2) {
        case 9 -> log("nine");
        default -> log("other");
      }
      for (int i = 0; i < 3; find().count += i, i++) {
        log(i);
      }
      while ((find().count -= 5) > 0) {
        log(item.count);
      }
      return find().count + x;
    }

    private static @Nullable Item<String> nothing() {
      return null;
    }

    private static <Q extends Comparable<Q>> Item<Q> same(Item<Q> item) {
      return item;
    }

    @Coroutine
    final <Q extends Comparable<Q>> Object generic(
        Co<Object, Integer> co, Item<Q> one, Item<?> wild) {
      Supplier<Object> a = () -> same(one).count += 1;
      Supplier<Object> b = () -> same(wild).count += log(1);
      Supplier<Object> c = () -> same(wild).held == null ? same(wild).count++ : 3;
      co.yield(a.get());
      co.yield(b.get());
      return c.get() + "" + wild.count;
    }
  }
}
