/**
 * Passes from a body in which suspensions are statements to one that can be entered at any of them:
 * handlers, finalizers and switches first, then {@link dev.treadle.processor.lower.Reenter}, which
 * makes the ways in explicit.
 */
@NullMarked
package dev.treadle.processor.lower;

import org.jspecify.annotations.NullMarked;
