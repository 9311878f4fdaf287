package dev.treadle.behaviour;

import dev.treadle.CoroutineExit;
import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import dev.treadle.behaviour.DelegationProgram.Operation;
import java.io.IOException;
import java.util.List;

/**
 * The template of a {@link DelegationProgram} that yields boxed numbers and calls nothing but
 * itself: its machine keeps them unboxed.
 */
abstract class NumberTemplates extends DelegationScene {
  @Generator
  final void numberBody(Yielder<Integer> out, List<Operation> operations) throws Exception {
    for (Operation each : operations) {
      if (!spend()) {
        return;
      }
      int number = each.number();
      switch (each.kind()) {
        case CALL, DELEGATE, DELEGATE_DRIVEN, YIELD_ALL, YIELD_ALL_DRIVEN, YIELD_ALL_DRIVEN_INTS ->
            numberBody(out, each.body());
        case TRY -> {
          try {
            numberBody(out, each.body());
          } catch (IllegalStateException | IOException e) {
            log("h" + Script.show(e));
            numberBody(out, each.handler());
          } finally {
            log("f");
            numberBody(out, each.last());
          }
        }
        case YIELD_CATCHING -> {
          try {
            out.yield(number + 1000);
          } catch (Throwable e) {
            log("u" + Script.show(e));
            if (number % 2 == 0) {
              throw e;
            }
          } finally {
            numberBody(out, each.last());
          }
        }
        case CATCH_EXIT -> {
          try {
            numberBody(out, each.body());
          } catch (CoroutineExit e) {
            log("exit");
            numberBody(out, each.handler());
            if (number % 3 == 0) {
              throw e;
            }
          }
        }
        case WITH_RESOURCE -> {
          try (Resource resource = new Resource(number)) {
            numberBody(out, each.body());
            log(resource.getClass().getSimpleName());
          }
        }
        case REPEAT -> {
          for (int i = 0; i <= number % 3; i++) {
            numberBody(out, each.body());
          }
        }
        case DRIVE_SHARED, DELEGATE_SHARED -> driveShared(number);
        case DRIVE_SHARED_CURSOR, YIELD_ALL_SHARED -> driveSharedCursor(number);
        case VIEW -> view(number);
        case THROW -> fail(number);
        case RETURN -> {
          return;
        }
        default -> out.yield(number * 10);
      }
    }
  }
}
