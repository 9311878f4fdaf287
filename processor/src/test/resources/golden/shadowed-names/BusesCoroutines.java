package traffic;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.GeneratorFrame;
import dev.treadle.frame.GeneratorSequence;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Runs of the templates of {@link Buses}. */
final class BusesCoroutines {
  private BusesCoroutines() {}

  /** The values of {@link Buses#timetable}. */
  static Sequence<String> timetable(List<String> morning, List<Integer> evening) {
    return new GeneratorSequence<String>() {
      @Override
      public Cursor<String> iterator() {
        return new Timetable(morning, evening);
      }

      @Override
      protected void push(Yielder<String> out) {
        Buses.timetable(out, morning, evening);
      }
    };
  }

  /**
   * State machine of {@link Buses#timetable}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 12 out.yield(bus + " leaves stop " + stop)
   *   s2 : 13 out.yield(bus + " arrives at stop " + (stop + 1))
   *   s3 : 17 out.yield("line " + bus + " leaves the " + stop)
   *   s4 : 18 out.yield("line " + bus + " is back at the " + stop)
   *   [*] --> s1
   *   [*] --> s3
   *   [*] --> [*]
   *   s1 --> s2
   *   s2 --> s1
   *   s2 --> s3
   *   s2 --> [*]
   *   s3 --> s4
   *   s4 --> s3
   *   s4 --> [*]
   * }</pre>
   */
  @SuppressWarnings("fallthrough")
  static final class Timetable extends GeneratorFrame<String> {
    private List<String> morning;
    private List<Integer> evening;
    private Iterator<String> iterator;
    private String bus;
    private int stop;
    private Iterator<Integer> iterator2;
    private int bus2;
    private String stop2;
    private String current;

    Timetable(List<String> morning, List<Integer> evening) {
      this.morning = morning;
      this.evening = evening;
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
      morning = null;
      evening = null;
      iterator = null;
      bus = null;
      iterator2 = null;
      stop2 = null;
      current = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 12;
            case 2 -> 13;
            case 3 -> 17;
            case 4 -> 18;
            default -> -1;
          };
      return new StackTraceElement("traffic.Buses", "timetable", "Buses.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label <= 2) {
        locals.put("evening", evening);
      }
      if (label == 1) {
        locals.put("bus", bus);
        locals.put("stop", stop);
      }
      if (label == 3) {
        locals.put("bus", bus2);
        locals.put("stop", stop2);
      }
    }

    @Override
    protected boolean forkable(int label) {
      return label != 1 && label != 2 && label != 3 && label != 4;
    }

    private boolean resume(int s) {
      List<Integer> evening = this.evening;
      Iterator<String> iterator = this.iterator;
      String bus = this.bus;
      int stop = this.stop;
      Iterator<Integer> iterator2 = this.iterator2;
      int bus2 = this.bus2;
      String stop2 = this.stop2;
      switch (s) {
        case 0:
          iterator = morning.iterator();
          morning = null;
          this.iterator = iterator;
          // fall through
        case 1, 2:
          if (s != 0) {
            switch (s) {
              case 1 -> {
                s = 0;
                current = bus + " arrives at stop " + (stop + 1);
                this.bus = null;
                state = ~2; // Buses.java:13  out.yield(bus + " arrives at stop " + (stop + 1))
                return true;
              }
              case 2 -> {
                s = 0;
              }
            }
          }
          if (iterator.hasNext()) {
            bus = iterator.next();
            stop = 1;
            current = bus + " leaves stop " + stop;
            this.bus = bus;
            this.stop = stop;
            state = ~1; // Buses.java:12  out.yield(bus + " leaves stop " + stop)
            return true;
          }
          this.iterator = null;
          iterator2 = evening.iterator();
          this.evening = null;
          this.iterator2 = iterator2;
          // fall through
        case 3, 4:
          if (s != 0) {
            switch (s) {
              case 3 -> {
                current = "line " + bus2 + " is back at the " + stop2;
                this.stop2 = null;
                state = ~4; // Buses.java:18  out.yield("line " + bus + " is back at the " + stop)
                return true;
              }
            }
          }
          if (iterator2.hasNext()) {
            bus2 = iterator2.next();
            stop2 = "depot";
            current = "line " + bus2 + " leaves the " + stop2;
            this.bus2 = bus2;
            this.stop2 = stop2;
            state = ~3; // Buses.java:17  out.yield("line " + bus + " leaves the " + stop)
            return true;
          }
      }
      return false;
    }
  }
}
