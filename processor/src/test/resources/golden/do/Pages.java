package web;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;

final class Pages {
  record Page(String text, String next) {}

  interface Site {
    Page get(String address);
  }

  @Generator
  static void texts(Yielder<String> out, Site site, String first) {
    String address = first;
    do {
      Page page = site.get(address);
      out.yield(page.text());
      address = page.next();
    } while (address != null);
  }
}
