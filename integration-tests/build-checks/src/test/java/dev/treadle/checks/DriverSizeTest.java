package dev.treadle.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.treadle.Yielder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** HotSpot inlines the loop that drives delegation, and all that it calls, if only it is hot. */
final class DriverSizeTest {

  /** HotSpot's {@code FreqInlineSize}. */
  private static final int LIMIT = 325;

  @Test
  void noMethodOfTheDriverIsTooLargeToBeInlined() throws IOException {
    Map<String, Integer> sizes;
    try (InputStream driver = Yielder.class.getResourceAsStream("frame/Driver.class")) {
      assertNotNull(driver);
      sizes = CodeSizes.of(driver.readAllBytes());
    }
    sizes.values().removeIf(size -> size <= LIMIT);
    assertEquals(Map.of(), sizes);
  }
}
