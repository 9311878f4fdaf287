package dev.treadle.behaviour;

import dev.treadle.Co;
import dev.treadle.CoroutineExit;
import dev.treadle.Cursor;
import dev.treadle.IntCursor;
import dev.treadle.IntYielder;
import dev.treadle.Routine;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import dev.treadle.behaviour.DelegationProgram.Kind;
import dev.treadle.behaviour.DelegationProgram.Operation;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The templates that interpret a {@link DelegationProgram}: as plain code, or as machines. */
final class DelegationTemplates extends NumberTemplates {
  private boolean boxed;

  /** Makes the shared runs of a program, and the outermost one. */
  Run begin(DelegationProgram program) {
    boxed = program.boxed();
    program.routines().forEach(shared -> routines.add(routine(shared)));
    program.cursors().forEach(shared -> cursors.add(cursor(shared)));
    return switch (program.form()) {
      case ROUTINE -> Run.of(routine(program.root()));
      case CURSOR -> Run.of(cursor(program.root()));
      case INTS -> Run.of(boxed ? numbers(program.root()) : Boxed.of(ints(program.root())));
    };
  }

  /** Leafs have templates of their own, which cannot delegate. */
  private static boolean isLeaf(List<Operation> body) {
    return body.size() == 1 && body.get(0).kind() == Kind.CALL_LEAF;
  }

  private Routine<Object, Integer, Object> routine(List<Operation> body) {
    Routine<Object, Integer, Object> run =
        isLeaf(body)
            ? leafRoutine(body.get(0).number())
            : routine(co -> body(co, body), () -> DelegationTemplatesCoroutines.body(this, body));
    made.add(run);
    return run;
  }

  private Routine<Object, Integer, Object> leafRoutine(int number) {
    return routine(co -> leaf(co, number), () -> DelegationTemplatesCoroutines.leaf(this, number));
  }

  private Cursor<Object> cursor(List<Operation> body) {
    if (isLeaf(body)) {
      int number = body.get(0).number();
      return cursor(
          out -> cursorLeaf(out, number),
          () -> DelegationTemplatesCoroutines.cursorLeaf(this, number).iterator());
    }
    return cursor(
        out -> cursorBody(out, body),
        () -> DelegationTemplatesCoroutines.cursorBody(this, body).iterator());
  }

  private Cursor<Integer> numbers(List<Operation> body) {
    return cursor(
        out -> numberBody(out, body),
        () -> NumberTemplatesCoroutines.numberBody(this, body).iterator());
  }

  private Iterator<Integer> drivenInts(List<Operation> body, int number) {
    return boxed ? driven(numbers(body), number) : driven(ints(body), number);
  }

  private <Y> Cursor<Y> cursor(PushCursor.Body<Y> body, Supplier<Cursor<Y>> machine) {
    if (!isPlain()) {
      return machine.get();
    }
    PushCursor<Y> pushed = new PushCursor<>(body);
    made(Run.of(pushed));
    return pushed;
  }

  private IntCursor ints(List<Operation> body) {
    return ints(
        out -> intBody(out, body),
        () -> DelegationTemplatesCoroutines.intBody(this, body).iterator());
  }

  private IntCursor leafInts(int number) {
    return ints(
        out -> intLeaf(out, number),
        () -> DelegationTemplatesCoroutines.intLeaf(this, number).iterator());
  }

  private IntCursor ints(PushIntCursor.Body body, Supplier<IntCursor> machine) {
    if (!isPlain()) {
      return machine.get();
    }
    PushIntCursor pushed = new PushIntCursor(body);
    made(Run.of(pushed.values()));
    return pushed;
  }

  @Coroutine
  Object leaf(Co<Object, Integer> co, int number) throws IOException {
    Object last = null;
    for (int i = 0; i < number % 4; i++) {
      last = log("l<" + co.yield("l" + number + i));
    }
    if (number % 5 == 4) {
      throw new IOException("l" + number);
    }
    return last;
  }

  @Coroutine
  Object body(Co<Object, Integer> co, List<Operation> operations) throws Exception {
    Object last = "none";
    for (Operation each : operations) {
      if (!spend()) {
        return "spent";
      }
      int number = each.number();
      switch (each.kind()) {
        case YIELD -> last = log("<" + co.yield("y" + number));
        case YIELD_NULL -> last = log("<" + co.yield(null));
        case CALL -> last = log("c" + body(co, each.body()));
        case CALL_LEAF -> last = log("l" + leaf(co, number));
        case DELEGATE -> last = log("f" + co.yieldFrom(routine(each.body())));
        case DELEGATE_DRIVEN ->
            last = log("d" + co.yieldFrom(driven(routine(each.body()), number)));
        case DELEGATE_SHARED -> {
          Routine<Object, Integer, Object> shared = sharedRoutine(number);
          if (hold(shared)) {
            try {
              last = log("s" + co.yieldFrom(shared));
            } finally {
              release(shared);
            }
          }
        }
        case YIELD_ALL -> co.yieldAll(cursor(each.body()));
        case YIELD_ALL_DRIVEN -> co.yieldAll(driven(cursor(each.body()), number));
        case YIELD_ALL_SHARED -> {
          Cursor<Object> shared = sharedCursor(number);
          if (hold(shared)) {
            try {
              co.yieldAll(shared);
            } finally {
              release(shared);
            }
          }
        }
        case YIELD_ALL_PLAIN -> co.yieldAll(List.<Object>of("k", number));
        case YIELD_ALL_INTS -> co.yieldAll((Iterator<Integer>) leafInts(number));
        case YIELD_ALL_DRIVEN_INTS -> co.yieldAll(drivenInts(each.body(), number));
        case TRY -> {
          try {
            last = body(co, each.body());
          } catch (IllegalStateException | IOException e) {
            log("h" + Script.show(e));
            last = body(co, each.handler());
          } finally {
            log("f");
            body(co, each.last());
          }
        }
        case YIELD_CATCHING -> {
          try {
            last = log("u<" + co.yield("u" + number));
          } catch (Throwable e) {
            log("u" + Script.show(e));
            if (number % 2 == 0) {
              throw e;
            }
          } finally {
            body(co, each.last());
          }
        }
        case CATCH_EXIT -> {
          try {
            last = body(co, each.body());
          } catch (CoroutineExit e) {
            log("exit");
            last = body(co, each.handler());
            if (number % 3 == 0) {
              throw e;
            }
          }
        }
        case WITH_RESOURCE -> {
          try (Resource resource = new Resource(number)) {
            last = body(co, each.body());
            log(resource.getClass().getSimpleName());
          }
        }
        case REPEAT -> {
          for (int i = 0; i <= number % 3; i++) {
            last = body(co, each.body());
          }
        }
        case LOOP -> {
          for (Object value : new Object[] {1, 2}) {
            co.yield(value);
            last = leaf(co, number);
          }
        }
        case DRIVE_SHARED -> driveShared(number);
        case DRIVE_SHARED_CURSOR -> driveSharedCursor(number);
        case VIEW -> view(number);
        case THROW -> fail(number);
        case RETURN -> {
          return "r" + number;
        }
      }
    }
    return last;
  }

  @Generator
  void cursorLeaf(Yielder<Object> out, int number) throws IOException {
    for (int i = 0; i < number % 4; i++) {
      out.yield(number % 7 == 6 ? null : "gl" + number + i);
    }
    if (number % 5 == 4) {
      throw new IOException("gl" + number);
    }
  }

  @Generator
  void cursorBody(Yielder<Object> out, List<Operation> operations) throws Exception {
    for (Operation each : operations) {
      if (!spend()) {
        return;
      }
      int number = each.number();
      switch (each.kind()) {
        case YIELD -> out.yield("gy" + number);
        case YIELD_NULL -> out.yield(null);
        case CALL, DELEGATE -> cursorBody(out, each.body());
        case CALL_LEAF -> cursorLeaf(out, number);
        case YIELD_ALL, DELEGATE_DRIVEN -> out.yieldAll(cursor(each.body()));
        case YIELD_ALL_DRIVEN -> out.yieldAll(driven(cursor(each.body()), number));
        case YIELD_ALL_SHARED -> {
          Cursor<Object> shared = sharedCursor(number);
          if (hold(shared)) {
            try {
              out.yieldAll(shared);
            } finally {
              release(shared);
            }
          }
        }
        case YIELD_ALL_PLAIN -> out.yieldAll(List.<Object>of("k", number));
        case YIELD_ALL_INTS -> out.yieldAll((Iterator<Integer>) leafInts(number));
        case YIELD_ALL_DRIVEN_INTS -> out.yieldAll(drivenInts(each.body(), number));
        case TRY -> {
          try {
            cursorBody(out, each.body());
          } catch (IllegalStateException | IOException e) {
            log("h" + Script.show(e));
            cursorBody(out, each.handler());
          } finally {
            log("f");
            cursorBody(out, each.last());
          }
        }
        case YIELD_CATCHING -> {
          try {
            out.yield("gu" + number);
          } catch (Throwable e) {
            log("u" + Script.show(e));
            if (number % 2 == 0) {
              throw e;
            }
          } finally {
            cursorBody(out, each.last());
          }
        }
        case CATCH_EXIT -> {
          try {
            cursorBody(out, each.body());
          } catch (CoroutineExit e) {
            log("exit");
            cursorBody(out, each.handler());
            if (number % 3 == 0) {
              throw e;
            }
          }
        }
        case WITH_RESOURCE -> {
          try (Resource resource = new Resource(number)) {
            cursorBody(out, each.body());
            log(resource.getClass().getSimpleName());
          }
        }
        case REPEAT -> {
          for (int i = 0; i <= number % 3; i++) {
            cursorBody(out, each.body());
          }
        }
        case LOOP -> {
          for (Object value : new Object[] {1, 2}) {
            out.yield(value);
            cursorLeaf(out, number);
          }
        }
        case DRIVE_SHARED -> driveShared(number);
        case DRIVE_SHARED_CURSOR, DELEGATE_SHARED -> driveSharedCursor(number);
        case VIEW -> view(number);
        case THROW -> fail(number);
        case RETURN -> {
          return;
        }
      }
    }
  }

  @Generator
  void intLeaf(IntYielder out, int number) throws IOException {
    for (int i = 0; i < number % 4; i++) {
      out.yield(number * 10 + i);
    }
    if (number % 5 == 4) {
      throw new IOException("i" + number);
    }
    if (number % 5 == 3) {
      intLeaf(out, number - 2);
    }
  }

  @Generator
  void intBody(IntYielder out, List<Operation> operations) throws Exception {
    for (Operation each : operations) {
      if (!spend()) {
        return;
      }
      int number = each.number();
      switch (each.kind()) {
        case YIELD, YIELD_NULL -> out.yield(number);
        case CALL, DELEGATE, DELEGATE_DRIVEN -> intBody(out, each.body());
        case CALL_LEAF, YIELD_ALL_INTS -> intLeaf(out, number);
        case YIELD_ALL -> out.yieldAll(ints(each.body()));
        case YIELD_ALL_DRIVEN, YIELD_ALL_DRIVEN_INTS ->
            out.yieldAll(driven(ints(each.body()), number));
        case YIELD_ALL_PLAIN -> out.yieldAll(new int[] {1, number});
        case TRY -> {
          try {
            intBody(out, each.body());
          } catch (IllegalStateException | IOException e) {
            log("h" + Script.show(e));
            intBody(out, each.handler());
          } finally {
            log("f");
            intBody(out, each.last());
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
            intBody(out, each.last());
          }
        }
        case CATCH_EXIT -> {
          try {
            intBody(out, each.body());
          } catch (CoroutineExit e) {
            log("exit");
            intBody(out, each.handler());
            if (number % 3 == 0) {
              throw e;
            }
          }
        }
        case WITH_RESOURCE -> {
          try (Resource resource = new Resource(number)) {
            intBody(out, each.body());
            log(resource.getClass().getSimpleName());
          }
        }
        case REPEAT -> {
          for (int i = 0; i <= number % 3; i++) {
            intBody(out, each.body());
          }
        }
        case LOOP -> {
          out.yieldAll(IntStream.range(0, number % 3));
          intLeaf(out, number);
        }
        case DRIVE_SHARED, DELEGATE_SHARED -> driveShared(number);
        case DRIVE_SHARED_CURSOR, YIELD_ALL_SHARED -> driveSharedCursor(number);
        case VIEW -> view(number);
        case THROW -> fail(number);
        case RETURN -> {
          return;
        }
      }
    }
  }
}
