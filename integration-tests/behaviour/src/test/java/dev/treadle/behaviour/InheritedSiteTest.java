package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import dev.treadle.behaviour.base.Chest;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Protected members of another package, of this and that class around the place of their use. */
final class InheritedSiteTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                "of the class of the template",
                Around::new,
                (Around scene, Co<Object, Integer> co) -> scene.large.own(co),
                scene -> InheritedSiteTest_LargeCoroutines.own(scene.large)),
            coroutine(
                "of classes around it",
                Around::new,
                (Around scene, Co<Object, Integer> co) -> scene.deeper().around(co),
                scene -> InheritedSiteTest_Large_Deep_DeeperCoroutines.around(scene.deeper())))
        .map(Case::tests);
  }

  static final class Around extends Scene {
    final Large large = new Large();

    Large.Deep.Deeper deeper() {
      return large.new Deep().new Deeper();
    }
  }

  @SuppressWarnings({"static", "StaticQualifiedUsingExpression"})
  static class Large extends Chest {
    @Override
    protected int count() {
      return 20;
    }

    @Coroutine
    final Object own(Co<Object, Integer> co) {
      co.yield(super.count() + count() + gold + super.gold + made + twice());
      co.yield(super.made + super.twice());
      super.gold += co.yield("gold");
      super.gold++;
      super.made += 2;
      super.made++;
      super.made = super.made + 1;
      gold -= 3;
      class Local extends Large {
        @Override
        protected int count() {
          return 300;
        }

        int all() {
          class In extends Large {
            int some() {
              return Local.super.count()
                  + Local.this.gold
                  + Local.super.gold
                  + Large.super.count()
                  + super.count()
                  + gold
                  + super.gold
                  + Local.super.made
                  + Local.super.twice();
            }
          }
          int sum = new In().some() + Local.super.count() + super.count() + Large.super.count();
          sum += Large.this.count() + Large.super.gold + Large.this.gold + super.gold++;
          sum += (super.gold += 3) + (Large.super.gold -= 2) + (Local.super.gold *= 2);
          return sum + super.made + Large.super.made++;
        }

        IntSupplier local() {
          return Local.super::count;
        }

        IntSupplier large() {
          return Large.super::count;
        }

        IntSupplier above() {
          return super::count;
        }
      }
      Local local = new Local();
      co.yield(local.all());
      co.yield(
          local.local().getAsInt() + local.large().getAsInt() * 2 + local.above().getAsInt() * 3);
      co.yield(local.count() + local.gold);
      Object anonymous =
          new Large() {
            @Override
            public String toString() {
              return "" + super.count() + Large.super.count() + gold + Large.this.gold + made;
            }
          };
      co.yield(anonymous.toString());
      Part part =
          new Part() {
            {
              of += 5;
            }
          };
      co.yield(part.of + new Part().of);
      return local.all();
    }

    class Deep {
      protected int count() {
        return 7;
      }

      class Deeper extends Large {
        @Coroutine
        final Object around(Co<Object, Integer> co) {
          Large other = new Large();
          co.yield(Large.super.count() + Large.this.count() + super.count() + Large.super.gold);
          class Local extends Deep {
            int all() {
              return super.count()
                  + Local.super.count()
                  + Large.super.count()
                  + Deeper.super.count()
                  + Deeper.super.gold
                  + Large.this.gold;
            }
          }
          Local local = new Local();
          co.yield(local.all());
          Runnable steps =
              () -> {
                gold++;
                Large.this.gold += 10;
                Large.super.gold++;
                Deeper.super.gold += 100;
                other.gold *= 7;
              };
          steps.run();
          other.gold += co.yield(other.gold);
          IntSupplier count = other::count;
          return local.all() + "," + gold + "," + Large.this.gold + other.gold + count.getAsInt();
        }
      }
    }
  }
}
