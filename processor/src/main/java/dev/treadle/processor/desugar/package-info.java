/**
 * Passes that leave less to say: try-with-resources, for-each loops and expressions around a
 * suspension become simpler statements, until each suspension is a statement of its own.
 */
@NullMarked
package dev.treadle.processor.desugar;

import org.jspecify.annotations.NullMarked;
