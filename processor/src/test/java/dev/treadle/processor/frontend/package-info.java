@NullMarked
package dev.treadle.processor.frontend;

import org.jspecify.annotations.NullMarked;
