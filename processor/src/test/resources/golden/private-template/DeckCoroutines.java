package cards;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.frame.GeneratorFrame;
import dev.treadle.frame.GeneratorSequence;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** Runs of the templates of {@link Deck}. */
final class DeckCoroutines {
  private DeckCoroutines() {}

  /** The values of {@link Deck#shuffled}. */
  static Sequence<String> shuffled(Deck self) {
    Objects.requireNonNull(self, "self");
    return new GeneratorSequence<String>() {
      @Override
      public Cursor<String> iterator() {
        return new Shuffled(self);
      }
    };
  }

  /**
   * State machine of {@link Deck#shuffled}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 23 out.yield(card)
   *   [*] --> s1
   *   [*] --> [*]
   *   s1 --> s1
   *   s1 --> [*]
   * }</pre>
   */
  static final class Shuffled extends GeneratorFrame<String> {
    private Deck self;
    private int left;
    private String current;

    Shuffled(Deck self) {
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
      return new StackTraceElement("cards.Deck", "shuffled", "Deck.java", 23);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("left", left);
    }

    private boolean resume(int s) {
      int left = this.left;
      if (s == 0) {
        left = Access.cards(self).length;
      } else {
        left--;
      }
      if (left > 0) {
        int drawn = Access.random(self).nextInt(left);
        String card = Access.cards(self)[drawn];
        Access.cards(self)[drawn] = Access.cards(self)[left - 1];
        Access.cards(self)[left - 1] = card;
        current = card;
        this.left = left;
        state = ~1; // Deck.java:23  out.yield(card)
        return true;
      }
      return false;
    }
  }

  /** Private and protected members that the templates use. */
  @SuppressWarnings({"unchecked", "rawtypes", "deprecation", "removal"})
  private static final class Access {
    private static final VarHandle CARDS;
    private static final VarHandle RANDOM;

    static {
      try {
        MethodHandles.Lookup lookup =
            MethodHandles.privateLookupIn(Deck.class, MethodHandles.lookup());
        CARDS = lookup.findVarHandle(Deck.class, "cards", String[].class);
        RANDOM = lookup.findVarHandle(Deck.class, "random", Random.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private Access() {}

    static String[] cards(Deck self) {
      return (String[]) CARDS.get(self);
    }

    static Random random(Deck self) {
      return (Random) RANDOM.get(self);
    }
  }
}
