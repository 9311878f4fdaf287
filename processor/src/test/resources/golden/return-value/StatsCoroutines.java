package stats;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;
import java.util.Map;

/** Runs of the templates of {@link Stats}. */
final class StatsCoroutines {
  private StatsCoroutines() {}

  /** A run of {@link Stats#average}. */
  static Routine<Double, Double, Double> average() {
    return new Average();
  }

  /** A run of {@link Stats#name}. */
  static Routine<String, String, String> name() {
    return new Name();
  }

  /**
   * State machine of {@link Stats#average}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 12 co.yield(mean)
   *   [*] --> s1
   *   s1 --> s1
   *   s1 --> [*]
   * }</pre>
   */
  static final class Average extends CoroutineFrame<Double, Double, Double> {
    private double sum;
    private double mean;
    private int n;
    private double result;

    Average() {}

    @Override
    public boolean resume(Double sent) {
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
      return resume(s, (Double) sent);
    }

    @Override
    protected Object current() {
      return mean;
    }

    @Override
    protected Object outcome() {
      return result;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("stats.Stats", "average", "Stats.java", 12);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("sum", sum);
      locals.put("mean", mean);
      locals.put("n", n);
    }

    private boolean resume(int s, Double sent) {
      double sum = this.sum;
      double mean = this.mean;
      int n = this.n;
      if (s == 0) {
        sum = 0;
        mean = 0;
        n = 1;
      } else {
        Double x = sent;
        if (x == null) {
          return finish(mean);
        }
        sum += x;
        mean = sum / n;
        n++;
      }
      this.sum = sum;
      this.mean = mean;
      this.n = n;
      state = 1; // Stats.java:12  co.yield(mean)
      return true;
    }

    private boolean finish(double value) {
      this.result = value;
      return false;
    }
  }

  /**
   * State machine of {@link Stats#name}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 23 co.yield("first name?")
   *   s2 : 23 co.yield("last name?")
   *   [*] --> s1
   *   s1 --> s2
   *   s2 --> [*]
   * }</pre>
   */
  static final class Name extends CoroutineFrame<String, String, String> {
    private String left;
    private String current;
    private String result;

    Name() {}

    @Override
    public boolean resume(String sent) {
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
      return resume(s, (String) sent);
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
      left = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("stats.Stats", "name", "Stats.java", 23);
    }

    private boolean resume(int s, String sent) {
      String left = this.left;
      switch (s) {
        case 0:
          current = "first name?";
          state = 1; // Stats.java:23  co.yield("first name?")
          return true;
        case 1:
          left = sent + " ";
          current = "last name?";
          this.left = left;
          state = 2; // Stats.java:23  co.yield("last name?")
          return true;
        default:
          return finish(left + sent);
      }
    }

    private boolean finish(String value) {
      this.result = value;
      return false;
    }
  }
}
