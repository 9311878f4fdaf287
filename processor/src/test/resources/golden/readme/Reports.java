package notes;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

final class Reports {
  @Generator
  static void lines(Yielder<String> out, Path file) throws IOException {
    BufferedReader reader = Files.newBufferedReader(file);
    try {
      String line = reader.readLine();
      while (line != null) {
        out.yield(line);
        line = reader.readLine();
      }
    } finally {
      reader.close();
    }
  }
}
