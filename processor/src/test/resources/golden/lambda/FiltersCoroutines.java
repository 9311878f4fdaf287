package shop;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Runs of the templates of {@link Filters}. */
final class FiltersCoroutines {
  private FiltersCoroutines() {}

  /** A run of {@link Filters#ranges}. */
  static Routine<String, Integer, List<Predicate<Integer>>> ranges(int count) {
    return new Ranges(count);
  }

  /**
   * State machine of {@link Filters#ranges}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 14 co.yield("from?")
   *   s2 : 15 co.yield("to?")
   *   [*] --> s1
   *   [*] --> [*]
   *   s1 --> s2
   *   s2 --> s1
   *   s2 --> [*]
   * }</pre>
   */
  static final class Ranges extends CoroutineFrame<String, Integer, List<Predicate<Integer>>> {
    private int count;
    private List<Predicate<Integer>> filters;
    private int i;
    private int low;
    private String current;
    private List<Predicate<Integer>> result;

    Ranges(int count) {
      this.count = count;
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
      filters = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 14;
            case 2 -> 15;
            default -> -1;
          };
      return new StackTraceElement("shop.Filters", "ranges", "Filters.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("count", count);
      locals.put("filters", filters);
      locals.put("i", i);
      if (label == 2) {
        locals.put("low", low);
      }
    }

    private boolean resume(int s, Integer sent) {
      int count = this.count;
      List<Predicate<Integer>> filters = this.filters;
      int i = this.i;
      int low = this.low;
      if (s == 0) {
        filters = new ArrayList<>();
        i = 0;
        this.filters = filters;
      } else {
        switch (s) {
          case 1 -> {
            low = sent;
            current = "to?";
            this.low = low;
            state = 2; // Filters.java:15  co.yield("to?")
            return true;
          }
          case 2 -> {
            int high = sent;
            int low2 = low;
            filters.add(price -> price >= low2 && price < high);
          }
        }
        i++;
      }
      if (i < count) {
        current = "from?";
        this.i = i;
        state = 1; // Filters.java:14  co.yield("from?")
        return true;
      }
      return finish(filters);
    }

    private boolean finish(List<Predicate<Integer>> value) {
      this.result = value;
      return false;
    }
  }
}
