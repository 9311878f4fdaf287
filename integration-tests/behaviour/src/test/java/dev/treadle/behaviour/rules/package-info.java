/**
 * The rules of driving and delegating, each with a test that is named after it and that holds for
 * machines and for implicit runs alike.
 */
@NullMarked
package dev.treadle.behaviour.rules;

import org.jspecify.annotations.NullMarked;
