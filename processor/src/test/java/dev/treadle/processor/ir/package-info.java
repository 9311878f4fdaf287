@NullMarked
package dev.treadle.processor.ir;

import org.jspecify.annotations.NullMarked;
