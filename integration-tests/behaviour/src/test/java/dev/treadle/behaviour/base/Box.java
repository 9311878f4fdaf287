package dev.treadle.behaviour.base;

/** What {@link Crate} inherits from. */
abstract class Box {

  protected static int made = 3;

  protected int size = 7;

  protected int weight = 2;

  protected static String material(int layers) {
    return "wood" + layers;
  }

  protected String open(String by) {
    return "box " + by;
  }
}
