package library;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.GeneratorFrame;
import dev.treadle.frame.GeneratorSequence;
import java.util.Iterator;
import java.util.List;

/** Runs of the templates of {@link Named}. */
final class NamedCoroutines {
  private NamedCoroutines() {}

  /** The values of {@link Named#names}. */
  public static Sequence<String> names(List<? extends Named> all) {
    return new GeneratorSequence<String>() {
      @Override
      public Cursor<String> iterator() {
        return new Names(all);
      }

      @Override
      protected void push(Yielder<String> out) {
        Named.names(out, all);
      }
    };
  }

  /**
   * State machine of {@link Named#names}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 13 out.yield(each.name())
   *   [*] --> s1
   *   [*] --> [*]
   *   s1 --> s1
   *   s1 --> [*]
   * }</pre>
   */
  static final class Names extends GeneratorFrame<String> {
    private List<? extends Named> all;
    private Iterator<? extends Named> iterator;
    private String current;

    Names(List<? extends Named> all) {
      this.all = all;
    }

    @Override
    public boolean hasNext() {
      return state < 0 || advance();
    }

    @Override
    public String next() {
      if (state >= 0 && !advance()) {
        throw exhausted();
      }
      state = ~state;
      String value = current;
      current = null;
      return value;
    }

    private boolean advance() {
      int s = state;
      if (s >= BUSY) {
        return refuse();
      }
      state = RUNNING;
      try {
        if (resume(s)) {
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
      return resume(s);
    }

    @Override
    protected Object current() {
      return current;
    }

    @Override
    protected void release() {
      all = null;
      iterator = null;
      current = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("library.Named", "names", "Named.java", 13);
    }

    @Override
    protected boolean forkable(int label) {
      return label != 1;
    }

    private boolean resume(int s) {
      Iterator<? extends Named> iterator = this.iterator;
      if (s == 0) {
        iterator = all.iterator();
        all = null;
        this.iterator = iterator;
      }
      if (iterator.hasNext()) {
        Named each = iterator.next();
        current = each.name();
        state = ~1; // Named.java:13  out.yield(each.name())
        return true;
      }
      return false;
    }
  }
}
