package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Co;
import dev.treadle.Cursor;
import dev.treadle.IntCursor;
import dev.treadle.IntYielder;
import dev.treadle.Routine;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import dev.treadle.async.Async;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openjdk.jol.info.ClassLayout;
import org.openjdk.jol.info.GraphLayout;
import org.openjdk.jol.vm.VM;
import org.openjdk.jol.vm.VirtualMachine;

/**
 * What a suspended run takes of the heap: a header, the state, and what it will still need. The
 * figures in docs/semantics.md are those of a JVM with its default flags.
 */
final class MemoryTest {
  static {
    System.setProperty("jol.skipDynamicAttach", "true");
    System.setProperty("jol.skipHotspotSAAttach", "true");
  }

  private static final VirtualMachine VM_LAYOUT = VM.current();

  static final class Bodies {
    private Bodies() {}

    @Generator
    static void count(IntYielder out) {
      for (int i = 0; ; i++) {
        out.yield(i);
      }
    }

    @Generator
    static void countTo(IntYielder out, int to) {
      for (int i = 0; i < to; i++) {
        out.yield(i);
      }
    }

    @Coroutine
    static String echo(Co<String, String> co) {
      String got = co.yield("first");
      while (!got.equals("stop")) {
        got = co.yield(got);
      }
      return "stopped";
    }

    @Coroutine
    static double average(Co<Double, Double> co) {
      double sum = 0;
      double mean = 0;
      for (int n = 1; ; n++) {
        Double x = co.yield(mean);
        if (x == null) {
          return mean;
        }
        sum += x;
        mean = sum / n;
      }
    }

    @Coroutine
    static String calling(Co<String, String> co) {
      return echo(co);
    }

    @Coroutine
    static String from(Co<String, String> co) {
      return co.yieldFrom(MemoryTest_BodiesCoroutines.echo());
    }

    @Coroutine
    static void pausing(Async co, Duration pause) {
      while (true) {
        co.sleep(pause);
      }
    }

    @Generator
    static void counting(Yielder<Integer> out) {
      out.yieldAll(MemoryTest_BodiesCoroutines.count());
    }
  }

  /** The size of an object with so many fields, whatever the flags of the JVM. */
  private static long sizeOf(int ints, int longs, int references) {
    long size =
        VM_LAYOUT.objectHeaderSize()
            + ints * VM_LAYOUT.sizeOfField("int")
            + longs * VM_LAYOUT.sizeOfField("long")
            + references * VM_LAYOUT.sizeOfField("java.lang.Object");
    // A lone int before wider fields leaves a gap.
    boolean wider = longs > 0 || (references > 0 && VM_LAYOUT.sizeOfField("java.lang.Object") == 8);
    long gap = ints == 1 && wider && VM_LAYOUT.objectHeaderSize() % 8 == 0 ? 4 : 0;
    long alignment = VM_LAYOUT.objectAlignment();
    return (size + gap + alignment - 1) / alignment * alignment;
  }

  private static void assertSize(long size, Object run) {
    ClassLayout layout = ClassLayout.parseInstance(run);
    assertEquals(size, layout.instanceSize(), layout::toPrintable);
  }

  @Test
  void aGeneratorOfOneLocalHasItsStateAndItsLocal() {
    IntCursor run = MemoryTest_BodiesCoroutines.count().iterator();
    assertEquals(0, run.nextInt());
    assertEquals(1, run.nextInt());
    assertSize(sizeOf(2, 0, 0), run);
    assertEquals(1, GraphLayout.parseInstance(run).totalCount());
    assertSize(sizeOf(3, 0, 0), MemoryTest_BodiesCoroutines.countTo(3).iterator());
  }

  @Test
  void aCoroutineHasItsStateItsLocalsAndItsResult() {
    Routine<String, String, String> echo = MemoryTest_BodiesCoroutines.echo();
    echo.next();
    assertSize(sizeOf(1, 0, 2), echo);
    Routine<Double, Double, Double> average = MemoryTest_BodiesCoroutines.average();
    average.next();
    assertSize(sizeOf(2, 3, 0), average);
  }

  @Test
  void aDelegatingPairHasThreeReferencesMore() {
    for (Routine<String, String, String> run :
        List.of(MemoryTest_BodiesCoroutines.calling(), MemoryTest_BodiesCoroutines.from())) {
      assertEquals("first", run.next());
      String sent = new String("sent");
      assertEquals(sent, run.send(sent));
      assertSize(sizeOf(1, 0, 5), run);
      // Both frames, and nothing else but what was yielded.
      assertEquals(
          sizeOf(1, 0, 5) + sizeOf(1, 0, 2) + GraphLayout.parseInstance(sent).totalSize(),
          GraphLayout.parseInstance(run).totalSize());
    }
    assertSize(sizeOf(1, 0, 3), MemoryTest_BodiesCoroutines.counting().iterator());
  }

  @Test
  void aTaskHasTwoReferencesMoreAndWhatItAwaitsAndFailedWith() {
    assertSize(sizeOf(1, 0, 5), MemoryTest_BodiesCoroutines.pausing(Duration.ZERO));
  }

  @Test
  void aMillionRunsLiveInAModestHeap() throws Exception {
    Process process =
        new ProcessBuilder(
                System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-cp",
                classPath(Million.class, Cursor.class),
                Million.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(output.contains("all of them"), output);
    assertEquals(0, process.waitFor(), output);
  }

  private static String classPath(Class<?>... types) {
    List<String> path = new ArrayList<>();
    for (Class<?> type : types) {
      path.add(
          new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).toString());
    }
    return String.join(File.pathSeparator, path);
  }

  /** A program that holds a million suspended runs, of each kind after the other. */
  static final class Million {
    private static final int MANY = 1_000_000;

    private Million() {}

    public static void main(String[] args) {
      IntCursor[] generators = new IntCursor[MANY];
      for (int i = 0; i < MANY; i++) {
        generators[i] = MemoryTest_BodiesCoroutines.count().iterator();
        generators[i].nextInt();
      }
      for (IntCursor run : generators) {
        expect(run.nextInt() == 1);
      }
      generators = null;
      List<Routine<String, String, String>> pairs = new ArrayList<>(MANY);
      for (int i = 0; i < MANY; i++) {
        pairs.add(MemoryTest_BodiesCoroutines.calling());
        pairs.get(i).resume();
      }
      for (Routine<String, String, String> run : pairs) {
        expect(run.send("sent").equals("sent"));
      }
      System.out.println("all of them");
    }

    private static void expect(boolean condition) {
      if (!condition) {
        throw new AssertionError();
      }
    }
  }
}
