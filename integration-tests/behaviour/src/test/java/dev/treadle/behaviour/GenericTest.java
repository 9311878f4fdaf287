package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;
import static dev.treadle.behaviour.Case.generator;
import static dev.treadle.behaviour.Case.procedure;

import dev.treadle.Co;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Templates with type parameters of their own and of their classes, wildcard contexts, overloads
 * and varargs.
 */
final class GenericTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            generator(
                    "type parameter",
                    Plain::new,
                    (Plain s, Yielder<String> out) -> Plain.twice(out, List.of("a", "b")),
                    s -> GenericTest_PlainCoroutines.twice(List.of("a", "b")))
                .drive("+", ">a <null >a <null >b <null >b <null =null"),
            generator(
                    "bounded",
                    Plain::new,
                    (Plain s, Yielder<Integer> out) ->
                        Plain.rising(out, Arrays.asList(3, 1, 4, 1, 5, 9)),
                    s -> GenericTest_PlainCoroutines.rising(Arrays.asList(3, 1, 4, 1, 5, 9)))
                .drive("+", ">3 <null >4 <null >5 <null >9 <null =null"),
            coroutine(
                    "result of a type parameter",
                    Plain::new,
                    (Plain s, Co<String, Integer> co) -> Plain.pick(co, "x", "y", "z"),
                    s -> GenericTest_PlainCoroutines.pick("x", "y", "z"))
                .drive("n s1", ">x|y|z <1 =y"),
            coroutine(
                    "safe variable number of arguments",
                    Plain::new,
                    (Plain s, Co<Integer, Integer> co) -> Plain.choose(co, List.of(4), List.of(2)),
                    s -> GenericTest_PlainCoroutines.choose(List.of(4), List.of(2)))
                .drive("n s1", ">2 <1 =[2]"),
            coroutine(
                    "recursive bound",
                    Plain::new,
                    (Plain s, Co<Integer, Integer> co) -> Plain.largest(co, List.of(4, 2, 8)),
                    s -> GenericTest_PlainCoroutines.largest(List.of(4, 2, 8)))
                .gives(">4 <10 >4 <20 >8 <30 =8"),
            procedure(
                    "wildcard context",
                    Plain::new,
                    (Plain s, Co<Integer, Number> co) -> Plain.wild(co, 3),
                    s -> GenericTest_PlainCoroutines.wild(3))
                .gives(">1 <10 >2 <20 >3 <30 =null"),
            generator(
                    "wildcard yielder",
                    Plain::new,
                    (Plain s, Yielder<String> out) -> Plain.words(out, "a b"),
                    s -> GenericTest_PlainCoroutines.words("a b"))
                .drive("+", ">a <null >b <null =null"),
            generator(
                    "overload int",
                    Plain::new,
                    (Plain s, Yielder<Object> out) -> s.over(out, 1),
                    s -> GenericTest_PlainCoroutines.over(s, 1))
                .drive("+", ">int1 <null =null"),
            generator(
                    "overload long",
                    Plain::new,
                    (Plain s, Yielder<Object> out) -> s.over(out, 1L),
                    s -> GenericTest_PlainCoroutines.over(s, 1L))
                .drive("+", ">long1 <null >int2 <null =null"),
            generator(
                    "overload String",
                    Plain::new,
                    (Plain s, Yielder<Object> out) -> s.over(out, "s"),
                    s -> GenericTest_PlainCoroutines.over(s, "s"))
                .drive("+", ">String s <null >long1 <null >int2 <null =null"),
            generator(
                    "overload none",
                    Plain::new,
                    (Plain s, Yielder<Object> out) -> s.over(out),
                    GenericTest_PlainCoroutines::over)
                .drive("+", ">none <null =null"),
            coroutine(
                    "overloads of functions",
                    Plain::new,
                    Plain::functions,
                    GenericTest_PlainCoroutines::functions)
                .gives(">text <10 >10 <20 =none 3"),
            coroutine(
                    "varargs none",
                    Plain::new,
                    (Plain s, Co<Object, Integer> co) -> s.variable(co, "p"),
                    s -> GenericTest_PlainCoroutines.variable(s, "p"))
                .gives("=p0"),
            coroutine(
                    "varargs two",
                    Plain::new,
                    (Plain s, Co<Object, Integer> co) -> s.variable(co, "p", 1, 2),
                    s -> GenericTest_PlainCoroutines.variable(s, "p", 1, 2))
                .gives(">1 <10 >2 <20 =p2"),
            coroutine(
                    "varargs array",
                    Plain::new,
                    (Plain s, Co<Object, Integer> co) -> s.variable(co, "p", new int[] {3}),
                    s -> GenericTest_PlainCoroutines.variable(s, "p", new int[] {3}))
                .gives(">3 <10 =p1"),
            coroutine(
                    "varargs called",
                    Plain::new,
                    Plain::callsVariable,
                    GenericTest_PlainCoroutines::callsVariable)
                .gives(">a <10 >b <20 >10 <30 >20 <40 >7 <50 >8 <60 =q2r0s2"),
            generator(
                    "generic class",
                    Trees::new,
                    (s, out) -> s.tree.inorder(out),
                    s -> GenericTest_TreeCoroutines.inorder(s.tree))
                .drive("+", ">1 <null >2 <null >3 <null >4 <null >5 <null =null")
                .drive(
                    "q n q q n tX", "?true >1 ?true ?true <null >2 [throw] !RuntimeException(T)"),
            coroutine(
                    "generic class with a sent type",
                    Trees::new,
                    (s, co) -> s.tree.fold(co, 0, (a, b) -> a + b),
                    s -> GenericTest_TreeCoroutines.fold(s.tree, 0, (a, b) -> a + b))
                .gives(">1 <10 >2 <20 >3 <30 >4 <40 >5 <50 =150"),
            generator(
                    "inner class of a generic class",
                    Trees::new,
                    (s, out) -> s.tree.new View().pairs(out, "k"),
                    s -> GenericTest_Tree_ViewCoroutines.pairs(s.tree.new View(), "k"))
                .drive("+", ">k=1 <null >k=2 <null >k=3 <null >k=4 <null >k=5 <null =null"),
            coroutine(
                    "inference in a body",
                    Plain::new,
                    Plain::inference,
                    GenericTest_PlainCoroutines::inference)
                .gives(">[b, a] <10 >{10=[aa, bb]} <20 =[a, b] 20 cab"),
            coroutine(
                    "captured wildcards",
                    Plain::new,
                    Plain::captured,
                    GenericTest_PlainCoroutines::captured)
                .gives(">1 <10 >x <20 =[x, 1] java.lang.String"))
        .map(Case::tests);
  }

  static final class Plain extends Scene {
    @Coroutine
    @SuppressWarnings("overloads")
    static Object asked(Co<Object, Integer> co, Predicate<String> question) {
      return co.yield("text") + (question.test("") ? " some" : "none");
    }

    @Coroutine
    @SuppressWarnings("overloads")
    static Object asked(Co<Object, Integer> co, Function<String, Integer> question) {
      return question.apply("abc") + 0 * co.yield(10);
    }

    @Coroutine
    Object functions(Co<Object, Integer> co) {
      return ((String) asked(co, (String text) -> !text.isEmpty())).substring(2)
          + " "
          + asked(co, (String text) -> text.length());
    }

    @Generator
    static <T> void twice(Yielder<T> out, Iterable<? extends T> values) {
      for (T value : values) {
        out.yield(value);
        out.yield(value);
      }
    }

    @Generator
    static <T extends Comparable<? super T>> void rising(Yielder<? super T> out, List<T> values) {
      T last = null;
      for (T value : values) {
        if (last == null || value.compareTo(last) > 0) {
          last = value;
          out.yield(value);
        }
      }
    }

    @SuppressWarnings("varargs")
    @SafeVarargs
    @Coroutine
    static <T extends CharSequence> T pick(Co<String, Integer> co, T... choices) {
      return choices[co.yield(String.join("|", choices))];
    }

    @SafeVarargs
    @Coroutine
    static <T> List<T> choose(Co<Integer, Integer> co, List<T>... lists) {
      return lists[co.yield(lists.length)];
    }

    @Coroutine
    static <T extends Comparable<T>, L extends List<T>> T largest(Co<T, Integer> co, L from) {
      T best = from.get(0);
      for (T t : from) {
        best = t.compareTo(best) > 0 ? t : best;
        int ignored = co.yield(best);
      }
      return best;
    }

    @Coroutine
    static void wild(Co<? super Integer, ? extends Number> co, int n) {
      double sum = 0;
      for (int i = 1; i <= n; i++) {
        Number sent = co.yield(i);
        sum += sent.doubleValue();
      }
    }

    @Generator
    static void words(Yielder<? super String> out, CharSequence text) {
      for (String word : text.toString().split(" ")) {
        out.yield(word);
      }
    }

    @Generator
    void over(Yielder<Object> out) {
      out.yield("none");
    }

    @Generator
    void over(Yielder<Object> out, int n) {
      out.yield("int" + n);
    }

    @Generator
    void over(Yielder<Object> out, long n) {
      out.yield("long" + n);
      over(out, (int) n + 1);
    }

    @Generator
    void over(Yielder<Object> out, String s) {
      out.yield("String " + s);
      over(out, (long) s.length());
    }

    @Coroutine
    Object variable(Co<Object, Integer> co, String prefix, int... rest) {
      for (int x : rest) {
        co.yield(x);
      }
      return prefix + rest.length;
    }

    @Coroutine
    Object callsVariable(Co<Object, Integer> co) {
      Object two = variable(co, "q", co.yield("a"), co.yield("b"));
      Object none = variable(co, "r");
      int[] array = {7, 8};
      return "" + two + none + variable(co, "s", array);
    }

    @Coroutine
    Object inference(Co<Object, Integer> co) {
      var list = new ArrayList<>(List.of("b", "a"));
      int n = co.yield(list);
      Map<Integer, List<String>> map = new TreeMap<>();
      map.computeIfAbsent(n, k -> new ArrayList<>()).addAll(List.of("aa", "bb"));
      var sent = co.yield(map);
      list.sort(Comparator.naturalOrder());
      Function<String, Function<String, String>> curried = a -> b -> a + b;
      return list + " " + sent + " " + curried.apply("c").apply(list.get(0)) + list.get(1);
    }

    @Coroutine
    Object captured(Co<Object, Integer> co) {
      List<?> unknown = new ArrayList<>(List.of(1, "x"));
      for (var each : unknown) {
        co.yield(each);
      }
      swap(unknown);
      Class<? extends Object> type = unknown.get(0).getClass();
      return unknown + " " + type.getName();
    }

    private static <E> void swap(List<E> list) {
      list.add(list.remove(0));
    }
  }

  static final class Trees extends Scene {
    final Tree<Integer> tree = Tree.of(1, 5);
  }

  static final class Tree<T extends Comparable<T>> implements Iterable<T> {
    private final Tree<T> left;
    private final T value;
    private final Tree<T> right;

    Tree(Tree<T> left, T value, Tree<T> right) {
      this.left = left;
      this.value = value;
      this.right = right;
    }

    static Tree<Integer> of(int low, int high) {
      int middle = (low + high) / 2;
      return low > high ? null : new Tree<>(of(low, middle - 1), middle, of(middle + 1, high));
    }

    @Generator
    void inorder(Yielder<T> out) {
      if (left != null) {
        left.inorder(out);
      }
      out.yield(value);
      if (right != null) {
        right.inorder(out);
      }
    }

    interface Folding<A, B> {
      A fold(A a, B b);
    }

    @Coroutine
    <A> A fold(Co<T, A> co, A start, Folding<A, A> folding) {
      A a = left == null ? start : left.fold(co, start, folding);
      a = folding.fold(a, co.yield(value));
      return right == null ? a : right.fold(co, a, folding);
    }

    @Override
    public Iterator<T> iterator() {
      return GenericTest_TreeCoroutines.inorder(this).iterator();
    }

    final class View {
      @Generator
      <K> void pairs(Yielder<Map.Entry<K, T>> out, K key) {
        for (T t : Tree.this) {
          out.yield(Map.entry(key, t));
        }
      }
    }
  }
}
