package dev.treadle.real;

import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Changes to a source text, by offsets into the text as it was.
 *
 * <p>Of two that wrap the same text, the one added first is the outer one.
 */
final class Edits {
  /** What begins at an offset, and how far the old text is left out there. */
  private static final class Place {
    final StringBuilder closing = new StringBuilder();
    final StringBuilder opening = new StringBuilder();
    int end;

    Place(int at) {
      end = at;
    }
  }

  private final NavigableMap<Integer, Place> places = new TreeMap<>();

  private Place place(int at) {
    return places.computeIfAbsent(at, Place::new);
  }

  void insert(int at, String text) {
    place(at).opening.append(text);
  }

  void wrap(int start, int end, String before, String after) {
    place(start).opening.append(before);
    place(end).closing.insert(0, after);
  }

  void replace(int start, int end, String text) {
    Place place = place(start);
    place.opening.append(text);
    place.end = end;
  }

  /** The text between two offsets with the changes that begin there. */
  String apply(String source, int from, int to) {
    StringBuilder result = new StringBuilder();
    int done = from;
    for (var entry : places.subMap(from, true, to, true).entrySet()) {
      Place place = entry.getValue();
      result.append(source, done, entry.getKey()).append(place.closing).append(place.opening);
      done = place.end;
    }
    return result.append(source, done, to).toString();
  }
}
