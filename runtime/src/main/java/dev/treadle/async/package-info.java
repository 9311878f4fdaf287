/**
 * Tasks and the event loop that runs them: concurrency on one thread, written as straight code.
 *
 * <p>A template whose context is an {@link dev.treadle.async.Async} is the body of a {@link
 * dev.treadle.async.Task}. The body awaits stages, other tasks and time; an {@link
 * dev.treadle.async.EventLoop}, or any executor, runs its steps in between. One whose context is an
 * {@link dev.treadle.async.AsyncYielder} also yields: it is that of an {@link
 * dev.treadle.async.AsyncSequence}, a publisher of values that take time.
 */
@NullMarked
package dev.treadle.async;

import org.jspecify.annotations.NullMarked;
