package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;
import static dev.treadle.behaviour.Case.procedure;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Patterns among other statements and expressions: nested, in operands, in lambdas, in handlers.
 */
final class PatternMixTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine("plain", Plain::new, Plain::body, PatternMixTest_PlainCoroutines::body),
            coroutine("nested", Nested::new, Nested::body, PatternMixTest_NestedCoroutines::body),
            coroutine(
                "operands", Operands::new, Operands::body, PatternMixTest_OperandsCoroutines::body),
            coroutine(
                "accessors",
                Accessors::new,
                Accessors::body,
                PatternMixTest_AccessorsCoroutines::body),
            coroutine(
                "returns", Returns::new, Returns::body, PatternMixTest_ReturnsCoroutines::body),
            procedure(
                "handlers", Handlers::new, Handlers::body, PatternMixTest_HandlersCoroutines::body),
            coroutine(
                "written", Written::new, Written::body, PatternMixTest_WrittenCoroutines::body),
            coroutine(
                "wildcards",
                Wildcards::new,
                Wildcards::body,
                PatternMixTest_WildcardsCoroutines::body),
            coroutine(
                "delegated",
                Delegated::new,
                Delegated::body,
                PatternMixTest_DelegatedCoroutines::body))
        .map(Case::tests);
  }

  record Pair<A, B>(A a, B b) {}

  sealed interface Tree permits Leaf, Fork {}

  record Leaf(int value) implements Tree {}

  record Fork(Tree left, Tree right) implements Tree {}

  /** What suspends nowhere, beside suspensions: guards need variables that are assigned once. */
  static final class Plain extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int limit = co.yield("limit");
      String all = "";
      for (Object o : new Object[] {1, 50, "x", new Pair<>(7, 8), null}) {
        int seen = co.yield(all);
        switch (o) {
          case Integer i
          when i > limit && i < seen + 100:
            all += "big" + i;
            break;
          case Integer i:
            i++;
            all += i;
            break;
          case Pair(Integer a, var b)
          when a + limit > 0 && o instanceof Pair<?, ?> p && p.b() == b:
            all += a + "" + p;
            break;
          case null, default:
            all += "none";
        }
        Supplier<String> later =
            () ->
                switch (o) {
                  case Integer i when i > limit -> "more" + i;
                  case Pair(var a, Integer b) when b > seen -> a + "" + b;
                  case null -> "null" + seen;
                  default -> o.toString();
                };
        co.yield("between");
        all += later.get();
        all += o instanceof Pair(Integer a, Integer b) ? a + b + limit : limit;
      }
      return all;
    }
  }

  static final class Nested extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      String all = "";
      for (Tree t :
          List.of(new Leaf(1), new Fork(new Leaf(2), new Fork(new Leaf(3), new Leaf(4))))) {
        all +=
            switch (t) {
              case Leaf(int v) -> "l" + v + co.yield(v);
              case Fork(Leaf(int v), Tree right) when right instanceof Fork(var l, var r) -> {
                String inner =
                    switch (l) {
                      case Leaf(int w) when w + v > co.yield("inner") -> "never";
                      case Leaf leaf -> {
                        switch (r) {
                          case Leaf(int w) -> {
                            all += "in" + w;
                            co.yield(w);
                          }
                          case Fork f -> co.yield(f);
                        }
                        yield "leaf" + leaf + co.yield("leaf");
                      }
                      case Fork f -> "f";
                    };
                yield inner + v + r;
              }
              case Fork(var l, var r) when l.equals(r) && co.yield("same") > 0 -> "same";
              case Fork f -> "fork" + co.yield(f);
            };
      }
      return all;
    }
  }

  static final class Operands extends Scene {
    private int n;

    private int next(String what) {
      log(what);
      return ++n;
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      Object o = new Pair<>("k", 2);
      int[] cells = new int[3];
      cells[next("index") % 3] +=
          next("left")
              + switch (o) {
                case Pair(String s, Integer i) when next("guard") > 0 && co.yield(s) > 0 ->
                    i + next("arm") + co.yield(i);
                default -> next("default");
              };
      String text =
          next("a")
              + ""
              + (o instanceof Pair(var k, _) && co.yield(k) > 0 ? k : next("b"))
              + next("c");
      log(text);
      return Optional.of(
              switch (co.yield("last")) {
                case Integer i when i > 1000 -> "big";
                case Integer i -> i + cells[1] + text;
              })
          .map(s -> s + o)
          .get();
    }
  }

  record Noisy(int a, Object b) {
    @Override
    public int a() {
      Scene.log("a");
      if (a > 2) {
        throw new IllegalStateException("a" + a);
      }
      return a;
    }
  }

  static final class Accessors extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      String all = "";
      for (Object o :
          new Object[] {new Noisy(1, "x"), new Noisy(2, 3), new Noisy(3, 4), new Pair<>(1, null)}) {
        try {
          switch (o) {
            case Noisy(int a, String s) -> all += a + s + co.yield("one");
            default -> all += co.yield("rest");
          }
          if (o instanceof Noisy(var a, Integer b) && co.yield(a) > b) {
            all += a;
          }
          all +=
              switch (o) {
                case Noisy(int a, var b) when co.yield("guard") < 0 -> a;
                case Pair<?, ?>(var a, var b) when b == null -> co.yield("null") + "" + a;
                default -> "d" + co.yield("d");
              };
        } catch (MatchException e) {
          all += e.getCause().getMessage() + co.yield("match");
        }
      }
      return all;
    }
  }

  static final class Returns extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      while (true) {
        Tree t = co.yield("which") > 30 ? new Leaf(5) : new Fork(new Leaf(1), null);
        switch (t) {
          case Leaf(int v) when co.yield("enough") > 40 -> {
            return v;
          }
          case Leaf l -> throw new IllegalStateException(l.toString());
          case Fork(Leaf(var v), _) -> {
            if (v + co.yield(v) > 20) {
              continue;
            }
          }
          case Fork f -> {
            return f;
          }
        }
        log("again");
      }
    }
  }

  static final class Handlers extends Scene {
    @Coroutine
    void body(Co<Object, Integer> co) {
      Object o = new Pair<>("a", new Pair<>(1, 2));
      try {
        if (!(o instanceof Pair(String s, Pair(Integer a, Integer b)))) {
          return;
        }
        try {
          log(s + co.yield(a));
          throw new IllegalStateException(s + b);
        } finally {
          co.yield(b);
          log(s + a);
        }
      } catch (RuntimeException e) {
        switch ((Throwable) e) {
          case IllegalStateException x when x.getMessage().equals("a" + co.yield("message")) ->
              log("never");
          case IllegalStateException x -> log(x.getMessage() + co.yield("state"));
          case Throwable x -> log("other" + co.yield(x.getClass().getSimpleName()));
        }
      } finally {
        if (o instanceof Pair(var first, var rest) && co.yield(first) > 0) {
          log(first + "" + rest);
        }
      }
    }
  }

  /** As nobody writes it. */
  static final class Written extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      String all = "";
      for (Object o : new Object[] {new Pair<>(1, 2L), "s", 'c', 3.0f}) {
        switch (o) { // what it is
          case /* two */ Pair<?, ?>(final Integer a, Long b) // a pair
              when (a > 0 && co.yield(a) > 0) ->
              all += a + b; // both
          case final String when /* the type's, not the guard's */ when (when.length() > 0) ->
              all += when + co.yield(when);
          case PatternMixTest.Pair<?, ?> p when true -> all += p;
          case Character record -> all += record + co.yield(record);
          case java.lang.Float yield when yield.isNaN() -> all += co.yield("nan");
          default -> {
            /* nothing */
          }
        }
        boolean s =
            o instanceof /* a */ Pair<?, ?>(/* b */ var a, var /* c */ b) && co.yield(b) != a;
        all += s;
      }
      return all;
    }
  }

  static final class Wildcards extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      List<? extends Pair<? extends Number, ? super String>> list =
          List.of(new Pair<>(1, "a"), new Pair<>(2.5, new Object[0]));
      String all = "";
      for (var p : list) {
        all +=
            switch (p) {
              case Pair(var n, var o) when n.intValue() < 2 -> n.doubleValue() + co.yield(o);
              case Pair(Double d, Object[] array) -> d + array.length + co.yield(d);
              case Pair<? extends Number, ? super String> q -> q.a() + "" + co.yield("q");
            };
      }
      Function<Object, String> f = o -> o instanceof Pair(Integer i, var s) ? s + "" + i : "none";
      List<String> made = new ArrayList<>();
      for (Object o : list) {
        made.add(f.apply(o) + co.yield("made"));
      }
      return all + made;
    }
  }

  static final class Delegated extends Scene {
    @Coroutine
    static int sum(Co<Object, Integer> co, Tree tree) {
      return switch (tree) {
        case Leaf(int v) -> v + co.yield(v);
        case Fork(Tree l, Tree r) when sum(co, l) > 15 -> sum(co, r);
        case Fork(var l, var r) -> sum(co, l) + sum(co, r);
      };
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      Tree t = new Fork(new Fork(new Leaf(1), new Leaf(2)), new Leaf(3));
      return sum(co, t) + sum(co, new Leaf(4));
    }
  }
}
