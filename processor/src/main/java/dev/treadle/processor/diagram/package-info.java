/**
 * What the state machine of a body looks like from outside: its suspension points, and how control
 * goes from one to the next. Nothing is compiled from this; it is drawn for whoever reads the
 * generated class.
 */
@NullMarked
package dev.treadle.processor.diagram;

import org.jspecify.annotations.NullMarked;
