package dev.treadle.processor.lower;

import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.ContainsSuspension;
import dev.treadle.processor.ir.KnownTypes;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes methods of their own of the parts of a large body: the JVM takes methods of up to 64 KB,
 * and HotSpot compiles those of up to 8,000 bytes of code only. From the inside out, what has grown
 * too large gives statements away until it is small enough.
 *
 * <pre>{@code
 * A; while (c) { B; [suspend 1] C; [suspend 2] D }
 * // becomes, if the body of the loop is too large
 * A; while (c) { Part { B; [suspend 1] C } Part { [suspend 2] D } }
 * }</pre>
 *
 * <p>A statement without a suspension is never divided: it is not larger than in the user's own
 * method.
 */
public final class SplitLargeMethods {

  /** How large, by our estimate, a body may be and still be one method. */
  public static final int LIMIT = 8000;

  /** What is smaller than this part of the limit stays where it is if it may. */
  private static final int SMALL = 8;

  private final ContainsSuspension suspends = new ContainsSuspension();
  private final SplitSwitch switches;
  private final int limit;
  private final int loads;
  private final MethodSize whole;
  private final MethodSize size;

  /**
   * A pass for one body.
   *
   * @param limit how large a body may be; parts are half as large at most
   * @param fields how many fields would be loaded on entry
   * @param kept how many variables would be saved or cleared at a suspension, by its label
   */
  public SplitLargeMethods(KnownTypes types, int limit, int fields, IntUnaryOperator kept) {
    this.limit = limit;
    this.loads = 7 * fields;
    // A local variable beyond the 255th takes longer instructions; a field too.
    this.whole = new MethodSize(fields > 200 ? 4 : 2, kept);
    this.size = new MethodSize(4, label -> 1);
    this.switches = new SplitSwitch(types, this::sizeOf, limit / 2);
  }

  /**
   * Precondition: lowered, numbered. Postcondition: nothing if it is small; else no list of
   * statements outside a {@link Stmt.Part}, or directly in one, is too large to be a method.
   */
  public Optional<Body> run(Body body) {
    if (whole.of(body.statements()) + loads <= limit) {
      return Optional.empty();
    }
    Stmt.Block split = new Stmt.Block(list(body.statements().body()));
    return Optional.of(new RepeatConstants().run(body.with(split)));
  }

  private int sizeOf(Stmt statement) {
    return size.of(statement);
  }

  private List<Stmt> list(List<Stmt> statements) {
    List<Stmt> inside = new ArrayList<>();
    statements.forEach(statement -> inside.add(inside(statement)));
    List<Stmt> now = inside;
    boolean classes = now.stream().anyMatch(s -> s instanceof Stmt.ClassDeclaration);
    while (!classes && size.of(now) > limit / 2) {
      List<Stmt> parted = parted(now);
      if (size.of(parted) >= size.of(now)) {
        break;
      }
      now = parted;
    }
    return now;
  }

  /** The same statement, small enough if what it holds can be made so. */
  private Stmt inside(Stmt statement) {
    if (!suspends.in(statement)) {
      return statement;
    } else if (statement instanceof Stmt.Block s) {
      return new Stmt.Block(list(s.body()));
    } else if (statement instanceof Stmt.If s) {
      return shrunk(
          new Stmt.If(
              s.condition(),
              block(s.then()),
              s.otherwise() == null ? null : otherwise(s.otherwise())));
    } else if (statement instanceof Stmt.Loop s) {
      return shrunk(with(s, block(s.body())));
    } else if (statement instanceof Stmt.Labeled s) {
      return shrunk(new Stmt.Labeled(s.target(), block(s.body())));
    } else if (statement instanceof Stmt.Try s) {
      return shrunk(new Stmt.Try(s.resources(), block(s.body()), s.catches(), s.finalizer()));
    } else if (statement instanceof Stmt.Switch s) {
      List<Stmt.Arm> arms = new ArrayList<>();
      s.arms().forEach(a -> arms.add(new Stmt.Arm(a.label(), a.otherwise(), list(a.body()))));
      return switches.split(
          new Stmt.Switch(s.target(), s.selector(), arms, s.arrows(), s.exhaustive()));
    }
    return statement;
  }

  private static Stmt.Loop with(Stmt.Loop s, Stmt body) {
    return new Stmt.Loop(s.kind(), s.target(), s.initializers(), s.condition(), s.updates(), body);
  }

  private Stmt.Block block(Stmt statement) {
    return new Stmt.Block(list(Codes.body(statement)));
  }

  /** A chain of {@code else if} stays one as long as it may. */
  private Stmt otherwise(Stmt statement) {
    return statement instanceof Stmt.If ? inside(statement) : block(statement);
  }

  /** A statement with its largest block in a part, and then the next, if that makes it smaller. */
  private Stmt shrunk(Stmt statement) {
    Stmt now = statement;
    while (size.of(now) > limit / 2) {
      Stmt smaller = smaller(now);
      if (smaller == null || size.of(smaller) >= size.of(now)) {
        break;
      }
      now = smaller;
    }
    return now;
  }

  private @Nullable Stmt smaller(Stmt statement) {
    if (statement instanceof Stmt.If s) {
      boolean then = s.otherwise() == null || size.of(s.then()) >= size.of(s.otherwise());
      return then
          ? new Stmt.If(s.condition(), whole(s.then()), s.otherwise())
          : new Stmt.If(s.condition(), s.then(), whole(s.otherwise()));
    } else if (statement instanceof Stmt.Loop s) {
      return with(s, whole(s.body()));
    } else if (statement instanceof Stmt.Labeled s) {
      return new Stmt.Labeled(s.target(), whole(s.body()));
    } else if (statement instanceof Stmt.Try s) {
      return new Stmt.Try(s.resources(), whole(s.body()), s.catches(), s.finalizer());
    }
    return null;
  }

  private static Stmt.Block whole(@Nullable Stmt statement) {
    List<Stmt> body =
        statement instanceof Stmt.Block block
            ? block.body()
            : Stream.ofNullable(statement).toList();
    return new Stmt.Block(List.of(new Stmt.Part(body, true)));
  }

  /** A list of statements, with the larger ones of its groups in parts. */
  private List<Stmt> parted(List<Stmt> statements) {
    List<List<Stmt>> groups = groups(statements);
    int small = limit / 2 / SMALL;
    int rest = groups.stream().mapToInt(size::of).filter(s -> s < small).sum();
    int largest = rest > limit / 4 ? 0 : small;
    List<Stmt> out = new ArrayList<>();
    for (List<Stmt> group : groups) {
      boolean part = group.size() == 1 && group.get(0) instanceof Stmt.Part;
      if (part || size.of(group) < largest) {
        out.addAll(group);
      } else {
        out.add(new Stmt.Part(group, true));
      }
    }
    return out;
  }

  /** As many statements in a row as a part can take, again and again. */
  private List<List<Stmt>> groups(List<Stmt> statements) {
    List<List<Stmt>> groups = new ArrayList<>();
    List<Stmt> group = new ArrayList<>();
    int sum = 0;
    int[] copies = endsOfCopies(statements);
    for (int i = 0; i < statements.size(); ) {
      int next = end(statements, copies, i);
      List<Stmt> together = statements.subList(i, next);
      int one = size.of(together);
      if (!group.isEmpty() && sum + one > limit / 2) {
        groups.add(group);
        group = new ArrayList<>();
        sum = 0;
      }
      group.addAll(together);
      sum += one;
      i = next;
    }
    groups.add(group);
    return groups;
  }

  /** The end of what begins with a statement and must not be divided. */
  private static int end(List<Stmt> statements, int[] copies, int from) {
    int end = from + 1;
    for (int i = from; i < end; i++) {
      Stmt statement = statements.get(i);
      if (statement instanceof Stmt.Snapshot) {
        end = Math.max(end, copies[i]);
      } else if (i + 1 == end
          && end < statements.size()
          && together(statement, statements.get(end))) {
        end++;
      }
    }
    return end;
  }

  /**
   * For each copying of variables, where what captures the copies ends: until they are made anew.
   */
  private static int[] endsOfCopies(List<Stmt> statements) {
    int[] ends = new int[statements.size()];
    Map<Variable, Integer> made = new HashMap<>();
    for (int i = 0; i < statements.size(); i++) {
      if (statements.get(i) instanceof Stmt.Snapshot copy) {
        ends[i] = Math.min(i + 2, statements.size());
        for (Variable variable : copy.variables()) {
          made.put(variable, i);
        }
      }
      if (!made.isEmpty()) {
        int end = i + 1;
        captured(
            statements.get(i),
            variable -> {
              Integer copy = made.get(variable);
              if (copy != null) {
                ends[copy] = Math.max(ends[copy], end);
              }
            });
      }
    }
    return ends;
  }

  private static void captured(Stmt statement, Consumer<Variable> action) {
    Codes.own(statement).forEach(code -> code.captured().forEach(action));
    Codes.children(statement).forEach(child -> captured(child, action));
  }

  /** What was sent belongs to what uses it. */
  private static boolean together(Stmt statement, Stmt next) {
    return statement instanceof Stmt.Comment
        || (statement instanceof Stmt.Suspend
            && Codes.own(next).stream()
                .flatMap(code -> code.parts().stream())
                .anyMatch(part -> part instanceof Code.Sent));
  }
}
