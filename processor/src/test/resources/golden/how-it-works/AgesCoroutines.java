package notes;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Runs of the templates of {@link Ages}. */
final class AgesCoroutines {
  private AgesCoroutines() {}

  /** A run of {@link Ages#total}. */
  static Routine<String, Integer, Integer> total(List<String> names) {
    return new Total(names);
  }

  /**
   * State machine of {@link Ages#total}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 12 co.yield(name)
   *   [*] --> s1
   *   [*] --> [*]
   *   s1 --> s1
   *   s1 --> [*]
   * }</pre>
   */
  static final class Total extends CoroutineFrame<String, Integer, Integer> {
    private List<String> names;
    private int total;
    private Iterator<String> iterator;
    private String current;
    private int result;

    Total(List<String> names) {
      this.names = names;
    }

    @Override
    public boolean resume(Integer sent) {
      int s = state;
      if (s >= BUSY || (s == 0 && sent != null)) {
        return refuse(sent);
      }
      state = RUNNING;
      try {
        if (resume(s, sent)) {
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
      if (raised != null) {
        throw raised;
      }
      return resume(s, (Integer) sent);
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
      names = null;
      iterator = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("notes.Ages", "total", "Ages.java", 12);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("total", total);
    }

    @Override
    protected boolean forkable(int label) {
      return label != 1;
    }

    private boolean resume(int s, Integer sent) {
      int total = this.total;
      Iterator<String> iterator = this.iterator;
      if (s == 0) {
        total = 0;
        iterator = names.iterator();
        names = null;
        this.iterator = iterator;
      } else {
        total += sent;
      }
      if (iterator.hasNext()) {
        String name = iterator.next();
        current = name;
        this.total = total;
        state = 1; // Ages.java:12  co.yield(name)
        return true;
      }
      return finish(total);
    }

    private boolean finish(int value) {
      this.result = value;
      return false;
    }
  }
}
