package algebra;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;
import java.util.Map;

/** Runs of the templates of {@link Matrices}. */
final class MatricesCoroutines {
  private MatricesCoroutines() {}

  /** A run of {@link Matrices#diagonal}. */
  static Routine<String, Double, double[][]> diagonal(int size) {
    return new Diagonal(size);
  }

  /** A run of {@link Matrices#pick}. */
  static Routine<String, Integer, Integer> pick(int[][] table) {
    return new Pick(table);
  }

  /**
   * State machine of {@link Matrices#diagonal}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 11 co.yield("element " + i + "?")
   *   [*] --> s1
   *   [*] --> [*]
   *   s1 --> s1
   *   s1 --> [*]
   * }</pre>
   */
  static final class Diagonal extends CoroutineFrame<String, Double, double[][]> {
    private int size;
    private double[][] matrix;
    private int i;
    private double[] array;
    private String current;
    private double[][] result;

    Diagonal(int size) {
      this.size = size;
    }

    @Override
    public boolean resume(Double sent) {
      int s = state;
      if (s >= BUSY || (s == 0 && sent != null)) {
        return refuse(sent);
      }
      state = RUNNING;
      try {
        if (resume(s, sent)) {
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
      return resume(s, (Double) sent);
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
      matrix = null;
      array = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("algebra.Matrices", "diagonal", "Matrices.java", 11);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("size", size);
      locals.put("matrix", matrix);
      locals.put("i", i);
    }

    private boolean resume(int s, Double sent) {
      int size = this.size;
      double[][] matrix = this.matrix;
      int i = this.i;
      double[] array = this.array;
      if (s == 0) {
        matrix = new double[size][size];
        i = 0;
        this.matrix = matrix;
      } else {
        array[i] = sent;
        i++;
      }
      if (i < size) {
        array = matrix[i];
        current = "element " + i + "?";
        this.i = i;
        this.array = array;
        state = 1; // Matrices.java:11  co.yield("element " + i + "?")
        return true;
      }
      return finish(matrix);
    }

    private boolean finish(double[][] value) {
      this.result = value;
      return false;
    }
  }

  /**
   * State machine of {@link Matrices#pick}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 18 co.yield("second?")
   *   s2 : 18 co.yield("third?")
   *   s3 : 19 co.yield("row?")
   *   s4 : 19 co.yield("column?")
   *   s5 : 19 co.yield("n?")
   *   [*] --> s1
   *   s1 --> s2
   *   s2 --> s3
   *   s3 --> s4
   *   s4 --> s5
   *   s5 --> [*]
   * }</pre>
   */
  static final class Pick extends CoroutineFrame<String, Integer, Integer> {
    private int[][] table;
    private int element;
    private int element2;
    private int[] corners;
    private int[] array;
    private int left;
    private String current;
    private int result;

    Pick(int[][] table) {
      this.table = table;
    }

    @Override
    public boolean resume(Integer sent) {
      int s = state;
      if (s >= BUSY || (s == 0 && sent != null)) {
        return refuse(sent);
      }
      state = RUNNING;
      try {
        if (resume(s, sent)) {
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
      return resume(s, (Integer) sent);
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
      table = null;
      corners = null;
      array = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1, 2 -> 18;
            case 3, 4, 5 -> 19;
            default -> -1;
          };
      return new StackTraceElement("algebra.Matrices", "pick", "Matrices.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label <= 3) {
        locals.put("table", table);
      }
      if (label == 3 || label == 4) {
        locals.put("corners", corners);
      }
    }

    private boolean resume(int s, Integer sent) {
      int[][] table = this.table;
      int element = this.element;
      int element2 = this.element2;
      int[] corners = this.corners;
      int[] array = this.array;
      int left = this.left;
      switch (s) {
        case 0:
          element = table[0][0];
          current = "second?";
          this.element = element;
          state = 1; // Matrices.java:18  co.yield("second?")
          return true;
        case 1:
          element2 = sent;
          current = "third?";
          this.element2 = element2;
          state = 2; // Matrices.java:18  co.yield("third?")
          return true;
        case 2:
          corners = new int[] {element, element2, sent};
          current = "row?";
          this.corners = corners;
          state = 3; // Matrices.java:19  co.yield("row?")
          return true;
        case 3:
          array = table[sent];
          current = "column?";
          this.array = array;
          this.table = null;
          state = 4; // Matrices.java:19  co.yield("column?")
          return true;
        case 4:
          left = array[sent] + corners[0];
          current = "n?";
          this.left = left;
          this.corners = null;
          this.array = null;
          state = 5; // Matrices.java:19  co.yield("n?")
          return true;
        default:
          return finish(left + (new int[sent]).length);
      }
    }

    private boolean finish(int value) {
      this.result = value;
      return false;
    }
  }
}
