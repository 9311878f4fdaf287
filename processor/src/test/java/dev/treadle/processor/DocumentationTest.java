package dev.treadle.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.processor.report.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the documents show is what there is. Goes last, so that an update takes the goldens as they
 * now are.
 *
 * <p>A block of code behind {@code <!-- source: FILE -->} or {@code <!-- generated: FILE -->} is a
 * piece of that file, apart from its indentation. An update finds the piece by the first two lines
 * and the last line of the block. With {@code FILE#SECTION} it is the section of that heading.
 */
@Order(Order.DEFAULT + 1)
final class DocumentationTest {

  private static final String ARGUMENT = "#";

  private static final Pattern BLOCK =
      Pattern.compile("<!-- (?:source|generated): (\\S+) -->\n```\\w*\n(.*?)```\n", Pattern.DOTALL);

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/how-it-works.md", "docs/async.md"})
  void blocksOfCodeArePiecesOfTheirFiles(String name) {
    Path document = Golden.REPOSITORY.resolve(name);
    StringBuilder actual = new StringBuilder();
    String text = Golden.read(document);
    Matcher block = BLOCK.matcher(text);
    int at = 0;
    while (block.find()) {
      actual.append(text, at, block.start(2)).append(piece(block.group(1), block.group(2)));
      at = block.end(2);
    }
    assertTrue(at > 0, "marked blocks");
    Golden.check(document, actual + text.substring(at));
  }

  @Test
  void everyProblemHasASection() {
    List<String> headings =
        Golden.read(Golden.REPOSITORY.resolve("docs/problems.md"))
            .lines()
            .filter(line -> line.startsWith("### "))
            .map(line -> line.substring(4).replaceFirst(":.*", ""))
            .toList();
    assertEquals(Arrays.stream(Problem.values()).map(Problem::id).toList(), headings);
  }

  /** With examples instead of its arguments; the cure may be said at more length. */
  @ParameterizedTest
  @EnumSource
  void theSectionOfAProblemQuotesItsMessage(Problem problem) {
    String document = Golden.read(Golden.REPOSITORY.resolve("docs/problems.md"));
    String section = document.substring(document.indexOf("### " + problem.id()));
    String quoted =
        section
            .lines()
            .dropWhile(line -> !line.startsWith("> "))
            .takeWhile(line -> line.startsWith("> "))
            .map(line -> line.substring(2))
            .collect(Collectors.joining(" "));
    String text = problem.text(ARGUMENT, ARGUMENT, ARGUMENT);
    assertTrue(
        Pattern.compile("\\. ")
            .splitAsStream(text.substring(text.indexOf("] ") + 2))
            .findFirst()
            .map(message -> Pattern.quote(message).replace(ARGUMENT, "\\E.+\\Q") + "\\.")
            .filter(quoted::matches)
            .isPresent(),
        () -> quoted + " is not like " + text);
  }

  /** What a block should be; its own text if there is nothing like it. */
  private static String piece(String source, String block) {
    String[] parts = source.split("#", 2);
    List<String> lines = Golden.read(Golden.REPOSITORY.resolve(parts[0])).lines().toList();
    return parts.length > 1 ? section(lines, parts[1]) : piece(lines, block.lines().toList());
  }

  private static String section(List<String> lines, String heading) {
    List<String> section = new ArrayList<>();
    int from = lines.indexOf("## " + heading) + 1;
    assertTrue(from > 0, heading);
    for (String line : lines.subList(from, lines.size())) {
      if (line.startsWith("#")) {
        break;
      }
      section.add(line);
    }
    return String.join("\n", section).strip() + "\n";
  }

  private static String piece(List<String> lines, List<String> block) {
    for (int first = 0; first < lines.size() - 1; first++) {
      String line = lines.get(first);
      if (line.strip().equals(block.get(0))
          && lines.get(first + 1).strip().equals(block.get(1).strip())) {
        String indentation = line.substring(0, line.indexOf(line.strip()));
        String end = indentation + block.get(block.size() - 1);
        for (int last = first; last < lines.size(); last++) {
          if (lines.get(last).equals(end)) {
            return String.join("\n", lines.subList(first, last + 1)).indent(-indentation.length());
          }
        }
      }
    }
    throw new AssertionError("no piece that begins with " + block.get(0));
  }
}
