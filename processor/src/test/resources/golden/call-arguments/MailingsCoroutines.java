package mail;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;
import java.util.List;
import java.util.Map;

/** Runs of the templates of {@link Mailings}. */
final class MailingsCoroutines {
  private MailingsCoroutines() {}

  /** A run of {@link Mailings#address}. */
  static Routine<String, String, String> address(List<String> lines, String country) {
    return new Address(lines, country);
  }

  /**
   * State machine of {@link Mailings#address}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 10 co.yield("street?")
   *   s2 : 11 co.yield("postcode?")
   *   [*] --> s1
   *   s1 --> s2
   *   s2 --> [*]
   * }</pre>
   */
  static final class Address extends CoroutineFrame<String, String, String> {
    private List<String> lines;
    private String country;
    private String argument;
    private String current;
    private String result;

    Address(List<String> lines, String country) {
      this.lines = lines;
      this.country = country;
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
      lines = null;
      country = null;
      argument = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 10;
            case 2 -> 11;
            default -> -1;
          };
      return new StackTraceElement("mail.Mailings", "address", "Mailings.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label == 1) {
        locals.put("lines", lines);
      }
      locals.put("country", country);
    }

    private boolean resume(int s, String sent) {
      List<String> lines = this.lines;
      String country = this.country;
      String argument = this.argument;
      switch (s) {
        case 0:
          current = "street?";
          state = 1; // Mailings.java:10  co.yield("street?")
          return true;
        case 1:
          lines.add(sent);
          argument = lines.get(0);
          current = "postcode?";
          this.argument = argument;
          this.lines = null;
          state = 2; // Mailings.java:11  co.yield("postcode?")
          return true;
        default:
          return finish(String.join("\n", argument, sent.strip(), country.toUpperCase()));
      }
    }

    private boolean finish(String value) {
      this.result = value;
      return false;
    }
  }
}
