package music;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.GeneratorFrame;
import dev.treadle.frame.GeneratorSequence;

/** Runs of the templates of {@link Scales}. */
final class ScalesCoroutines {
  private ScalesCoroutines() {}

  /** The values of {@link Scales#solfege}. */
  static Sequence<String> solfege() {
    return new GeneratorSequence<String>() {
      @Override
      public Cursor<String> iterator() {
        return new Solfege();
      }

      @Override
      protected void push(Yielder<String> out) {
        Scales.solfege(out);
      }
    };
  }

  /**
   * State machine of {@link Scales#solfege}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 9 out.yield("do")
   *   s2 : 10 out.yield("re")
   *   s3 : 11 out.yield("mi")
   *   s4 : 12 out.yield("fa")
   *   s5 : 13 out.yield("sol")
   *   s6 : 14 out.yield("la")
   *   s7 : 15 out.yield("ti")
   *   [*] --> s1
   *   s1 --> s2
   *   s2 --> s3
   *   s3 --> s4
   *   s4 --> s5
   *   s5 --> s6
   *   s6 --> s7
   *   s7 --> [*]
   * }</pre>
   */
  static final class Solfege extends GeneratorFrame<String> {
    private String current;

    Solfege() {}

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
      current = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 9;
            case 2 -> 10;
            case 3 -> 11;
            case 4 -> 12;
            case 5 -> 13;
            case 6 -> 14;
            case 7 -> 15;
            default -> -1;
          };
      return new StackTraceElement("music.Scales", "solfege", "Scales.java", line);
    }

    private boolean resume(int s) {
      switch (s) {
        case 0:
          current = "do";
          break; // Scales.java:9  out.yield("do")
        case 1:
          current = "re";
          break; // Scales.java:10  out.yield("re")
        case 2:
          current = "mi";
          break; // Scales.java:11  out.yield("mi")
        case 3:
          current = "fa";
          break; // Scales.java:12  out.yield("fa")
        case 4:
          current = "sol";
          break; // Scales.java:13  out.yield("sol")
        case 5:
          current = "la";
          break; // Scales.java:14  out.yield("la")
        case 6:
          current = "ti";
          break; // Scales.java:15  out.yield("ti")
        default:
          return false;
      }
      state = ~(s + 1);
      return true;
    }
  }
}
