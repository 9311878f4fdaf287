package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Private members of the superclasses of classes inside a body: they are not inherited. */
final class PrivateSuperTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                "subclass of the template's class",
                () -> new Bodies(1),
                Bodies::own,
                PrivateSuperTest_BodiesCoroutines::own),
            coroutine(
                "subclass of a class beside it",
                () -> new Bodies(1),
                Bodies::other,
                PrivateSuperTest_BodiesCoroutines::other))
        .map(Case::tests);
  }

  static class Base {
    private int count = 3;

    private int get() {
      return 40 + count;
    }
  }

  static class Bodies extends Scene {
    private int field;

    Bodies(int field) {
      this.field = field;
    }

    private int twice() {
      return 2 * field;
    }

    @Coroutine
    final Object own(Co<Object, Integer> co) {
      class Local extends Bodies {
        Local() {
          super(50);
        }

        int all() {
          return field + 10 * twice() + 100 * super.field + 1000 * ((Bodies) this).field;
        }

        void change() {
          field += 2;
          field++;
          super.field += 3;
          super.field--;
          --super.field;
          super.field = super.field + 1;
        }

        Supplier<Object> later() {
          return () -> super.field + super.twice() + Local.super.field + twice();
        }

        Supplier<Integer> reference() {
          return super::twice;
        }

        Object deep() {
          return new Object() {
            @Override
            public String toString() {
              return Local.super.field + "," + Local.super.twice() + "," + field + "," + all();
            }
          };
        }
      }
      Local local = new Local();
      int n = co.yield(local.all());
      local.change();
      co.yield(local.all() + n);
      Bodies anonymous =
          new Bodies(7) {
            @Override
            public String toString() {
              super.field++;
              return super.field + "," + field + "," + super.twice() + "," + twice();
            }
          };
      co.yield(local.later().get() + "/" + local.reference().get() + "/" + local.deep());
      co.yield(anonymous);
      return field + "/" + anonymous;
    }

    @Coroutine
    final Object other(Co<Object, Integer> co) {
      class Local extends Base {
        int get() {
          return super.get() + super.count;
        }

        int step() {
          return super.count++ + (super.count *= 2);
        }
      }
      Local local = new Local();
      int n = co.yield(local.get()) + local.step();
      Object anonymous =
          new Base() {
            @Override
            public String toString() {
              return super.get() + "," + super.count;
            }
          };
      co.yield(anonymous);
      return n + "," + local.get() + "," + local.step();
    }
  }
}
