package dev.treadle.frame;

import dev.treadle.Continuation;
import org.jspecify.annotations.Nullable;

/** A run that a continuation was started as: its body is {@code return co.jump(k, v)}. */
final class Started<
        T extends @Nullable Object, Y extends @Nullable Object, S extends @Nullable Object>
    extends DelegatingCoroutine<Y, S, @Nullable Object> {
  private @Nullable Continuation<T, Y, S> continuation;
  private @Nullable Object value;
  private @Nullable Object result;

  Started(Continuation<T, Y, S> continuation, T value) {
    this.continuation = continuation;
    this.value = value;
  }

  /** What it continues becomes its callee, as that of a template call. */
  @Override
  @SuppressWarnings("unchecked")
  protected boolean step(int s, @Nullable Object sent, @Nullable Throwable raised)
      throws Throwable {
    if (raised != null) {
      throw raised;
    }
    if (s == 0) {
      Continuation<T, Y, S> target = continuation;
      assert target != null : "it has not begun";
      jump(target, (T) value);
      release();
      state = 1;
      return true;
    }
    result = sent;
    return false;
  }

  @Override
  protected @Nullable Object outcome() {
    return result;
  }

  @Override
  protected void release() {
    continuation = null;
    value = null;
  }
}
