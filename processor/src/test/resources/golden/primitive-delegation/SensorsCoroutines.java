package numbers;

import dev.treadle.LongCursor;
import dev.treadle.LongSequence;
import dev.treadle.LongYielder;
import dev.treadle.frame.DelegatingLongGenerator;
import dev.treadle.frame.LongGeneratorSequence;
import java.util.Map;

/** Runs of the templates of {@link Sensors}. */
final class SensorsCoroutines {
  private SensorsCoroutines() {}

  /** The values of {@link Sensors#readings}. */
  static LongSequence readings(long[] calibration, LongSequence measured, int repeats) {
    return new LongGeneratorSequence() {
      @Override
      public LongCursor iterator() {
        return new Readings(calibration, measured, repeats);
      }

      @Override
      protected void push(LongYielder out) {
        Sensors.readings(out, calibration, measured, repeats);
      }
    };
  }

  /**
   * State machine of {@link Sensors#readings}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 10 out.yieldAll(calibration)
   *   s2 : 12 readings(out, calibration, measured, repeats - 1)
   *   s3 : 14 out.yieldAll(measured)
   *   s4 : 15 out.yield(-1)
   *   [*] --> s1
   *   s1 --> s2
   *   s1 --> s3
   *   s2 --> s3
   *   s3 --> s4
   *   s4 --> [*]
   * }</pre>
   */
  @SuppressWarnings("fallthrough")
  static final class Readings extends DelegatingLongGenerator {
    private long[] calibration;
    private LongSequence measured;
    private int repeats;

    Readings(long[] calibration, LongSequence measured, int repeats) {
      this.calibration = calibration;
      this.measured = measured;
      this.repeats = repeats;
    }

    @Override
    protected boolean step(int s, Object sent, Throwable raised) throws Throwable {
      if (raised != null) {
        throw raised;
      }
      return resume(s);
    }

    @Override
    protected void release() {
      calibration = null;
      measured = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 10;
            case 2 -> 12;
            case 3 -> 14;
            case 4 -> 15;
            default -> -1;
          };
      return new StackTraceElement("numbers.Sensors", "readings", "Sensors.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label == 1) {
        locals.put("calibration", calibration);
      }
      if (label <= 2) {
        locals.put("measured", measured);
      }
      if (label == 1) {
        locals.put("repeats", repeats);
      }
    }

    private boolean resume(int s) {
      long[] calibration = this.calibration;
      LongSequence measured = this.measured;
      int repeats = this.repeats;
      switch (s) {
        case 0:
          yieldAll(calibration);
          state = 1; // Sensors.java:10  out.yieldAll(calibration)
          return true;
        case 1:
          s = 0;
          // fall through
        case 2:
          if (s == 0 && repeats > 0) {
            call(SensorsCoroutines.readings(calibration, measured, repeats - 1));
            this.calibration = null;
            state = 2; // Sensors.java:12  readings(out, calibration, measured, repeats - 1)
            return true;
          }
          yieldAll(measured);
          this.calibration = null;
          this.measured = null;
          state = 3; // Sensors.java:14  out.yieldAll(measured)
          return true;
        case 3:
          current = -1;
          state = ~4; // Sensors.java:15  out.yield(-1)
          return true;
        case 4:
      }
      return false;
    }
  }
}
