package inn;

import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.frame.CoroutineFrame;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Runs of the templates of {@link Rooms}. */
final class RoomsCoroutines {
  private RoomsCoroutines() {}

  /** A run of {@link Rooms#book}. */
  static Routine<String, String, String> book(List<String> floors, List<Integer> beds) {
    return new Book(floors, beds);
  }

  /**
   * State machine of {@link Rooms#book}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 15 co.yield("floor " + name)
   *   s2 : 17 co.yield(name + i + answer)
   *   s3 : 21 co.yield("pay")
   *   s4 : 23 co.yield("again")
   *   s5 : 27 co.yield("guest " + i)
   *   s6 : 28 co.yield(name.trim() + i)
   *   s7 : 31 co.yield("bed " + name)
   *   s8 : 32 co.yield("made " + name)
   *   s9 : 34 co.yield("key")
   *   s10 : 37 co.yield("enter")
   *   s11 : 39 co.yield(key.get())
   *   [*] --> s1
   *   [*] --> s3
   *   s1 --> s1
   *   s1 --> s2
   *   s1 --> s3
   *   s2 --> s1
   *   s2 --> s2
   *   s2 --> s3
   *   s3 --> s4 : thrown
   *   s3 --> s5
   *   s3 --> s7
   *   s3 --> s9
   *   s5 --> s6
   *   s6 --> s5
   *   s6 --> s7
   *   s6 --> s9
   *   s7 --> s8
   *   s8 --> s7
   *   s8 --> s9
   *   s9 --> s10
   *   s10 --> s11 : thrown
   *   s10 --> [*]
   * }</pre>
   */
  @SuppressWarnings("fallthrough")
  static final class Book extends CoroutineFrame<String, String, String> {
    private List<String> floors;
    private List<Integer> beds;
    private Iterator<String> iterator;
    private String name;
    private String answer;
    private int i;
    private IllegalStateException e;
    private Iterator<Integer> iterator2;
    private int name2;
    private Supplier<String> key;
    private String current;
    private String result;

    Book(List<String> floors, List<Integer> beds) {
      this.floors = floors;
      this.beds = beds;
    }

    @Override
    public boolean resume(String sent) {
      int s = state;
      if (s >= BUSY || (s == 0 && sent != null)) {
        return refuse(sent);
      }
      state = RUNNING;
      try {
        if (resume(s, sent, null)) {
          return true;
        }
        state = ended(state, s);
        release();
        return false;
      } catch (Throwable thrown) {
        state = FAILED;
        throw failed(thrown, s);
      }
    }

    @Override
    protected boolean step(int s, Object sent, Throwable raised) throws Throwable {
      return resume(s, (String) sent, raised);
    }

    @Override
    protected Object current() {
      return current;
    }

    @Override
    protected Object outcome() {
      return result;
    }

    @Override
    protected void release() {
      floors = null;
      beds = null;
      iterator = null;
      name = null;
      answer = null;
      e = null;
      iterator2 = null;
      key = null;
      if (status() != Status.RETURNED) {
        result = null;
      }
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 15;
            case 2 -> 17;
            case 3 -> 21;
            case 4 -> 23;
            case 5 -> 27;
            case 6 -> 28;
            case 7 -> 31;
            case 8 -> 32;
            case 9 -> 34;
            case 10 -> 37;
            case 11 -> 39;
            default -> -1;
          };
      return new StackTraceElement("inn.Rooms", "book", "Rooms.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label <= 3 || label == 5 || label == 6) {
        locals.put("beds", beds);
      }
      if (label <= 2) {
        locals.put("name", name);
      }
      if (label == 2) {
        locals.put("answer", answer);
      }
      if (label == 2 || label == 5 || label == 6) {
        locals.put("i", i);
      }
      if (label == 3 || label == 4 || label >= 10) {
        locals.put("e", e);
      }
      if (label == 7) {
        locals.put("name", name2);
      }
      if (label == 10) {
        locals.put("key", key);
      }
    }

    @Override
    protected boolean forkable(int label) {
      return label != 1 && label != 2 && label != 7 && label != 8;
    }

    private boolean resume(int s, String sent, Throwable raised) throws IOException {
      List<Integer> beds = this.beds;
      Iterator<String> iterator = this.iterator;
      String name = this.name;
      String answer = this.answer;
      int i = this.i;
      IllegalStateException e = this.e;
      Iterator<Integer> iterator2 = this.iterator2;
      int name2 = this.name2;
      Supplier<String> key = this.key;
      switch (s) {
        case 0:
          iterator = floors.iterator();
          floors = null;
          this.iterator = iterator;
          // fall through
        case 1, 2:
          while (s != 0 || iterator.hasNext()) {
            switch (s) {
              case 0:
                name = iterator.next();
                current = "floor " + name;
                this.name = name;
                state = 1; // Rooms.java:15  co.yield("floor " + name)
                return true;
              case 1:
                s = 0;
                if (raised != null) {
                  throw rethrow(raised);
                }
                answer = sent;
                // fall through
              case 2:
                {
                  if (s == 0) {
                    i = 0;
                    this.answer = answer;
                  } else {
                    s = 0;
                    if (raised != null) {
                      throw rethrow(raised);
                    }
                    i++;
                  }
                  if (i < 2) {
                    current = name + i + answer;
                    this.i = i;
                    state = 2; // Rooms.java:17  co.yield(name + i + answer)
                    return true;
                  }
                  this.name = null;
                  this.answer = null;
                }
            }
          }
          this.iterator = null;
          // fall through
        case 3, 4:
          {
            switch (s) {
              case 0:
                e = null;
                // fall through
              case 3:
                try {
                  if (s == 0) {
                    current = "pay";
                    this.e = e;
                    state = 3; // Rooms.java:21  co.yield("pay")
                    return true;
                  }
                  s = 0;
                  if (raised != null) {
                    throw rethrow(raised);
                  }
                } catch (IllegalStateException thrown) {
                  e = thrown;
                }
                // fall through
              case 4:
                if (s == 0) {
                  if (e != null) {
                    current = "again";
                    this.e = e;
                    this.beds = null;
                    state = 4; // Rooms.java:23  co.yield("again")
                    return true;
                  }
                } else {
                  if (raised != null) {
                    throw rethrow(raised);
                  }
                  throw new IOException(e);
                }
                this.e = null;
            }
          }
          // fall through
        case 5, 6:
          {
            if (s == 0) {
              i = 3;
            } else {
              switch (s) {
                case 5 -> {
                  s = 0;
                  if (raised != null) {
                    throw rethrow(raised);
                  }
                  String name3 = sent;
                  current = name3.trim() + i;
                  state = 6; // Rooms.java:28  co.yield(name.trim() + i)
                  return true;
                }
                case 6 -> {
                  s = 0;
                  if (raised != null) {
                    throw rethrow(raised);
                  }
                }
              }
              i--;
            }
            if (i > 0) {
              current = "guest " + i;
              this.i = i;
              state = 5; // Rooms.java:27  co.yield("guest " + i)
              return true;
            }
          }
          iterator2 = beds.iterator();
          this.iterator2 = iterator2;
          // fall through
        case 7, 8:
          if (s != 0) {
            switch (s) {
              case 7 -> {
                if (raised != null) {
                  throw rethrow(raised);
                }
                current = "made " + name2;
                state = 8; // Rooms.java:32  co.yield("made " + name)
                return true;
              }
              case 8 -> {
                if (raised != null) {
                  throw rethrow(raised);
                }
              }
            }
          }
          if (iterator2.hasNext()) {
            name2 = iterator2.next();
            // of another type
            current = "bed " + name2;
            this.name2 = name2;
            this.beds = null;
            state = 7; // Rooms.java:31  co.yield("bed " + name)
            return true;
          }
          current = "key";
          this.beds = null;
          this.iterator2 = null;
          state = 9; // Rooms.java:34  co.yield("key")
          return true;
        case 9:
          s = 0;
          if (raised != null) {
            throw rethrow(raised);
          }
          String answer2 = sent;
          // captured
          key = () -> answer2;
          // fall through
        default:
          {
            switch (s) {
              case 0:
                e = null;
                // fall through
              case 10:
                try {
                  if (s == 0) {
                    current = "enter";
                    this.e = e;
                    this.key = key;
                    state = 10; // Rooms.java:37  co.yield("enter")
                    return true;
                  }
                  s = 0;
                  if (raised != null) {
                    throw rethrow(raised);
                  }
                } catch (IllegalStateException thrown2) {
                  e = thrown2;
                }
                // fall through
              case 11:
                if (s == 0) {
                  if (e != null) {
                    current = key.get();
                    this.e = e;
                    this.key = null;
                    state = 11; // Rooms.java:39  co.yield(key.get())
                    return true;
                  }
                } else {
                  if (raised != null) {
                    throw rethrow(raised);
                  }
                  throw rethrow(e);
                }
                this.e = null;
            }
          }
          return finish(key.get());
      }
    }

    private boolean finish(String value) {
      this.result = value;
      return false;
    }
  }
}
