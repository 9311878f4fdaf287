package dev.treadle.behaviour.base;

/** An interface with a static method, which a class that implements it does not inherit. */
public interface Named {
  int LEVEL = 3;

  static String label(int number) {
    return "label" + number;
  }
}
