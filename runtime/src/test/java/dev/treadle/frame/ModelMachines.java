package dev.treadle.frame;

import dev.treadle.Cursor;
import dev.treadle.Routine;
import org.jspecify.annotations.Nullable;

/** Machines of random bodies, one of each base. */
final class ModelMachines {
  /** What a machine needs of the runs around it. */
  interface Pool {
    Object get(int number);

    String poke(int number);

    ModelBody.Log log();
  }

  private ModelMachines() {}

  static Cursor<Object> generator(Pool pool, int seed, boolean delegates) {
    return delegates ? new Delegator(pool, seed) : new Generator(pool, seed);
  }

  static Routine<Object, Object, Object> coroutine(Pool pool, int seed, boolean delegates) {
    return delegates ? new DelegatingRoutine(pool, seed) : new Plain(pool, seed);
  }

  private static StackTraceElement at(int seed) {
    return new StackTraceElement("Body", "body", "Body.java", seed);
  }

  /** Runs a body that does not delegate to its next yield (true) or return (false). */
  private static ModelBody.Action run(
      Pool pool, int seed, int count, @Nullable Object sent, @Nullable Throwable raised)
      throws Throwable {
    ModelBody.Action action = ModelBody.next(seed, count, false, sent, raised, pool.log());
    if (action.kind() == ModelBody.Kind.THROW) {
      throw action.thrown();
    }
    return action;
  }

  private static final class Generator extends GeneratorFrame<Object> {
    private final Pool pool;
    private final int seed;
    private int count;
    private int current;

    Generator(Pool pool, int seed) {
      this.pool = pool;
      this.seed = seed;
    }

    @Override
    public boolean hasNext() {
      return state < 0 || advance();
    }

    @Override
    public Object next() {
      if (state >= 0 && !advance()) {
        throw exhausted();
      }
      state = ~state;
      return current;
    }

    private boolean advance() {
      int s = state;
      if (s >= BUSY) {
        return refuse();
      }
      state = RUNNING;
      try {
        return resume(s, null) || returned(s);
      } catch (Throwable t) {
        state = FAILED;
        throw failed(t, s);
      }
    }

    @Override
    protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
        throws Throwable {
      return resume(s, raised);
    }

    private boolean resume(int s, @Nullable Throwable raised) throws Throwable {
      assert (s & ~1) == 0 && state == RUNNING;
      for (; ; ) {
        ModelBody.Action action = run(pool, seed, count++, null, raised);
        raised = null;
        switch (action.kind()) {
          case YIELD -> {
            current = action.number();
            state = ~1;
            return true;
          }
          case POKE -> pool.log().add("poked " + pool.poke(action.number()));
          default -> {
            return false;
          }
        }
      }
    }

    @Override
    protected Object current() {
      return current;
    }

    @Override
    protected StackTraceElement place(int label) {
      return at(seed);
    }
  }

  private static final class Plain extends CoroutineFrame<Object, Object, Object> {
    private final Pool pool;
    private final int seed;
    private int count;
    private int current;
    private int result;

    Plain(Pool pool, int seed) {
      this.pool = pool;
      this.seed = seed;
    }

    @Override
    public boolean resume(@Nullable Object sent) {
      int s = state;
      if (s >= BUSY || (s == 0 && sent != null)) {
        return refuse(sent);
      }
      state = RUNNING;
      try {
        return resume(s, sent, null) || returned(s);
      } catch (Throwable t) {
        state = FAILED;
        throw failed(t, s);
      }
    }

    @Override
    protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
        throws Throwable {
      return resume(s, sent, raised);
    }

    private boolean resume(int s, @Nullable Object sent, @Nullable Throwable raised)
        throws Throwable {
      assert (s & ~1) == 0 && state == RUNNING;
      for (; ; ) {
        ModelBody.Action action = run(pool, seed, count++, sent, raised);
        sent = null;
        raised = null;
        switch (action.kind()) {
          case YIELD -> {
            current = action.number();
            state = 1;
            return true;
          }
          case POKE -> pool.log().add("poked " + pool.poke(action.number()));
          default -> {
            result = action.number();
            return false;
          }
        }
      }
    }

    @Override
    protected Object current() {
      return current;
    }

    @Override
    protected Object outcome() {
      return result;
    }

    @Override
    protected StackTraceElement place(int label) {
      return at(seed);
    }
  }

  private static final class Delegator extends DelegatingGenerator<Object> {
    private final Pool pool;
    private final int seed;
    private int count;

    Delegator(Pool pool, int seed) {
      this.pool = pool;
      this.seed = seed;
    }

    @Override
    protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
        throws Throwable {
      assert (s & ~3) == 0 && state == RUNNING && delegate == null;
      for (; ; ) {
        ModelBody.Action action = ModelBody.next(seed, count++, true, null, raised, pool.log());
        raised = null;
        switch (action.kind()) {
          case YIELD -> {
            current = action.number();
            state = ~1;
            return true;
          }
          case RETURN -> {
            return false;
          }
          case THROW -> throw action.thrown();
          case CALL -> {
            call(generator(pool, action.number(), action.number() % 3 != 0));
            state = 2;
            return true;
          }
          case YIELD_FROM, YIELD_ALL -> {
            if (pool.get(action.number()) instanceof Cursor<?> cursor) {
              try {
                yieldAll(cursor);
                state = 2;
                return true;
              } catch (IllegalStateException e) {
                raised = e;
              }
            }
          }
          case POKE -> pool.log().add("poked " + pool.poke(action.number()));
        }
      }
    }

    @Override
    protected StackTraceElement place(int label) {
      return at(seed);
    }
  }

  private static final class DelegatingRoutine extends DelegatingCoroutine<Object, Object, Object> {
    private final Pool pool;
    private final int seed;
    private int count;
    private int result;

    DelegatingRoutine(Pool pool, int seed) {
      this.pool = pool;
      this.seed = seed;
    }

    @Override
    protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
        throws Throwable {
      assert (s & ~3) == 0 && state == RUNNING && delegate == null;
      for (; ; ) {
        ModelBody.Action action = ModelBody.next(seed, count++, true, sent, raised, pool.log());
        sent = null;
        raised = null;
        switch (action.kind()) {
          case YIELD -> {
            current = action.number();
            state = 1;
            return true;
          }
          case RETURN -> {
            result = action.number();
            return false;
          }
          case THROW -> throw action.thrown();
          case CALL -> {
            call(coroutine(pool, action.number(), action.number() % 3 != 0));
            state = 2;
            return true;
          }
          case YIELD_FROM, YIELD_ALL -> {
            try {
              Object run = pool.get(action.number());
              if (run instanceof Cursor<?> cursor) {
                yieldAll(cursor);
              } else {
                yieldFrom((Routine<?, ?, ?>) run);
              }
              state = 2;
              return true;
            } catch (IllegalStateException e) {
              raised = e;
            }
          }
          case POKE -> pool.log().add("poked " + pool.poke(action.number()));
        }
      }
    }

    @Override
    protected Object outcome() {
      return result;
    }

    @Override
    protected StackTraceElement place(int label) {
      return at(seed);
    }
  }
}
