package game;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.DelegatingGenerator;
import dev.treadle.frame.GeneratorSequence;
import java.util.Map;

/** Runs of the templates of {@link Towers}. */
final class TowersCoroutines {
  private TowersCoroutines() {}

  /** The values of {@link Towers#moves}. */
  static Sequence<String> moves(int height, String from, String to, String over) {
    return new GeneratorSequence<String>() {
      @Override
      public Cursor<String> iterator() {
        return new Moves(height, from, to, over);
      }

      @Override
      protected void push(Yielder<String> out) {
        Towers.moves(out, height, from, to, over);
      }
    };
  }

  /**
   * State machine of {@link Towers#moves}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 12 moves(out, top, from, over, to)
   *   s2 : 13 out.yield(height + "#58; " + from + to)
   *   s3 : 14 moves(out, top, over, to, from)
   *   [*] --> s1
   *   [*] --> [*]
   *   s1 --> s2
   *   s2 --> s3
   *   s3 --> [*]
   * }</pre>
   */
  static final class Moves extends DelegatingGenerator<String> {
    private int height;
    private String from;
    private String to;
    private String over;
    private int top;

    Moves(int height, String from, String to, String over) {
      this.height = height;
      this.from = from;
      this.to = to;
      this.over = over;
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
      from = null;
      to = null;
      over = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 12;
            case 2 -> 13;
            case 3 -> 14;
            default -> -1;
          };
      return new StackTraceElement("game.Towers", "moves", "Towers.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label == 1) {
        locals.put("height", height);
      }
      if (label <= 2) {
        locals.put("from", from);
        locals.put("to", to);
        locals.put("over", over);
        locals.put("top", top);
      }
    }

    private boolean resume(int s) {
      int height = this.height;
      String from = this.from;
      String to = this.to;
      String over = this.over;
      int top = this.top;
      if (s == 0) {
        if (height > 0) {
          top = height - 1;
          call(TowersCoroutines.moves(top, from, over, to));
          this.top = top;
          state = 1; // Towers.java:12  moves(out, top, from, over, to)
          return true;
        }
      } else {
        switch (s) {
          case 1 -> {
            current = height + ": " + from + to;
            state = ~2; // Towers.java:13  out.yield(height + ": " + from + to)
            return true;
          }
          case 2 -> {
            call(TowersCoroutines.moves(top, over, to, from));
            this.from = null;
            this.to = null;
            this.over = null;
            state = 3; // Towers.java:14  moves(out, top, over, to, from)
            return true;
          }
        }
      }
      return false;
    }
  }
}
