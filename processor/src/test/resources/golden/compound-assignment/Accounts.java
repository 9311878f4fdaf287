package bank;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;

final class Accounts {
  long balance;
  final int[] byMonth = new int[12];

  @Coroutine
  final String book(Co<String, Integer> co, int month) {
    int fees = 5;
    fees += co.yield("fees?");
    balance -= co.yield("amount?");
    byMonth[month - 1] += co.yield("of that, this month?");
    String text = "booked";
    text += co.yield("number?");
    return text + " " + fees;
  }
}
