package dev.treadle.async;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What is to happen later, the earliest first; those of the same time in the order they came. */
final class TimerHeap {
  private Entry[] heap = new Entry[16];
  private int size;
  private long sequence;

  /** One of them, at its place in the heap; -1 when it is in it no more. */
  final class Entry implements Host.Timer {
    private final long deadline;
    private final long number;
    final Runnable action;
    private int index;

    private Entry(long deadline, Runnable action) {
      this.deadline = deadline;
      this.action = action;
      this.number = sequence++;
    }

    private boolean isBefore(Entry other) {
      long difference = deadline - other.deadline;
      return difference == 0 ? number < other.number : difference < 0;
    }

    @Override
    public void cancel() {
      if (index >= 0) {
        remove(this);
      }
    }
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The time of the earliest. */
  long deadline() {
    return heap[0].deadline;
  }

  Entry add(long deadline, Runnable action) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    Entry entry = new Entry(deadline, action);
    up(entry, size++);
    return entry;
  }

  /** Takes the earliest if its time has come. */
  @Nullable Runnable poll(long now) {
    if (size == 0 || heap[0].deadline - now > 0) {
      return null;
    }
    Entry first = heap[0];
    remove(first);
    return first.action;
  }

  @SuppressWarnings("NullAway") // behind the last there is null
  private void remove(Entry entry) {
    int index = entry.index;
    entry.index = -1;
    Entry last = heap[--size];
    heap[size] = null;
    if (last != entry) {
      if (index > 0 && last.isBefore(heap[(index - 1) / 2])) {
        up(last, index);
      } else {
        down(last, index);
      }
    }
  }

  private void up(Entry entry, int from) {
    int index = from;
    while (index > 0 && entry.isBefore(heap[(index - 1) / 2])) {
      put(heap[(index - 1) / 2], index);
      index = (index - 1) / 2;
    }
    put(entry, index);
  }

  private void down(Entry entry, int from) {
    int index = from;
    for (int child; (child = 2 * index + 1) < size; index = child) {
      if (child + 1 < size && heap[child + 1].isBefore(heap[child])) {
        child++;
      }
      if (entry.isBefore(heap[child])) {
        break;
      }
      put(heap[child], index);
    }
    put(entry, index);
  }

  private void put(Entry entry, int index) {
    heap[index] = entry;
    entry.index = index;
  }
}
