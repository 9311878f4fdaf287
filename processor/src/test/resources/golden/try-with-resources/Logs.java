package logs;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class Logs {
  @Generator
  static void errors(Yielder<String> out, Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line; (line = reader.readLine()) != null; ) {
        if (line.startsWith("ERROR")) {
          out.yield(line);
        }
      }
    }
  }
}
