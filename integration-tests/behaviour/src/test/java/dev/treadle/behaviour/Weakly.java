package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.function.Consumer;

/** Keeps weakly what it was given first. */
final class Weakly implements Consumer<Object> {
  private WeakReference<Object> kept = new WeakReference<>(null);
  private boolean given;

  @Override
  public void accept(Object object) {
    if (!given) {
      given = true;
      kept = new WeakReference<>(object);
    }
  }

  /** A new object, the first of which is kept weakly. */
  Object make() {
    Object made = new Object();
    accept(made);
    return made;
  }

  /** Nothing else keeps it. */
  void assertCleared() {
    assertTrue(given, "nothing was given");
    for (int i = 0; kept.get() != null && i < 50; i++) {
      System.gc();
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
    assertNull(kept.get(), "still reachable");
  }
}
