package dev.treadle.annotation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method as the template of a coroutine: a body that yields values, is given a value each
 * time it is resumed, and may return a result.
 *
 * <p>The method's first parameter is its context, of type {@code dev.treadle.Co}; the body suspends
 * through it. For each template the processor writes a static factory of the same name, with the
 * remaining parameters, into the companion class {@code <Class>Coroutines}; the factory returns a
 * {@code dev.treadle.Routine}. With a {@code dev.treadle.Peer} as its context the body is one of
 * several that transfer control to each other, and the factory returns a {@code
 * dev.treadle.Colleague}.
 *
 * <pre>{@code
 * final class Stats {
 *   @Coroutine
 *   static double average(Co<Double, Double> co) {
 *     double sum = 0;
 *     double mean = 0;
 *     for (int n = 1; ; n++) {
 *       Double x = co.yield(mean);
 *       if (x == null) {
 *         return mean;
 *       }
 *       sum += x;
 *       mean = sum / n;
 *     }
 *   }
 * }
 * }</pre>
 *
 * <p>With a {@code dev.treadle.async.Async} as its context, the body awaits stages, other tasks and
 * time instead, and the factory returns a {@code dev.treadle.async.Task}.
 *
 * <p>The annotated method stays ordinary Java: called directly, with a lambda as its context, it
 * pushes its values and takes what the lambda returns.
 *
 * @see Generator
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface Coroutine {}
