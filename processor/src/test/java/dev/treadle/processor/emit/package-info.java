@NullMarked
package dev.treadle.processor.emit;

import org.jspecify.annotations.NullMarked;
