package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.Co;
import dev.treadle.Continuation;
import dev.treadle.Routine;
import dev.treadle.Status;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random programs of calls, delegation, captures, jumps, forks and starts, compared with a model in
 * which the frames of a run are a list of numbers: there, to capture is to keep the list.
 */
final class ContinuationModelTest {
  enum Kind {
    STEP,
    CALL,
    RETURN,
    THROW,
    CAPTURE,
    JUMP,
    ADOPT
  }

  /** What a body is told to do. */
  record Op(
      Kind kind,
      int value,
      Continuation<Integer, String, Op> target,
      Routine<String, Op, ?> run,
      List<Continuation<Integer, String, Op>> captured) {}

  static final class Bodies {
    private Bodies() {}

    @Coroutine
    static int level(Co<String, Op> co, int depth, int begin) {
      int local = begin;
      while (true) {
        Op op = co.yield(depth + ":" + local);
        if (op == null) {
          continue;
        }
        local = local * 31 + op.value;
        if (op.kind == Kind.THROW) {
          throw new IllegalArgumentException();
        }
        try {
          switch (op.kind) {
            case CALL -> local += level(co, depth + 1, op.value);
            case RETURN -> {
              return local;
            }
            case CAPTURE ->
                local +=
                    co.<Integer>capture(
                        k -> {
                          op.captured.add(k);
                          return op.value;
                        });
            case JUMP -> co.jump(op.target, op.value);
            case ADOPT -> local += (Integer) co.yieldFrom(op.run);
            default -> {}
          }
        } catch (IllegalStateException e) {
          local += 1000;
        } catch (IllegalArgumentException e) {
          local += 7;
        }
      }
    }
  }

  /** A run in its own right: the variable of each of its frames, and what it may jump to. */
  private static final class Segment {
    final Routine<String, Op, ?> handle;
    final Set<Integer> known;
    List<Integer> locals;
    boolean begun;
    String value;

    Segment(Routine<String, Op, ?> handle, List<Integer> locals, Set<Integer> known) {
      this.handle = handle;
      this.locals = new ArrayList<>(locals);
      this.known = new HashSet<>(known);
    }

    Segment copy(Routine<String, Op, ?> copyOfRun) {
      Segment copy = new Segment(copyOfRun, locals, known);
      copy.begun = begun;
      copy.value = value;
      return copy;
    }

    void add(int value) {
      int last = locals.size() - 1;
      locals.set(last, locals.get(last) + value);
    }
  }

  /** What was captured; the innermost variable is still to have the value added. */
  private record Captured(List<Integer> locals, Set<Integer> known) {
    Segment start(Routine<String, Op, ?> handle, int value) {
      Segment segment = new Segment(handle, locals, known);
      segment.add(value);
      return segment;
    }
  }

  private final List<Continuation<Integer, String, Op>> continuations = new ArrayList<>();
  private final List<Captured> captures = new ArrayList<>();

  /** Does in the model what {@code op} says; returns what is yielded, null if the run has ended. */
  private String model(List<Segment> run, Op op, List<Segment> adopted) {
    Segment top = run.get(run.size() - 1);
    if (op != null) {
      int last = top.locals.size() - 1;
      top.locals.set(last, top.locals.get(last) * 31 + op.value);
      switch (op.kind) {
        case CALL -> top.locals.add(op.value);
        case RETURN, THROW -> {
          if (!leave(run, op.kind == Kind.RETURN)) {
            return null;
          }
        }
        case CAPTURE -> {
          top.known.add(captures.size());
          captures.add(new Captured(List.copyOf(top.locals), new HashSet<>(top.known)));
          top.add(op.value);
        }
        case JUMP -> {
          int target = continuations.indexOf(op.target);
          if (top.known.contains(target)) {
            Captured captured = captures.get(target);
            top.locals = new ArrayList<>(captured.locals);
            top.add(op.value);
          } else {
            top.add(1000);
          }
        }
        case ADOPT -> run.addAll(adopted);
        default -> {}
      }
    }
    Segment now = run.get(run.size() - 1);
    String value = now.locals.size() - 1 + ":" + now.locals.get(now.locals.size() - 1);
    run.forEach(
        segment -> {
          segment.begun = true;
          segment.value = value;
        });
    return value;
  }

  /** Ends the innermost frame. */
  private static boolean leave(List<Segment> run, boolean returns) {
    Segment top = run.get(run.size() - 1);
    int result = top.locals.remove(top.locals.size() - 1);
    if (top.locals.isEmpty()) {
      run.remove(run.size() - 1);
      if (run.isEmpty()) {
        return false;
      }
    }
    run.get(run.size() - 1).add(returns ? result : 7);
    return true;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void runsDoWhatTheModelDoes(int seed) {
    Random random = new Random(seed);
    List<List<Segment>> runs = new ArrayList<>();
    int jumps = 0;
    int refusals = 0;
    for (int i = 0; i < 8_000; i++) {
      if (runs.isEmpty() || random.nextInt(60) == 0) {
        int begin = random.nextInt(10);
        runs.add(
            of(
                new Segment(
                    ContinuationModelTest_BodiesCoroutines.level(0, begin),
                    List.of(begin),
                    Set.of())));
      }
      List<Segment> run = runs.get(random.nextInt(runs.size()));
      Routine<String, Op, ?> root = run.get(0).handle;
      int choice = random.nextInt(20);
      if (choice == 0) {
        Routine<String, Op, ?> fork = root.fork();
        List<Segment> copy = new ArrayList<>();
        run.forEach(segment -> copy.add(segment.copy(copy.isEmpty() ? fork : null)));
        runs.add(copy);
      } else if (choice == 1 && !captures.isEmpty()) {
        int target = random.nextInt(captures.size());
        int value = random.nextInt(10);
        runs.add(of(captures.get(target).start(continuations.get(target).start(value), value)));
      } else {
        Op op = run.get(0).begun ? op(random) : null;
        List<Segment> adopted = List.of();
        if (op != null && op.kind == Kind.ADOPT) {
          adopted = runs.get(random.nextInt(runs.size()));
          if (adopted == run || run.size() + adopted.size() > 8) {
            continue;
          }
          runs.remove(adopted);
          op = new Op(Kind.ADOPT, op.value, null, adopted.get(0).handle, null);
        }
        if (op != null && op.kind == Kind.JUMP) {
          jumps++;
          if (!run.get(run.size() - 1).known.contains(continuations.indexOf(op.target))) {
            refusals++;
          }
        }
        List<Segment> before = new ArrayList<>(run);
        before.addAll(adopted);
        String expected = model(run, op, adopted);
        if (expected != null) {
          assertTrue(root.resume(op));
          assertEquals(expected, root.value());
          int depth = run.stream().mapToInt(segment -> segment.locals.size()).sum();
          assertEquals(depth, root.trace().size());
        } else {
          runs.remove(run);
          Op last = op;
          if (op.kind == Kind.THROW) {
            assertThrows(IllegalArgumentException.class, () -> root.resume(last));
          } else {
            assertEquals(false, root.resume(op));
          }
          assertTrue(root.status() == Status.RETURNED || root.status() == Status.FAILED);
        }
        for (Segment segment : before) {
          if (segment.handle != null) {
            assertEquals(segment.value, segment.handle.value());
          }
        }
        assertEquals(captures.size(), continuations.size());
      }
      while (runs.size() > 12) {
        runs.remove(random.nextInt(runs.size()));
      }
    }
    assertTrue(jumps > 400 && refusals > 40 && refusals < jumps - 40, jumps + " " + refusals);
  }

  private static List<Segment> of(Segment segment) {
    return new ArrayList<>(List.of(segment));
  }

  private Op op(Random random) {
    int value = random.nextInt(10);
    Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
    if ((kind == Kind.RETURN || kind == Kind.THROW) && random.nextBoolean()) {
      kind = Kind.CAPTURE;
    }
    if (kind == Kind.JUMP && captures.isEmpty()) {
      kind = Kind.STEP;
    }
    int recent = Math.min(captures.size(), 40);
    Continuation<Integer, String, Op> target =
        kind == Kind.JUMP ? continuations.get(captures.size() - 1 - random.nextInt(recent)) : null;
    return new Op(kind, value, target, null, continuations);
  }
}
