package dev.treadle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a {@code void} method as the template of a generator: a body that yields values one at a
 * time and is suspended in between.
 *
 * <p>The method's first parameter is its context, of type {@code dev.treadle.Yielder}, or {@code
 * IntYielder}, {@code LongYielder} or {@code DoubleYielder}; the body yields through it. For each
 * template the processor writes a static factory of the same name, with the remaining parameters,
 * into the companion class {@code <Class>Coroutines}; the factory returns a {@code
 * dev.treadle.Sequence}, or {@code IntSequence} and so on.
 *
 * <pre>{@code
 * final class Ranges {
 *   @Generator
 *   static void range(Yielder<Integer> out, int from, int to) {
 *     for (int i = from; i < to; i++) {
 *       out.yield(i);
 *     }
 *   }
 * }
 *
 * for (int i : RangesCoroutines.range(0, 10)) { ... }
 * }</pre>
 *
 * <p>With a {@code dev.treadle.async.AsyncYielder} as its context, the body also awaits stages,
 * tasks and time, and the factory returns a {@code dev.treadle.async.AsyncSequence}.
 *
 * <p>The annotated method stays ordinary Java: called directly, with a lambda as its context, it
 * pushes its values.
 *
 * @see Coroutine
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Generator {}
