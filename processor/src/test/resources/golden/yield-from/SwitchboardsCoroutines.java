package phones;

import dev.treadle.Routine;
import dev.treadle.frame.DelegatingCoroutine;
import java.util.Map;

/** Runs of the templates of {@link Switchboards}. */
final class SwitchboardsCoroutines {
  private SwitchboardsCoroutines() {}

  /** A run of {@link Switchboards#connect}. */
  static Routine<String, String, String> connect(
      Map<String, Routine<String, String, Integer>> departments) {
    return new Connect(departments);
  }

  /**
   * State machine of {@link Switchboards#connect}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 12 co.yield("which department?")
   *   s2 : 13 co.yieldFrom(departments.get(department))
   *   [*] --> s1
   *   s1 --> s2
   *   s2 --> [*]
   * }</pre>
   */
  static final class Connect extends DelegatingCoroutine<String, String, String> {
    private Map<String, Routine<String, String, Integer>> departments;
    private String department;
    private String result;

    Connect(Map<String, Routine<String, String, Integer>> departments) {
      this.departments = departments;
    }

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
      departments = null;
      department = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 12;
            case 2 -> 13;
            default -> -1;
          };
      return new StackTraceElement("phones.Switchboards", "connect", "Switchboards.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label == 1) {
        locals.put("departments", departments);
      }
      if (label == 2) {
        locals.put("department", department);
      }
    }

    private boolean resume(int s, Object sent) {
      Map<String, Routine<String, String, Integer>> departments = this.departments;
      String department = this.department;
      switch (s) {
        case 0:
          current = "which department?";
          state = 1; // Switchboards.java:12  co.yield("which department?")
          return true;
        case 1:
          department = (String) sent;
          yieldFrom(departments.get(department));
          this.department = department;
          this.departments = null;
          state = 2; // Switchboards.java:13  co.yieldFrom(departments.get(department))
          return true;
        default:
          int seconds = (Integer) sent;
          return finish(department + ": " + seconds + " s");
      }
    }

    private boolean finish(String value) {
      this.result = value;
      return false;
    }
  }
}
