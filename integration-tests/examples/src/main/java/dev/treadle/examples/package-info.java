/**
 * Programs that do a real job with generators and coroutines.
 *
 * <p>Each is written as one would write it for a plain method call. The annotation processor makes
 * a state machine of every method that is annotated; {@link dev.treadle.examples.Main} runs them
 * all, and says in which generated file each can be looked at.
 */
@NullMarked
package dev.treadle.examples;

import org.jspecify.annotations.NullMarked;
