/**
 * The intermediate representation of a template: immutable, structured like the body it stands for.
 * A statement or expression that holds no suspension is the user's own text, with its references
 * resolved; the rest is taken apart.
 *
 * <p>{@link dev.treadle.processor.ir.IrPrinter} prints a body at any stage. The method {@code
 * String x = "a" + co.yield(1); return x;} is, as read,
 *
 * <pre>
 * LocalVar x `"a" + [#yield([1])]`
 * Return `x`
 * </pre>
 *
 * and, after the suspension has its own statement,
 *
 * <pre>
 * Suspend 0 YIELD `1`
 * LocalVar x `"a" + #sent`
 * Return `x`
 * </pre>
 */
@NullMarked
package dev.treadle.processor.ir;

import org.jspecify.annotations.NullMarked;
