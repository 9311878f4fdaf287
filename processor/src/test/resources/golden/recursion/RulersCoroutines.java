package drawing;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.DelegatingBoxedIntGenerator;
import dev.treadle.frame.GeneratorSequence;
import java.util.Map;

/** Runs of the templates of {@link Rulers}. */
final class RulersCoroutines {
  private RulersCoroutines() {}

  /** The values of {@link Rulers#marks}. */
  static Sequence<Integer> marks(int length) {
    return new GeneratorSequence<Integer>() {
      @Override
      public Cursor<Integer> iterator() {
        return new Marks(length);
      }

      @Override
      protected void push(Yielder<Integer> out) {
        Rulers.marks(out, length);
      }
    };
  }

  /**
   * State machine of {@link Rulers#marks}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 11 marks(out, length - 1)
   *   s2 : 12 out.yield(length)
   *   s3 : 13 marks(out, length - 1)
   *   [*] --> s1
   *   [*] --> [*]
   *   s1 --> s2
   *   s2 --> s3
   *   s3 --> [*]
   * }</pre>
   */
  static final class Marks extends DelegatingBoxedIntGenerator {
    private int length;

    Marks(int length) {
      this.length = length;
    }

    @Override
    protected boolean step(int s, Object sent, Throwable raised) throws Throwable {
      if (raised != null) {
        throw raised;
      }
      return resume(s);
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 11;
            case 2 -> 12;
            case 3 -> 13;
            default -> -1;
          };
      return new StackTraceElement("drawing.Rulers", "marks", "Rulers.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label <= 2) {
        locals.put("length", length);
      }
    }

    private boolean resume(int s) {
      int length = this.length;
      if (s == 0) {
        if (length > 0) {
          call(RulersCoroutines.marks(length - 1));
          state = 1; // Rulers.java:11  marks(out, length - 1)
          return true;
        }
      } else {
        switch (s) {
          case 1 -> {
            current = length;
            state = ~2; // Rulers.java:12  out.yield(length)
            return true;
          }
          case 2 -> {
            call(RulersCoroutines.marks(length - 1));
            state = 3; // Rulers.java:13  marks(out, length - 1)
            return true;
          }
        }
      }
      return false;
    }
  }
}
