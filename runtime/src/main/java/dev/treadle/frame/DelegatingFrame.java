package dev.treadle.frame;

import dev.treadle.Cursor;
import dev.treadle.Routine;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * A frame that can delegate. Its body sets the delegate by one of the protected methods here, sets
 * its state and returns true; the {@link Driver} goes on in the delegate, and comes back to the
 * label with the delegate's result or exception.
 *
 * @param <Y> the type of the values yielded
 */
public abstract class DelegatingFrame<Y extends @Nullable Object> extends Frame {
  /** The frame that this one delegates to. */
  @Nullable Frame delegate;

  /**
   * The frame that delegates to this one; of the root of a chain, to which none does, the innermost
   * delegating frame, null if that is the root. While it is driven that is null or what it was,
   * unless that has ended.
   */
  @Nullable DelegatingFrame<?> link;

  DelegatingFrame() {}

  /**
   * Delegates to the machine of another template, called with this body's context. All exceptions,
   * {@link dev.treadle.CoroutineExit} too, travel between the two as in any call.
   *
   * @param callee the machine, not begun
   */
  protected final void call(Cursor<?> callee) {
    callRun(callee);
  }

  /**
   * The same for the sequence that another template's factory returned.
   *
   * @param callee a fresh run of it is called
   */
  protected final void call(Iterable<?> callee) {
    callRun(callee.iterator());
  }

  /**
   * Calls a run. This and all that calls it has no more than the 35 bytecodes that HotSpot inlines
   * where it does not know a call to be hot, lest the sequence and the run be made too early.
   */
  private void callRun(Iterator<?> callee) {
    if (callee instanceof Frame frame && isFresh(frame)) {
      begin(frame);
    } else {
      yieldAll(callee);
    }
  }

  /**
   * Delegates to the machine of another coroutine's template, called with this body's context.
   *
   * @param callee the machine, or what the factory returned
   */
  protected final void call(Routine<?, ?, ?> callee) {
    if (callee instanceof Frame frame && isFresh(frame)) {
      begin(frame);
    } else {
      yieldFrom(callee);
    }
  }

  /**
   * Delegates to a run: {@code Co.yieldFrom}.
   *
   * @param run the run
   * @throws IllegalStateException if it is running or adopted, has failed or was closed
   */
  protected final void yieldFrom(Routine<?, ?, ?> run) {
    if (run instanceof Frame frame) {
      if (finished(frame.state) && !hasReturned(frame.state)) {
        throw new IllegalStateException("yieldFrom of a run that has no result: " + frame);
      }
      adopt(frame);
    } else {
      delegate = new ForeignRoutine(run);
    }
  }

  /**
   * Delegates to what can be iterated over, a run if its iterator is one.
   *
   * @param values the values
   */
  protected final void yieldAll(Iterable<?> values) {
    yieldAll(values.iterator());
  }

  /**
   * Delegates to an iterator, a run if it is a cursor.
   *
   * @param values the values
   * @throws IllegalStateException if it is a cursor that is running or adopted
   */
  protected final void yieldAll(Iterator<?> values) {
    Objects.requireNonNull(values, "values");
    if (values instanceof Frame run) {
      adopt(run);
    } else {
      Cursor<?> cursor = PrimitiveView.of(values);
      delegate = cursor == null ? IteratorFrame.of(values) : new ForeignCursor(cursor);
    }
  }

  /**
   * Delegates to a stream, to be closed in the end.
   *
   * @param values the values
   */
  protected final void yieldAll(BaseStream<?, ?> values) {
    delegate = new StreamFrame(values);
  }

  /**
   * Delegates to the elements of an array.
   *
   * @param values the values
   */
  protected final void yieldAll(@Nullable Object[] values) {
    delegate = new ArrayFrame(values);
  }

  /**
   * Delegates to the elements of an array.
   *
   * @param values the values
   */
  protected final void yieldAll(int[] values) {
    delegate = new PrimitiveFrame.IntArray(values);
  }

  /**
   * Delegates to the elements of an array.
   *
   * @param values the values
   */
  protected final void yieldAll(long[] values) {
    delegate = new PrimitiveFrame.LongArray(values);
  }

  /**
   * Delegates to the elements of an array.
   *
   * @param values the values
   */
  protected final void yieldAll(double[] values) {
    delegate = new PrimitiveFrame.DoubleArray(values);
  }

  /** Makes a frame of ours that has not begun the delegate. */
  final void begin(Frame callee) {
    if (callee instanceof DelegatingFrame<?> delegating) {
      delegating.link = this; // here, where HotSpot may know that it is a new object
    }
    delegate = callee;
  }

  private static boolean isFresh(Frame callee) {
    return callee.state == 0 || (watched(callee.state) && Watch.end(callee) == 0);
  }

  /** Makes a run of ours the delegate; one that has finished is left as it is. */
  final void adopt(Frame run) {
    int s = watched(run.state) ? Watch.end(run) : run.state;
    if (s < BUSY) {
      if (run instanceof DelegatingFrame<?> delegating && delegating.delegate != null) {
        delegating.setCurrent(null); // its leaf has it
      }
      run.state = s < 0 ? ADOPTED | READY | ~s : ADOPTED | s;
    } else if (!finished(s)) {
      throw run.refusal();
    }
    delegate = run;
  }

  /**
   * The value that another frame has yielded, for {@link #setCurrent}. A frame of primitive values
   * sets its own at once, so as not to box it.
   */
  @Nullable Object valueOf(Frame source) {
    return source.current();
  }

  /** The value that this frame has yielded last itself, also while it delegates. */
  @Nullable Object own() {
    return current();
  }

  /** Makes a value the one that this frame has yielded last. */
  abstract void setCurrent(@Nullable Object value);

  /** Of a root: a frame of its chain has yielded, it itself or one that it delegates to. */
  void yielded(Frame source) {}

  /**
   * Of a root: a frame that has yielded is ending. The frame above keeps its last value only if
   * somebody can ask for that later.
   */
  void keep(DelegatingFrame<?> above, Frame ending) {}

  /** Of a root: the innermost delegating frame of its chain. */
  final DelegatingFrame<?> innermost() {
    DelegatingFrame<?> inner = link;
    return inner == null ? this : inner;
  }

  /** Of an innermost delegating frame: the innermost frame. */
  final Frame leaf() {
    Frame callee = delegate;
    return callee == null ? this : callee;
  }

  /** Of a root: a frame of its chain is about to call another one. */
  void calling(DelegatingFrame<?> caller) {}

  /** Of a root: an exception leaves it, and this is the way that it came. */
  void left(Passage passage) {}

  @Override
  final @Nullable Frame callee() {
    return delegate;
  }

  @Override
  void detach() {
    delegate = null;
    link = null;
  }

  @Override
  final boolean drive(int s, @Nullable Object sent, @Nullable Throwable raised) throws Throwable {
    Frame source = Driver.drive(this, s, sent, raised);
    if (source == null) {
      return false;
    }
    yielded(source);
    return true;
  }
}
