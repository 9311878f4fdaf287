package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import dev.treadle.behaviour.base.Shelf;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Type parameters that hide one of the same name: factories and machines have both. */
final class HiddenTypeParameterTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                    "by a template's",
                    () -> new Box<>("content"),
                    (Box<String> s, Co<Object, Integer> co) -> s.hiding(co, List.of(1)),
                    s -> HiddenTypeParameterTest_BoxCoroutines.hiding(s, List.of(1)))
                .gives(">1 <10 >content <20 =[1, 1]2"),
            coroutine(
                    "by a private method's, in a template that uses the one of the class",
                    () -> new Box<>("content"),
                    Box<String>::using,
                    HiddenTypeParameterTest_BoxCoroutines::using)
                .gives(">content <10 >[content] <20 =content!"),
            coroutine(
                    "in a class of the body",
                    () -> new Box<>("content"),
                    Box<String>::local,
                    HiddenTypeParameterTest_BoxCoroutines::local)
                .gives(">a <10 =ba"),
            coroutine(
                    "by an inner class's",
                    () -> new Box<>("content").new Part<Integer>(),
                    (Box<String>.Part<Integer> s, Co<Object, Integer> co) -> s.pair(co, 7),
                    s -> HiddenTypeParameterTest_Box_PartCoroutines.pair(s, 7))
                .gives(">7 <10 =content7"),
            coroutine(
                    "by an inner class's and that by a template's",
                    () -> new Box<>("content").new Hiding<>(1),
                    (Box<String>.Hiding<Integer> s, Co<Object, Integer> co) -> s.thrice(co, 7L),
                    s -> HiddenTypeParameterTest_Box_HidingCoroutines.thrice(s, 7L))
                .gives(">7 <10 =content1 7"),
            coroutine(
                    "of a subclass by an inherited method's",
                    Rows::new,
                    (Rows s, Co<Object, Integer> co) -> s.row.inherited(co, "b"),
                    s -> HiddenTypeParameterTest_RowCoroutines.inherited(s.row, "b"))
                .gives(">b <10 >[b] <20 =b20[b]"))
        .map(Case::tests);
  }

  static final class Box<T extends Comparable<T>> extends Scene {
    private final T content;

    Box(T content) {
      this.content = content;
    }

    private <T> List<T> listOf(T one) {
      return new ArrayList<>(List.of(one));
    }

    @Coroutine
    <T> Object hiding(Co<Object, Integer> co, List<T> all) {
      T first = all.get(0);
      co.yield(first);
      List<T> more = listOf(first);
      more.add(all.get(0));
      co.yield(content);
      return more + "" + more.size();
    }

    @Coroutine
    Object local(Co<Object, Integer> co) {
      class Local<U> {
        final U kept;

        Local(U kept) {
          this.kept = kept;
        }

        <U> U same(U other) {
          return other;
        }
      }
      Local<String> local = new Local<>("a");
      co.yield(local.kept);
      return local.same("b") + local.kept;
    }

    @Coroutine
    Object using(Co<Object, Integer> co) {
      T kept = content;
      co.yield(kept);
      co.yield(listOf(kept));
      UnaryOperator<T> same = (T value) -> value;
      return same.apply(kept) + (kept.compareTo(content) == 0 ? "!" : "?");
    }

    final class Part<T> extends Scene {
      @Coroutine
      Object pair(Co<Object, Integer> co, T other) {
        T kept = other;
        co.yield(kept);
        return content + "" + kept;
      }
    }

    final class Hiding<T> extends Scene {
      private final T own;

      Hiding(T own) {
        this.own = own;
      }

      private <T> String text(T one) {
        return content + "" + own + " " + one;
      }

      @Coroutine
      <T> Object thrice(Co<Object, Integer> co, T one) {
        co.yield(one);
        return text(one);
      }
    }
  }

  static final class Rows extends Scene {
    final Row<String> row = new Row<>("a");
  }

  static final class Row<X extends Serializable> extends Shelf<X, Row<X>> {
    Row(X top) {
      super(top);
    }

    @Coroutine
    Object inherited(Co<Object, Integer> co, X thing) {
      co.yield(keep(thing));
      List<Object> all = new ArrayList<>();
      X same = super.give(thing, all);
      return same + "" + give(co.yield(things), all) + things;
    }
  }
}
