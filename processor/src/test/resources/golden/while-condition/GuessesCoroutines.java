package games;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;
import java.util.Map;

/** Runs of the templates of {@link Guesses}. */
final class GuessesCoroutines {
  private GuessesCoroutines() {}

  /** A run of {@link Guesses#play}. */
  static Routine<Integer, Integer, Integer> play(int secret) {
    return new Play(secret);
  }

  /**
   * State machine of {@link Guesses#play}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 12 co.yield(difference)
   *   [*] --> s1
   *   s1 --> s1
   *   s1 --> [*]
   * }</pre>
   */
  static final class Play extends CoroutineFrame<Integer, Integer, Integer> {
    private int secret;
    private int guesses;
    private int current;
    private int result;

    Play(int secret) {
      this.secret = secret;
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
    protected StackTraceElement place(int label) {
      return new StackTraceElement("games.Guesses", "play", "Guesses.java", 12);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("secret", secret);
      locals.put("guesses", guesses);
    }

    private boolean resume(int s, Integer sent) {
      int secret = this.secret;
      int guesses = this.guesses;
      int difference = 0;
      if (s == 0) {
        guesses = 0;
      }
      while (true) {
        if (s == 0) {
          current = difference;
          this.guesses = guesses;
          state = 1; // Guesses.java:12  co.yield(difference)
          return true;
        }
        s = 0;
        if (!((difference = sent - secret) != 0)) {
          break;
        }
        guesses++;
      }
      return finish(guesses + 1);
    }

    private boolean finish(int value) {
      this.result = value;
      return false;
    }
  }
}
