/** The behaviour tests of what the language has since level 17. */
@NullMarked
package dev.treadle.behaviour;

import org.jspecify.annotations.NullMarked;
