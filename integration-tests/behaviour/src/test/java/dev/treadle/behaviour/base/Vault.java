package dev.treadle.behaviour.base;

/** What a class of another package inherits: protected members of every kind. */
public abstract class Vault {
  protected static int opened = 0;
  protected int gold = 5;
  protected long[] shelves = {1, 2, 3};

  protected Vault() {
    opened = 0;
  }

  protected int take(int n) {
    gold -= n;
    return n;
  }

  protected static String seal(String... words) {
    opened++;
    return String.join("+", words);
  }

  public String describe() {
    return "vault " + gold;
  }

  /** A protected member class. */
  protected static class Coin {
    public final int worth;

    public Coin(int worth) {
      this.worth = worth;
    }
  }
}
