/**
 * What generated state machines rest on. Only generated code calls it.
 *
 * <p>A run is a chain of {@link dev.treadle.frame.Frame frames}, one per body that it is in: the
 * root is what the user holds, each further frame is one that the frame above delegates to. A
 * machine that never delegates extends {@link dev.treadle.frame.GeneratorFrame} or {@link
 * dev.treadle.frame.CoroutineFrame} and drives itself; these bases hold the cold paths only. A
 * machine that delegates extends {@link dev.treadle.frame.DelegatingGenerator} or {@link
 * dev.treadle.frame.DelegatingCoroutine}, or the like for values of a primitive type. Its driver
 * steps the innermost frame directly, in a loop and at a cost that does not depend on the depth.
 * The machine of a colleague extends {@link dev.treadle.frame.ColleagueFrame}, which can delegate
 * too.
 */
@NullMarked
package dev.treadle.frame;

import org.jspecify.annotations.NullMarked;
