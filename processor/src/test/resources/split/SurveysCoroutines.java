package polls;

import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.frame.CoroutineFrame;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Runs of the templates of {@link Surveys}. */
final class SurveysCoroutines {
  private SurveysCoroutines() {}

  /** A run of {@link Surveys#survey}. */
  static Routine<String, Integer, String> survey(List<String> topics) {
    return new Survey(topics);
  }

  /**
   * State machine of {@link Surveys#survey}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 18 co.yield("How is the " + topic + "?")
   *   s2 : 24 co.yield("Why?")
   *   s3 : 31 co.yield("Are you sure of the " + topic + "?")
   *   s4 : 33 co.yield("What is missing?")
   *   s5 : 39 co.yield(rounds + " rounds, and again")
   *   s6 : 41 co.yield("Thank you!")
   *   [*] --> s1
   *   [*] --> s5
   *   s1 --> s1
   *   s1 --> s2
   *   s1 --> s3
   *   s1 --> s4
   *   s1 --> s5
   *   s1 --> s6
   *   s2 --> s1
   *   s2 --> s5
   *   s3 --> [*]
   *   s4 --> s1
   *   s4 --> s5
   *   s5 --> s1
   *   s5 --> s5
   *   s6 --> [*]
   * }</pre>
   */
  @SuppressWarnings("fallthrough")
  static final class Survey extends CoroutineFrame<String, Integer, String> {
    private List<String> topics;
    private List<String> report;
    private int rounds;
    private Iterator<String> iterator;
    private String topic;
    private Integer answer;
    private int arm;
    private String left;
    private String left2;
    private int s;
    private String current;
    private String result;

    Survey(List<String> topics) {
      this.topics = topics;
    }

    @Override
    public boolean resume(Integer sent) {
      int s = state;
      if (s >= BUSY || (s == 0 && sent != null)) {
        return refuse(sent);
      }
      state = RUNNING;
      try {
        if (resume(s, sent, null)) {
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
      return resume(s, (Integer) sent, raised);
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
      topics = null;
      report = null;
      iterator = null;
      topic = null;
      answer = null;
      left = null;
      left2 = null;
      if (status() != Status.RETURNED) {
        result = null;
      }
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 18;
            case 2 -> 24;
            case 3 -> 31;
            case 4 -> 33;
            case 5 -> 39;
            case 6 -> 41;
            default -> -1;
          };
      return new StackTraceElement("polls.Surveys", "survey", "Surveys.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label <= 5) {
        locals.put("topics", topics);
      }
      locals.put("report", report);
      if (label <= 5) {
        locals.put("rounds", rounds);
      }
      if (label == 1) {
        locals.put("topic", topic);
      }
    }

    @Override
    protected boolean forkable(int label) {
      return label != 1 && label != 2 && label != 4;
    }

    @Override
    protected boolean guarded(int label) {
      return label <= 4;
    }

    private boolean resume(int label, Integer sent, Throwable raised) throws Throwable {
      s = label;
      if (s <= 5) {
        switch (lines18To39(sent, raised)) {
          case 1:
            return true;
          case 2:
            return false;
        }
      }
      switch (line41(raised)) {
        case 1:
          return true;
        default:
          return false;
      }
    }

    /** Surveys.java:18 to 39. */
    private int lines18To39(Integer sent, Throwable raised) throws Throwable {
      if (s == 0) {
        report = new ArrayList<>();
        rounds = 0;
      }
      rounds: while (true) {
        if (s == 0) {
          rounds++;
        }
        if (s <= 4) {
          switch (lines18To33(sent, raised)) {
            case 1:
              return 1;
            case 2:
              return 2;
            case 3:
              break rounds;
            case 4:
              continue rounds;
          }
        }
        if (line39(raised)) {
          return 1;
        }
      }
      return 0;
    }

    /** Surveys.java:18 to 33. */
    private int lines18To33(Integer sent, Throwable raised) throws Throwable {
      try {
        switch (lines18To33Part(sent, raised)) {
          case 1:
            return 1;
          case 2:
            return 2;
          case 3:
            return 3; // break rounds
          case 4:
            return 4; // continue rounds
        }
      } finally {
        if (state == RUNNING) {
          report.add("round " + rounds);
        }
      }
      return 0;
    }

    /** Surveys.java:18 to 33. */
    private int lines18To33Part(Integer sent, Throwable raised) throws Throwable {
      if (s == 0) {
        iterator = topics.iterator();
      }
      while (s != 0 || iterator.hasNext()) {
        if (s <= 1) {
          switch (line18(sent, raised)) {
            case 1:
              return 1;
            case 3:
              return 3; // break rounds
          }
        }
        if (s == 0) {
          part();
        }
        switch (lines24To33(sent, raised)) {
          case 1:
            return 1;
          case 2:
            return 2;
          case 3:
            return 4; // continue rounds
        }
      }
      return 0;
    }

    /** Surveys.java:18. */
    private int line18(Integer sent, Throwable raised) throws Throwable {
      if (s == 0) {
        topic = iterator.next();
        current = "How is the " + topic + "?";
        answer = null;
        left2 = null;
        state = 1; // Surveys.java:18  co.yield("How is the " + topic + "?")
        return 1;
      }
      s = 0;
      if (raised != null) {
        throw rethrow(raised);
      }
      answer = sent;
      if (answer == null) {
        return 3; // break rounds
      }
      return 0;
    }

    private void part() throws Throwable {
      arm = switch (answer) {
        case 1 -> 1;
        case 2 -> 2;
        default -> 3;
      };
    }

    /** Surveys.java:24 to 33. */
    private int lines24To33(Integer sent, Throwable raised) throws Throwable {
      leave: {
        switch (s) {
          case 0, 2:
            if (s != 0 || arm <= 2) {
              switch (line24(sent, raised)) {
                case 1:
                  return 1;
                case 3:
                  break leave;
                case 4:
                  return 3; // continue rounds
              }
            }
            // fall through
          case 3, 4:
            if (s != 0 || arm <= 3) {
              switch (lines31To33(sent, raised)) {
                case 1:
                  return 1;
                case 2:
                  return 2;
              }
            }
        }
      }
      return 0;
    }

    /** Surveys.java:24. */
    private int line24(Integer sent, Throwable raised) throws Throwable {
      String left = this.left;
      switch (s == 0 ? arm : 1) {
        case 1:
          if (s == 0) {
            left = topic + ": poor, because ";
            current = "Why?";
            this.left = left;
            topic = null;
            answer = null;
            state = 2; // Surveys.java:24  co.yield("Why?")
            return 1;
          }
          s = 0;
          if (raised != null) {
            throw rethrow(raised);
          }
          report.add(left + sent);
          this.left = null;
          return 3; // break leave
        case 2:
          report.add(topic + ": fair");
          return 4; // continue rounds
      }
      return 0;
    }

    /** Surveys.java:31 to 33. */
    private int lines31To33(Integer sent, Throwable raised) throws Throwable {
      switch (s == 0 ? arm : 3) {
        case 3:
          if (s <= 3) {
            switch (line31(sent, raised)) {
              case 1:
                return 1;
              case 2:
                return 2;
            }
          }
          if (line33(sent, raised)) {
            return 1;
          }
      }
      return 0;
    }

    /** Surveys.java:31. */
    private int line31(Integer sent, Throwable raised) throws Throwable {
      if (s != 0 || answer > 9) {
        if (s == 0) {
          current = "Are you sure of the " + topic + "?";
          iterator = null;
          topic = null;
          answer = null;
          state = 3; // Surveys.java:31  co.yield("Are you sure of the " + topic + "?")
          return 1;
        }
        s = 0;
        if (raised != null) {
          throw rethrow(raised);
        }
        finish("Too good: " + sent);
        return 2;
      }
      left2 = topic + ": good, but ";
      return 0;
    }

    /** Surveys.java:33. */
    private boolean line33(Integer sent, Throwable raised) throws Throwable {
      if (s == 0) {
        current = "What is missing?";
        topic = null;
        answer = null;
        state = 4; // Surveys.java:33  co.yield("What is missing?")
        return true;
      }
      s = 0;
      if (raised != null) {
        throw rethrow(raised);
      }
      report.add(left2 + sent);
      return false;
    }

    /** Surveys.java:39. */
    private boolean line39(Throwable raised) throws Throwable {
      if (s == 0) {
        current = rounds + " rounds, and again";
        iterator = null;
        topic = null;
        answer = null;
        left2 = null;
        state = 5; // Surveys.java:39  co.yield(rounds + " rounds, and again")
        return true;
      }
      s = 0;
      if (raised != null) {
        throw rethrow(raised);
      }
      return false;
    }

    /** Surveys.java:41. */
    private int line41(Throwable raised) throws Throwable {
      if (s == 0) {
        current = "Thank you!";
        topics = null;
        iterator = null;
        topic = null;
        answer = null;
        state = 6; // Surveys.java:41  co.yield("Thank you!")
        return 1;
      }
      if (raised != null) {
        throw rethrow(raised);
      }
      finish(String.join(", ", report));
      return 2;
    }

    private boolean finish(String value) {
      this.result = value;
      return false;
    }
  }
}
