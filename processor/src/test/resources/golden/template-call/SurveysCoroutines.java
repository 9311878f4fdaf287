package polls;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;
import dev.treadle.frame.DelegatingCoroutine;
import dev.treadle.frame.Frame;
import java.util.Map;

/** Runs of the templates of {@link Surveys}. */
final class SurveysCoroutines {
  private SurveysCoroutines() {}

  /** A run of {@link Surveys#survey}. */
  static Routine<String, String, String> survey() {
    return new Survey();
  }

  /** A run of {@link Surveys#number}. */
  static Routine<String, String, Integer> number(String question) {
    return new NumberRun(question);
  }

  /**
   * State machine of {@link Surveys#survey}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 9 co.yield("name?")
   *   s2 : 10 number(co, "age of " + name + "?")
   *   s3 : 11 number(co, "children?")
   *   [*] --> s1
   *   s1 --> s2
   *   s2 --> s3
   *   s3 --> [*]
   * }</pre>
   */
  static final class Survey extends DelegatingCoroutine<String, String, String> {
    private String name;
    private int age;
    private String left;
    private String result;

    Survey() {}

    @Override
    protected boolean step(int s, Object sent, Throwable raised) throws Throwable {
      if (raised != null) {
        throw raised;
      }
      return resume(s, sent);
    }

    @Override
    protected Object outcome() {
      return result;
    }

    @Override
    protected void release() {
      name = null;
      left = null;
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
      return new StackTraceElement("polls.Surveys", "survey", "Surveys.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label == 2) {
        locals.put("name", name);
      }
      if (label == 3) {
        locals.put("age", age);
      }
    }

    @Override
    protected void restore(Frame from) {
      Survey that = (Survey) from;
      name = that.name;
      age = that.age;
      left = that.left;
    }

    private boolean resume(int s, Object sent) {
      String name = this.name;
      int age = this.age;
      String left = this.left;
      switch (s) {
        case 0:
          current = "name?";
          state = 1; // Surveys.java:9  co.yield("name?")
          return true;
        case 1:
          name = (String) sent;
          call(SurveysCoroutines.number("age of " + name + "?"));
          this.name = name;
          state = 2; // Surveys.java:10  number(co, "age of " + name + "?")
          return true;
        case 2:
          age = (int) sent;
          left = name + " has ";
          call(SurveysCoroutines.number("children?"));
          this.age = age;
          this.left = left;
          this.name = null;
          state = 3; // Surveys.java:11  number(co, "children?")
          return true;
        default:
          return finish(left + ((int) sent) + " children at " + age);
      }
    }

    private boolean finish(String value) {
      this.result = value;
      return false;
    }
  }

  /**
   * State machine of {@link Surveys#number}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 16 co.yield(question)
   *   s2 : 18 co.yield("a number, please#58; " + question)
   *   [*] --> s1
   *   s1 --> s2
   *   s1 --> [*]
   *   s2 --> s2
   *   s2 --> [*]
   * }</pre>
   */
  @SuppressWarnings("fallthrough")
  static final class NumberRun extends CoroutineFrame<String, String, Integer> {
    private String question;
    private String current;
    private int result;

    NumberRun(String question) {
      this.question = question;
    }

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
      question = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 16;
            case 2 -> 18;
            default -> -1;
          };
      return new StackTraceElement("polls.Surveys", "number", "Surveys.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("question", question);
    }

    private boolean resume(int s, String sent) {
      String question = this.question;
      String answer = null;
      switch (s) {
        case 0:
          current = question;
          state = 1; // Surveys.java:16  co.yield(question)
          return true;
        case 1:
          s = 0;
          answer = sent;
          // fall through
        default:
          if (s != 0) {
            answer = sent;
          }
          if (!answer.matches("\\d+")) {
            current = "a number, please: " + question;
            state = 2; // Surveys.java:18  co.yield("a number, please: " + question)
            return true;
          }
          return finish(Integer.parseInt(answer));
      }
    }

    private boolean finish(int value) {
      this.result = value;
      return false;
    }
  }
}
