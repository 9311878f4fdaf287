package dev.treadle.behaviour;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A program of delegation, which {@link DelegationTemplates} interpret.
 *
 * @param form which kind of run the outermost one is
 * @param root what it does
 * @param routines what the shared routines do
 * @param cursors what the shared cursors do
 * @param steps what is done to the outermost run, in the words of {@link Script}
 * @param boxed whether runs of {@code int} values hand them out boxed
 */
record DelegationProgram(
    Form form,
    List<Operation> root,
    List<List<Operation>> routines,
    List<List<Operation>> cursors,
    List<String> steps,
    boolean boxed) {
  private static final int SHARED = 3;
  private static final int STEPS = 30;

  enum Form {
    ROUTINE,
    CURSOR,
    INTS
  }

  /**
   * What a body can do. Where it cannot do that, it does something similar.
   *
   * <p>A seed means another program when a constant or a weight is changed.
   */
  enum Kind {
    YIELD(4, 0),
    YIELD_NULL(1, 0),
    CALL_LEAF(2, 0),
    DRIVE_SHARED(3, 0),
    DRIVE_SHARED_CURSOR(2, 0),
    YIELD_ALL_PLAIN(1, 0),
    YIELD_ALL_INTS(1, 0),
    THROW(1, 0),
    RETURN(1, 0),
    LOOP(1, 0),
    CALL(0, 3),
    DELEGATE(0, 2),
    DELEGATE_DRIVEN(0, 2),
    DELEGATE_SHARED(0, 3),
    YIELD_ALL(0, 2),
    YIELD_ALL_DRIVEN(0, 2),
    YIELD_ALL_DRIVEN_INTS(0, 2),
    YIELD_ALL_SHARED(0, 2),
    TRY(0, 3),
    YIELD_CATCHING(1, 1),
    CATCH_EXIT(0, 2),
    REPEAT(0, 1),
    WITH_RESOURCE(0, 2),
    VIEW(3, 0);

    private final int flat;
    private final int nesting;

    /**
     * @param flat how often it is drawn where operations have no operations of their own
     * @param nesting how often where they may have some
     */
    Kind(int flat, int nesting) {
      this.flat = flat;
      this.nesting = nesting;
    }

    /** Whether it makes a difference only where runs are shared. */
    private boolean shares() {
      return switch (this) {
        case DRIVE_SHARED, DRIVE_SHARED_CURSOR, DELEGATE_SHARED, YIELD_ALL_SHARED, VIEW -> true;
        default -> false;
      };
    }

    /** Every kind as often as it weighs. */
    private static List<Kind> weighted(boolean nesting, boolean sharing) {
      List<Kind> kinds = new ArrayList<>();
      for (Kind kind : values()) {
        if (sharing || !kind.shares()) {
          kinds.addAll(Collections.nCopies(nesting ? kind.nesting : kind.flat, kind));
        }
      }
      return kinds;
    }
  }

  /**
   * One thing that a body does.
   *
   * @param number what tells it from others of its kind
   */
  record Operation(
      Kind kind, int number, List<Operation> body, List<Operation> handler, List<Operation> last) {
    @Override
    public String toString() {
      String text = kind + " " + number;
      if (!body.isEmpty()) {
        text += " " + body;
      }
      if (!handler.isEmpty()) {
        text += " handler " + handler;
      }
      return last.isEmpty() ? text : text + " last " + last;
    }
  }

  /** The program of a seed: always the same. */
  static DelegationProgram random(long seed, boolean sharing) {
    Random random = new Random(seed);
    return new Maker(random, Kind.weighted(false, sharing), Kind.weighted(true, sharing)).program();
  }

  /** One of few kinds of operations, so that these meet in ways in which they seldom do else. */
  static DelegationProgram narrow(long seed) {
    Random random = new Random(seed);
    List<Kind> flat = few(Kind.weighted(false, true), random);
    return new Maker(random, flat, few(Kind.weighted(true, true), random)).program();
  }

  /** The same with boxed values, and not with a run of objects as the outermost one. */
  DelegationProgram withBoxedInts() {
    Form of = form == Form.CURSOR ? Form.INTS : form;
    return new DelegationProgram(of, root, routines, cursors, steps, true);
  }

  private static List<Kind> few(List<Kind> kinds, Random random) {
    List<Kind> few = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      few.add(kinds.get(random.nextInt(kinds.size())));
    }
    return few;
  }

  private static final class Maker {
    private final Random random;
    private final List<Kind> flat;
    private final List<Kind> nesting;
    private int budget;

    Maker(Random random, List<Kind> flat, List<Kind> nesting) {
      this.random = random;
      this.flat = flat;
      this.nesting = nesting;
    }

    DelegationProgram program() {
      budget = 12 + random.nextInt(40);
      List<Operation> root = operations(5, 5);
      List<List<Operation>> routines = new ArrayList<>();
      List<List<Operation>> cursors = new ArrayList<>();
      for (int i = 0; i < SHARED; i++) {
        routines.add(shared());
        cursors.add(shared());
      }
      int[] drawn = new int[STEPS];
      int mode = random.nextInt(3);
      for (int i = 0; i < STEPS; i++) {
        drawn[i] = mode == 0 ? 0 : random.nextInt(mode == 1 ? 12 : 24);
      }
      Form form =
          switch (random.nextInt(4)) {
            case 0 -> Form.CURSOR;
            case 1 -> Form.INTS;
            default -> Form.ROUTINE;
          };
      List<String> steps = new ArrayList<>();
      for (int i = 0; i < STEPS; i++) {
        steps.add(step(i, drawn[i], form));
      }
      return new DelegationProgram(form, root, routines, cursors, steps, false);
    }

    private static String step(int index, int drawn, Form form) {
      String on = index == 0 ? "n" : "s" + index;
      return switch (drawn) {
        case 6, 7 -> form == Form.ROUTINE ? on : "q";
        case 8 -> "tZ";
        case 9 -> "tS";
        case 10 -> "tI";
        case 11 -> "c";
        default -> on;
      };
    }

    private List<Operation> shared() {
      budget = 3 + random.nextInt(12);
      return operations(3, 4);
    }

    private List<Operation> operations(int depth, int most) {
      List<Operation> operations = new ArrayList<>();
      int count = 1 + random.nextInt(most);
      for (int i = 0; i < count && budget > 0; i++) {
        operations.add(operation(depth));
      }
      return operations;
    }

    private Operation operation(int depth) {
      budget--;
      List<Kind> kinds = depth <= 0 || random.nextInt(100) < 40 ? flat : nesting;
      Kind kind = kinds.get(random.nextInt(kinds.size()));
      int number = random.nextInt(60);
      List<Operation> none = List.of();
      return switch (kind) {
        case CALL,
            DELEGATE,
            DELEGATE_DRIVEN,
            YIELD_ALL,
            YIELD_ALL_DRIVEN,
            YIELD_ALL_DRIVEN_INTS,
            WITH_RESOURCE,
            REPEAT ->
            new Operation(kind, number, bodyOrLeaf(depth, number), none, none);
        case TRY ->
            new Operation(
                kind,
                number,
                operations(depth - 1, 4),
                random.nextBoolean() ? operations(depth - 1, 3) : none,
                random.nextBoolean() ? operations(depth - 2, 2) : none);
        case YIELD_CATCHING ->
            new Operation(
                kind,
                number,
                none,
                none,
                depth > 0 && random.nextBoolean() ? operations(depth - 2, 2) : none);
        case CATCH_EXIT ->
            new Operation(
                kind,
                number,
                operations(depth - 1, 4),
                random.nextBoolean() ? operations(depth - 1, 2) : none,
                none);
        default -> new Operation(kind, number, none, none, none);
      };
    }

    private List<Operation> bodyOrLeaf(int depth, int number) {
      return random.nextInt(6) == 0
          ? List.of(new Operation(Kind.CALL_LEAF, number, List.of(), List.of(), List.of()))
          : operations(depth - 1, 4);
    }
  }
}
