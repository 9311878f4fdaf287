/**
 * The annotation processor. {@link dev.treadle.processor.CoroutineProcessor} is what a compiler
 * loads, {@link dev.treadle.processor.Rounds} says when a template is compiled, and {@link
 * dev.treadle.processor.Pipeline} how.
 */
@NullMarked
package dev.treadle.processor;

import org.jspecify.annotations.NullMarked;
