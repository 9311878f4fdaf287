package feeds;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.async.AsyncCursor;
import dev.treadle.async.AsyncSequence;
import dev.treadle.async.Task;
import dev.treadle.frame.AsyncFrame;
import dev.treadle.frame.AsyncGeneratorFrame;
import dev.treadle.frame.AsyncGeneratorSequence;
import dev.treadle.frame.GeneratorFrame;
import dev.treadle.frame.GeneratorSequence;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;

/** Runs of the templates of {@link Feeds}. */
final class FeedsCoroutines {
  private FeedsCoroutines() {}

  /** The values of {@link Feeds#items}. */
  static <T> AsyncSequence<T> items(Feeds<T> self, int pages) {
    Objects.requireNonNull(self, "self");
    return new AsyncGeneratorSequence<T>(() -> new Items<>(self, pages));
  }

  /** The values of {@link Feeds#numbered}. */
  static AsyncSequence<String> numbered(AsyncSequence<String> lines) {
    return new AsyncGeneratorSequence<String>(() -> new Numbered(lines));
  }

  /** The values of {@link Feeds#rule}. */
  static Sequence<String> rule(int width) {
    return new GeneratorSequence<String>() {
      @Override
      public Cursor<String> iterator() {
        return new Rule(width);
      }

      @Override
      protected void push(Yielder<String> out) {
        Feeds.rule(out, width);
      }
    };
  }

  /** A run of {@link Feeds#width}. */
  static Task<Integer> width(AsyncSequence<String> lines) {
    return new Width(lines);
  }

  /**
   * State machine of {@link Feeds#items}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 25 out.await(server.apply(page))
   *   s2 : 27 out.sleep(Duration.ofSeconds(1))
   *   s3 : 29 out.yieldAll(items)
   *   [*] --> s1
   *   [*] --> [*]
   *   s1 --> s2
   *   s1 --> s3
   *   s2 --> s3
   *   s3 --> s1
   *   s3 --> [*]
   * }</pre>
   */
  @SuppressWarnings({"fallthrough", "unchecked"})
  static final class Items<T> extends AsyncGeneratorFrame<T> {
    private Feeds<T> self;
    private int pages;
    private int page;
    private List<T> items;

    Items(Feeds<T> self, int pages) {
      this.self = self;
      this.pages = pages;
    }

    @Override
    protected boolean step(int s, Object sent, Throwable raised) throws Throwable {
      if (raised != null) {
        throw raised;
      }
      return resume(s, sent);
    }

    @Override
    protected void release() {
      self = null;
      items = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 25;
            case 2 -> 27;
            case 3 -> 29;
            default -> -1;
          };
      return new StackTraceElement("feeds.Feeds", "items", "Feeds.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("pages", pages);
      locals.put("page", page);
      if (label == 2) {
        locals.put("items", items);
      }
    }

    private boolean resume(int s, Object sent) {
      int pages = this.pages;
      int page = this.page;
      List<T> items = this.items;
      if (s == 0) {
        page = 0;
      }
      for (; s != 0 || page < pages; page++) {
        switch (s) {
          case 0:
            await(Access.server(self).apply(page));
            this.page = page;
            state = 1; // Feeds.java:25  out.await(server.apply(page))
            return true;
          case 1:
            s = 0;
            items = (List<T>) sent;
            // fall through
          case 2:
            if (s == 0) {
              if (items.isEmpty()) {
                sleep(Duration.ofSeconds(1));
                this.items = items;
                state = 2; // Feeds.java:27  out.sleep(Duration.ofSeconds(1))
                return true;
              }
            } else {
              // not there yet
            }
            yieldAll(items);
            this.items = null;
            state = 3; // Feeds.java:29  out.yieldAll(items)
            return true;
          case 3:
            s = 0;
        }
      }
      return false;
    }
  }

  /**
   * State machine of {@link Feeds#numbered}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 37 out.await(line.advance())
   *   s2 : 38 out.yield(number + " " + line.value())
   *   s3 : 40 width(out, lines)
   *   s4 : 40 rule(out, width(out, lines))
   *   s5 : 42 out.await(line.close())
   *   [*] --> s1
   *   [*] --> s5 : thrown
   *   s1 --> s2
   *   s1 --> s3
   *   s1 --> s5 : thrown
   *   s2 --> s1
   *   s2 --> s5 : thrown
   *   s3 --> s4
   *   s3 --> s5 : thrown
   *   s4 --> s5
   *   s5 --> [*]
   * }</pre>
   */
  @SuppressWarnings("fallthrough")
  static final class Numbered extends AsyncGeneratorFrame<String> {
    private AsyncSequence<String> lines;
    private AsyncCursor<String> line;
    private Throwable pending;
    private int number;

    Numbered(AsyncSequence<String> lines) {
      this.lines = lines;
    }

    @Override
    protected boolean step(int s, Object sent, Throwable raised) throws Throwable {
      return resume(s, sent, raised);
    }

    @Override
    protected void release() {
      lines = null;
      line = null;
      pending = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 37;
            case 2 -> 38;
            case 3, 4 -> 40;
            case 5 -> 42;
            default -> -1;
          };
      return new StackTraceElement("feeds.Feeds", "numbered", "Feeds.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label <= 2) {
        locals.put("lines", lines);
      }
      if (label <= 4) {
        locals.put("line", line);
      }
      if (label <= 2) {
        locals.put("number", number);
      }
    }

    private boolean resume(int s, Object sent, Throwable raised) {
      AsyncSequence<String> lines = this.lines;
      AsyncCursor<String> line = this.line;
      Throwable pending = this.pending;
      int number = this.number;
      switch (s) {
        case 0:
          line = lines.cursor();
          pending = null;
          // fall through
        case 1, 2, 3, 4:
          try {
            switch (s) {
              case 0:
                number = 1;
                this.line = line;
                this.pending = pending;
                // fall through
              case 1, 2:
                leave: while (true) {
                  switch (s) {
                    case 0:
                      await(line.advance());
                      this.number = number;
                      state = 1; // Feeds.java:37  out.await(line.advance())
                      return true;
                    case 1:
                      if (raised != null) {
                        throw rethrow(raised);
                      }
                      if (!((Boolean) sent)) {
                        break leave;
                      }
                      this.yield(number + " " + line.value());
                      state = 2; // Feeds.java:38  out.yield(number + " " + line.value())
                      return true;
                    case 2:
                      s = 0;
                      if (raised != null) {
                        throw rethrow(raised);
                      }
                      number++;
                  }
                }
                call(FeedsCoroutines.width(lines));
                this.line = line;
                this.pending = pending;
                this.lines = null;
                state = 3; // Feeds.java:40  width(out, lines)
                return true;
              case 3:
                if (raised != null) {
                  throw rethrow(raised);
                }
                call(FeedsCoroutines.rule(((int) sent)));
                state = 4; // Feeds.java:40  rule(out, width(out, lines))
                return true;
              case 4:
                if (raised != null) {
                  throw rethrow(raised);
                }
            }
          } catch (Throwable thrown) {
            pending = thrown;
          }
          await(line.close());
          this.pending = pending;
          this.lines = null;
          this.line = null;
          state = 5; // Feeds.java:42  out.await(line.close())
          return true;
        case 5:
          if (raised != null) {
            throw rethrow(raised);
          }
          if (pending != null) {
            throw rethrow(pending);
          }
      }
      return false;
    }
  }

  /**
   * State machine of {@link Feeds#rule}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 48 out.yield("-".repeat(width))
   *   [*] --> s1
   *   s1 --> [*]
   * }</pre>
   */
  static final class Rule extends GeneratorFrame<String> {
    private int width;
    private String current;

    Rule(int width) {
      this.width = width;
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
      current = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("feeds.Feeds", "rule", "Feeds.java", 48);
    }

    private boolean resume(int s) {
      if (s == 0) {
        current = "-".repeat(width);
        state = ~1; // Feeds.java:48  out.yield("-".repeat(width))
        return true;
      }
      return false;
    }
  }

  /**
   * State machine of {@link Feeds#width}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 55 co.await(line.advance())
   *   [*] --> s1
   *   s1 --> s1
   *   s1 --> [*]
   * }</pre>
   */
  static final class Width extends AsyncFrame<Integer> {
    private AsyncSequence<String> lines;
    private int width;
    private AsyncCursor<String> line;
    private int result;

    Width(AsyncSequence<String> lines) {
      this.lines = lines;
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
      lines = null;
      line = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("feeds.Feeds", "width", "Feeds.java", 55);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("width", width);
      locals.put("line", line);
    }

    private boolean resume(int s, Object sent) {
      int width = this.width;
      AsyncCursor<String> line = this.line;
      if (s == 0) {
        width = 0;
        line = lines.cursor();
        lines = null;
        this.line = line;
      }
      while (true) {
        if (s == 0) {
          await(line.advance());
          this.width = width;
          state = 1; // Feeds.java:55  co.await(line.advance())
          return true;
        }
        s = 0;
        if (!((Boolean) sent)) {
          break;
        }
        width = Math.max(width, line.value().length());
      }
      return finish(width);
    }

    private boolean finish(int value) {
      this.result = value;
      return false;
    }
  }

  /** Private and protected members that the templates use. */
  @SuppressWarnings({"unchecked", "rawtypes", "deprecation", "removal"})
  private static final class Access {
    private static final VarHandle SERVER;

    static {
      try {
        MethodHandles.Lookup lookup =
            MethodHandles.privateLookupIn(Feeds.class, MethodHandles.lookup());
        SERVER = lookup.findVarHandle(Feeds.class, "server", IntFunction.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private Access() {}

    static <T> IntFunction<CompletionStage<List<T>>> server(Feeds<T> self) {
      return (IntFunction<CompletionStage<List<T>>>) SERVER.get(self);
    }
  }
}
