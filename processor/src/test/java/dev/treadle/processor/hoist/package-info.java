@NullMarked
package dev.treadle.processor.hoist;

import org.jspecify.annotations.NullMarked;
