package dev.treadle.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RingTest {
  @Test
  void theBallGoesRound() {
    assertEquals(1, Ring.pass(3, 2));
    assertEquals(2, Ring.pass(3, 3));
    assertEquals(1 + 100_000 / 7, Ring.pass(7, 100_000));
    assertEquals(10_001, Ring.pass(1_000, 10_000_000));
  }
}
