@NullMarked
package dev.treadle.processor.diagram;

import org.jspecify.annotations.NullMarked;
