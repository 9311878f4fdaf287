package games;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;
import java.util.Map;

/** Runs of the templates of {@link Scores}. */
final class ScoresCoroutines {
  private ScoresCoroutines() {}

  /** A run of {@link Scores#read}. */
  static Routine<String, Object, Byte> read() {
    return new Read();
  }

  /**
   * State machine of {@link Scores#read}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 9 co.yield("name?")
   *   s2 : 10 co.yield("points of " + name + "?")
   *   s3 : 11 co.yield("bonus?")
   *   [*] --> s1
   *   s1 --> s2
   *   s2 --> s3
   *   s3 --> [*]
   * }</pre>
   */
  static final class Read extends CoroutineFrame<String, Object, Byte> {
    private int points;
    private String current;
    private byte result;

    Read() {}

    @Override
    public boolean resume(Object sent) {
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
      return resume(s, sent);
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
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 9;
            case 2 -> 10;
            case 3 -> 11;
            default -> -1;
          };
      return new StackTraceElement("games.Scores", "read", "Scores.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label == 3) {
        locals.put("points", points);
      }
    }

    private boolean resume(int s, Object sent) {
      int points = this.points;
      String name = null;
      switch (s) {
        case 0:
          current = "name?";
          state = 1; // Scores.java:9  co.yield("name?")
          return true;
        case 1:
          name = (String) sent;
          current = "points of " + name + "?";
          state = 2; // Scores.java:10  co.yield("points of " + name + "?")
          return true;
        case 2:
          points = (Integer) sent;
          current = "bonus?";
          this.points = points;
          state = 3; // Scores.java:11  co.yield("bonus?")
          return true;
        default:
          return finish((byte) (points + (int) (double) (Double) sent));
      }
    }

    private boolean finish(byte value) {
      this.result = value;
      return false;
    }
  }
}
