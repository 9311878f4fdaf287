package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;
import static dev.treadle.behaviour.Case.generator;

import dev.treadle.Co;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Names of the user that are also names of what is generated. */
@SuppressWarnings("unused")
final class NameClashTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                "members", Names::new, Names::members, NameClashTest_NamesCoroutines::members),
            coroutine(
                "variables and labels",
                Names::new,
                (s, co) -> s.variables(co, 1, 2, 3, 4, 5, 6, 7),
                s -> NameClashTest_NamesCoroutines.variables(s, 1, 2, 3, 4, 5, 6, 7)),
            coroutine(
                "local classes",
                Names::new,
                Names::classes,
                NameClashTest_NamesCoroutines::classes),
            coroutine(
                "local classes called like packages",
                Packages::new,
                Packages::body,
                NameClashTest_PackagesCoroutines::body),
            coroutine(
                    "private members and their parameters",
                    Hidden::new,
                    Hidden::body,
                    NameClashTest_HiddenCoroutines::body)
                .gives(">9 <10 >12 <20 >thrown3 <30 >5 <40 =sneak45"),
            coroutine(
                    "variables called like classes and packages",
                    Hidden::new,
                    Hidden::obscuring,
                    NameClashTest_HiddenCoroutines::obscuring)
                .gives(">1 <10 11 >2 <20 >3 <30 4 =s34"),
            coroutine(
                "type parameters",
                Names::new,
                (s, co) -> s.parameters(co, 1, "s", 3, 4, 5),
                s -> NameClashTest_NamesCoroutines.parameters(s, 1, "s", 3, 4, 5)),
            generator(
                "type parameters of a generator",
                Names::new,
                (s, out) -> s.generate(out, "x", "y"),
                s -> NameClashTest_NamesCoroutines.generate(s, "x", "y")))
        .map(Case::tests);
  }

  static final class Names extends Scene {
    int state = 1;
    int s = 2;
    int current = 3;
    int result = 4;
    int up = 5;
    int top = 6;
    int sent = 7;
    int raised = 8;
    int delegate = 9;
    int BUSY = 10;
    int RUNNING = 11;
    int FAILED = 16;
    int self = 12;
    int value = 13;
    private int place = 15;

    static class Access {
      int n = 2;
    }

    int next() {
      return log(1);
    }

    int resume(int x) {
      return log(x);
    }

    boolean hasNext() {
      return log(true);
    }

    void close() {
      up++;
    }

    int step(int x) {
      return log(x);
    }

    int result() {
      return log(5);
    }

    int state() {
      return log(9);
    }

    boolean finish(int x) {
      return log(x) > 0;
    }

    private int hidden() {
      return place++;
    }

    @Coroutine
    Object members(Co<Object, Integer> co) {
      int a = co.yield(state) + s + current + result + up + top + sent + raised + delegate;
      a += BUSY + RUNNING + self + value + place;
      state += co.yield(a);
      s++;
      current--;
      RUNNING = co.yield(BUSY);
      FAILED += co.yield(FAILED);
      a += next() + resume(co.yield("r")) + (hasNext() ? 1 : 0) + step(2) + result() + state();
      close();
      finish(3);
      place += co.yield(a) + hidden();
      return a + state + s + current + result + RUNNING + FAILED + place + new Access().n;
    }

    @Coroutine
    Object variables(
        Co<Object, Integer> co,
        int state,
        int s,
        int sent,
        int raised,
        int self,
        int label,
        int access) {
      int current = co.yield(state) + s;
      int result = co.yield(sent);
      int value = raised;
      int BUSY = 4;
      int FAILED = 7;
      int arm = 8;
      int ended = 9;
      state:
      for (int next = 0; next < 2; next++) {
        sent:
        for (int hasNext = 0; hasNext < 2; hasNext++) {
          if (co.yield(hasNext + next) > 20) {
            continue state;
          }
          self += BUSY;
          if (co.yield(hasNext + next) > 50) {
            break state;
          }
          if (self > 10) {
            break sent;
          }
        }
      }
      try {
        arm +=
            switch (co.yield(label)) {
              case 1 -> co.yield(arm);
              default -> ended;
            };
      } finally {
        up += co.yield(label);
      }
      IntSupplier sum = () -> state + s + result + current + value;
      String all = "" + state + s + sent + raised + self + label + access + current + result;
      return all + value + BUSY + FAILED + arm + ended + sum.getAsInt() + hidden();
    }

    @Coroutine
    Object classes(Co<Object, Integer> co) {
      class Run {
        int n = 1;
      }
      class CoroutineFrame {
        int n = 2;
      }
      class Throwable {
        int n = 3;
      }
      class Override {
        int n = 4;
      }
      class Classes {
        int n = 5;
      }
      class String {
        int n = 6;
      }
      class Integer {
        int n = 7;
      }
      class Object {
        int n = 8;
      }
      class SuppressWarnings {
        int n = 9;
      }
      class Access {
        int n = 10;
      }
      Run a = new Run();
      CoroutineFrame b = new CoroutineFrame();
      Throwable c = new Throwable();
      Override d = new Override();
      Classes e = new Classes();
      var f = new String();
      Integer g = new Integer();
      Object h = new Object();
      SuppressWarnings i = new SuppressWarnings();
      Access j = new Access();
      co.yield(a.n + b.n + c.n + d.n + e.n);
      int n = co.yield(hidden()) + a.n + b.n + c.n + d.n + e.n + f.n + g.n + h.n + i.n + j.n;
      return co.yield(n + f.n + g.n + h.n + i.n + j.n) + hidden();
    }

    @Coroutine
    <Object, String, Integer, Access, Run> java.lang.Object parameters(
        Co<java.lang.Object, java.lang.Integer> co,
        Object object,
        String string,
        Integer integer,
        Access access,
        Run run) {
      Object kept = object;
      String text = string;
      co.yield(kept);
      var all = List.of(kept, text, integer, access, run);
      place++;
      return all.toString() + co.yield(text) + hidden();
    }

    @Generator
    <Override, Throwable> void generate(
        Yielder<? super Throwable> out, Throwable throwable, Override override) {
      for (int i = 0; i < 3; i++) {
        out.yield(throwable);
        place++;
      }
      log(override);
    }
  }

  static final class Packages extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      class dev {
        int n = 3;
      }
      class java {
        int n = 4;
      }
      dev d = new dev();
      java j = new java();
      List<Object> list = List.of(d.n, j.n);
      int n = co.yield(list) + d.n + j.n;
      return co.yield(n) + d.n + j.n;
    }
  }

  static final class Hidden extends Scene {
    private static final int[] toString = {1};
    private static final int[] hashCode = {2};
    private static final int[] wait = {3};
    private static final int[] clone = {3};

    private void fail(Exception thrown, int self, int self_) throws Exception {
      throw new Exception(thrown.getMessage() + (self + self_));
    }

    private static Hidden of(Hidden self, int thrown) {
      toString[0] = thrown;
      return self;
    }

    private static int ignoring(int ignored) {
      return ignored;
    }

    final class Part {
      final int n;

      Part(int n) {
        this.n = n;
      }
    }

    @Coroutine
    Object obscuring(Co<Object, Integer> co) {
      int NameClashTest = 1;
      int Scene = 2;
      int java = 3;
      Object String = "s";
      int Objects = 4;
      log(co.yield(NameClashTest) + NameClashTest);
      Hidden other = new Hidden();
      Part part = other.new Part(co.yield(Scene) - 20 + java);
      String s = String + "" + part.n;
      co.yield(java);
      log(Objects);
      return s + Objects;
    }

    private static String sneak(Throwable t) {
      return t.getMessage() + toString[0];
    }

    @SuppressWarnings("static")
    @Coroutine
    Object body(Co<Object, Integer> co) {
      toString[0] = 1;
      int sum = toString[0] + hashCode[0] + wait[0] + clone[0];
      co.yield(of(this, co.yield(sum) + 2).toString[0]);
      try {
        fail(new Exception("thrown"), 1, 2);
      } catch (Exception e) {
        co.yield(e.getMessage());
      }
      co.yield(of(this, 5).ignoring(5));
      return sneak(new Exception("sneak4"));
    }
  }
}
