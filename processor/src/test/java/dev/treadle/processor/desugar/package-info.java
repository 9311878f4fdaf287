@NullMarked
package dev.treadle.processor.desugar;

import org.jspecify.annotations.NullMarked;
