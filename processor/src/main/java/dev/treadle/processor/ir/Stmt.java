package dev.treadle.processor.ir;

import java.util.List;
import java.util.Set;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** A statement. */
public sealed interface Stmt {

  /**
   * A statement, or several, as the user wrote it: it holds no suspension, and no jump out of it.
   *
   * @param completes whether it can complete normally (JLS 14.22)
   */
  record Plain(Code code, boolean completes) implements Stmt {}

  /** A comment of the user's. */
  record Comment(String text) implements Stmt {}

  /** An expression evaluated for its effect. */
  record Eval(Expr expr) implements Stmt {}

  /** The declaration of a variable; without a value, it is not assigned yet. */
  record LocalVar(Variable variable, @Nullable Expr value) implements Stmt {}

  /**
   * The declaration, with a default value, of a variable that is assigned and read on both sides of
   * a way in.
   */
  record Declare(Variable variable) implements Stmt {}

  /** {@code variable = value}, of a local variable. */
  record Assign(Variable variable, Expr value) implements Stmt {}

  /** Saves a variable that is not assigned again before the suspensions which need its field. */
  record Save(Variable variable) implements Stmt {}

  /** Clears the field of a variable that is not needed any more. */
  record Forget(Variable variable) implements Stmt {}

  /** The declaration of a local class that stays where it is. */
  record ClassDeclaration(Code code) implements Stmt {}

  /** Copies of captured variables, for a lambda or class in the statement that follows. */
  record Snapshot(Set<Variable> variables) implements Stmt {}

  /** A block. */
  record Block(List<Stmt> body) implements Stmt {
    public Block {
      body = List.copyOf(body);
    }
  }

  /**
   * Statements that become a method of their own, lest another one grow too large.
   *
   * @param completes whether they can complete normally (JLS 14.22)
   */
  record Part(List<Stmt> body, boolean completes) implements Stmt {
    public Part {
      body = List.copyOf(body);
    }
  }

  /** {@code if}. */
  record If(Expr condition, Stmt then, @Nullable Stmt otherwise) implements Stmt {}

  /** The forms of a loop. */
  enum LoopKind {
    /** {@code while}; no initialisers, no updates. */
    WHILE,
    /** {@code do}; no initialisers, no updates. */
    DO,
    /** {@code for}. */
    FOR
  }

  /**
   * A loop.
   *
   * @param condition absent where it is always true
   */
  record Loop(
      LoopKind kind,
      Target target,
      List<Stmt> initializers,
      @Nullable Expr condition,
      List<Stmt> updates,
      Stmt body)
      implements Stmt {
    public Loop {
      initializers = List.copyOf(initializers);
      updates = List.copyOf(updates);
    }
  }

  /**
   * A for-each loop over an array or an {@code Iterable}; {@code iterator} is the type of the
   * iterator, absent for an array.
   */
  record ForEach(
      Target target,
      Variable variable,
      Expr source,
      @Nullable TypeMirror iterator,
      TypeMirror element,
      Stmt body)
      implements Stmt {}

  /** A labelled statement that is no loop. */
  record Labeled(Target target, Stmt body) implements Stmt {}

  /** {@code break}. */
  record Break(Target target) implements Stmt {}

  /** {@code continue}. */
  record Continue(Target target) implements Stmt {}

  /** {@code return} from the template. */
  record Return(@Nullable Expr value) implements Stmt {}

  /**
   * {@code throw}.
   *
   * @param sneaky whether the compiler could not see that the exception is declared or caught (JLS
   *     11.2.2)
   */
  record Throw(Expr exception, boolean sneaky) implements Stmt {}

  /** The value of a switch expression. */
  record YieldValue(Target target, Expr value) implements Stmt {}

  /**
   * A switch.
   *
   * @param arrows whether its arms are arrows, which do not fall through
   * @param exhaustive whether some arm is always taken, or an exception thrown where none is
   */
  record Switch(Target target, Expr selector, List<Arm> arms, boolean arrows, boolean exhaustive)
      implements Stmt {
    public Switch {
      arms = List.copyOf(arms);
    }
  }

  /**
   * An arm of a switch.
   *
   * @param label the text from {@code case} to before the guard, the colon or the arrow
   * @param guard the guard, if there is one that can be false
   * @param otherwise whether it is the default
   */
  record Arm(Code label, @Nullable Guard guard, boolean otherwise, List<Stmt> body) {
    public Arm {
      body = List.copyOf(body);
    }

    /** An arm without a guard. */
    public Arm(Code label, boolean otherwise, List<Stmt> body) {
      this(label, null, otherwise, body);
    }
  }

  /**
   * A guard of an arm.
   *
   * @param before what is done before the test, once the guard is taken apart; then it suspends
   * @param unconditional whether the pattern of the arm matches all that the switch may select
   */
  record Guard(List<Stmt> before, Expr test, boolean unconditional) {
    public Guard {
      before = List.copyOf(before);
    }

    /** Whether this guard has to be tested outside of the switch. */
    public boolean apart() {
      return !before.isEmpty();
    }
  }

  /** {@code try}. */
  record Try(List<Resource> resources, Block body, List<Catch> catches, @Nullable Block finalizer)
      implements Stmt {
    public Try {
      resources = List.copyOf(resources);
      catches = List.copyOf(catches);
    }
  }

  /** A resource: a variable with its initialiser, or an expression that names one. */
  record Resource(@Nullable Variable variable, Expr value) {}

  /**
   * A catch clause.
   *
   * @param checked those of its types that the compiler allows only where the block can throw them
   *     (JLS 11.2.3)
   */
  record Catch(Variable parameter, List<TypeMirror> types, List<TypeMirror> checked, Block body) {
    public Catch {
      types = List.copyOf(types);
      checked = List.copyOf(checked);
    }
  }

  /** {@code synchronized}, without a suspension in its body. */
  record Synchronized(Expr lock, Block body) implements Stmt {}

  /** {@code assert} with a suspension in the condition or the detail. */
  record Assert(Expr condition, @Nullable Expr detail) implements Stmt {}

  /**
   * A suspension as a statement of its own; its operands hold none.
   *
   * @param label the resume label, 0 before it is given
   */
  record Suspend(SuspensionPoint point, Code operand, int label) implements Stmt {}

  /** What of a suspension is its own; then it goes on to the tail that it shares with others. */
  record OwnSuspend(Suspend suspend) implements Stmt {}

  /** What suspensions do alike that are such a kind and stand in a row: behind their switch. */
  record SharedTail(SuspensionPoint.Kind kind) implements Stmt {}

  /**
   * Where a body goes on after a suspension: the other half of a {@link Suspend}, once re-entry is
   * made explicit.
   *
   * @param clears whether the resume label is set to 0, since it is asked again before the end
   */
  record Resume(SuspensionPoint point, int label, boolean clears) implements Stmt {}
}
