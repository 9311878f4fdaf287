package polls;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;

final class Surveys {
  @Coroutine
  static String survey(Co<String, String> co) {
    String name = co.yield("name?");
    int age = number(co, "age of " + name + "?");
    return name + " has " + number(co, "children?") + " children at " + age;
  }

  @Coroutine
  static int number(Co<String, String> co, String question) {
    String answer = co.yield(question);
    while (!answer.matches("\\d+")) {
      answer = co.yield("a number, please: " + question);
    }
    return Integer.parseInt(answer);
  }
}
