package dev.treadle.examples;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Cursor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LogTest {
  private final WatchedSource source = new WatchedSource(LogExample::accessLog);

  @Test
  void theWindowsAreWhatAnIndependentCountSays() throws IOException {
    TreeMap<Instant, List<LogEntry>> byWindow;
    List<String> rejected;
    try (BufferedReader log = LogExample.accessLog()) {
      List<String> lines = log.lines().toList();
      byWindow =
          lines.stream()
              .map(LogEntry::parse)
              .flatMap(Optional::stream)
              .filter(entry -> entry.path().startsWith("/api/"))
              .collect(
                  groupingBy(
                      entry ->
                          Instant.ofEpochSecond(
                              Math.floorDiv(entry.time().getEpochSecond(), 300) * 300),
                      TreeMap::new,
                      toList()));
      rejected = lines.stream().filter(line -> LogEntry.parse(line).isEmpty()).toList();
    }
    List<LogWindow> expected = new ArrayList<>();
    byWindow.forEach((start, entries) -> expected.add(LogWindow.of(start, entries)));

    List<String> given = new ArrayList<>();
    assertEquals(expected, pull(source, given));
    assertEquals(rejected, given);
    assertTrue(rejected.size() > 2 && expected.size() > 20);
    assertEquals(1, source.opened());
    assertEquals(1, source.closed());
  }

  @Test
  void eachStageGivesInPushModeWhatItsMachineGives() throws IOException {
    List<String> lines = new ArrayList<>();
    LogPipeline.lines(lines::add, source);
    assertEquals(lines, list(LogPipelineCoroutines.lines(source)));

    List<LogEntry> entries = new ArrayList<>();
    List<String> rejected = new ArrayList<>();
    LogPipeline.entries(entries::add, LogPipelineCoroutines.lines(source), rejected::add);
    List<String> rejectedByMachine = new ArrayList<>();
    assertEquals(
        entries,
        list(
            LogPipelineCoroutines.entries(
                LogPipelineCoroutines.lines(source), rejectedByMachine::add)));
    assertEquals(rejected, rejectedByMachine);
    assertEquals(lines.size(), entries.size() + rejected.size());

    List<Object> errors = new ArrayList<>();
    LogPipeline.filtered(
        errors::add,
        LogPipelineCoroutines.entries(LogPipelineCoroutines.lines(source), line -> {}),
        LogEntry::isError);
    assertEquals(entries.stream().filter(LogEntry::isError).toList(), errors);

    List<LogWindow> windows = new ArrayList<>();
    LogPipeline.windows(windows::add, LogExample.requests(source, line -> {}), LogExample.WINDOW);
    assertEquals(windows, pull(source, new ArrayList<>()));
    assertEquals(source.opened(), source.closed());
  }

  @Test
  void nothingIsOpenedBeforeTheFirstWindow() {
    try (Cursor<LogWindow> run = LogExample.windows(source, line -> {}).iterator()) {
      assertEquals(0, source.opened());
      run.next();
      assertEquals(1, source.opened());
    }
  }

  @Test
  void closingTheLastStageClosesTheReader() {
    Cursor<LogWindow> run = LogExample.windows(source, line -> {}).iterator();
    LogWindow first = run.next();
    assertEquals(0, source.closed());
    long read = source.charsRead();
    run.close();
    assertEquals(1, source.closed());
    run.close();
    assertEquals(1, source.closed());
    assertEquals(read, source.charsRead());
    assertTrue(read < 50_000, () -> "read no more than it needs: " + read);
    assertEquals(first, pull(source, new ArrayList<>()).get(0));
  }

  @Test
  void closingAStreamEarlyClosesTheReader() {
    try (Stream<LogWindow> windows = LogExample.windows(source, line -> {}).stream()) {
      assertTrue(windows.filter(LogWindow::isOutage).findFirst().isPresent());
      assertEquals(0, source.closed());
    }
    assertEquals(1, source.closed());
  }

  @Test
  void aConsumerThatThrowsClosesTheReaderInEitherMode() {
    IllegalStateException enough = new IllegalStateException("enough");
    assertSame(
        enough,
        assertThrows(
            IllegalStateException.class,
            () ->
                LogPipeline.lines(
                    line -> {
                      throw enough;
                    },
                    source)));
    assertEquals(1, source.closed());
    assertSame(
        enough,
        assertThrows(
            IllegalStateException.class,
            () ->
                LogExample.windows(source, line -> {})
                    .forEach(
                        window -> {
                          throw enough;
                        })));
    assertEquals(2, source.closed());
  }

  @Test
  void anExceptionRaisedAtAStageClosesTheReader() {
    Cursor<LogWindow> run = LogExample.windows(source, line -> {}).iterator();
    run.next();
    IllegalStateException raised = new IllegalStateException("raised");
    assertSame(raised, assertThrows(IllegalStateException.class, () -> run.raise(raised)));
    assertEquals(1, source.closed());
  }

  @Test
  void aFailingReaderIsClosedAndFailsTheRun() {
    IOException failure = new IOException("disk");
    WatchedSource failing = new WatchedSource(() -> new BufferedReader(new Failing(failure)));
    try (Cursor<String> run = LogPipelineCoroutines.lines(failing).iterator()) {
      assertEquals("one", run.next());
      UncheckedIOException thrown = assertThrows(UncheckedIOException.class, run::next);
      assertSame(failure, thrown.getCause());
    }
    assertEquals(1, failing.closed());
    assertSame(
        failure, assertThrows(IOException.class, () -> LogPipeline.lines(line -> {}, failing)));
    assertEquals(2, failing.closed());
  }

  @Test
  void linesThatAreNoEntriesAreTold() {
    assertTrue(LogEntry.parse("").isEmpty());
    assertTrue(
        LogEntry.parse("a - - [25/Foo/2026:09:00:00 +0000] \"GET / HTTP/1.1\" 200 1 1").isEmpty());
    assertEquals(
        Optional.of(new LogEntry(Instant.parse("2026-11-25T07:00:00Z"), "::1", "/a?b", 503, 12)),
        LogEntry.parse("::1 - ada [25/Nov/2026:09:00:00 +0200] \"POST /a?b HTTP/2\" 503 1 12"));
  }

  private static List<LogWindow> pull(WatchedSource source, List<String> rejected) {
    return list(LogExample.windows(source, rejected::add));
  }

  private static <T> List<T> list(Iterable<T> values) {
    List<T> list = new ArrayList<>();
    for (T value : values) {
      list.add(value);
    }
    return list;
  }

  /** Gives one line, then fails. */
  private static final class Failing extends Reader {
    private final Reader first = new StringReader("one\n");
    private final IOException failure;

    Failing(IOException failure) {
      this.failure = failure;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      int count = first.read(buffer, offset, length);
      if (count < 0) {
        throw failure;
      }
      return count;
    }

    @Override
    public void close() {}
  }
}
