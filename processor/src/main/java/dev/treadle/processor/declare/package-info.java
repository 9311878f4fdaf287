/** The first stage: signatures of templates, and what is wrong with them. */
@NullMarked
package dev.treadle.processor.declare;

import org.jspecify.annotations.NullMarked;
