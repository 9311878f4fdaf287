package web;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.io.IOException;

final class Downloads {
  interface Link {
    String load(String address) throws IOException;
  }

  /** Loads a page; when that fails, asks for another address. */
  @Coroutine
  static String load(Co<String, String> co, Link link, String address) throws IOException {
    String page;
    try {
      page = link.load(address);
    } catch (IOException e) {
      String other = co.yield(e.getMessage() + ": other address?");
      if (other == null) {
        throw e;
      }
      page = link.load(other);
    }
    return page;
  }
}
