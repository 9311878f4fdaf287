package dev.treadle.behaviour.pep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Cursor;
import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The programs that generators were shown off with. */
final class ClassicGeneratorsTest {
  record Tree(int label, @Nullable Tree left, @Nullable Tree right) {
    static @Nullable Tree of(List<Integer> labels) {
      if (labels.isEmpty()) {
        return null;
      }
      int i = labels.size() / 2;
      return new Tree(
          labels.get(i), of(labels.subList(0, i)), of(labels.subList(i + 1, labels.size())));
    }
  }

  /** A union of sets whose parents are found by a generator, as each set walks to its own. */
  static final class Disjoint {
    final String name;
    final Cursor<Disjoint> find;
    private @Nullable Disjoint parent;

    Disjoint(String name) {
      this.name = name;
      this.find = ClassicGeneratorsTest_TemplatesCoroutines.find(this).iterator();
    }

    Disjoint parent() {
      return find.next();
    }

    void union(Disjoint other) {
      Disjoint mine = parent();
      Disjoint theirs = other.parent();
      if (mine != theirs) {
        theirs.parent = mine;
      }
    }
  }

  static final class Templates {
    private Templates() {}

    @Generator
    static void inorder(Yielder<Integer> out, @Nullable Tree tree) {
      if (tree != null) {
        inorder(out, tree.left());
        out.yield(tree.label());
        out.yieldAll(ClassicGeneratorsTest_TemplatesCoroutines.inorder(tree.right()));
      }
    }

    /** Every subset of so many elements. */
    @Generator
    static void combinations(Yielder<List<Integer>> out, List<Integer> x, int k) {
      if (k > x.size()) {
        return;
      }
      if (k == 0) {
        out.yield(List.of());
        return;
      }
      int first = x.get(0);
      List<Integer> rest = x.subList(1, x.size());
      for (List<Integer> c : ClassicGeneratorsTest_TemplatesCoroutines.combinations(rest, k - 1)) {
        List<Integer> with = new ArrayList<>(c);
        with.add(0, first);
        out.yield(with);
      }
      combinations(out, rest, k);
    }

    @Generator
    static void from(Yielder<Integer> out, int n) {
      while (true) {
        out.yield(n++);
      }
    }

    @Generator
    static void excluding(Yielder<Integer> out, int n, Iterator<Integer> values) {
      while (values.hasNext()) {
        int i = values.next();
        if (i % n != 0) {
          out.yield(i);
        }
      }
    }

    /** Each prime adds a sieve in front of the next. */
    @Generator
    static void primes(Yielder<Integer> out) {
      Iterator<Integer> ints = ClassicGeneratorsTest_TemplatesCoroutines.from(2).iterator();
      while (true) {
        int prime = ints.next();
        out.yield(prime);
        ints = ClassicGeneratorsTest_TemplatesCoroutines.excluding(prime, ints).iterator();
      }
    }

    @Generator
    static void times(Yielder<Integer> out, int n, Iterable<Integer> values) {
      for (int value : values) {
        out.yield(n * value);
      }
    }

    @Generator
    static void merge(Yielder<Integer> out, Iterable<Integer> left, Iterable<Integer> right) {
      Iterator<Integer> ls = left.iterator();
      Iterator<Integer> rs = right.iterator();
      int l = ls.next();
      int r = rs.next();
      while (true) {
        out.yield(Math.min(l, r));
        if (l < r) {
          l = ls.next();
        } else if (l > r) {
          r = rs.next();
        } else {
          l = ls.next();
          r = rs.next();
        }
      }
    }

    /** The numbers 2^i 3^j 5^k in order, each made of earlier ones of the same list. */
    @Generator
    static void hamming(Yielder<Integer> out, LazyList me) {
      out.yield(1);
      out.yieldAll(
          ClassicGeneratorsTest_TemplatesCoroutines.merge(
              ClassicGeneratorsTest_TemplatesCoroutines.merge(
                  ClassicGeneratorsTest_TemplatesCoroutines.times(2, me),
                  ClassicGeneratorsTest_TemplatesCoroutines.times(3, me)),
              ClassicGeneratorsTest_TemplatesCoroutines.times(5, me)));
    }

    @Generator
    static void fibonacci(Yielder<Integer> out, LazyList me) {
      out.yield(1);
      out.yield(2);
      Iterator<Integer> earlier = me.iterator();
      Iterator<Integer> later = me.iterator();
      later.next();
      while (true) {
        out.yield(earlier.next() + later.next());
      }
    }

    @Generator
    static void find(Yielder<Disjoint> out, Disjoint me) {
      while (true) {
        if (me.parent != null) {
          break;
        }
        out.yield(me);
      }
      while (true) {
        Disjoint parent = me.parent;
        while (parent.parent != null) {
          parent = parent.parent;
        }
        out.yield(parent);
      }
    }

    /** All ways to choose, each choice seeing those before it. */
    @Generator
    static void conjoin(
        Yielder<int[]> out,
        List<Function<int[], ? extends Iterable<Integer>>> choices,
        int[] values,
        int i) {
      if (i == choices.size()) {
        out.yield(values);
      } else {
        for (int value : choices.get(i).apply(values)) {
          values[i] = value;
          conjoin(out, choices, values, i + 1);
        }
      }
    }

    @Generator
    static void safeColumns(Yielder<Integer> out, int[] queens, int row, int n) {
      for (int column = 0; column < n; column++) {
        boolean safe = true;
        for (int r = 0; r < row && safe; r++) {
          safe = queens[r] != column && Math.abs(queens[r] - column) != row - r;
        }
        if (safe) {
          out.yield(column);
        }
      }
    }

    /** A knight's walks over all squares. */
    @Generator
    static void tours(Yielder<int[]> out, int[] board, int n, int square, int move) {
      board[square] = move;
      if (move == n * n) {
        out.yield(board);
      } else {
        for (int to : ClassicGeneratorsTest_TemplatesCoroutines.jumps(square, n)) {
          if (board[to] == 0) {
            tours(out, board, n, to, move + 1);
          }
        }
      }
      board[square] = 0;
    }

    @Generator
    static void jumps(Yielder<Integer> out, int square, int n) {
      int x = square % n;
      int y = square / n;
      for (int dx = -2; dx <= 2; dx++) {
        for (int dy = -2; dy <= 2; dy++) {
          if (dx * dx + dy * dy == 5 && x + dx >= 0 && x + dx < n && y + dy >= 0 && y + dy < n) {
            out.yield((y + dy) * n + x + dx);
          }
        }
      }
    }
  }

  @Test
  void aTreeIsWalkedInOrder() {
    List<Integer> labels = IntStream.range(0, 26).boxed().toList();
    assertEquals(
        labels,
        ClassicGeneratorsTest_TemplatesCoroutines.inorder(Tree.of(labels)).stream().toList());
  }

  @Test
  void combinationsComeEachOnce() {
    List<Integer> x = IntStream.range(0, 6).boxed().toList();
    for (int k = 0; k <= 7; k++) {
      int size = k;
      List<List<Integer>> found =
          ClassicGeneratorsTest_TemplatesCoroutines.combinations(x, k).stream().toList();
      long expected =
          IntStream.range(0, 1 << 6).filter(bits -> Integer.bitCount(bits) == size).count();
      assertEquals(expected, found.size());
      assertEquals(expected, new HashSet<>(found).size());
      assertTrue(found.stream().allMatch(c -> new TreeSet<>(c).size() == size));
    }
  }

  @Test
  void sievesGrow() {
    assertEquals(
        IntStream.iterate(2, n -> n + 1)
            .filter(n -> IntStream.range(2, n).noneMatch(d -> n % d == 0))
            .limit(60)
            .boxed()
            .toList(),
        ClassicGeneratorsTest_TemplatesCoroutines.primes().stream().limit(60).toList());
  }

  @Test
  void aGeneratorReadsItsOwnEarlierValues() {
    List<Integer> expected =
        IntStream.iterate(1, n -> n + 1)
            .filter(
                n -> {
                  int rest = n;
                  for (int p : new int[] {2, 3, 5}) {
                    while (rest % p == 0) {
                      rest /= p;
                    }
                  }
                  return rest == 1;
                })
            .limit(80)
            .boxed()
            .toList();
    assertEquals(
        expected, new LazyList(ClassicGeneratorsTest_TemplatesCoroutines::hamming).first(80));
    List<Integer> fibonacci =
        new LazyList(ClassicGeneratorsTest_TemplatesCoroutines::fibonacci).first(30);
    for (int i = 2; i < 30; i++) {
      assertEquals(fibonacci.get(i - 1) + fibonacci.get(i - 2), fibonacci.get(i));
    }
  }

  @Test
  void setsAreUnitedByGeneratorsThatChangeTheirMinds() {
    Random random = new Random(42);
    List<Disjoint> sets = new ArrayList<>();
    int[] group = IntStream.range(0, 12).toArray();
    for (int i = 0; i < 12; i++) {
      sets.add(new Disjoint("" + (char) ('A' + i)));
    }
    for (int step = 0; step < 30; step++) {
      int a = random.nextInt(12);
      int b = random.nextInt(12);
      sets.get(a).union(sets.get(b));
      int from = group[b];
      int to = group[a];
      Arrays.setAll(group, i -> group[i] == from ? to : group[i]);
      for (int i = 0; i < 12; i++) {
        for (int j = 0; j < 12; j++) {
          assertEquals(group[i] == group[j], sets.get(i).parent() == sets.get(j).parent());
        }
      }
    }
  }

  @Test
  void queensAreConjoined() {
    int n = 6;
    List<Function<int[], ? extends Iterable<Integer>>> rows = new ArrayList<>();
    for (int row = 0; row < n; row++) {
      int r = row;
      rows.add(queens -> ClassicGeneratorsTest_TemplatesCoroutines.safeColumns(queens, r, n));
    }
    List<String> found =
        ClassicGeneratorsTest_TemplatesCoroutines.conjoin(rows, new int[n], 0).stream()
            .map(Arrays::toString)
            .toList();
    assertEquals(4, found.size());
    List<String> pushed = new ArrayList<>();
    Templates.conjoin(queens -> pushed.add(Arrays.toString(queens)), rows, new int[n], 0);
    assertEquals(pushed, found);
  }

  @Test
  void knightsTour() {
    int n = 5;
    int[] tour =
        ClassicGeneratorsTest_TemplatesCoroutines.tours(new int[n * n], n, 0, 1).iterator().next();
    assertEquals(
        IntStream.rangeClosed(1, n * n).boxed().collect(Collectors.toSet()),
        Arrays.stream(tour).boxed().collect(Collectors.toSet()));
    for (int move = 1; move < n * n; move++) {
      int from = square(tour, move);
      int to = square(tour, move + 1);
      int dx = from % n - to % n;
      int dy = from / n - to / n;
      assertEquals(5, dx * dx + dy * dy);
    }
  }

  private static int square(int[] tour, int move) {
    return IntStream.range(0, tour.length).filter(i -> tour[i] == move).findFirst().orElseThrow();
  }
}
