/**
 * Where variables are kept. A variable that lives across a suspension is a field with the same
 * name, loaded into a local of that name on entry and saved at the suspension, or before a loop
 * that does not assign it; every other variable stays where the user put it.
 */
@NullMarked
package dev.treadle.processor.hoist;

import org.jspecify.annotations.NullMarked;
