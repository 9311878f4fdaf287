package dev.treadle.benchmarks;

import dev.treadle.Co;
import dev.treadle.Routine;
import dev.treadle.annotation.Coroutine;

/** A coroutine that is sent numbers and yields their mean so far. */
final class Averager {
  private static final int SIZE = 10_000;

  private Averager() {}

  @Coroutine
  static double average(Co<Double, Double> co) {
    double sum = 0;
    double mean = 0;
    int count = 0;
    while (true) {
      double x = co.yield(mean);
      if (x < 0) {
        return mean;
      }
      sum += x;
      mean = sum / ++count;
    }
  }

  static final class Hand {
    private double sum;
    private int count;

    Double send(Double x) {
      sum += x;
      return sum / ++count;
    }
  }

  private static long drive(Routine<Double, Double, Double> routine) {
    routine.next();
    double sum = 0;
    for (int i = 0; i < SIZE; i++) {
      sum += routine.send((double) i);
    }
    return (long) sum;
  }

  private static long drive(Hand hand) {
    double sum = 0;
    for (int i = 0; i < SIZE; i++) {
      sum += hand.send((double) i);
    }
    return (long) sum;
  }

  private static long drive(KotlinRoutine<Double, Double> routine) {
    routine.next();
    double sum = 0;
    for (int i = 0; i < SIZE; i++) {
      sum += routine.send((double) i);
    }
    return (long) sum;
  }

  private static Object begun(Routine<Double, Double, Double> routine) {
    routine.next();
    routine.send(1.0);
    return routine;
  }

  private static Object begun(Hand hand) {
    hand.send(1.0);
    return hand;
  }

  private static Object begun(KotlinRoutine<Double, Double> routine) {
    routine.next();
    routine.send(1.0);
    return routine;
  }

  static Workload workload() {
    return new Workload("averager", SIZE)
        .driven(Variant.TREADLE, AveragerCoroutines::average, Averager::drive)
        .driven(Variant.HAND, Hand::new, (Hand hand) -> drive(hand))
        .driven(
            Variant.KOTLIN,
            KotlinRoutines::average,
            (KotlinRoutine<Double, Double> routine) -> drive(routine))
        .direct(
            Variant.LOOP,
            () -> {
              double sum = 0;
              double sent = 0;
              for (int i = 0; i < SIZE; i++) {
                sent += i;
                sum += sent / (i + 1);
              }
              return (long) sum;
            })
        .suspended(Variant.TREADLE, () -> begun(AveragerCoroutines.average()))
        .suspended(Variant.HAND, () -> begun(new Hand()))
        .suspended(Variant.KOTLIN, () -> begun(KotlinRoutines.average()));
  }
}
