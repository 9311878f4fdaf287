/** Whether the ways to do a workload agree. */
@NullMarked
package dev.treadle.benchmarks;

import org.jspecify.annotations.NullMarked;
