package data;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.GeneratorFrame;
import dev.treadle.frame.GeneratorSequence;
import java.io.IOException;
import java.io.Reader;
import java.text.ParseException;
import java.util.Map;

/** Runs of the templates of {@link Imports}. */
final class ImportsCoroutines {
  private ImportsCoroutines() {}

  /** The values of {@link Imports#numbers}. */
  static Sequence<Integer> numbers(Reader in) {
    return new GeneratorSequence<Integer>() {
      @Override
      public Cursor<Integer> iterator() {
        return new Numbers(in);
      }

      @Override
      protected void push(Yielder<Integer> out) throws IOException, ParseException {
        Imports.numbers(out, in);
      }
    };
  }

  /**
   * State machine of {@link Imports#numbers}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 19 out.yield(number)
   *   [*] --> s1
   *   [*] --> [*]
   *   s1 --> s1
   *   s1 --> [*]
   * }</pre>
   */
  static final class Numbers extends GeneratorFrame<Integer> {
    private Reader in;
    private int position;
    private int current;

    Numbers(Reader in) {
      this.in = in;
    }

    @Override
    public boolean hasNext() {
      return state < 0 || advance();
    }

    @Override
    public Integer next() {
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
        if (resume(s, null)) {
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
      return resume(s, raised);
    }

    @Override
    protected Object current() {
      return current;
    }

    @Override
    protected void release() {
      in = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("data.Imports", "numbers", "Imports.java", 19);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("in", in);
      locals.put("position", position);
    }

    private boolean resume(int s, Throwable raised) throws IOException, ParseException {
      Reader in = this.in;
      int position = this.position;
      int number = 0;
      if (s == 0) {
        position = 0;
      }
      try {
        int c = 0;
        if (s == 0) {
          c = in.read();
        } else {
          if (raised != null) {
            throw rethrow(raised);
          }
          number = 0;
          c = in.read();
        }
        for (; c >= 0; c = in.read()) {
          position++;
          if (c == '\n') {
            current = number;
            this.position = position;
            state = ~1; // Imports.java:19  out.yield(number)
            return true;
          } else if (c < '0' || c > '9') {
            throw new ParseException("no digit: " + (char) c, position);
          } else {
            number = 10 * number + c - '0';
          }
        }
      } catch (IOException e) {
        throw new IOException("after " + position + " characters", e);
      }
      return false;
    }
  }
}
