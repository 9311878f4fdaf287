/**
 * What a user of Treadle calls.
 *
 * <p>A template's body talks to its context, a {@link dev.treadle.Yielder} (or {@link
 * dev.treadle.IntYielder} and so on, for values that are not boxed), a {@link dev.treadle.Co} or a
 * {@link dev.treadle.Peer}. Whoever runs it holds a {@link dev.treadle.Sequence} (of which each
 * {@link dev.treadle.Cursor} is one run), a {@link dev.treadle.Routine} (which is one run) or a
 * {@link dev.treadle.Colleague} (one run, which goes on when another one transfers to it); {@link
 * dev.treadle.Implicit} makes the first two of ordinary bodies, with a thread for each run. The
 * semantics are those of Python's generators, PEP 342, 380 and 479, in Java's words.
 */
@NullMarked
package dev.treadle;

import org.jspecify.annotations.NullMarked;
