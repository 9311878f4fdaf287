package dev.treadle.frame;

import dev.treadle.CoroutineExit;
import dev.treadle.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * The semantics of runs and delegation written down as plainly as possible: each activation drives
 * the one below by an ordinary recursive call, as PEP 380 spells {@code yield from} out.
 */
final class ModelRun {
  /** How a step ended: a value yielded, or the result. */
  private record Outcome(boolean yielded, @Nullable Object value) {}

  /** What an activation needs of the runs around it. */
  interface Pool {
    ModelRun get(int number);

    String poke(int number);

    ModelBody.Log log();
  }

  final boolean cursor;
  private Activation root;
  private Status status = Status.CREATED;
  private boolean adopted;
  private boolean ready;
  private @Nullable Object value;
  private @Nullable Object result;

  ModelRun(Pool pool, int seed, boolean cursor, boolean delegates) {
    this.cursor = cursor;
    this.root = new Activation(pool, seed, delegates, cursor);
  }

  private ModelRun(ModelRun from) {
    cursor = from.cursor;
    root = from.root.copy();
    status = from.status;
    adopted = from.adopted;
    ready = from.ready;
    value = from.value;
    result = from.result;
  }

  Status status() {
    return status;
  }

  @Nullable Object value() {
    return value;
  }

  Object result() {
    if (status != Status.RETURNED) {
      throw new IllegalStateException("no result");
    }
    return String.valueOf(result);
  }

  List<Integer> trace() {
    List<Integer> seeds = new ArrayList<>();
    if (status == Status.SUSPENDED) {
      root.trace(seeds);
    }
    return seeds;
  }

  ModelRun fork() {
    checkFree();
    return new ModelRun(this);
  }

  private void checkFree() {
    if (adopted || status == Status.RUNNING) {
      throw new IllegalStateException("busy");
    }
  }

  boolean resume(@Nullable Object sent) throws Throwable {
    if (status.isFinished()) {
      return false;
    }
    checkFree();
    if (status == Status.CREATED && sent != null) {
      throw new IllegalStateException("a value sent to a run that has not begun");
    }
    return step(sent, null);
  }

  boolean hasNext() throws Throwable {
    if (ready && !adopted) {
      return true;
    }
    ready = resume(null);
    return ready;
  }

  Object next() throws Throwable {
    if (!hasNext()) {
      throw new NoSuchElementException("no more values");
    }
    ready = false;
    return String.valueOf(value);
  }

  boolean raise(Throwable t) throws Throwable {
    if (status.isFinished()) {
      throw t;
    }
    checkFree();
    ready = false;
    if (status == Status.CREATED) {
      status = Status.FAILED;
      throw t;
    }
    return step(null, t);
  }

  void close() throws Throwable {
    if (status.isFinished()) {
      return;
    }
    checkFree();
    ready = false;
    if (status == Status.CREATED) {
      status = Status.CLOSED;
      return;
    }
    boolean yielded;
    try {
      yielded = step(null, new CoroutineExit());
    } catch (CoroutineExit e) {
      Throwable[] suppressed = e.getSuppressed();
      if (suppressed.length > 0) {
        for (int i = 1; i < suppressed.length; i++) {
          suppressed[0].addSuppressed(suppressed[i]);
        }
        throw suppressed[0];
      }
      yielded = false;
    }
    if (yielded) {
      throw new IllegalStateException("ignored close");
    }
    status = Status.CLOSED;
  }

  private boolean step(@Nullable Object sent, @Nullable Throwable raised) throws Throwable {
    status = Status.RUNNING;
    try {
      Outcome outcome = root.step(sent, raised);
      if (outcome.yielded) {
        status = Status.SUSPENDED;
        value = outcome.value;
      } else {
        status = Status.RETURNED;
        result = cursor ? null : outcome.value;
      }
      return outcome.yielded;
    } catch (Throwable t) {
      status = Status.FAILED;
      throw t;
    }
  }

  /** One body in execution. */
  private static final class Activation {
    private final Pool pool;
    private final int seed;
    private final boolean delegates;
    private final boolean generator;
    private int count;
    private @Nullable Activation callee;
    private @Nullable ModelRun delegate;

    Activation(Pool pool, int seed, boolean delegates, boolean generator) {
      this.pool = pool;
      this.seed = seed;
      this.delegates = delegates;
      this.generator = generator;
    }

    Activation copy() {
      Activation copy = new Activation(pool, seed, delegates, generator);
      copy.count = count;
      copy.callee = callee == null ? null : callee.copy();
      copy.delegate = delegate == null ? null : new ModelRun(delegate);
      return copy;
    }

    void trace(List<Integer> seeds) {
      if (callee != null) {
        callee.trace(seeds);
      } else if (delegate != null) {
        delegate.root.trace(seeds);
      }
      seeds.add(seed);
    }

    Outcome step(@Nullable Object sent, @Nullable Throwable raised) throws Throwable {
      for (; ; ) {
        if (callee != null) {
          try {
            Outcome outcome = callee.step(sent, raised);
            if (outcome.yielded) {
              return outcome;
            }
            sent = generator ? null : outcome.value;
            raised = null;
          } catch (Throwable t) {
            sent = null;
            raised = t;
          }
          callee = null;
        } else if (delegate != null) {
          ModelRun run = delegate;
          try {
            if (raised instanceof CoroutineExit) {
              run.adopted = false;
              run.close();
              sent = null;
            } else if (run.ready) {
              run.ready = false;
              return new Outcome(true, run.value);
            } else if (run.status == Status.RETURNED || (run.cursor && run.status.isFinished())) {
              sent = run.result;
            } else if (run.step(sent, raised)) {
              return new Outcome(true, run.value);
            } else {
              sent = run.result;
              raised = null;
            }
          } catch (Throwable t) {
            sent = null;
            raised = t;
          }
          run.adopted = false;
          delegate = null;
        }
        ModelBody.Action action =
            ModelBody.next(seed, count++, delegates, generator ? null : sent, raised, pool.log());
        sent = null;
        raised = null;
        switch (action.kind()) {
          case YIELD -> {
            return new Outcome(true, action.number());
          }
          case RETURN -> {
            return new Outcome(false, action.number());
          }
          case THROW -> throw action.thrown();
          case CALL ->
              callee = new Activation(pool, action.number(), action.number() % 3 != 0, generator);
          case YIELD_FROM, YIELD_ALL -> {
            ModelRun run = pool.get(action.number());
            if (!generator || run.cursor) {
              raised = run.refusal();
              if (raised == null) {
                run.adopted = !run.status.isFinished();
                delegate = run;
              }
            }
          }
          case POKE -> pool.log().add("poked " + pool.poke(action.number()));
        }
      }
    }
  }

  /** Why a body cannot delegate to this run, null if it can. */
  private @Nullable IllegalStateException refusal() {
    if (adopted || status == Status.RUNNING) {
      return new IllegalStateException("busy");
    }
    return !cursor && status.isFinished() && status != Status.RETURNED
        ? new IllegalStateException("yieldFrom of a run that has no result")
        : null;
  }
}
