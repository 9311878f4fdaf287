/**
 * Tasks beside what other people have made: whatever gives a {@link
 * java.util.concurrent.CompletionStage} is awaited, and whatever is an executor runs tasks.
 */
@NullMarked
package dev.treadle.parts;

import org.jspecify.annotations.NullMarked;
