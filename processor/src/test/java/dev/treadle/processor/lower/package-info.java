@NullMarked
package dev.treadle.processor.lower;

import org.jspecify.annotations.NullMarked;
