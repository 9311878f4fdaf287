package games;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;

final class Guesses {
  /** The number of guesses that it takes; each is answered with its difference from the secret. */
  @Coroutine
  static int play(Co<Integer, Integer> co, int secret) {
    int guesses = 0;
    int difference = 0;
    while ((difference = co.yield(difference) - secret) != 0) {
      guesses++;
    }
    return guesses + 1;
  }
}
