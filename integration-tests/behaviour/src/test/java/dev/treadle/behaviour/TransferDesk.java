package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Colleague;
import dev.treadle.Peer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.DynamicTest;

/** Where a colleague works whose body transfers: the bodies are those of the tests. */
abstract class TransferDesk {
  /** A body of a colleague: as a template, and as the machine made from it. */
  record Body<D extends TransferDesk>(
      String name,
      BiFunction<D, Peer<Integer>, ?> template,
      Function<D, Colleague<Integer, ?>> machine) {
    /** The machine does what the template does on a thread. */
    DynamicTest test(Function<Office, D> desk) {
      return DynamicTest.dynamicTest(name, () -> check(desk));
    }

    private void check(Function<Office, D> made) {
      String trace =
          Office.same(
              closeAfter ->
                  office -> {
                    D desk = made.apply(office);
                    Colleague<Integer, ?> colleague =
                        office.hire(
                            peer -> (Object) template.apply(desk, peer),
                            () -> TransferDesk.<Object>same(machine.apply(desk)));
                    try {
                      office.drive(colleague, closeAfter);
                    } finally {
                      Office.log(colleague.status());
                    }
                  },
              40);
      assertTrue(trace.contains(">") || trace.contains("!"), trace);
    }
  }

  final Office office;

  TransferDesk(Office office) {
    this.office = office;
  }

  static <D extends TransferDesk> Body<D> body(
      String name,
      BiFunction<D, Peer<Integer>, ?> template,
      Function<D, Colleague<Integer, ?>> machine) {
    return new Body<>(name, template, machine);
  }

  @SuppressWarnings("unchecked")
  private static <R> Colleague<Integer, R> same(Colleague<Integer, ?> colleague) {
    return (Colleague<Integer, R>) colleague;
  }

  Colleague<Object, Object> out() {
    return office.out();
  }

  static <T> T log(T value) {
    return Office.log(value);
  }
}
