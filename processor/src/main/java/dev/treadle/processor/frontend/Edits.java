package dev.treadle.processor.frontend;

import dev.treadle.processor.ir.Code;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Replacements and insertions in a slice of source text, collected in any order. */
final class Edits {

  private enum Role {
    CLOSE,
    OPEN,
    REPLACE
  }

  private record Edit(int start, int end, Role role, int sequence, List<Object> pieces) {}

  private final CharSequence text;
  private final List<Edit> edits = new ArrayList<>();

  Edits(CharSequence text) {
    this.text = text;
  }

  /** Puts something in the place of {@code [start, end)}. */
  void replace(int start, int end, Object... pieces) {
    edits.add(new Edit(start, end, Role.REPLACE, edits.size(), List.of(pieces)));
  }

  /**
   * Puts something before the tree that starts at {@code at}; what was opened first stands first.
   */
  void open(int at, Object... pieces) {
    edits.add(new Edit(at, at, Role.OPEN, edits.size(), List.of(pieces)));
  }

  /** Puts something behind the tree that ends at {@code at}; what was closed first stands last. */
  void close(int at, Object... pieces) {
    edits.add(new Edit(at, at, Role.CLOSE, -edits.size(), List.of(pieces)));
  }

  /** The edited text of {@code [start, end)}. */
  Code apply(int start, int end) {
    edits.sort(
        Comparator.comparingInt(Edit::start)
            .thenComparing(Edit::role)
            .thenComparingInt(Edit::sequence));
    List<Object> pieces = new ArrayList<>();
    int at = start;
    for (Edit edit : edits) {
      if (edit.start() < at) {
        // Inside what another edit has replaced, or the same again: the component of a record is
        // the tree of a field and of a parameter, over the same text.
        continue;
      }
      if (edit.start() > at) {
        pieces.add(text.subSequence(at, edit.start()).toString());
      }
      pieces.addAll(edit.pieces());
      at = Math.max(at, edit.end());
    }
    if (at < end) {
      pieces.add(text.subSequence(at, end).toString());
    }
    return Code.of(pieces.toArray());
  }
}
