package dev.treadle.behaviour.base;

/** Protected members that several of the classes around a body inherit. */
public class Chest {
  protected static int made = 5;
  protected int gold = 1;

  protected Chest() {
    made = 5;
  }

  protected int count() {
    return 2;
  }

  protected static int twice() {
    return 2 * made;
  }

  /** An inner class. */
  public class Part {
    public int of = gold;
  }
}
