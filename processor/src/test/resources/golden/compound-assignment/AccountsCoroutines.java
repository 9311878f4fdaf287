package bank;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;
import java.util.Map;
import java.util.Objects;

/** Runs of the templates of {@link Accounts}. */
final class AccountsCoroutines {
  private AccountsCoroutines() {}

  /** A run of {@link Accounts#book}. */
  static Routine<String, Integer, String> book(Accounts self, int month) {
    Objects.requireNonNull(self, "self");
    return new Book(self, month);
  }

  /**
   * State machine of {@link Accounts#book}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 13 co.yield("fees?")
   *   s2 : 14 co.yield("amount?")
   *   s3 : 15 co.yield("of that, this month?")
   *   s4 : 17 co.yield("number?")
   *   [*] --> s1
   *   s1 --> s2
   *   s2 --> s3
   *   s3 --> s4
   *   s4 --> [*]
   * }</pre>
   */
  static final class Book extends CoroutineFrame<String, Integer, String> {
    private Accounts self;
    private int month;
    private int fees;
    private long old;
    private int[] array;
    private int index;
    private int old2;
    private String text;
    private String current;
    private String result;

    Book(Accounts self, int month) {
      this.self = self;
      this.month = month;
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
    protected void release() {
      self = null;
      array = null;
      text = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 13;
            case 2 -> 14;
            case 3 -> 15;
            case 4 -> 17;
            default -> -1;
          };
      return new StackTraceElement("bank.Accounts", "book", "Accounts.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label <= 2) {
        locals.put("month", month);
      }
      locals.put("fees", fees);
      if (label == 4) {
        locals.put("text", text);
      }
    }

    private boolean resume(int s, Integer sent) {
      int month = this.month;
      int fees = this.fees;
      long old = this.old;
      int[] array = this.array;
      int index = this.index;
      int old2 = this.old2;
      String text = this.text;
      switch (s) {
        case 0:
          fees = 5;
          current = "fees?";
          this.fees = fees;
          state = 1; // Accounts.java:13  co.yield("fees?")
          return true;
        case 1:
          fees += sent;
          old = self.balance;
          current = "amount?";
          this.fees = fees;
          this.old = old;
          state = 2; // Accounts.java:14  co.yield("amount?")
          return true;
        case 2:
          self.balance = old - sent;
          array = self.byMonth;
          index = month - 1;
          old2 = array[index];
          current = "of that, this month?";
          this.array = array;
          this.index = index;
          this.old2 = old2;
          self = null;
          state = 3; // Accounts.java:15  co.yield("of that, this month?")
          return true;
        case 3:
          array[index] = old2 + sent;
          text = "booked";
          current = "number?";
          this.text = text;
          this.array = null;
          state = 4; // Accounts.java:17  co.yield("number?")
          return true;
        default:
          text += sent;
          return finish(text + " " + fees);
      }
    }

    private boolean finish(String value) {
      this.result = value;
      return false;
    }
  }
}
