package data;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.io.IOException;
import java.io.Reader;
import java.text.ParseException;

final class Imports {
  /** The numbers of a text; what does not parse is thrown at the end. */
  @Generator
  static void numbers(Yielder<Integer> out, Reader in) throws IOException, ParseException {
    int number = 0;
    int position = 0;
    try {
      for (int c = in.read(); c >= 0; c = in.read()) {
        position++;
        if (c == '\n') {
          out.yield(number);
          number = 0;
        } else if (c < '0' || c > '9') {
          throw new ParseException("no digit: " + (char) c, position);
        } else {
          number = 10 * number + c - '0';
        }
      }
    } catch (IOException e) {
      throw new IOException("after " + position + " characters", e);
    }
  }
}
