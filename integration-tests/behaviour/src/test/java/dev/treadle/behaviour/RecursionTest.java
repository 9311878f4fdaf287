package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;
import static dev.treadle.behaviour.Case.generator;
import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.treadle.Co;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Generators of numbers that call nothing but themselves: their machines keep the numbers unboxed,
 * as those cannot that may be given another template's null.
 */
final class RecursionTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            generator(
                    "int",
                    Numbers::new,
                    (s, out) -> s.ints(out, 2),
                    s -> RecursionTest_NumbersCoroutines.ints(s, 2))
                .drive("+", ">1000 <null done1 >2000 <null >1000 <null done1 done2 =null")
                .drive("n tS n", ">1000 [throw] !IllegalStateException(T) <null =null")
                .drive("n q c", ">1000 done1 ?true [close] closed"),
            generator(
                "long",
                Numbers::new,
                (s, out) -> s.longs(out, 3),
                s -> RecursionTest_NumbersCoroutines.longs(s, 3)),
            generator(
                "double",
                Numbers::new,
                (s, out) -> s.doubles(out, 3),
                s -> RecursionTest_NumbersCoroutines.doubles(s, 3)),
            generator(
                "raised in a callee",
                Numbers::new,
                (s, out) -> s.catching(out, 3),
                s -> RecursionTest_NumbersCoroutines.catching(s, 3)),
            generator(
                "null of another template",
                Numbers::new,
                Numbers::nullOfAnother,
                RecursionTest_NumbersCoroutines::nullOfAnother),
            coroutine(
                "the value of a routine that delegates to one",
                Numbers::new,
                Numbers::delegating,
                RecursionTest_NumbersCoroutines::delegating))
        .map(Case::tests);
  }

  /** Else they are tested as machines that keep the box. */
  @Test
  void machinesKeepTheNumbersUnboxed() {
    Numbers numbers = new Numbers();
    assertAll(
        () -> assertUnboxed("Int", RecursionTest_NumbersCoroutines.ints(numbers, 1).iterator()),
        () -> assertUnboxed("Long", RecursionTest_NumbersCoroutines.longs(numbers, 1).iterator()),
        () ->
            assertUnboxed("Double", RecursionTest_NumbersCoroutines.doubles(numbers, 1).iterator()),
        () ->
            assertEquals(
                "DelegatingGenerator",
                base(RecursionTest_NumbersCoroutines.nullOfAnother(numbers).iterator())));
  }

  private static void assertUnboxed(String type, Object machine) {
    assertEquals("DelegatingBoxed" + type + "Generator", base(machine));
  }

  private static String base(Object machine) {
    return machine.getClass().getSuperclass().getSimpleName();
  }

  static final class Numbers extends Scene {
    @Generator
    void ints(Yielder<Integer> out, int depth) {
      if (depth > 0) {
        ints(out, depth - 1);
        out.yield(depth * 1000);
        ints(out, depth - 1);
        log("done" + depth);
      }
    }

    @Generator
    void longs(Yielder<Long> out, int depth) {
      for (int i = 0; i < depth; i++) {
        out.yield(depth * 10_000_000_000L + i);
        longs(out, i);
      }
    }

    @Generator
    void doubles(Yielder<Double> out, int depth) {
      try {
        if (depth > 0) {
          doubles(out, depth - 1);
          out.yield(depth / 4.0);
        }
        out.yield(depth == 0 ? Double.NaN : -0.0);
      } finally {
        log("left " + depth);
      }
    }

    @Generator
    void catching(Yielder<Integer> out, int depth) {
      try {
        out.yield(depth * 300);
        if (depth > 0) {
          catching(out, depth - 1);
        }
        out.yield(-depth);
      } catch (IllegalStateException e) {
        log("caught at " + depth);
        out.yield(depth + 7000);
        if (depth % 2 == 0) {
          throw e;
        }
      }
    }

    @Generator
    void nullOfAnother(Yielder<Integer> out) {
      out.yield(1);
      out.yieldAll(Arrays.asList(2, null));
      out.yield(3);
    }

    @Coroutine
    Object delegating(Co<Object, Integer> co) {
      co.yield("first");
      co.yieldAll(RecursionTest_NumbersCoroutines.ints(this, 3));
      log(co.yield("between"));
      co.yieldAll(RecursionTest_NumbersCoroutines.catching(this, 1));
      return List.of("end");
    }
  }
}
