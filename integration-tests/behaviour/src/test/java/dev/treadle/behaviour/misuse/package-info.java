/** Runs that are driven from where they must not be, and what bodies can die of. */
@NullMarked
package dev.treadle.behaviour.misuse;

import org.jspecify.annotations.NullMarked;
