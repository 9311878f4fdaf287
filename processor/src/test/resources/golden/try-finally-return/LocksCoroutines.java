package files;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.locks.Lock;

/** Runs of the templates of {@link Locks}. */
final class LocksCoroutines {
  private LocksCoroutines() {}

  /** A run of {@link Locks#count}. */
  static Routine<String, Boolean, Integer> count(Lock outer, Lock inner, Iterable<String> names) {
    return new Count(outer, inner, names);
  }

  /**
   * State machine of {@link Locks#count}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 16 co.yield(name)
   *   [*] --> s1
   *   [*] --> [*]
   *   s1 --> s1
   *   s1 --> [*]
   * }</pre>
   */
  static final class Count extends CoroutineFrame<String, Boolean, Integer> {
    private Lock outer;
    private Lock inner;
    private Iterable<String> names;
    private int count;
    private Iterator<String> iterator;
    private String current;
    private int result;

    Count(Lock outer, Lock inner, Iterable<String> names) {
      this.outer = outer;
      this.inner = inner;
      this.names = names;
    }

    @Override
    public boolean resume(Boolean sent) {
      int s = state;
      if (s >= BUSY || (s == 0 && sent != null)) {
        return refuse(sent);
      }
      state = RUNNING;
      try {
        if (resume(s, sent, null)) {
          return true;
        }
        state = ended(state, s);
        release();
        return false;
      } catch (Throwable thrown) {
        state = FAILED;
        throw failed(thrown, s);
      }
    }

    @Override
    protected boolean step(int s, Object sent, Throwable raised) throws Throwable {
      return resume(s, (Boolean) sent, raised);
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
    protected void release() {
      outer = null;
      inner = null;
      names = null;
      iterator = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("files.Locks", "count", "Locks.java", 16);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("outer", outer);
      locals.put("inner", inner);
      locals.put("count", count);
    }

    @Override
    protected boolean forkable(int label) {
      return label != 1;
    }

    @Override
    protected boolean guarded(int label) {
      return true;
    }

    private boolean resume(int s, Boolean sent, Throwable raised) {
      Lock outer = this.outer;
      Lock inner = this.inner;
      int count = this.count;
      Iterator<String> iterator = this.iterator;
      if (s == 0) {
        count = 0;
        outer.lock();
      }
      try {
        if (s == 0) {
          iterator = names.iterator();
          names = null;
          this.iterator = iterator;
        } else {
          try {
            if (raised != null) {
              throw rethrow(raised);
            }
            if (!sent) {
              return finish(count);
            }
            count++;
          } finally {
            inner.unlock();
          }
        }
        if (iterator.hasNext()) {
          String name = iterator.next();
          inner.lock();
          current = name;
          this.count = count;
          state = 1; // Locks.java:16  co.yield(name)
          return true;
        }
        return finish(-count);
      } finally {
        if (state == RUNNING) {
          outer.unlock();
        }
      }
    }

    private boolean finish(int value) {
      this.result = value;
      return false;
    }
  }
}
