package algebra;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;

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
    private double[] operand;
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
        return resume(s, sent) || returned(s);
      } catch (Throwable thrown) {
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
      operand = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("algebra.Matrices", "diagonal", "Matrices.java", 11);
    }

    private boolean resume(int s, Double sent) {
      int size = this.size;
      double[][] matrix = this.matrix;
      int i = this.i;
      double[] operand = this.operand;
      if (s == 0) {
        matrix = new double[size][size];
        i = 0;
      }
      for (; s != 0 || i < size; i++) {
        if (s == 0) {
          operand = matrix[i];
          current = "element " + i + "?";
          this.matrix = matrix;
          this.i = i;
          this.operand = operand;
          state = 1; // Matrices.java:11  co.yield("element " + i + "?")
          return true;
        }
        s = 0;
        operand[i] = sent;
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
  @SuppressWarnings("fallthrough")
  static final class Pick extends CoroutineFrame<String, Integer, Integer> {
    private int[][] table;
    private int operand;
    private int operand2;
    private int[] corners;
    private int[] operand3;
    private int operand4;
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
        return resume(s, sent) || returned(s);
      } catch (Throwable thrown) {
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
      operand3 = null;
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

    private boolean resume(int s, Integer sent) {
      int[][] table = this.table;
      int operand = this.operand;
      int operand2 = this.operand2;
      int[] corners = this.corners;
      int[] operand3 = this.operand3;
      int operand4 = this.operand4;
      switch (s) {
        case 0:
          operand = table[0][0];
          current = "second?";
          this.operand = operand;
          state = 1; // Matrices.java:18  co.yield("second?")
          return true;
        case 1:
          operand2 = sent;
          current = "third?";
          this.operand2 = operand2;
          state = 2; // Matrices.java:18  co.yield("third?")
          return true;
        case 2:
          corners = new int[] {operand, operand2, sent};
          current = "row?";
          this.corners = corners;
          state = 3; // Matrices.java:19  co.yield("row?")
          return true;
        case 3:
          operand3 = table[sent];
          current = "column?";
          this.operand3 = operand3;
          this.table = null;
          state = 4; // Matrices.java:19  co.yield("column?")
          return true;
        case 4:
          operand4 = operand3[sent] + corners[0];
          current = "n?";
          this.operand4 = operand4;
          this.corners = null;
          this.operand3 = null;
          state = 5; // Matrices.java:19  co.yield("n?")
          return true;
        default:
          return finish(operand4 + (new int[sent]).length);
      }
    }

    private boolean finish(int value) {
      this.result = value;
      return false;
    }
  }
}
