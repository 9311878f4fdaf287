package dev.treadle.processor.emit;

import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Jumps;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Target;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The labels that jumps need: one whose target is not the innermost statement that {@code break} or
 * {@code continue} would leave.
 */
final class Labels {

  private final Names names;
  private final Map<Target, String> labels = new HashMap<>();
  private final Deque<Target> breakable = new ArrayDeque<>();
  private final Deque<Target> loops = new ArrayDeque<>();

  Labels(Names names, Stmt body) {
    this.names = names;
    visit(body);
  }

  /** The label of a target, or null if no jump needs one. */
  @Nullable String of(Target target) {
    return labels.get(target);
  }

  private void visit(Stmt statement) {
    Target target = null;
    boolean loop = false;
    if (statement instanceof Stmt.Loop s) {
      target = s.target();
      loop = true;
    } else if (statement instanceof Stmt.ForEach s) {
      target = s.target();
      loop = true;
    } else if (statement instanceof Stmt.Switch s) {
      target = s.target();
    } else if (statement instanceof Stmt.Break s && breakable.peek() != s.target()) {
      need(s.target());
    } else if (statement instanceof Stmt.Continue s && loops.peek() != s.target()) {
      need(s.target());
    }
    if (statement instanceof Stmt.Part part) {
      new Jumps(part).leaving().forEach(this::called);
    }
    if (target != null) {
      breakable.push(target);
    }
    if (loop) {
      loops.push(target);
    }
    Codes.children(statement).forEach(this::visit);
    if (target != null) {
      breakable.pop();
    }
    if (loop) {
      loops.pop();
    }
  }

  /** A jump out of a part stands in a switch over the answer of its method. */
  private void called(Stmt jump) {
    if (jump instanceof Stmt.Break s) {
      need(s.target());
    } else if (jump instanceof Stmt.Continue s && loops.peek() != s.target()) {
      need(s.target());
    }
  }

  private void need(Target target) {
    labels.computeIfAbsent(target, t -> t.label() != null ? t.label() : names.fresh("leave"));
  }
}
