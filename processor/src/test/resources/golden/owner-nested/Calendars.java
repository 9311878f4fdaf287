package time;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;

public final class Calendars {
  private Calendars() {}

  /** Years, and what they are made of. */
  public static final class Years {
    private final int first;

    public Years(int first) {
      this.first = first;
    }

    /** The leap years from the first one on. */
    @Generator
    public void leap(Yielder<Integer> out) {
      for (int year = first; ; year++) {
        if (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)) {
          out.yield(year);
        }
      }
    }
  }
}
