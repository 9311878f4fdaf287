package dev.treadle.examples;

import java.io.BufferedReader;
import java.io.IOException;

/** Where a log is read from; opened anew for each run of the pipeline. */
@FunctionalInterface
interface LogSource {
  BufferedReader open() throws IOException;
}
