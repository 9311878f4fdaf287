/** Classes of another package, whose protected members and public templates the bodies use. */
@NullMarked
package dev.treadle.behaviour.base;

import org.jspecify.annotations.NullMarked;
