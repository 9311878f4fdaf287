package dev.treadle.examples;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void mainSaysWhatItDidAndNamesFilesThatExist() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    Path module = Path.of(System.getProperty("basedir", ""));
    Main.run(new Report(out, module), out);
    String text = bytes.toString(StandardCharsets.UTF_8);
    for (String said :
        List.of(
            "first value 0, found 1,000,000 deep",
            "and Jackson's parse of it     the same",
            "9567 + 1085 = 10652",
            "92 solutions",
            "readers opened 3, closed 3",
            "[a 1, b 1, a 2, a 3, end]",
            "10,000,000 transfers, 10,000 rounds",
            "Bob: hello, Ann",
            "access.log: 200, 289,958",
            "nothing: 404")) {
      assertTrue(text.contains(said), () -> said + " in: " + text);
    }
    for (String example :
        List.of(
            "Tree",
            "JsonTokenizer",
            "JsonParser",
            "Permutations",
            "Queens",
            "LogPipeline",
            "Amb",
            "Fringe",
            "Telegrams",
            "Server",
            "Chat",
            "FileServer")) {
      String file =
          "target/generated-sources/annotations/dev/treadle/examples/"
              + example
              + "Coroutines.java";
      assertTrue(Files.exists(module.resolve(file)), file);
      assertTrue(text.contains(Path.of(file).toString()), () -> file + " in: " + text);
    }
  }
}
