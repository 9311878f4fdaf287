package dev.treadle.async;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The timers do what a sorted list does. */
final class TimerHeapTest {
  private record Timed(long deadline, Host.Timer timer, Runnable action) {}

  @Test
  void isASortedList() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      TimerHeap heap = new TimerHeap();
      List<Timed> model = new ArrayList<>();
      long now = Long.MAX_VALUE - 50; // times may overflow
      for (int i = 0; i < 500; i++) {
        int kind = random.nextInt(5);
        if (kind < 2) {
          long deadline = now + random.nextInt(40);
          String name = "action " + i;
          Runnable action = () -> assertTrue(!name.isEmpty());
          long base = now;
          model.add(new Timed(deadline, heap.add(deadline, action), action));
          model.sort(Comparator.comparingLong(timed -> timed.deadline - base));
        } else if (kind == 2 && !model.isEmpty()) {
          Timed cancelled = model.remove(random.nextInt(model.size()));
          cancelled.timer.cancel();
          cancelled.timer.cancel();
        } else if (kind == 3) {
          now += random.nextInt(5);
        } else {
          boolean due = !model.isEmpty() && model.get(0).deadline - now <= 0;
          assertSame(due ? model.remove(0).action : null, heap.poll(now));
        }
        assertEquals(model.isEmpty(), heap.isEmpty());
        if (!model.isEmpty()) {
          assertEquals(model.get(0).deadline, heap.deadline());
        }
      }
    }
  }
}
