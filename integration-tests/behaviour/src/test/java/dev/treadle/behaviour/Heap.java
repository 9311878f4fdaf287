package dev.treadle.behaviour;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a run and its fork share: the objects that their variables lead to, as they are at one time.
 *
 * <p>The machines themselves are left out. They are what a fork copies.
 */
final class Heap {
  private interface Part {
    void restore() throws IllegalAccessException;
  }

  private final List<Part> parts = new ArrayList<>();
  private final List<Throwable> thrown = new ArrayList<>();
  private final List<Integer> suppressed = new ArrayList<>();
  private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> open = new ArrayDeque<>();

  private Heap() {}

  /** What these objects lead to. */
  static Heap of(Object... roots) throws IllegalAccessException {
    Heap heap = new Heap();
    for (Object root : roots) {
      heap.meet(root);
    }
    while (!heap.open.isEmpty()) {
      heap.keep(heap.open.pop());
    }
    return heap;
  }

  /** Puts everything back; false if something cannot be. */
  boolean restore() throws IllegalAccessException {
    for (Part part : parts) {
      part.restore();
    }
    for (int i = 0; i < thrown.size(); i++) {
      if (thrown.get(i).getSuppressed().length != suppressed.get(i)) {
        return false;
      }
    }
    return true;
  }

  private void meet(@Nullable Object object) {
    if (object != null && seen.add(object)) {
      open.push(object);
    }
  }

  private void keep(Object object) throws IllegalAccessException {
    Class<?> type = object.getClass();
    if (object instanceof Throwable t) {
      thrown.add(t);
      suppressed.add(t.getSuppressed().length);
    } else if (type.isArray()) {
      int length = Array.getLength(object);
      Object copy = Array.newInstance(type.getComponentType(), length);
      System.arraycopy(object, 0, copy, 0, length);
      parts.add(() -> System.arraycopy(copy, 0, object, 0, length));
      for (int i = 0; i < length && object instanceof Object[]; i++) {
        meet(Array.get(object, i));
      }
    } else if (!type.getName().startsWith("java.")) {
      boolean machine = machine(type);
      for (Class<?> part = type; part != Object.class; part = part.getSuperclass()) {
        for (Field field : part.getDeclaredFields()) {
          keep(object, field, machine);
        }
      }
    }
  }

  private void keep(Object object, Field field, boolean machine) throws IllegalAccessException {
    if (Modifier.isStatic(field.getModifiers()) || !field.trySetAccessible()) {
      return;
    }
    Object value = field.get(object);
    if (!machine && !Modifier.isFinal(field.getModifiers())) {
      parts.add(() -> field.set(object, value));
    }
    if (!field.getType().isPrimitive()) {
      meet(value);
    }
  }

  /** Whether a fork copies objects of this class. */
  private static boolean machine(Class<?> type) {
    for (Class<?> part = type; part != Object.class; part = part.getSuperclass()) {
      if (part.getName().startsWith("dev.treadle.") && !part.getName().contains(".behaviour.")) {
        return true;
      }
    }
    return false;
  }
}
