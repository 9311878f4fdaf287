package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import dev.treadle.behaviour.base.Crate;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Members that are inherited from a class which the companion cannot name. */
final class HiddenParentTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                    "of another package",
                    Crates::new,
                    (s, co) -> s.crate.body(co),
                    s -> HiddenParentTest_MarkedCrateCoroutines.body(s.crate))
                .gives(">7 <10 >box 17 <20 =wood3 24 1 box 5 marked 20 wood4"),
            coroutine(
                    "of the file",
                    Shelves::new,
                    (s, co) -> s.shelf.body(co),
                    s -> HiddenParentTest_ShelfCoroutines.body(s.shelf))
                .gives(">4 <10 >board a <20 =shelf b board 10 14"))
        .map(Case::tests);
  }

  static final class Crates extends Scene {
    final MarkedCrate crate = new MarkedCrate();
  }

  static final class MarkedCrate extends Crate {
    @Override
    protected String open(String by) {
      return "marked " + by;
    }

    @Coroutine
    String body(Co<Object, Integer> co) {
      made = 3;
      size += co.yield(size);
      Supplier<String> opened = () -> super.open("5");
      int sent = co.yield(super.open("" + size));
      String first = material(made++) + " " + (size + 7) + " " + weight;
      return first + " " + opened.get() + " " + open("" + sent) + " " + material(made);
    }
  }

  static final class Shelves extends Scene {
    final Shelf shelf = new Shelf();
  }

  private static class Board {
    protected int width = 4;

    protected String name(String of) {
      return "board " + of;
    }
  }

  static final class Shelf extends Board {
    @Override
    protected String name(String of) {
      return "shelf " + of;
    }

    @Coroutine
    String body(Co<Object, Integer> co) {
      int sent = co.yield(width);
      width += sent;
      Function<String, String> named = super::name;
      co.yield(super.name("a"));
      return name("b") + " " + named.apply("" + sent) + " " + width;
    }
  }
}
