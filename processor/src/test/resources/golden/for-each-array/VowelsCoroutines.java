package text;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.GeneratorFrame;
import dev.treadle.frame.GeneratorSequence;

/** Runs of the templates of {@link Vowels}. */
final class VowelsCoroutines {
  private VowelsCoroutines() {}

  /** The values of {@link Vowels#in}. */
  static Sequence<Character> in(String text) {
    return new GeneratorSequence<Character>() {
      @Override
      public Cursor<Character> iterator() {
        return new In(text);
      }

      @Override
      protected void push(Yielder<Character> out) {
        Vowels.in(out, text);
      }
    };
  }

  /**
   * State machine of {@link Vowels#in}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 11 out.yield(letter)
   *   [*] --> s1
   *   [*] --> [*]
   *   s1 --> s1
   *   s1 --> [*]
   * }</pre>
   */
  static final class In extends GeneratorFrame<Character> {
    private String text;
    private char[] array;
    private int index;
    private char current;

    In(String text) {
      this.text = text;
    }

    @Override
    public boolean hasNext() {
      return state < 0 || advance();
    }

    @Override
    public Character next() {
      if (state >= 0 && !advance()) {
        throw exhausted();
      }
      state = ~state;
      return current;
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
      text = null;
      array = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("text.Vowels", "in", "Vowels.java", 11);
    }

    private boolean resume(int s) {
      char[] array = this.array;
      int index = this.index;
      if (s == 0) {
        array = text.toCharArray();
        text = null;
        index = 0;
        this.array = array;
      } else {
        index++;
      }
      for (; index < array.length; index++) {
        char letter = array[index];
        if ("aeiou".indexOf(letter) >= 0) {
          current = letter;
          this.index = index;
          state = ~1; // Vowels.java:11  out.yield(letter)
          return true;
        }
      }
      return false;
    }
  }
}
