package dev.treadle.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What machines call for the sake of Java's own rules. */
final class FrameTest {
  private static boolean initialized;

  private static final class Initialized {
    static {
      initialized = true;
    }
  }

  @Test
  void initializeRunsTheStaticInitializer() {
    assertFalse(initialized);
    Frame.initialize(Initialized.class);
    assertTrue(initialized);
  }

  @Test
  void rethrowThrowsACheckedException() {
    IOException thrown = new IOException();
    assertSame(
        thrown,
        assertThrows(
            IOException.class,
            () -> {
              throw Frame.rethrow(thrown);
            }));
  }

  @Test
  void mayThrowMakesACatchClauseLegal() {
    try {
      Frame.<IOException>mayThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void closeResourceClosesAsTryWithResourcesDoes() {
    Frame.closeResource(null, null);
    IOException ofClose = new IOException();
    AutoCloseable resource =
        () -> {
          throw ofClose;
        };
    assertSame(ofClose, assertThrows(IOException.class, () -> Frame.closeResource(resource, null)));
    Exception primary = new Exception();
    Frame.closeResource(resource, primary);
    assertEquals(1, primary.getSuppressed().length);
    assertSame(ofClose, primary.getSuppressed()[0]);
  }
}
