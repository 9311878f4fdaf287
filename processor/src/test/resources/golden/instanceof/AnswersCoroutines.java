package dialogs;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;
import java.util.Map;

/** Runs of the templates of {@link Answers}. */
final class AnswersCoroutines {
  private AnswersCoroutines() {}

  /** A run of {@link Answers#describe}. */
  static Routine<String, Object, String> describe() {
    return new Describe();
  }

  /**
   * State machine of {@link Answers#describe}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 9 co.yield("?")
   *   s2 : 11 co.yield("language of " + text + "?")
   *   s3 : 17 co.yield("a number")
   *   [*] --> s1
   *   s1 --> s2
   *   s1 --> s3
   *   s1 --> [*]
   *   s2 --> [*]
   *   s3 --> [*]
   * }</pre>
   */
  @SuppressWarnings("fallthrough")
  static final class Describe extends CoroutineFrame<String, Object, String> {
    private String text;
    private Integer number;
    private String current;
    private String result;

    Describe() {}

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
    protected void release() {
      text = null;
      number = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 9;
            case 2 -> 11;
            case 3 -> 17;
            default -> -1;
          };
      return new StackTraceElement("dialogs.Answers", "describe", "Answers.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label == 2) {
        locals.put("text", text);
      }
      if (label == 3) {
        locals.put("number", number);
      }
    }

    private boolean resume(int s, Object sent) {
      String text = this.text;
      Integer number = this.number;
      Object answer = null;
      switch (s) {
        case 0:
          current = "?";
          state = 1; // Answers.java:9  co.yield("?")
          return true;
        case 1:
          s = 0;
          answer = sent;
          // fall through
        case 2:
          if (s == 0) {
            if ((answer instanceof String text2 && (text = text2) == text2) && !text.isEmpty()) {
              current = "language of " + text + "?";
              this.text = text;
              state = 2; // Answers.java:11  co.yield("language of " + text + "?")
              return true;
            }
          } else {
            Object language = sent;
            return finish(text + " in " + language);
          }
          if (!(answer instanceof Integer number2 && (number = number2) == number2)) {
            return finish("nothing");
          }
          current = "a number";
          this.number = number;
          state = 3; // Answers.java:17  co.yield("a number")
          return true;
        default:
          return finish("the number " + number);
      }
    }

    private boolean finish(String value) {
      this.result = value;
      return false;
    }
  }
}
