package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;
import static dev.treadle.behaviour.base.Named.label;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import dev.treadle.behaviour.base.Named;
import dev.treadle.behaviour.base.Shelf;
import dev.treadle.behaviour.base.Vault;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Members that are inherited from another package, of the superclass, and of enclosing instances.
 */
final class InheritedMemberTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                    "protected",
                    Heirs::new,
                    (s, co) -> s.heir.inherited(co),
                    s -> InheritedMemberTest_HeirCoroutines.inherited(s.heir))
                .gives(">a <10 >b <20 >c <30 =-5 16 10 [1, 22, 3] 1 x+30 vault 17"),
            coroutine(
                    "super",
                    Heirs::new,
                    (s, co) -> s.heir.supers(co),
                    s -> InheritedMemberTest_HeirCoroutines.supers(s.heir))
                .gives(">vault 5 <10 >heir <20 =vault -15 20 12 vault -14"),
            coroutine(
                    "imported, of an interface of the class",
                    Marked::new,
                    Marked::labels,
                    InheritedMemberTest_MarkedCoroutines::labels)
                .gives(">label3 <10 =label10 label4 label5"),
            coroutine(
                    "of a generic class",
                    Racks::new,
                    (s, co) -> s.rack.generic(co),
                    s -> InheritedMemberTest_RackCoroutines.generic(s.rack))
                .gives(">TOP <10 >[one] <20 =TOP 10 2 k [one, x20, k]"),
            coroutine(
                    "protected in classes inside the body",
                    Heirs::new,
                    (s, co) -> s.heir.inside(co),
                    s -> InheritedMemberTest_HeirCoroutines.inside(s.heir))
                .gives(">a <10 =15 9 14 7 6 2 3 0 l+10 vault 1 -5"),
            coroutine(
                "super of the template's class in classes inside the body",
                Heirs::new,
                (s, co) -> s.heir.supersInside(co),
                s -> InheritedMemberTest_HeirCoroutines.supersInside(s.heir)),
            coroutine(
                "super of a class around the template's",
                Heirs::new,
                (s, co) -> s.heir.new Room().supers(co),
                s -> InheritedMemberTest_Heir_RoomCoroutines.supers(s.heir.new Room())),
            coroutine(
                    "Outer.this",
                    Outer::new,
                    (s, co) -> s.new Inner(3).body(co),
                    s -> InheritedMemberTest_Outer_InnerCoroutines.body(s.new Inner(3)))
                .gives(">3 <10 >v1 <20 =13 21 outer/inner Outer"),
            coroutine(
                    "Outer.this of two",
                    Outer::new,
                    (s, co) -> s.new Inner(3).new Core().body(co),
                    s ->
                        InheritedMemberTest_Outer_Inner_CoreCoroutines.body(
                            s.new Inner(3).new Core()))
                .gives(">6 <10 =14 11 3"))
        .map(Case::tests);
  }

  static final class Heirs extends Scene {
    final Heir heir = new Heir();
  }

  static final class Heir extends Vault {
    private int gold = 12;

    @Override
    public String describe() {
      return "heir";
    }

    @Override
    protected int take(int n) {
      return super.take(n) + 0 * gold;
    }

    @Coroutine
    Object inherited(Co<Object, Integer> co) {
      int taken = take(co.yield("a"));
      int left = super.gold;
      super.gold += co.yield("b") + 1;
      int more = super.gold;
      shelves[1] *= taken + 1;
      String sealed = seal("x", "" + co.yield("c"));
      super.gold++;
      return left
          + " "
          + more
          + " "
          + taken
          + " "
          + Arrays.toString(shelves)
          + " "
          + opened
          + " "
          + sealed
          + " "
          + super.describe();
    }

    @Coroutine
    Object inside(Co<Object, Integer> co) {
      int n = co.yield("a");
      class Local extends Vault {
        String all() {
          gold += 10;
          String all = gold + " " + (this.gold -= 6) + " " + (super.gold += 5);
          all += " " + take(7) + " " + --this.gold;
          java.util.function.IntUnaryOperator later = this::take;
          all += " " + super.take(later.applyAsInt(2)) + " " + shelves.length;
          return all + gold(this);
        }

        String gold(Local other) {
          other.gold--;
          return " " + opened + seal(" l", "" + n) + " " + describe();
        }
      }
      return new Local().all()
          + " "
          + new Vault() {
            int spent() {
              return take(n) - gold - 20;
            }
          }.spent();
    }

    @Coroutine
    Object supersInside(Co<Object, Integer> co) {
      int n = co.yield(seal("s"));
      class Local extends Vault {
        @Override
        public String describe() {
          return "local " + super.gold;
        }

        String all() {
          Heir.super.gold += n;
          Heir.super.gold++;
          Heir.super.shelves[0] = 7;
          String all = Heir.super.describe() + " " + super.describe() + " " + describe();
          return all + " " + Heir.super.take(3) + " " + super.take(1) + " " + Heir.super.gold;
        }
      }
      java.util.function.IntSupplier later = () -> Heir.super.take(2) + super.take(1);
      Object anonymous =
          new Object() {
            @Override
            public String toString() {
              return Heir.super.describe() + Heir.super.shelves[0];
            }
          };
      return new Local().all() + " " + later.getAsInt() + " " + anonymous + co.yield(super.gold);
    }

    final class Room {
      @Coroutine
      Object supers(Co<Object, Integer> co) {
        Heir.super.gold += co.yield(Heir.super.describe());
        int taken = Heir.super.take(co.yield(Heir.super.gold)) + Heir.super.shelves.length;
        java.util.function.Supplier<String> later = () -> Heir.super.describe();
        shelves[2] += take(co.yield(opened)) + 1;
        return taken + " " + Heir.super.gold-- + " " + later.get() + describe() + shelves[2];
      }
    }

    @Coroutine
    Object supers(Co<Object, Integer> co) {
      int n = co.yield(super.describe());
      super.take(n);
      int k = super.take(co.yield(describe()) - 10);
      String s = super.describe();
      s += " " + (k + 10) + " " + gold;
      super.gold++;
      java.util.function.Supplier<String> later = super::describe;
      return s + " " + later.get();
    }
  }

  static final class Marked extends Scene implements Named {
    @Coroutine
    Object labels(Co<Object, Integer> co) {
      class Own implements Named {
        String text() {
          return label(LEVEL + 1);
        }
      }
      IntFunction<String> labels = n -> label(n);
      Supplier<String> text = () -> label(LEVEL + 2);
      return labels.apply(co.yield(label(LEVEL))) + " " + new Own().text() + " " + text.get();
    }
  }

  static final class Racks extends Scene {
    final Rack<Integer> rack = new Rack<>();
  }

  static final class Rack<N> extends Shelf<String, Rack<N>> {
    final List<N> sent = new ArrayList<>();

    Rack() {
      super("top");
    }

    @Coroutine
    Object generic(Co<Object, N> co) {
      top = top.toUpperCase(Locale.ROOT);
      self().sent.add(co.yield(top));
      String first = swap("one");
      put(top).sent.add(co.yield(things));
      int many = self().put("x" + sent.get(1)).sent.size();
      List<Object> all = new ArrayList<>();
      return give(first + " " + sent.get(0) + " " + many + " " + keep("k").strip() + " ", all)
          + all;
    }
  }

  static final class Outer extends Scene {
    private int v = 1;

    private String name() {
      return "outer";
    }

    final class Inner {
      private int v;

      Inner(int v) {
        this.v = v;
      }

      private String name() {
        return "inner";
      }

      @Coroutine
      Object body(Co<Object, Integer> co) {
        v += co.yield(v);
        Outer.this.v += co.yield("v" + Outer.this.v);
        return v
            + " "
            + Outer.this.v
            + " "
            + Outer.this.name()
            + "/"
            + name()
            + " "
            + Outer.this.getClass().getSimpleName();
      }

      final class Core {
        @Coroutine
        Object body(Co<Object, Integer> co) {
          int sum = Outer.this.v + Inner.this.v + v - 1;
          Outer.this.v += co.yield(sum);
          return sum
              + v
              + 5
              + " "
              + Outer.this.v
              + " "
              + new Inner(Inner.this.v).new Core().value();
        }

        private int value() {
          return v;
        }
      }
    }
  }
}
