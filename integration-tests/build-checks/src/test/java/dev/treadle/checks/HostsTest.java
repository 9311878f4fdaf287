package dev.treadle.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.treadle.checks.Compilation.Host;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What each compiler makes of templates, run. */
final class HostsTest {
  @TempDir Path directory;

  /** Class members with a {@code static Object run()}, and what it must return. */
  private static Stream<Arguments> programs() {
    return Stream.of(
            new String[] {
              "values",
              """
              @Generator static void range(Yielder<Integer> out, int from, int to) {
                for (int i = from; i < to; i++) { out.yield(i); }
              }
              static Object run() {
                StringBuilder s = new StringBuilder();
                for (int i : ACoroutines.range(1, 5)) { s.append(i); }
                ACoroutines.range(5, 8).forEach(s::append);
                return s + "" + ACoroutines.range(0, 3).stream().toList();
              }
              """,
              "1234567[0, 1, 2]"
            },
            new String[] {
              "send",
              """
              @Coroutine static double average(Co<Double, Double> co) {
                double sum = 0; int n = 0; double mean = 0;
                while (true) {
                  Double x = co.yield(mean);
                  if (x == null) { return mean; }
                  sum += x;
                  mean = sum / ++n;
                }
              }
              static Object run() {
                Routine<Double, Double, Double> r = ACoroutines.average();
                r.next(); r.send(10.0);
                return r.send(20.0) + " " + r.resume() + " " + r.result();
              }
              """,
              "15.0 false 15.0"
            },
            new String[] {
              "raise and close",
              """
              private static String log = "";
              @Coroutine static String guarded(Co<String, String> co) throws java.io.IOException {
                try {
                  return co.yield("a") + co.yield("b");
                } catch (IllegalStateException e) {
                  return co.yield("caught " + e.getMessage());
                } finally {
                  log += "finally ";
                }
              }
              static Object run() {
                Routine<String, String, String> r = ACoroutines.guarded();
                r.next();
                String caught = r.raise(new IllegalStateException("x"));
                r.resume("end");
                Routine<String, String, String> s = ACoroutines.guarded();
                s.next();
                s.close();
                return caught + " " + r.result() + " " + log + s.status();
              }
              """,
              "caught x end finally finally CLOSED"
            },
            new String[] {
              "private members",
              """
              private int count = 1;
              private static String twice(String s) { return s + s; }
              private A() { }
              private int next(int by) { return count += by; }
              @Generator void counting(Yielder<String> out) {
                out.yield("" + count++);
                out.yield(twice("" + next(10)));
                this.count *= 2;
                out.yield("" + new A().count + count);
              }
              static Object run() { return ACoroutines.counting(new A()).stream().toList(); }
              """,
              "[1, 1212, 124]"
            },
            new String[] {
              "generics",
              """
              static class Tree<T extends Comparable<T>> {
                final T value; final Tree<T> left; final Tree<T> right;
                Tree(Tree<T> left, T value, Tree<T> right) {
                  this.left = left; this.value = value; this.right = right;
                }
                @Generator final void inorder(Yielder<? super T> out) {
                  if (left != null) { left.inorder(out); }
                  out.yield(value);
                  if (right != null) { right.inorder(out); }
                }
              }
              @Generator @SafeVarargs
              static <T, L extends java.util.List<? extends T>> void all(Yielder<T> out, L... lists) {
                for (L list : lists) { for (T t : list) { out.yield(t); } }
              }
              static Object run() {
                Tree<Integer> t = new Tree<>(new Tree<>(null, 1, null), 2, new Tree<>(null, 3, null));
                Sequence<? super Integer> s = A_TreeCoroutines.inorder(t);
                Sequence<Number> n = ACoroutines.all(java.util.List.of(1), java.util.List.of(2));
                return s.stream().toList() + "" + n.stream().toList();
              }
              """,
              "[1, 2, 3][1, 2]"
            },
            new String[] {
              "inner classes",
              """
              private String name = "outer";
              final class Inner {
                String name = "inner";
                final class Most {
                  private String name = "most";
                  @Generator void names(Yielder<String> out) {
                    out.yield(name);
                    out.yield(Inner.this.name);
                    out.yield(A.this.name);
                    A.this.name = "changed";
                  }
                }
              }
              static Object run() {
                A a = new A();
                return A_Inner_MostCoroutines.names(a.new Inner().new Most()).stream().toList() + a.name;
              }
              """,
              "[most, inner, outer]changed"
            },
            new String[] {
              "lambdas",
              """
              @Generator static void captured(Yielder<java.util.function.Supplier<String>> out) {
                for (String s : new String[] {"a", "b"}) {
                  int n = s.length();
                  out.yield(() -> s + n);
                  out.yield(new java.util.function.Supplier<String>() {
                    @Override public String get() { return s + s; }
                  });
                }
              }
              static Object run() {
                return ACoroutines.captured().stream().toList().stream()
                    .map(java.util.function.Supplier::get).toList();
              }
              """,
              "[a1, aa, b1, bb]"
            },
            new String[] {
              "switch",
              """
              enum Color { RED, GREEN }
              @Coroutine static String choose(Co<String, Object> co) {
                String s = "";
                switch (Color.valueOf((String) co.yield("color"))) {
                  case RED: s += co.yield("was red");
                  case GREEN: s += "!"; break;
                  default: s = "never";
                }
                int n = switch (s) {
                  case "x!" -> { Object o = co.yield("x"); yield (Integer) o; }
                  case "!" -> 2;
                  default -> 3;
                };
                return s + n;
              }
              static Object run() {
                Routine<String, Object, String> r = ACoroutines.choose();
                String t = r.next() + "," + r.send("RED") + "," + r.send("x");
                r.resume(7);
                return t + "," + r.result();
              }
              """,
              "color,was red,x,x!7"
            },
            new String[] {
              "try",
              """
              private static String log = "";
              record Res(String name) implements AutoCloseable {
                @Override public void close() { log += "-" + name; }
              }
              @Generator static void resources(Yielder<String> out) {
                try (Res a = new Res("a"); Res b = new Res("b")) {
                  out.yield(a.name() + b.name());
                  throw new IllegalStateException("x");
                } catch (IllegalStateException e) {
                  out.yield(log);
                } finally {
                  out.yield("f");
                  log += "+";
                }
              }
              static Object run() {
                return ACoroutines.resources().stream().toList() + log;
              }
              """,
              "[ab, -b-a, f]-b-a+"
            },
            new String[] {
              "local classes",
              """
              @Generator static void locals(Yielder<Object> out, int start) {
                int base = start * 2;
                class Counter {
                  int n = base;
                  int next() { return n++; }
                }
                record Pair(int a, int b) { }
                Counter c = new Counter();
                out.yield(c.next());
                out.yield(new Pair(c.next(), c.next()));
                out.yield(new Object() { int hidden = base + 1; }.hidden);
              }
              static Object run() { return ACoroutines.locals(5).stream().toList(); }
              """,
              "[10, Pair[a=11, b=12], 11]"
            },
            new String[] {
              "accepted: dead code, jumps out of a switch, empty statements",
              """
              @Coroutine static int dead(Co<Object, Integer> co) {
                final boolean D = false;
                if (D) { co.yield(1); }
                o: while (true) { switch (co.yield("k")) { default: break o; } }
                co.yield(2); ; { { } } l: { }
                return 3;
              }
              @Coroutine static String none(Co<Object, Integer> co) { return "none"; }
              @Coroutine static String never(Co<Object, Integer> co) {
                if (false) { co.yield(1); }
                return "never";
              }
              @Coroutine static Object ends(Co<Object, Integer> co) {
                try { co.yield(1); } finally { throw new IllegalStateException("end"); }
              }
              static Object run() {
                Routine<Object, Integer, Integer> r = ACoroutines.dead();
                String s = "" + r.next() + r.send(7) + r.resume() + r.result();
                Routine<Object, Integer, String> n = ACoroutines.none(), v = ACoroutines.never();
                s += n.resume() + n.result() + v.resume() + v.result();
                Routine<Object, Integer, Object> e = ACoroutines.ends();
                e.next();
                try { e.resume(1); } catch (IllegalStateException x) { s += x.getMessage(); }
                return s;
              }
              """,
              "k2false3falsenonefalseneverend"
            },
            new String[] {
              "accepted: suspensions in unusual places",
              """
              @Coroutine static Object places(Co<Object, Object> co) throws Exception {
                synchronized (co.yield("m")) { }
                int[] a = new int[(Integer) co.yield("dim")];
                try (AutoCloseable r = (AutoCloseable) co.yield("res")) { a[0] = 1; }
                boolean asserted = false;
                assert asserted : co.yield("detail");
                return a.length;
              }
              static Object run() {
                Routine<Object, Object, Object> r = ACoroutines.places();
                String s = "" + r.next() + r.send("lock") + r.send(3);
                AutoCloseable c = () -> { };
                if (r.resume(c)) { s += "detail"; try { r.resume("d"); } catch (AssertionError e) { } }
                else { s += "detail"; }
                return s;
              }
              """,
              "mdimresdetail"
            })
        .flatMap(p -> Stream.of(Host.values()).map(host -> Arguments.of(host, p[0], p[1], p[2])));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("programs")
  void compiledAndRun(Host host, String name, String members, String result) throws Exception {
    Compilation compilation =
        new Compilation(host, directory)
            .file(
                "p/A.java",
                "package p; import dev.treadle.*; import dev.treadle.annotation.*;\n"
                    + "class A {\n"
                    + members.replace("@Generator void", "@Generator final void")
                    + "}\n")
            .run()
            .succeeds();
    assertEquals(java.util.List.of(), compilation.ours());
    assertEquals(result, String.valueOf(compilation.call("p.A", "run")));
  }
}
