package dev.treadle.behaviour.base;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a class of another package inherits: protected members whose types are those of type
 * parameters that it gives arguments for.
 */
public abstract class Shelf<T extends Serializable, S extends Shelf<T, S>> {
  protected T top;
  protected List<T> things = new ArrayList<>();

  protected Shelf(T top) {
    this.top = top;
  }

  @SuppressWarnings("unchecked")
  protected S self() {
    return (S) this;
  }

  protected S put(T thing) {
    top = thing;
    things.add(thing);
    return self();
  }

  protected T swap(T thing) {
    T old = top;
    top = thing;
    return old;
  }

  protected <X extends T> X keep(X thing) {
    things.add(thing);
    return thing;
  }

  protected <X> X give(X other, List<? super T> all) {
    all.addAll(things);
    return other;
  }
}
