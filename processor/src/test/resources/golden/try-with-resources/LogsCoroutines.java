package logs;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.GeneratorFrame;
import dev.treadle.frame.GeneratorSequence;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Runs of the templates of {@link Logs}. */
final class LogsCoroutines {
  private LogsCoroutines() {}

  /** The values of {@link Logs#errors}. */
  static Sequence<String> errors(Path file) {
    return new GeneratorSequence<String>() {
      @Override
      public Cursor<String> iterator() {
        return new Errors(file);
      }

      @Override
      protected void push(Yielder<String> out) throws IOException {
        Logs.errors(out, file);
      }
    };
  }

  /**
   * State machine of {@link Logs#errors}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 16 out.yield(line)
   *   [*] --> s1
   *   [*] --> [*]
   *   s1 --> s1
   *   s1 --> [*]
   * }</pre>
   */
  static final class Errors extends GeneratorFrame<String> {
    private Path file;
    private BufferedReader reader;
    private String current;

    Errors(Path file) {
      this.file = file;
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
      file = null;
      reader = null;
      current = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("logs.Logs", "errors", "Logs.java", 16);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("reader", reader);
    }

    @Override
    protected boolean guarded(int label) {
      return true;
    }

    private boolean resume(int s, Throwable raised) throws IOException {
      BufferedReader reader = this.reader;
      Throwable primary = null;
      if (s == 0) {
        reader = Files.newBufferedReader(file);
        file = null;
      }
      try {
        String line = null;
        if (s == 0) {
          this.reader = reader;
        } else {
          if (raised != null) {
            throw rethrow(raised);
          }
        }
        while ((line = reader.readLine()) != null) {
          if (line.startsWith("ERROR")) {
            current = line;
            state = ~1; // Logs.java:16  out.yield(line)
            return true;
          }
        }
      } catch (Throwable thrown) {
        primary = thrown;
        throw thrown;
      } finally {
        if (state == RUNNING) {
          closeResource(reader, primary);
        }
      }
      return false;
    }
  }
}
