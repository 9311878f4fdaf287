package library;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.util.ArrayList;
import java.util.List;

final class Libraries {
  String city;
  final List<Shelf> shelves = new ArrayList<>();

  final class Shelf {
    String topic;
    final List<String> books = new ArrayList<>();

    @Generator
    void catalogue(Yielder<String> out) {
      out.yield(city + ", " + this.topic);
      for (String book : books) {
        out.yield(Libraries.this.shelves.indexOf(this) + ": " + book);
      }
    }
  }
}
