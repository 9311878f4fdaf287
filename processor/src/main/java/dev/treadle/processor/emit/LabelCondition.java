package dev.treadle.processor.emit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A condition that a variable {@code label}, which is one of a machine's, is among some of them.
 *
 * @param comparisons how many there are in it
 */
record LabelCondition(String text, int comparisons) {

  /** So many ranges are asked for in one condition. */
  private static final int RANGES = 100;

  /**
   * As few comparisons as it takes: mostly in one condition, of which one at least holds.
   *
   * @param labels some, not all, of the labels
   * @param all the machine's labels
   */
  static List<LabelCondition> of(BitSet labels, BitSet all) {
    BitSet others = (BitSet) all.clone();
    others.andNot(labels);
    int ranges = ranges(labels).size();
    if (others.cardinality() < ranges && others.cardinality() <= RANGES) {
      String text =
          others.stream()
              .mapToObj(label -> "label != " + label)
              .collect(Collectors.joining(" && "));
      return List.of(new LabelCondition(text, others.cardinality()));
    }
    List<LabelCondition> conditions = new ArrayList<>();
    for (int from = 0; from < ranges; from += RANGES) {
      List<int[]> some = ranges(labels).subList(from, Math.min(from + RANGES, ranges));
      String text =
          some.stream()
              .map(range -> text(range[0], range[1], all, some.size() > 1))
              .collect(Collectors.joining(" || "));
      conditions.add(new LabelCondition(text, 2 * some.size()));
    }
    return conditions;
  }

  private static String text(int first, int last, BitSet all, boolean nested) {
    if (first == last) {
      return "label == " + first;
    }
    if (first == all.nextSetBit(0)) {
      return "label <= " + last;
    }
    if (last == all.length() - 1) {
      return "label >= " + first;
    }
    if (last == first + 1) {
      return "label == " + first + " || label == " + last;
    }
    String both = "label >= " + first + " && label <= " + last;
    return nested ? "(" + both + ")" : both;
  }

  /** The first and the last label of each run without a gap. */
  private static List<int[]> ranges(BitSet labels) {
    List<int[]> ranges = new ArrayList<>();
    for (int first = labels.nextSetBit(0); first >= 0; ) {
      int end = labels.nextClearBit(first);
      ranges.add(new int[] {first, end - 1});
      first = labels.nextSetBit(end);
    }
    return ranges;
  }
}
