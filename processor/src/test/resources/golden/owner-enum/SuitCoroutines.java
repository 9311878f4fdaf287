package cards;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.GeneratorFrame;
import dev.treadle.frame.GeneratorSequence;
import java.util.Map;
import java.util.Objects;

/** Runs of the templates of {@link Suit}. */
final class SuitCoroutines {
  private SuitCoroutines() {}

  /** The values of {@link Suit#cards}. */
  static Sequence<String> cards(Suit self) {
    Objects.requireNonNull(self, "self");
    return new GeneratorSequence<String>() {
      @Override
      public Cursor<String> iterator() {
        return new Cards(self);
      }

      @Override
      protected void push(Yielder<String> out) {
        self.cards(out);
      }
    };
  }

  /**
   * State machine of {@link Suit#cards}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 15 out.yield(rank + " of " + name())
   *   s2 : 17 out.yield("ace of " + this)
   *   [*] --> s1
   *   [*] --> s2
   *   s1 --> s1
   *   s1 --> s2
   *   s2 --> [*]
   * }</pre>
   */
  @SuppressWarnings("fallthrough")
  static final class Cards extends GeneratorFrame<String> {
    private Suit self;
    private int rank;
    private String current;

    Cards(Suit self) {
      this.self = self;
    }

    @Override
    public boolean hasNext() {
      return state < 0 || advance();
    }

    @Override
    public String next() {
      if (state >= 0 && !advance()) {
        throw exhausted();
      }
      state = ~state;
      String value = current;
      current = null;
      return value;
    }

    private boolean advance() {
      int s = state;
      if (s >= BUSY) {
        return refuse();
      }
      state = RUNNING;
      try {
        if (resume(s)) {
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
      return resume(s);
    }

    @Override
    protected Object current() {
      return current;
    }

    @Override
    protected void release() {
      self = null;
      current = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 15;
            case 2 -> 17;
            default -> -1;
          };
      return new StackTraceElement("cards.Suit", "cards", "Suit.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label == 1) {
        locals.put("rank", rank);
      }
    }

    private boolean resume(int s) {
      int rank = this.rank;
      switch (s) {
        case 0:
          rank = 2;
          // fall through
        case 1:
          if (s != 0) {
            rank++;
          }
          if (rank <= 10) {
            current = rank + " of " + self.name();
            this.rank = rank;
            state = ~1; // Suit.java:15  out.yield(rank + " of " + name())
            return true;
          }
          current = "ace of " + self;
          self = null;
          state = ~2; // Suit.java:17  out.yield("ace of " + this)
          return true;
        case 2:
      }
      return false;
    }
  }
}
