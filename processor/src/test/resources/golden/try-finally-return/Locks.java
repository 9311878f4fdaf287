package files;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.concurrent.locks.Lock;

final class Locks {
  @Coroutine
  static int count(Co<String, Boolean> co, Lock outer, Lock inner, Iterable<String> names) {
    int count = 0;
    outer.lock();
    try {
      for (String name : names) {
        inner.lock();
        try {
          if (!co.yield(name)) {
            return count;
          }
          count++;
        } finally {
          inner.unlock();
        }
      }
      return -count;
    } finally {
      outer.unlock();
    }
  }
}
