/**
 * What can be wrong with a template, and how the user is told. A stage adds {@link
 * dev.treadle.processor.report.Problem}s to the {@link dev.treadle.processor.report.Problems} it is
 * handed and goes on; the {@link dev.treadle.processor.report.ProblemReporter} shows each once, at
 * its place.
 */
@NullMarked
package dev.treadle.processor.report;

import org.jspecify.annotations.NullMarked;
