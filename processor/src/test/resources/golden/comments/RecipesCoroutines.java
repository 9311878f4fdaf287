package kitchen;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.GeneratorFrame;
import dev.treadle.frame.GeneratorSequence;
import java.util.Map;

/** Runs of the templates of {@link Recipes}. */
final class RecipesCoroutines {
  private RecipesCoroutines() {}

  /** The values of {@link Recipes#bread}. */
  static Sequence<String> bread(int loaves) {
    return new GeneratorSequence<String>() {
      @Override
      public Cursor<String> iterator() {
        return new Bread(loaves);
      }

      @Override
      protected void push(Yielder<String> out) {
        Recipes.bread(out, loaves);
      }
    };
  }

  /**
   * State machine of {@link Recipes#bread}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 12 out.yield("weigh " + flour + " g of flour")
   *   s2 : 19 out.yield("bowl " + i + "#58; " + water / loaves + " ml of wate...
   *   [*] --> s1
   *   s1 --> s2
   *   s1 --> [*]
   *   s2 --> s2
   *   s2 --> [*]
   * }</pre>
   */
  @SuppressWarnings("fallthrough")
  static final class Bread extends GeneratorFrame<String> {
    private int loaves;
    private int flour;
    private int water;
    private int i;
    private String current;

    Bread(int loaves) {
      this.loaves = loaves;
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
      current = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 12;
            case 2 -> 19;
            default -> -1;
          };
      return new StackTraceElement("kitchen.Recipes", "bread", "Recipes.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("loaves", loaves);
      if (label == 1) {
        locals.put("flour", flour);
      }
      if (label == 2) {
        locals.put("water", water);
        locals.put("i", i);
      }
    }

    private boolean resume(int s) {
      int loaves = this.loaves;
      int flour = this.flour;
      int water = this.water;
      int i = this.i;
      switch (s) {
        case 0:
          // Flour first: 500 g a loaf.
          flour = 500 * loaves;
          current = "weigh " + flour + " g of flour";
          this.flour = flour;
          state = ~1; // Recipes.java:12  out.yield("weigh " + flour + " g of flour")
          return true;
        case 1:
          s = 0;
          /* Water is two thirds of that,
          and a little more in winter. */
          water = flour * 2 / 3;
          // ml
          i = 0;
          this.water = water;
          // fall through
        case 2:
          if (s != 0) {
            // Rest.
            i++;
          }
          if (i < loaves) {
            // One bowl for each loaf.
            current = "bowl " + i + ": " + water / loaves + " ml of water";
            this.i = i;
            state = ~2; // Recipes.java:19  out.yield("bowl " + i + ": " + water / loaves + " ml...
            return true;
          }
          // Done.
      }
      return false;
    }
  }
}
