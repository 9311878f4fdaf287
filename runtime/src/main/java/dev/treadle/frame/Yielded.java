package dev.treadle.frame;

import org.jspecify.annotations.Nullable;

/**
 * A value that a body with an {@code AsyncYielder} has yielded, as its machine hands it out: in one
 * stream with what the body awaits.
 *
 * @param value the value
 */
public record Yielded(@Nullable Object value) {}
