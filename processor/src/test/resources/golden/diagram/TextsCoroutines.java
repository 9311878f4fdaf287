package letters;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Runs of the templates of {@link Texts}. */
final class TextsCoroutines {
  private TextsCoroutines() {}

  /** A run of {@link Texts#marks}. */
  static Routine<Object, Boolean, Integer> marks(List<Integer> list, int n) {
    return new Marks(list, n);
  }

  /** A run of {@link Texts#many}. */
  static Routine<String, Boolean, Void> many() {
    return new Many();
  }

  /**
   * State machine of {@link Texts#marks}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 12 co.yield("a#58; b#59; c -> d --> e")
   *   s2 : 13 co.yield("#35;35#59; #38;lt#59;b#38;gt#59; #60;b> #60;/b> #37;% {@code} @see")
   *   s3 : 14 co.yield(new int[][] {{1, 2}, {3}}.length /* { *#47; + "}".leng...
   *   s4 : 15 co.yield((n & 1) < 2 && n #60;n+1 ? "π\t" #58; '"' + "\#92;u002a/ *#47; ...
   *   s5 : 16 co.yield((Supplier#60;String>) "to #68;irection LR, and then on an...
   *   [*] --> s1
   *   s1 --> s2
   *   s2 --> s3
   *   s3 --> s4
   *   s4 --> s5
   *   s5 --> [*]
   * }</pre>
   */
  static final class Marks extends CoroutineFrame<Object, Boolean, Integer> {
    private int n;
    private Object current;
    private int result;

    Marks(List<Integer> list, int n) {
      this.n = n;
    }

    @Override
    public boolean resume(Boolean sent) {
      int s = state;
      if (s >= BUSY || (s == 0 && sent != null)) {
        return refuse(sent);
      }
      state = RUNNING;
      try {
        if (resume(s)) {
          return true;
        }
        state = ended(state, s);
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
    protected Object outcome() {
      return result;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 12;
            case 2 -> 13;
            case 3 -> 14;
            case 4 -> 15;
            case 5 -> 16;
            default -> -1;
          };
      return new StackTraceElement("letters.Texts", "marks", "Texts.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("n", n);
    }

    private boolean resume(int s) {
      int n = this.n;
      switch (s) {
        case 0:
          current = "a: b; c -> d --> e";
          state = 1; // Texts.java:12  co.yield("a: b; c -> d --> e")
          return true;
        case 1:
          current = "#35; &lt;b&gt; <b> </b> %% {@code} @see";
          state = 2; // Texts.java:13  co.yield("#35; &lt;b&gt; <b> </b> %% {@code} @see")
          return true;
        case 2:
          current = new int[][] {{1, 2}, {3}}.length /* { */ + "}".length();
          state = 3; // Texts.java:14  co.yield(new int[][] {{1, 2}, {3}}.length /* { */ + "}".l...
          return true;
        case 3:
          current = (n & 1) < 2 && n <n+1 ? "π\t" : '"' + "\\u002a/ */ \u00e9";
          state = 4; // Texts.java:15  co.yield((n & 1) < 2 && n <n+1 ? "π\t" : '"' + "\\u002a/ ...
          return true;
        case 4:
          current = (Supplier<String>) "to Direction LR, and then on and on, until it is cut"::trim;
          state = 5; // Texts.java:16  co.yield((Supplier<String>) "to Direction LR, and then on...
          return true;
        default:
          return finish(n);
      }
    }

    private boolean finish(int value) {
      this.result = value;
      return false;
    }
  }

  /**
   * State machine of {@link Texts#many}.
   * Its 13 suspension points are too many to be drawn here; with {@code -Atreadle.diagrams=true}
   * it comes with a diagram.
   */
  @SuppressWarnings("fallthrough")
  static final class Many extends CoroutineFrame<String, Boolean, Void> {
    private Throwable pending;
    private int exit;
    private IllegalStateException e;
    private boolean argument;
    private String current;

    Many() {}

    @Override
    public boolean resume(Boolean sent) {
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
      return resume(s, (Boolean) sent, raised);
    }

    @Override
    protected Object current() {
      return current;
    }

    @Override
    protected void release() {
      pending = null;
      e = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 22;
            case 2, 3 -> 24;
            case 4 -> 25;
            case 5 -> 27;
            case 6 -> 31;
            case 7, 8 -> 33;
            case 9 -> 37;
            case 10 -> 38;
            case 11 -> 42;
            case 12 -> 43;
            case 13 -> 46;
            default -> -1;
          };
      return new StackTraceElement("letters.Texts", "many", "Texts.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if ((label >= 2 && label <= 5) || label == 7 || label == 8) {
        locals.put("e", e);
      }
    }

    @Override
    protected boolean guarded(int label) {
      return label >= 2 && label <= 10;
    }

    private boolean resume(int s, Boolean sent, Throwable raised) {
      Throwable pending = this.pending;
      int exit = this.exit;
      IllegalStateException e = this.e;
      boolean argument = this.argument;
      switch (s) {
        case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12:
          leave: while (true) {
            switch (s) {
              case 0:
                current = "1";
                state = 1; // Texts.java:22  co.yield("1")
                return true;
              case 1:
                s = 0;
                if (raised != null) {
                  throw rethrow(raised);
                }
                if (!sent) {
                  break leave;
                }
                pending = null;
                exit = 0;
                // fall through
              case 2, 3, 4, 5, 6, 7, 8, 9, 10:
                leave2: {
                  try {
                    switch (s) {
                      case 0:
                        e = null;
                        // fall through
                      case 2, 3, 4, 5, 6, 7, 8:
                        try {
                          int arm = 0;
                          boolean both = false;
                          switch (s) {
                            case 0:
                              current = "2";
                              this.pending = pending;
                              this.exit = exit;
                              this.e = e;
                              state = 2; // Texts.java:24  co.yield("2")
                              return true;
                            case 2:
                              s = 0;
                              if (raised != null) {
                                throw rethrow(raised);
                              }
                              argument = sent;
                              current = "3";
                              this.argument = argument;
                              state = 3; // Texts.java:24  co.yield("3")
                              return true;
                            case 3:
                              s = 0;
                              if (raised != null) {
                                throw rethrow(raised);
                              }
                              arm = switch (Boolean.compare(argument, sent)) {
                                case 0 -> 1;
                                case 1 -> 2;
                                default -> 3;
                              };
                              // fall through
                            case 4, 5, 6:
                              switch (s == 0 ? arm : s <= 4 ? 1 : s <= 5 ? 2 : 3) {
                                case 1:
                                  if (s == 0) {
                                    current = "4";
                                    state = 4; // Texts.java:25  co.yield("4")
                                    return true;
                                  }
                                  s = 0;
                                  if (raised != null) {
                                    throw rethrow(raised);
                                  }
                                  break;
                                case 2:
                                  if (s == 0) {
                                    current = "5";
                                    state = 5; // Texts.java:27  co.yield("5")
                                    return true;
                                  }
                                  s = 0;
                                  if (raised != null) {
                                    throw rethrow(raised);
                                  }
                                  if (sent) {
                                    exit = 1;
                                    break leave2;
                                  }
                                  break;
                                default:
                                  if (s == 0) {
                                    current = "6";
                                    this.e = null;
                                    state = 6; // Texts.java:31  co.yield("6")
                                    return true;
                                  }
                                  s = 0;
                                  if (raised != null) {
                                    throw rethrow(raised);
                                  }
                                  throw new IllegalStateException(String.valueOf(sent));
                              }
                              current = "7";
                              state = 7; // Texts.java:33  co.yield("7")
                              return true;
                            case 7:
                              s = 0;
                              if (raised != null) {
                                throw rethrow(raised);
                              }
                              both = sent;
                              // fall through
                            case 8:
                              if (s == 0) {
                                if (both) {
                                  current = "8";
                                  state = 8; // Texts.java:33  co.yield("8")
                                  return true;
                                }
                              } else {
                                s = 0;
                                if (raised != null) {
                                  throw rethrow(raised);
                                }
                                both = sent;
                              }
                              if (both) {
                                exit = 2;
                                break leave2;
                              }
                          }
                        } catch (IllegalStateException thrown2) {
                          e = thrown2;
                        }
                        // fall through
                      case 9, 10:
                        if (s == 0) {
                          if (e != null) {
                            current = "9";
                            this.pending = pending;
                            this.exit = exit;
                            this.e = null;
                            state = 9; // Texts.java:37  co.yield("9")
                            return true;
                          }
                        } else {
                          switch (s) {
                            case 9 -> {
                              if (raised != null) {
                                throw rethrow(raised);
                              }
                              current = "10";
                              state = 10; // Texts.java:38  co.yield("10")
                              return true;
                            }
                            case 10 -> {
                              if (raised != null) {
                                throw rethrow(raised);
                              }
                              if (sent) {
                                exit = 3;
                                break leave2;
                              }
                            }
                          }
                        }
                    }
                  } catch (Throwable thrown) {
                    pending = thrown;
                  }
                }
                current = "11";
                this.pending = pending;
                this.exit = exit;
                this.e = null;
                state = 11; // Texts.java:42  co.yield("11")
                return true;
              case 11:
                if (raised != null) {
                  throw rethrow(raised);
                }
                current = "12";
                state = 12; // Texts.java:43  co.yield("12")
                return true;
              case 12:
                s = 0;
                if (raised != null) {
                  throw rethrow(raised);
                }
                if (pending != null) {
                  throw rethrow(pending);
                }
                this.pending = null;
                if (exit == 1) {
                  continue leave;
                }
                if (exit == 2) {
                  return false;
                }
                if (exit == 3) {
                  break leave;
                }
            }
          }
          current = "13";
          state = 13; // Texts.java:46  co.yield("13")
          return true;
        case 13:
          if (raised != null) {
            throw rethrow(raised);
          }
      }
      return false;
    }
  }
}
