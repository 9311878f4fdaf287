/**
 * The last stage: Java source, and the diagrams of machines. The only package that uses JavaPoet.
 */
@NullMarked
package dev.treadle.processor.emit;

import org.jspecify.annotations.NullMarked;
