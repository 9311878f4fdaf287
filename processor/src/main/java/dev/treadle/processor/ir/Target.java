package dev.treadle.processor.ir;

import org.jspecify.annotations.Nullable;

/**
 * A statement that {@code break} and {@code continue} can name: a loop, a switch, a labelled block.
 * The same only if it is the same object.
 */
public final class Target {

  private final @Nullable String label;

  /** A target with the user's label, or with none. */
  public Target(@Nullable String label) {
    this.label = label;
  }

  /** The user's label, if there is one. */
  public @Nullable String label() {
    return label;
  }
}
