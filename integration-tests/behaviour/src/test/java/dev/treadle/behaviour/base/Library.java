package dev.treadle.behaviour.base;

import dev.treadle.Co;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import java.io.IOException;

/** Public templates, called with the context of a body of another package. */
public final class Library {
  private final String name;

  public Library(String name) {
    this.name = name;
  }

  @Generator
  public static void countdown(Yielder<? super Integer> out, int from) {
    for (int i = from; i > 0; i--) {
      out.yield(i);
    }
  }

  @Coroutine
  public int sum(Co<Object, Integer> co, int times) throws IOException {
    int sum = 0;
    for (int i = 0; i < times; i++) {
      Integer sent = co.yield(name + i);
      if (sent == null) {
        throw new IOException(name + " got nothing");
      }
      sum += sent;
    }
    return sum;
  }
}
