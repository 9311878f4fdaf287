package dev.treadle.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.treadle.Cursor;
import dev.treadle.Routine;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Random runs that call, yield from, share, drive, close and fork each other do what a plain
 * recursive model of the semantics does.
 */
final class DelegationModelTest {
  private static final int WORLDS = Integer.getInteger("treadle.model.worlds", 4_000);

  /** Does to a run what {@code op} says, and tells what came of it. */
  private interface World {
    String op(int number);

    void add(int seed);

    String states();

    ModelBody.Log log();
  }

  private static final class Machines implements World, ModelMachines.Pool {
    private final List<Object> runs = new ArrayList<>();
    private final ModelBody.Log log = new ModelBody.Log();

    @Override
    public void add(int seed) {
      boolean delegates = seed % 4 != 0;
      runs.add(
          seed % 3 == 0
              ? ModelMachines.generator(this, seed, delegates)
              : ModelMachines.coroutine(this, seed, delegates));
    }

    @Override
    public Object get(int number) {
      return runs.get(number % runs.size());
    }

    @Override
    public String poke(int number) {
      return op(number);
    }

    @Override
    public ModelBody.Log log() {
      return log;
    }

    @Override
    @SuppressWarnings("unchecked")
    public String op(int number) {
      Object run = get(number);
      int op = number / 97 % 16;
      int value = number / 1999 % 100;
      try {
        if (run instanceof Cursor<?> cursor) {
          return onCursor(cursor, op, value);
        }
        return onRoutine((Routine<Object, Object, Object>) run, op, value);
      } catch (Throwable t) {
        return ModelBody.describe(t);
      }
    }

    private String onCursor(Cursor<?> cursor, int op, int value) {
      if (op < 4) {
        return "" + cursor.hasNext();
      }
      if (op < 9) {
        return "" + cursor.next();
      }
      if (op < 12) {
        return "" + cursor.raise(ModelBody.exception(value));
      }
      if (op < 15) {
        cursor.close();
        return "closed";
      }
      Cursor<?> fork = cursor.fork();
      if (runs.size() < 9) {
        runs.add(fork);
      }
      return "forked";
    }

    private String onRoutine(Routine<Object, Object, Object> routine, int op, int value) {
      if (op < 4) {
        return "" + routine.resume();
      }
      if (op < 9) {
        return "" + routine.send(value % 3 == 0 ? null : value);
      }
      if (op < 12) {
        return "" + routine.resumeRaising(ModelBody.exception(value));
      }
      if (op < 14) {
        routine.close();
        return "closed";
      }
      if (op < 15) {
        return "" + routine.result();
      }
      Routine<Object, Object, Object> fork = routine.fork();
      if (runs.size() < 9) {
        runs.add(fork);
      }
      return "forked";
    }

    @Override
    public String states() {
      return runs.stream()
          .map(
              run -> {
                if (run instanceof Cursor<?> cursor) {
                  return "" + cursor.status();
                }
                Routine<?, ?, ?> routine = (Routine<?, ?, ?>) run;
                return routine.status()
                    + "="
                    + routine.value()
                    + routine.trace().stream()
                        .map(StackTraceElement::getLineNumber)
                        .collect(Collectors.toList());
              })
          .collect(Collectors.joining(" "));
    }
  }

  private static final class Model implements World, ModelRun.Pool {
    private final List<ModelRun> runs = new ArrayList<>();
    private final ModelBody.Log log = new ModelBody.Log();

    @Override
    public void add(int seed) {
      runs.add(new ModelRun(this, seed, seed % 3 == 0, seed % 4 != 0));
    }

    @Override
    public ModelRun get(int number) {
      return runs.get(number % runs.size());
    }

    @Override
    public String poke(int number) {
      return op(number);
    }

    @Override
    public ModelBody.Log log() {
      return log;
    }

    @Override
    public String op(int number) {
      ModelRun run = get(number);
      int op = number / 97 % 16;
      int value = number / 1999 % 100;
      try {
        return run.cursor ? onCursor(run, op, value) : onRoutine(run, op, value);
      } catch (Throwable t) {
        try {
          return ModelBody.describe(Frame.boundary(t));
        } catch (Error e) {
          return ModelBody.describe(e);
        }
      }
    }

    private String onCursor(ModelRun run, int op, int value) throws Throwable {
      if (op < 4) {
        return "" + run.hasNext();
      }
      if (op < 9) {
        return "" + run.next();
      }
      if (op < 12) {
        return valueOf(run, run.raise(ModelBody.exception(value)));
      }
      if (op < 15) {
        run.close();
        return "closed";
      }
      return fork(run);
    }

    private String onRoutine(ModelRun run, int op, int value) throws Throwable {
      if (op < 4) {
        return "" + run.resume(null);
      }
      if (op < 9) {
        return valueOf(run, run.resume(value % 3 == 0 ? null : value));
      }
      if (op < 12) {
        return "" + run.raise(ModelBody.exception(value));
      }
      if (op < 14) {
        run.close();
        return "closed";
      }
      return op < 15 ? "" + run.result() : fork(run);
    }

    private static String valueOf(ModelRun run, boolean yielded) {
      if (!yielded) {
        throw new java.util.NoSuchElementException("no more values");
      }
      return "" + run.value();
    }

    private String fork(ModelRun run) {
      ModelRun fork = run.fork();
      if (runs.size() < 9) {
        runs.add(fork);
      }
      return "forked";
    }

    @Override
    public String states() {
      return runs.stream()
          .map(run -> run.status() + (run.cursor ? "" : "=" + run.value() + run.trace()))
          .collect(Collectors.joining(" "));
    }
  }

  @Test
  void machinesDoWhatTheModelDoes() {
    for (int seed = 0; seed < WORLDS; seed++) {
      check(seed);
    }
  }

  private static void check(int seed) {
    Random random = new Random(seed);
    World machines = new Machines();
    World model = new Model();
    for (int i = 0; i < 5; i++) {
      int body = random.nextInt(100_000);
      machines.add(body);
      model.add(body);
    }
    int seen = 0;
    for (int i = 0; i < 40; i++) {
      int number = random.nextInt(Integer.MAX_VALUE);
      String expected = model.op(number) + "\n" + model.states();
      String actual = machines.op(number) + "\n" + machines.states();
      String where = "world " + seed + ", step " + i;
      for (; seen < Math.max(model.log().size(), machines.log().size()); seen++) {
        assertEquals(model.log().line(seen), machines.log().line(seen), where);
      }
      assertEquals(expected, actual, where);
    }
  }
}
