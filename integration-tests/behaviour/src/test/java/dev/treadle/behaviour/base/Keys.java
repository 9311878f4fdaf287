package dev.treadle.behaviour.base;

import java.io.Serializable;
import java.util.List;

/** Hands out what another package can use, but not name. */
public final class Keys {
  public static final Key MASTER = new Key("master");

  private Keys() {}

  public static List<Key> all() {
    return List.of(MASTER, new Key("spare"));
  }

  static final class Key implements Comparable<Key>, Serializable {
    private static final long serialVersionUID = 1;

    private final String name;

    private Key(String name) {
      this.name = name;
    }

    @Override
    public int compareTo(Key other) {
      return name.compareTo(other.name);
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
