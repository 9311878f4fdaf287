/**
 * A generator of templates, which are compiled in memory and compared with their own bodies run as
 * plain Java.
 */
@NullMarked
package dev.treadle.behaviour.random;

import org.jspecify.annotations.NullMarked;
