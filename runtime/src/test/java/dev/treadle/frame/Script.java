package dev.treadle.frame;

import dev.treadle.Cursor;
import dev.treadle.Routine;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Machines whose bodies are lambdas, for the corners of the semantics. */
final class Script {
  private Script() {}

  /** A body; see {@link Frame#step}. */
  interface Body<M> {
    boolean step(M machine, int s, @Nullable Object sent, @Nullable Throwable raised)
        throws Throwable;
  }

  static Plain plain(Body<? super Plain> body) {
    return new Plain(body);
  }

  static Delegating delegating(Body<? super Delegating> body) {
    return new Delegating(body);
  }

  static Generating generating(Body<? super Generating> body) {
    return new Generating(body);
  }

  /** Yields 1, 2, 3 …, catches what is raised, if that is no exit, and yields it. */
  static Plain catching() {
    return plain(
        (m, s, sent, raised) -> {
          if (raised instanceof Exception) {
            return m.yields(raised, s + 1);
          }
          if (raised != null) {
            throw raised;
          }
          return m.yields(s + 1, s + 1);
        });
  }

  /** Yields once and again whatever is raised. */
  static Plain stubborn() {
    return plain((m, s, sent, raised) -> m.yields("yield " + s, s + 1));
  }

  /** Yields "first" and returns "result"; what is raised leaves. */
  static Plain once() {
    return plain(
        (m, s, sent, raised) -> {
          if (raised != null) {
            throw raised;
          }
          return s == 0 ? m.yields("first", 1) : m.returns("result");
        });
  }

  /** {@code return co.yieldFrom(run);}. */
  static Script.Delegating from(Routine<?, ?, ?> run) {
    return Script.delegating(
        (m, s, sent, raised) -> {
          if (raised != null) {
            throw raised;
          }
          if (s == 0) {
            m.yieldFrom(run);
            return m.delegates(1);
          }
          return m.returns(sent);
        });
  }

  /** {@code co.yieldAll(values);}. */
  static Script.Delegating all(Object values) {
    return Script.delegating(
        (m, s, sent, raised) -> {
          if (raised != null) {
            throw raised;
          }
          if (s != 0) {
            return m.returns(sent);
          }
          if (values instanceof Iterable<?> i) {
            m.yieldAll(i);
          } else if (values instanceof Stream<?> i) {
            m.yieldAll(i);
          } else if (values instanceof Object[] i) {
            m.yieldAll(i);
          } else {
            m.yieldAll((Iterator<?>) values);
          }
          return m.delegates(1);
        });
  }

  /** All values of a run. */
  static List<Object> values(Routine<?, ?, ?> run) {
    List<Object> values = new ArrayList<>();
    while (run.resume()) {
      values.add(run.value());
    }
    return values;
  }

  /** A coroutine that does not delegate. */
  static final class Plain extends CoroutineFrame<Object, Object, Object> {
    private final Body<? super Plain> body;
    private @Nullable Object current;
    private @Nullable Object result;

    Plain(Body<? super Plain> body) {
      this.body = body;
    }

    boolean yields(Object value, int label) {
      current = value;
      state = label;
      return true;
    }

    boolean returns(@Nullable Object value) {
      result = value;
      return false;
    }

    @Override
    public boolean resume(@Nullable Object sent) {
      int s = state;
      if (s >= BUSY || (s == 0 && sent != null)) {
        return refuse(sent);
      }
      state = RUNNING;
      try {
        return step(s, sent, null) || returned(s);
      } catch (Throwable t) {
        state = FAILED;
        throw failed(t, s);
      }
    }

    @Override
    protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
        throws Throwable {
      return body.step(this, s, sent, raised);
    }

    @Override
    protected @Nullable Object current() {
      return current;
    }

    @Override
    protected @Nullable Object outcome() {
      return result;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("Plain", "plain", "Plain.java", label);
    }
  }

  /** A coroutine that delegates. */
  static final class Delegating extends DelegatingCoroutine<Object, Object, Object> {
    private final Body<? super Delegating> body;
    private @Nullable Object result;

    Delegating(Body<? super Delegating> body) {
      this.body = body;
    }

    boolean yields(Object value, int label) {
      current = value;
      state = label;
      return true;
    }

    /** After {@code call}, {@code yieldFrom} or {@code yieldAll}. */
    boolean delegates(int label) {
      state = label;
      return true;
    }

    boolean returns(@Nullable Object value) {
      result = value;
      return false;
    }

    @Override
    protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
        throws Throwable {
      return body.step(this, s, sent, raised);
    }

    @Override
    protected @Nullable Object outcome() {
      return result;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("Delegating", "delegating", "Delegating.java", label);
    }
  }

  /** A generator that delegates. */
  static final class Generating extends DelegatingGenerator<Object> {
    private final Body<? super Generating> body;

    Generating(Body<? super Generating> body) {
      this.body = body;
    }

    boolean yields(Object value, int label) {
      current = value;
      state = ~label;
      return true;
    }

    boolean delegates(int label) {
      state = label;
      return true;
    }

    @Override
    protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
        throws Throwable {
      return body.step(this, s, sent, raised);
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("Generating", "generating", "Generating.java", label);
    }

    Cursor<Object> begun() {
      next();
      return this;
    }
  }
}
