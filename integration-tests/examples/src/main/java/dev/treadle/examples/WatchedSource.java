package dev.treadle.examples;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** A source that keeps count of its readers, so that a leak can be seen. */
final class WatchedSource implements LogSource {
  private final LogSource source;
  private int opened;
  private int closed;
  private long charsRead;

  WatchedSource(LogSource source) {
    this.source = source;
  }

  int opened() {
    return opened;
  }

  int closed() {
    return closed;
  }

  long charsRead() {
    return charsRead;
  }

  @Override
  public BufferedReader open() throws IOException {
    BufferedReader reader = new BufferedReader(new Watched(source.open()));
    opened++;
    return reader;
  }

  private final class Watched extends FilterReader {
    Watched(Reader in) {
      super(in);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      charsRead += Math.max(count, 0);
      return count;
    }

    @Override
    public void close() throws IOException {
      super.close();
      closed++;
    }
  }
}
