package dev.treadle.behaviour;

/** Records to match. */
final class Shapes {
  sealed interface Shape permits Circle, Square {}

  record Circle(int r) implements Shape {}

  record Square(Point a, Point b) implements Shape {}

  record Point(int x, int y) {}

  record Box<T>(T value) {}

  private Shapes() {}
}
