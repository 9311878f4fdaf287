/** Checks the examples against independent computations and against their push-mode twins. */
@NullMarked
package dev.treadle.examples;

import org.jspecify.annotations.NullMarked;
