package dev.treadle.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Yielder;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** HotSpot inlines what delegates: the loop that drives, if only it is hot, and each call. */
final class DriverSizeTest {

  /** HotSpot's {@code FreqInlineSize}, for what is hot. */
  private static final int HOT = 325;

  /** HotSpot's {@code MaxInlineSize}, for what it does not know to be hot. */
  private static final int ANY = 35;

  @Test
  void noMethodOfTheDriverIsTooLargeToBeInlined() throws IOException {
    Map<String, Integer> sizes = sizes("Driver");
    sizes.values().removeIf(size -> size <= HOT);
    assertEquals(Map.of(), sizes);
  }

  /** So the sequence and the machine are made where they are used, and a sequence not at all. */
  @Test
  void whatCallsATemplateIsInlinedIntoTheMachine() throws IOException {
    Map<String, Integer> sizes = sizes("DelegatingFrame");
    List<String> calls = List.of("call", "callRun", "isFresh", "begin");
    assertTrue(sizes.keySet().containsAll(calls), sizes::toString);
    sizes.keySet().retainAll(calls);
    sizes.values().removeIf(size -> size <= ANY);
    assertEquals(Map.of(), sizes);
  }

  private static Map<String, Integer> sizes(String name) throws IOException {
    try (InputStream type = Yielder.class.getResourceAsStream("frame/" + name + ".class")) {
      assertNotNull(type);
      return CodeSizes.of(type.readAllBytes());
    }
  }
}
