/**
 * Machines measured beside what does the same without them.
 *
 * <p>A {@link dev.treadle.benchmarks.Workload} is a piece of work that is done in several ways.
 * Each class named after a piece of work has its template, what was written by hand, and the table
 * of the ways. {@link dev.treadle.benchmarks.Main} measures them.
 */
@NullMarked
package dev.treadle.benchmarks;

import org.jspecify.annotations.NullMarked;
