package dev.treadle.benchmarks;

import dev.treadle.Co;
import dev.treadle.Routine;
import dev.treadle.annotation.Coroutine;
import org.jspecify.annotations.Nullable;

/** A parser of CSV that is sent character by character and yields a field when it is complete. */
final class Csv {
  private static final String TEXT = "17,plain,\"quoted, with \"\"quotes\"\"\",end\n".repeat(250);
  private static final int SIZE = TEXT.length();

  private Csv() {}

  @Coroutine
  static void fields(Co<@Nullable String, Character> co) {
    String field = null;
    while (true) {
      StringBuilder text = new StringBuilder();
      char c = co.yield(field);
      if (c == '"') {
        c = co.yield(null);
        while (true) {
          if (c == '"') {
            c = co.yield(null);
            if (c != '"') {
              break;
            }
          }
          text.append(c);
          c = co.yield(null);
        }
      } else {
        while (c != ',' && c != '\n') {
          text.append(c);
          c = co.yield(null);
        }
      }
      field = text.toString();
    }
  }

  static final class Hand {
    private enum State {
      START,
      PLAIN,
      QUOTED,
      QUOTE
    }

    private State state = State.START;
    private StringBuilder text = new StringBuilder();

    @Nullable String send(Character sent) {
      char c = sent;
      switch (state) {
        case START -> {
          if (c != '"') {
            state = State.PLAIN;
            return plain(c);
          }
          state = State.QUOTED;
        }
        case PLAIN -> {
          return plain(c);
        }
        case QUOTED -> {
          if (c == '"') {
            state = State.QUOTE;
          } else {
            text.append(c);
          }
        }
        case QUOTE -> {
          if (c != '"') {
            return complete();
          }
          text.append(c);
          state = State.QUOTED;
        }
      }
      return null;
    }

    private @Nullable String plain(char c) {
      if (c == ',' || c == '\n') {
        return complete();
      }
      text.append(c);
      return null;
    }

    private String complete() {
      String field = text.toString();
      text = new StringBuilder();
      state = State.START;
      return field;
    }
  }

  private static long weight(@Nullable String field) {
    return field == null ? 0 : field.length() + 1;
  }

  private static long drive(Routine<@Nullable String, Character, Void> routine) {
    routine.next();
    long sum = 0;
    for (int i = 0; i < SIZE; i++) {
      sum += weight(routine.send(TEXT.charAt(i)));
    }
    return sum;
  }

  private static long drive(Hand hand) {
    long sum = 0;
    for (int i = 0; i < SIZE; i++) {
      sum += weight(hand.send(TEXT.charAt(i)));
    }
    return sum;
  }

  private static long drive(KotlinRoutine<@Nullable String, Character> routine) {
    routine.next();
    long sum = 0;
    for (int i = 0; i < SIZE; i++) {
      sum += weight(routine.send(TEXT.charAt(i)));
    }
    return sum;
  }

  private static Object begun(Routine<@Nullable String, Character, Void> routine) {
    routine.next();
    routine.send('1');
    return routine;
  }

  private static Object begun(Hand hand) {
    hand.send('1');
    return hand;
  }

  private static Object begun(KotlinRoutine<@Nullable String, Character> routine) {
    routine.next();
    routine.send('1');
    return routine;
  }

  static Workload workload() {
    return new Workload("CSV parser", SIZE)
        .driven(
            Variant.TREADLE,
            CsvCoroutines::fields,
            (Routine<@Nullable String, Character, Void> routine) -> drive(routine))
        .driven(Variant.HAND, Hand::new, (Hand hand) -> drive(hand))
        .driven(
            Variant.KOTLIN,
            KotlinRoutines::fields,
            (KotlinRoutine<@Nullable String, Character> routine) -> drive(routine))
        .suspended(Variant.TREADLE, () -> begun(CsvCoroutines.fields()))
        .suspended(Variant.HAND, () -> begun(new Hand()))
        .suspended(Variant.KOTLIN, () -> begun(KotlinRoutines.fields()));
  }
}
