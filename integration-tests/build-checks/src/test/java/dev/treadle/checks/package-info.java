/** The processor under the compilers that people use: what they are told, and what they get. */
@NullMarked
package dev.treadle.checks;

import org.jspecify.annotations.NullMarked;
