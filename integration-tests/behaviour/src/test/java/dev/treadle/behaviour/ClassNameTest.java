package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Member classes named by their simple names, which only their own class can do. */
final class ClassNameTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                    "inner classes of a generic class",
                    () -> new Bodies<>("n"),
                    Bodies<String>::inner,
                    ClassNameTest_BodiesCoroutines::inner)
                .gives(">n <10 >10 <20 =n 20 true other"),
            coroutine(
                    "annotated",
                    () -> new Bodies<>("n"),
                    Bodies<String>::annotated,
                    ClassNameTest_BodiesCoroutines::annotated)
                .gives(">none <10 =[null, null] n null"),
            coroutine(
                    "raw",
                    () -> new Bodies<>("n"),
                    Bodies<String>::raw,
                    ClassNameTest_BodiesCoroutines::raw)
                .gives(">n <10 =nn"),
            coroutine(
                    "inner classes said with the class around them",
                    Named::new,
                    Named::qualified,
                    ClassNameTest_NamedCoroutines::qualified)
                .gives(">n <10 >anonymous key <20 =20firstlast"))
        .map(Case::tests);
  }

  static class Shelf<K, V> extends Scene {
    class View {
      final List<K> keys = new ArrayList<>();

      <T> T[] keep(T[] all) {
        return all;
      }

      K first() {
        return keys.get(0);
      }
    }

    class Part<X> {
      final X own;
      final K key;

      Part(X own, K key) {
        this.own = own;
        this.key = key;
      }
    }

    static class Label<A> {
      final A text;

      Label(A text) {
        this.text = text;
      }
    }
  }

  static final class Bodies<N> extends Shelf<N, String> {
    private final N own;

    Bodies(N own) {
      this.own = own;
    }

    @Coroutine
    Object inner(Co<Object, Integer> co) {
      class Own extends View {
        @Override
        <T> T[] keep(T[] all) {
          return super.keep(all);
        }
      }
      Own first = new Own();
      first.keys.add(own);
      Supplier<View> views =
          () -> {
            View same = first;
            return same;
          };
      co.yield(views.get().first());
      Function<Part<Integer>, Part<Integer>> same =
          (Part<Integer> part) -> {
            Part<Integer> again = part;
            return again;
          };
      Part<Integer> part = same.apply(new Part<Integer>(co.yield(10), own));
      boolean is = first instanceof View && first.keep(new Object[1]).length == 1;
      Shelf<String, N>.View other = new Shelf<String, N>().new View();
      other.keys.add("other");
      Supplier<String> text = () -> other.first();
      return part.key + " " + part.own + " " + is + " " + text.get();
    }

    @Coroutine
    Object annotated(Co<Object, Integer> co) {
      class Own {
        final @Nullable Label<N> none = null;

        @Override
        public String toString() {
          return "" + none;
        }

        @SuppressWarnings("unused")
        @Nullable
        public final Label<N> same(@Nullable final Label<N> label) {
          return label;
        }
      }
      Function<@Nullable Label<N>, String> text =
          (@Nullable Label<N> label) -> label == null ? "none" : "" + label.text;
      co.yield(text.apply(null));
      @SuppressWarnings({"rawtypes", "unchecked"})
      @Nullable Label<N>[] labels = new @Nullable Label[2];
      List<@Nullable Label<N>> all = new ArrayList<>();
      for (@Nullable Label<N> label : labels) {
        all.add(label);
      }
      Label<N> label = new Own().same(new Label<>(own));
      return all + " " + (label == null ? "" : label.text) + " " + new Own();
    }

    @SuppressWarnings("rawtypes")
    private static Object text(Label label) {
      return label.text;
    }

    @Coroutine
    @SuppressWarnings("rawtypes")
    private Label label(Co<Object, Integer> co, Label label) {
      co.yield(text(label));
      return label;
    }

    @Coroutine
    @SuppressWarnings("rawtypes")
    Object raw(Co<Object, Integer> co) {
      Label label = label(co, new Label<>(own));
      return label.text + "" + text(label);
    }
  }

  static final class Named extends Shelf<String, String> {
    @Coroutine
    Object qualified(Co<Object, Integer> co) {
      View view = new Named.View();
      view.keys.add("n");
      co.yield(view.first());
      Part<Object> part =
          new Named.Part<>("anonymous", "key") {
            @Override
            public String toString() {
              return own + " " + key;
            }
          };
      Part<Integer> first = new Named.Part<Integer>(co.yield(part), "first");
      return first.own + first.key + new Named.Part<>(10, "last").key;
    }
  }
}
