/**
 * The two annotations by which a method becomes a template: {@link
 * dev.treadle.annotation.Generator} for bodies that only give values, {@link
 * dev.treadle.annotation.Coroutine} for bodies that also take values or return a result.
 */
@NullMarked
package dev.treadle.annotation;

import org.jspecify.annotations.NullMarked;
