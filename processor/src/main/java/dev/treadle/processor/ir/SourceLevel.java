package dev.treadle.processor.ir;

import javax.lang.model.SourceVersion;

/** The levels of the language, some of which are newer than what the processor is compiled with. */
public final class SourceLevel {

  /** Since when a switch may have patterns. */
  public static final int PATTERN_SWITCH = 21;

  /** Since when a constructor may do something before it calls another one. */
  public static final int EARLY_CONSTRUCTION = 25;

  private SourceLevel() {}

  /** The number in a version's name, such as {@code RELEASE_17}. */
  public static int of(SourceVersion version) {
    return Integer.parseInt(version.name().substring("RELEASE_".length()));
  }
}
