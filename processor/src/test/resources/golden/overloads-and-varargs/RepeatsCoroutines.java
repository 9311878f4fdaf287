package text;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.GeneratorFrame;
import dev.treadle.frame.GeneratorSequence;
import java.util.Map;

/** Runs of the templates of {@link Repeats}. */
final class RepeatsCoroutines {
  private RepeatsCoroutines() {}

  /** The values of {@link Repeats#repeat(Yielder, int, String[])}. */
  static Sequence<String> repeat(int times, String... words) {
    return new GeneratorSequence<String>() {
      @Override
      public Cursor<String> iterator() {
        return new Repeat(times, words);
      }

      @Override
      protected void push(Yielder<String> out) {
        Repeats.repeat(out, times, words);
      }
    };
  }

  /** The values of {@link Repeats#repeat(Yielder, String)}. */
  static Sequence<String> repeat(String word) {
    return new GeneratorSequence<String>() {
      @Override
      public Cursor<String> iterator() {
        return new Repeat2(word);
      }

      @Override
      protected void push(Yielder<String> out) {
        Repeats.repeat(out, word);
      }
    };
  }

  /**
   * State machine of {@link Repeats#repeat(Yielder, int, String[])}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 11 out.yield(word)
   *   [*] --> s1
   *   [*] --> [*]
   *   s1 --> s1
   *   s1 --> [*]
   * }</pre>
   */
  static final class Repeat extends GeneratorFrame<String> {
    private int times;
    private String[] words;
    private int i;
    private int index;
    private String current;

    Repeat(int times, String[] words) {
      this.times = times;
      this.words = words;
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
      words = null;
      current = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("text.Repeats", "repeat", "Repeats.java", 11);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("times", times);
      locals.put("words", words);
      locals.put("i", i);
    }

    private boolean resume(int s) {
      int times = this.times;
      String[] words = this.words;
      int i = this.i;
      int index = this.index;
      if (s == 0) {
        i = 0;
        index = 0;
        this.i = i;
      } else {
        index++;
      }
      for (; i < times; i++, index = 0, this.i = i) {
        if (index < words.length) {
          String word = words[index];
          current = word;
          this.index = index;
          state = ~1; // Repeats.java:11  out.yield(word)
          return true;
        }
      }
      return false;
    }
  }

  /**
   * State machine of {@link Repeats#repeat(Yielder, String)}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 19 out.yield(word)
   *   [*] --> s1
   *   s1 --> s1
   * }</pre>
   */
  static final class Repeat2 extends GeneratorFrame<String> {
    private String word;

    Repeat2(String word) {
      this.word = word;
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
      return word;
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
      return word;
    }

    @Override
    protected void release() {
      word = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("text.Repeats", "repeat", "Repeats.java", 19);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("word", word);
    }

    private boolean resume(int s) {
      String word = this.word;
      state = ~1; // Repeats.java:19  out.yield(word)
      return true;
    }
  }
}
