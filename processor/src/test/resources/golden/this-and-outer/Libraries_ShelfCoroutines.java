package library;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.GeneratorFrame;
import dev.treadle.frame.GeneratorSequence;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.util.Iterator;
import java.util.Objects;

/** Runs of the templates of {@link Libraries.Shelf}. */
final class Libraries_ShelfCoroutines {
  private Libraries_ShelfCoroutines() {}

  /** The values of {@link Libraries.Shelf#catalogue}. */
  static Sequence<String> catalogue(Libraries.Shelf self) {
    Objects.requireNonNull(self, "self");
    return new GeneratorSequence<String>() {
      @Override
      public Cursor<String> iterator() {
        return new Catalogue(self);
      }

      @Override
      protected void push(Yielder<String> out) {
        self.catalogue(out);
      }
    };
  }

  /**
   * State machine of {@link Libraries.Shelf#catalogue}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 18 out.yield(city + ", " + this.topic)
   *   s2 : 20 out.yield(Libraries.this.shelves.indexOf(this) + "#58; " + book...
   *   [*] --> s1
   *   s1 --> s2
   *   s1 --> [*]
   *   s2 --> s2
   *   s2 --> [*]
   * }</pre>
   */
  @SuppressWarnings("fallthrough")
  static final class Catalogue extends GeneratorFrame<String> {
    private Libraries.Shelf self;
    private Iterator<String> iterator;
    private String current;

    Catalogue(Libraries.Shelf self) {
      this.self = self;
    }

    @Override
    public boolean hasNext() {
      return state < 0 || advance();
    }

    @Override
    public String next() {
      if (state >= 0 && !advance()) {
        throw exhausted();
      }
      state = ~state;
      String value = current;
      current = null;
      return value;
    }

    private boolean advance() {
      int s = state;
      if (s >= BUSY) {
        return refuse();
      }
      state = RUNNING;
      try {
        if (resume(s)) {
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
      if (raised != null) {
        throw raised;
      }
      return resume(s);
    }

    @Override
    protected Object current() {
      return current;
    }

    @Override
    protected void release() {
      self = null;
      iterator = null;
      current = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 18;
            case 2 -> 20;
            default -> -1;
          };
      return new StackTraceElement("library.Libraries$Shelf", "catalogue", "Libraries.java", line);
    }

    @Override
    protected boolean forkable(int label) {
      return label != 2;
    }

    private boolean resume(int s) {
      Iterator<String> iterator = this.iterator;
      switch (s) {
        case 0:
          current = Access.outerLibraries(self).city + ", " + self.topic;
          state = ~1; // Libraries.java:18  out.yield(city + ", " + this.topic)
          return true;
        case 1:
          s = 0;
          iterator = self.books.iterator();
          this.iterator = iterator;
          // fall through
        case 2:
          if (iterator.hasNext()) {
            String book = iterator.next();
            current = Access.outerLibraries(self).shelves.indexOf(self) + ": " + book;
            state = ~2; // Libraries.java:20  out.yield(Libraries.this.shelves.indexOf(this) + ":...
            return true;
          }
      }
      return false;
    }
  }

  /** Private and protected members that the templates use. */
  @SuppressWarnings({"unchecked", "rawtypes", "deprecation", "removal"})
  private static final class Access {
    private static final VarHandle OUTER_LIBRARIES;

    static {
      try {
        MethodHandles.Lookup lookup =
            MethodHandles.privateLookupIn(Libraries.Shelf.class, MethodHandles.lookup());
        OUTER_LIBRARIES = outer(lookup, Libraries.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private Access() {}

    static Libraries outerLibraries(Libraries.Shelf self) {
      return (Libraries) OUTER_LIBRARIES.get(self);
    }

    private static VarHandle outer(MethodHandles.Lookup lookup, Class outer) throws
        ReflectiveOperationException {
      for (Field field : lookup.lookupClass().getDeclaredFields()) {
        if (field.isSynthetic() && field.getType() == outer
            && field.getName().startsWith("this$")) {
          return lookup.unreflectVarHandle(field);
        }
      }
      throw new NoSuchFieldException(lookup.lookupClass() + " keeps no reference to its " + outer);
    }
  }
}
