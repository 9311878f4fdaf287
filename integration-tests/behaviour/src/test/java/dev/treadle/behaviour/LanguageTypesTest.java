package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.lang.annotation.ElementType;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Corners of the language that are about types, constants and arrays. */
@SuppressWarnings({"strictfp", "unchecked", "unused", "lossy-conversions"})
final class LanguageTypesTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                "consts",
                Bodies::new,
                (s, co) -> Bodies.consts(co),
                s -> LanguageTypesTest_BodiesCoroutines.consts()),
            coroutine(
                "arrays",
                Bodies::new,
                (s, co) -> Bodies.arrays(co),
                s -> LanguageTypesTest_BodiesCoroutines.arrays()),
            coroutine(
                "instances",
                Bodies::new,
                (s, co) -> Bodies.instances(co, "str"),
                s -> LanguageTypesTest_BodiesCoroutines.instances("str")),
            coroutine(
                "annos",
                Bodies::new,
                (s, co) -> Bodies.annos(co, "p"),
                s -> LanguageTypesTest_BodiesCoroutines.annos("p")),
            coroutine(
                "wild",
                Bodies::new,
                (s, co) ->
                    Bodies.wild(
                        co, List.of(1, 2.5), new HashMap<>(Map.of("a", (Object) 3)), Integer.class),
                s ->
                    LanguageTypesTest_BodiesCoroutines.wild(
                        List.of(1, 2.5), new HashMap<>(Map.of("a", (Object) 3)), Integer.class)))
        .map(Case::tests);
  }

  static final class Bodies extends Scene {
    @Target(ElementType.TYPE_USE)
    @interface TU {
      int value() default 0;
    }

    @Target(ElementType.LOCAL_VARIABLE)
    @interface LV {}

    static String va(Object... xs) {
      return "v" + (xs == null ? "null" : xs.length);
    }

    static String vi(int a, int... xs) {
      return "i" + a + xs.length;
    }

    @Coroutine
    static strictfp Object consts(Co<Object, Integer> co) {
      final int k = 5;
      byte x = k;
      final String S = "a" + k;
      final byte bb = 3;
      byte b = 1;
      b += co.yield("b");
      b++;
      b = k;
      b += 300;
      b <<= 1;
      b = (byte) (b + co.yield(b));
      char c = 'a';
      c += 1;
      c += co.yield(c);
      c++;
      c = k + 60;
      c -= 'a' - co.yield('q');
      short s = bb;
      s *= co.yield(s);
      s >>>= 1;
      s ^= 0xFFFF;
      switch (co.yield(S)) {
        case k:
          co.yield("k");
          break;
        case k + 1:
          co.yield("k1");
          break;
        default:
          co.yield("d");
      }
      switch ("a5") {
        case S -> co.yield("S");
        default -> co.yield("no");
      }
      Integer boxed = null;
      Byte by = bb;
      Character ch = 65;
      Short sh = (short) 4;
      by++;
      ch++;
      final Integer nk = 10;
      long l = Integer.MAX_VALUE + 1L;
      float f = 1f / 3;
      f += co.yield(f);
      double d = f;
      d %= 0.7;
      int i = 'a' + bb;
      i += 3.7;
      i -= co.yield(i) * 1.5;
      i <<= 33;
      l >>= co.yield(l);
      l += 1.5f;
      try {
        int z = boxed + co.yield("z");
      } catch (NullPointerException e) {
        co.yield("npe");
      }
      try {
        boxed += co.yield("z");
      } catch (NullPointerException e) {
        co.yield("npe");
      }
      try {
        boxed++;
      } catch (NullPointerException e) {
        co.yield("npe");
      }
      boolean t = true;
      t &= co.yield("t") > 5;
      t |= co.yield("t2") > 5;
      t ^= co.yield("t3") > 5;
      return x + " " + b + c + s + by + ch + sh + l + f + d + i + t + nk + (S == "a5");
    }

    @Coroutine
    static Object arrays(Co<Object, Integer> co) {
      Object[] o = new String[2];
      try {
        o[co.yield("i") / 10] = co.yield("v");
      } catch (ArrayStoreException | ArrayIndexOutOfBoundsException e) {
        co.yield(e.getClass().getSimpleName());
      }
      try {
        o[5] = co.yield("v");
      } catch (ArrayStoreException | ArrayIndexOutOfBoundsException e) {
        co.yield(e.getClass().getSimpleName());
      }
      Object[] n = null;
      try {
        n[0] = co.yield("v");
      } catch (NullPointerException e) {
        co.yield("NPE");
      }
      co.yield(
          va("x", co.yield(2))
              + va()
              + va((Object[]) null)
              + vi(co.yield(4), 2, 3)
              + vi(co.yield(4))
              + vi(1, new int[] {co.yield(5)})
              + va((Object) null, co.yield(3))
              + va(new Object[] {1, co.yield(3)}));
      int[] arr[] = {{1, co.yield(4)}, null}, dims = new int[co.yield(1) / 10 % 3];
      try {
        int[] neg = new int[-co.yield("neg")];
      } catch (NegativeArraySizeException e) {
        co.yield("neg");
      }
      arr[0][0] += arr[0][1]++ + co.yield("x");
      return Arrays.deepToString(arr)
          + dims.length
          + String.format("%s-%s", co.yield("a"), co.yield("b"));
    }

    @Coroutine
    static Object instances(Co<Object, Integer> co, Object o) {
      if (!(o instanceof String s)) {
        co.yield("no");
        return "none";
      }
      co.yield(s.length());
      if (o instanceof String t && co.yield(t) > 5 && t.length() > 0) {
        co.yield(t);
      } else {
        co.yield("else");
      }
      while (!(o instanceof Integer i)) {
        o = co.yield(s);
      }
      co.yield(i + 1);
      boolean q = o instanceof Integer j && j > co.yield(j);
      for (; !(o instanceof Long w); ) o = (long) co.yield("w");
      Object z = o instanceof final Long y ? y + co.yield(y) : "n";
      return q + " " + i + w + z;
    }

    @Coroutine
    static Object annos(Co<Object, Integer> co, @TU String p) {
      @LV
      final @TU(1) String a = p;
      @LV
      @SuppressWarnings("unchecked")
      List<@TU String> l = (List<String>) (List<?>) List.of("a");
      co.yield(1);
      @TU String @TU [] arr = {"x"};
      for (@LV @TU(3) String s : l) {
        co.yield(s);
      }
      Map<@TU String, ? extends @TU Object> m = Map.of();
      Object o = a;
      String q = (@TU String) o;
      try {
        co.yield(m);
      } catch (@TU RuntimeException e) {
        co.yield(e);
      }
      Supplier<List<@TU String>> mk = ArrayList<@TU String>::new;
      Function<@TU Integer, Integer> fn = (@TU Integer z) -> z;
      if (o instanceof @TU String t) {
        co.yield(t);
      }
      var v = new @TU ArrayList<@TU String>();
      co.yield(v);
      v.add("k");
      String u = Bodies.<@TU String>id(a);
      return a + l + arr[0] + q + mk.get() + fn.apply(1) + v + u;
    }

    static <T> T id(T t) {
      return t;
    }

    @Coroutine
    static Object wild(
        Co<Object, Integer> co,
        List<? extends Number> l,
        Map<String, ? super Integer> m,
        Class<?> k) {
      var e = l.get(0);
      co.yield(e.intValue());
      var it = l.iterator();
      co.yield(it.hasNext());
      var ent = m.entrySet();
      for (var x : ent) {
        co.yield(x.getKey());
        var v = x.getValue();
        co.yield(v);
      }
      var sup = m.get("a");
      co.yield(sup);
      var c = k;
      co.yield(c);
      var ks = k.getSuperclass();
      co.yield(ks);
      var cc = e.getClass();
      co.yield(cc.getSimpleName());
      var cmp = Comparator.comparing((String q) -> q.length());
      co.yield(cmp.compare("a", "bb"));
      var st = l.stream().map(x -> List.of(x));
      co.yield("st");
      var lst = st.toList();
      co.yield(lst);
      m.put("z", 1);
      return it.next() + "" + e + lst.get(0).get(0).doubleValue() + cc.getName() + ks;
    }
  }
}
