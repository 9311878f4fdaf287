package dev.treadle.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The texts that a made module consists of; {@code #} is a number. */
final class MadeMethods {
  private static final String TYPE = resource("branch.txt");

  /** Of 2 to 20 statements each. */
  private static final List<String> SUSPENDING =
      List.of(
          """
          @Generator
          public static void evens#(Yielder<Integer> out, int from, int to) {
            for (int i = from; i < to; i++) {
              if (i % 2 == 0) {
                out.yield(i);
              }
            }
          }
          """,
          """
          @Generator
          public static void lines#(Yielder<? super String> out, BufferedReader reader)
              throws IOException {
            try {
              String line = reader.readLine();
              while (line != null) {
                if (!line.isBlank()) {
                  out.yield(line.trim());
                }
                line = reader.readLine();
              }
            } finally {
              reader.close();
            }
          }
          """,
          """
          @Generator
          public static void inorder#(Yielder<Item<Integer>> out, Shelf shelf) {
            if (shelf != null) {
              inorder#(out, shelf.left());
              out.yield(shelf.item());
              inorder#(out, shelf.right());
            }
          }
          """,
          """
          @Coroutine
          public static double average#(Co<Double, Double> co) {
            double sum = 0;
            double mean = 0;
            int count = 0;
            while (true) {
              Double x = co.yield(mean);
              if (x == null) {
                return mean;
              }
              sum += x;
              mean = sum / ++count;
            }
          }
          """,
          """
          @Coroutine
          public int serve#(Co<String, Integer> co) {
            int sold = 0;
            String answer = "ready";
            for (int turn = 0; turn < 100; turn++) {
              int asked = co.yield(answer);
              switch (asked % 4) {
                case 0 -> answer = named("n" + asked).stream().map(Item::name).toList().toString();
                case 1 -> {
                  int more = co.yield("how many?");
                  Optional<Item<Integer>> taken = take(asked, more);
                  answer = taken.map(item -> item.name() + more).orElse("none");
                  sold += taken.isPresent() ? more : 0;
                }
                case 2 -> co.yield("served " + served);
                default -> {
                  return sold;
                }
              }
            }
            return -1;
          }
          """,
          """
          @Generator
          public <T extends Comparable<T>> void sorted#(
              Yielder<Item<T>> out, Function<? super Integer, ? extends T> naming, int limit) {
            int left = limit;
            kinds:
            for (Kind kind : Kind.values()) {
              List<Item<T>> found = new ArrayList<>();
              for (Item<Integer> item : items.values()) {
                if (Kind.of(item) == kind) {
                  found.add(item.under(naming));
                }
              }
              found.sort(Comparator.comparing(Item::key));
              for (Item<T> item : found) {
                if (left-- == 0) {
                  break kinds;
                }
                if (item.amount() == 0) {
                  continue;
                }
                out.yield(item);
              }
            }
          }
          """,
          """
          @Coroutine
          public static String fetch#(
              Async co, Function<String, CompletionStage<String>> client, List<String> names)
              throws IOException {
            StringBuilder all = new StringBuilder();
            for (String name : names) {
              for (int attempt = 1; ; attempt++) {
                try {
                  String text = co.await(client.apply(name));
                  all.append(text.length()).append(' ');
                  break;
                } catch (IllegalStateException e) {
                  if (attempt == 3) {
                    throw new IOException(name, e);
                  }
                  co.sleep(Duration.ofMillis(10L * attempt));
                }
              }
            }
            return all.toString();
          }
          """,
          """
          @Generator
          public void summary#(Yielder<String> out, String title, int... columns) {
            out.yield(title.toUpperCase());
            out.yield("=".repeat(title.length()));
            int rows = 0;
            double sum = 0;
            for (int column : columns) {
              String head = "column " + column;
              out.yield(head);
              for (Map.Entry<Integer, Item<Integer>> entry : items.entrySet()) {
                Item<Integer> item = entry.getValue();
                if (entry.getKey() > column) {
                  out.yield("...");
                  break;
                }
                Supplier<String> text = () -> head + ": " + item.name();
                out.yield(text.get());
                sum += item.total();
                rows++;
              }
            }
            out.yieldAll(named(title).stream().map(Item::name).toList());
            String mean = rows == 0 ? "nothing" : String.valueOf(sum / rows);
            try {
              out.yield(rows + " rows");
              out.yield(mean);
            } finally {
              journal.clear();
            }
          }
          """);

  private MadeMethods() {}

  private static String resource(String name) {
    try (InputStream file = MadeMethods.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a class that has these methods too. */
  static String type(String packageName, int number, String methods) {
    // Each class compiles against another one, of the package before.
    int other = number - 23;
    String none =
        other < 0
            ? "Optional.empty()"
            : "new %s.Branch%d(List.of()).take(key, amount).map(i -> i.under(k -> key).name())"
                    .formatted(MadeModule.packageOf(other), other)
                + ".map(n -> new Item<>(key, n, amount, 1))";
    return TYPE.formatted(packageName, none, methods).replace("#", String.valueOf(number));
  }

  /** The text of a method that suspends. */
  static String suspending(int number, boolean template) {
    String text = SUSPENDING.get(number % SUSPENDING.size());
    if (!template) {
      text = text.substring(text.indexOf('\n') + 1);
    }
    return "\n" + text.indent(2).replace("#", String.valueOf(number));
  }

  /** A class with one template of so many statements, each second one a yield. */
  static String row(int statements) {
    String body =
        IntStream.range(0, statements / 2)
            .mapToObj(i -> "    sum += from * %d;\n    out.yield(sum);\n".formatted(i))
            .collect(Collectors.joining());
    return """
    package made;

    public final class Row {
      @dev.treadle.annotation.Generator
      public static void row(dev.treadle.Yielder<Integer> out, int from) {
        int sum = 0;
    %s  }
    }
    """
        .formatted(body);
  }
}
