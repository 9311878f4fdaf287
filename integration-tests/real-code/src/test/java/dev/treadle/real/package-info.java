/**
 * The methods of well-known libraries made into templates, so that the libraries' own tests check
 * the processor.
 *
 * <p>{@link Rewriter} turns each method into a template that suspends before its statements and
 * around its expressions, and a method of the old name that drives the machine to its end, sending
 * back each value that it is handed. Whatever such a method did, it must do still.
 */
@NullMarked
package dev.treadle.real;

import org.jspecify.annotations.NullMarked;
