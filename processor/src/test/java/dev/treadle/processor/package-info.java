@NullMarked
package dev.treadle.processor;

import org.jspecify.annotations.NullMarked;
