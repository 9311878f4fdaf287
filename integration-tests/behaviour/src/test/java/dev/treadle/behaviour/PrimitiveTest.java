package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.generator;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.DoubleSequence;
import dev.treadle.DoubleYielder;
import dev.treadle.IntCursor;
import dev.treadle.IntSequence;
import dev.treadle.IntYielder;
import dev.treadle.LongSequence;
import dev.treadle.LongYielder;
import dev.treadle.Status;
import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Generators of primitive values. */
final class PrimitiveTest {
  private interface PushedInts<X> {
    void run(X scene, IntYielder out) throws Throwable;
  }

  private interface PushedLongs<X> {
    void run(X scene, LongYielder out) throws Throwable;
  }

  private interface PushedDoubles<X> {
    void run(X scene, DoubleYielder out) throws Throwable;
  }

  private static Case ints(
      String id, PushedInts<Ints> template, Function<Ints, IntSequence> factory) {
    return generator(
        id,
        Ints::new,
        (Ints scene, Yielder<Integer> out) -> template.run(scene, out::yield),
        scene -> Boxed.of(factory.apply(scene)));
  }

  private static Case longs(
      String id, PushedLongs<Ints> template, Function<Ints, LongSequence> factory) {
    return generator(
        id,
        Ints::new,
        (Ints scene, Yielder<Long> out) -> template.run(scene, out::yield),
        scene -> Boxed.of(factory.apply(scene)));
  }

  private static Case doubles(
      String id, PushedDoubles<Ints> template, Function<Ints, DoubleSequence> factory) {
    return generator(
        id,
        Ints::new,
        (Ints scene, Yielder<Double> out) -> template.run(scene, out::yield),
        scene -> Boxed.of(factory.apply(scene)));
  }

  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            ints("loop", Ints::loop, PrimitiveTest_IntsCoroutines::loop)
                .gives(">-1 <10 >0 <20 >1 <30 F =null"),
            ints("promoted", Ints::promoted, PrimitiveTest_IntsCoroutines::promoted)
                .gives(">97 <10 >3 <20 >-4 <30 >5 <40 =null"),
            ints("one narrow type", Ints::chars, PrimitiveTest_IntsCoroutines::chars)
                .gives(">97 <10 >98 <20 =null"),
            ints("null", Ints::nullBox, PrimitiveTest_IntsCoroutines::nullBox)
                .gives(">1 <10 !NullPointerException"),
            ints("none", Ints::none, PrimitiveTest_IntsCoroutines::none).gives("=null"),
            ints("calls", Ints::calls, PrimitiveTest_IntsCoroutines::calls),
            ints("all", Ints::all, PrimitiveTest_IntsCoroutines::all),
            ints("caught", Ints::caught, PrimitiveTest_IntsCoroutines::caught),
            ints("half driven", Ints::halfDriven, PrimitiveTest_IntsCoroutines::halfDriven),
            ints("null array", Ints::nullArray, PrimitiveTest_IntsCoroutines::nullArray),
            longs("longs", Ints::longs, PrimitiveTest_IntsCoroutines::longs)
                .gives(">9223372036854775807 <10 >1 <20 >-9223372036854775808 <30 =null"),
            longs("all longs", Ints::allLongs, PrimitiveTest_IntsCoroutines::allLongs),
            doubles("doubles", Ints::doubles, PrimitiveTest_IntsCoroutines::doubles)
                .gives(">0.1 <10 >-0.0 <20 >NaN <30 >2.0 <40 >1.0E10 <50 =null"),
            doubles("one int", Ints::oneInt, PrimitiveTest_IntsCoroutines::oneInt)
                .gives(">3.0 <10 =null"),
            doubles("all doubles", Ints::allDoubles, PrimitiveTest_IntsCoroutines::allDoubles),
            generator("boxed", Ints::new, Ints::boxed, PrimitiveTest_IntsCoroutines::boxed),
            ints(
                "generic",
                (scene, out) -> new Ints.Sized<>(List.of("a", "bcd")).lengths(out, "ef"),
                scene ->
                    PrimitiveTest_Ints_SizedCoroutines.lengths(
                        new Ints.Sized<>(List.of("a", "bcd")), "ef")))
        .map(Case::tests);
  }

  static final class Ints extends Scene {
    @Generator
    void loop(IntYielder out) {
      try {
        for (int i = -1; i < 2; i++) {
          out.yield(i);
        }
      } finally {
        log("F");
      }
    }

    @Generator
    void promoted(IntYielder out) {
      char c = 'a';
      byte b = 3;
      Short s = -4;
      out.yield(c);
      out.yield(b);
      out.yield(s);
      out.yield(Integer.valueOf(5));
    }

    @Generator
    void chars(IntYielder out) {
      for (char c : "ab".toCharArray()) {
        out.yield(c);
      }
    }

    @Generator
    void nullBox(IntYielder out) {
      Integer missing = null;
      out.yield(1);
      out.yield(missing);
    }

    @Generator
    void none(IntYielder out) {}

    @Generator
    void calls(IntYielder out) throws IOException {
      out.yield(100);
      throwing(out, 2);
      try {
        throwing(out, 0);
      } catch (IOException e) {
        out.yield(200);
      }
      loop(out);
    }

    @Generator
    private void throwing(IntYielder out, int n) throws IOException {
      if (n == 0) {
        throw new IOException("zero");
      }
      if (n > 1) {
        throwing(out, n - 1);
      }
      out.yield(n);
    }

    @Generator
    void all(IntYielder out) {
      int[] array = {1, 2, 3};
      out.yieldAll(array);
      out.yieldAll(IntStream.range(4, 6).onClose(() -> log("closed")));
      out.yieldAll(Arrays.stream(array).iterator());
      out.yieldAll(IntStream.of(1, 2).flatMap(i -> IntStream.range(0, i).peek(Scene::log)));
      out.yieldAll(PrimitiveTest_IntsCoroutines.loop(this));
      out.yieldAll(PrimitiveTest_IntsCoroutines.loop(this).iterator());
    }

    @Generator
    void catching(IntYielder out) {
      for (int i = 0; i < 3; i++) {
        try {
          out.yield(i);
        } catch (RuntimeException e) {
          out.yield(-1);
        }
      }
    }

    @Generator
    void caught(IntYielder out) {
      try {
        out.yieldAll(PrimitiveTest_IntsCoroutines.catching(this));
      } catch (Exception e) {
        out.yield(-2);
      } finally {
        log("F");
      }
    }

    @Generator
    void halfDriven(IntYielder out) {
      IntCursor run = PrimitiveTest_IntsCoroutines.loop(this).iterator();
      log(run.nextInt());
      log(run.hasNext());
      out.yieldAll(run);
      out.yieldAll(run);
      log(run.status());
      IntCursor chain = PrimitiveTest_IntsCoroutines.all(this).iterator();
      log(chain.next());
      log(chain.hasNext());
      out.yieldAll(chain);
    }

    @Generator
    void nullArray(IntYielder out) {
      int[] none = null;
      try {
        out.yieldAll(none);
      } catch (NullPointerException e) {
        out.yield(0);
      }
      PrimitiveIterator.OfInt nothing = null;
      out.yieldAll(nothing);
    }

    @Generator
    void longs(LongYielder out) {
      out.yield(Long.MAX_VALUE);
      out.yield(1);
      out.yield(Long.MIN_VALUE);
    }

    @Generator
    void allLongs(LongYielder out) {
      longs(out);
      out.yieldAll(new long[] {1L << 40, 2});
      out.yieldAll(LongStream.of(3, 4));
      out.yieldAll(LongStream.of(5).iterator());
      out.yieldAll(PrimitiveTest_IntsCoroutines.longs(this));
    }

    @Generator
    void doubles(DoubleYielder out) {
      out.yield(0.1);
      out.yield(-0.0);
      out.yield(Double.NaN);
      out.yield(2);
      out.yield(1e10f);
    }

    @Generator
    void oneInt(DoubleYielder out) {
      out.yield(3);
    }

    @Generator
    void allDoubles(DoubleYielder out) {
      doubles(out);
      out.yieldAll(new double[] {0.5, -0.0});
      out.yieldAll(DoubleStream.of(3, 4));
      out.yieldAll(DoubleStream.of(5).iterator());
      out.yieldAll(PrimitiveTest_IntsCoroutines.doubles(this));
    }

    @Generator
    void boxed(Yielder<Object> out) {
      for (IntCursor run = PrimitiveTest_IntsCoroutines.loop(this).iterator(); run.hasNext(); ) {
        out.yield(run.nextInt());
      }
      out.yieldAll(PrimitiveTest_IntsCoroutines.catching(this));
      out.yieldAll(PrimitiveTest_IntsCoroutines.all(this).iterator());
      out.yieldAll(LongStream.range(1, 3).iterator());
      out.yieldAll(DoubleStream.of(0.5).iterator());
      out.yieldAll(PrimitiveTest_IntsCoroutines.longs(this));
      out.yieldAll(PrimitiveTest_IntsCoroutines.doubles(this));
    }

    /** A generic class with a generic template. */
    static final class Sized<T extends CharSequence> {
      private final List<T> texts;

      Sized(List<T> texts) {
        this.texts = texts;
      }

      @Generator
      <U extends CharSequence> void lengths(IntYielder out, U last) {
        for (T text : texts) {
          out.yield(text.length());
        }
        length(out, last);
      }

      @Generator
      private static void length(IntYielder out, CharSequence text) {
        out.yield(text.length());
      }
    }
  }

  @Test
  void forksGoTheirOwnWays() {
    IntCursor run = PrimitiveTest_IntsCoroutines.all(new Ints()).iterator();
    assertEquals(1, run.nextInt());
    assertTrue(run.hasNext());
    IntCursor fork = run.fork();
    assertEquals(2, run.nextInt());
    assertEquals(3, run.nextInt());
    assertEquals(2, fork.nextInt());
    assertEquals(3, fork.nextInt());
    assertEquals(4, fork.nextInt());
    assertThrows(UnsupportedOperationException.class, fork::fork);
    Trace trace = new Trace();
    trace.open();
    fork.close();
    assertEquals("closed", trace.toString());
    assertEquals(Status.CLOSED, fork.status());
    assertEquals(Status.SUSPENDED, run.status());
  }
}
