package dev.treadle.processor.emit;

import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Jumps;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Set;

/** The methods that the parts of a large body become. */
final class Parts {

  /** What a part's method returns. */
  enum Answer {
    /** Nothing: there is one way to go on. */
    NONE,
    /** Whether the run is suspended. */
    SUSPENDED,
    /** A number: 0 to go on, 1 suspended, 2 returned, and from 3 on a jump. */
    WAY
  }

  /**
   * A method.
   *
   * @param takesSent whether it uses what was sent, or a part in it does
   * @param jumps those to targets outside the part
   * @param leaving those of them that get there
   * @param lines what it says of itself
   */
  record Method(
      String name,
      Stmt.Part part,
      Answer answer,
      boolean suspends,
      boolean returns,
      boolean takesSent,
      List<Stmt> jumps,
      List<Stmt> leaving,
      String lines) {}

  private final Names names;
  private final IdentityHashMap<Stmt.Part, Method> methods = new IdentityHashMap<>();
  private final List<Method> inOrder = new ArrayList<>();
  private boolean inTry;

  Parts(Names names, Stmt.Block body) {
    this.names = names;
    visit(body, false);
  }

  /** All of them, in the order of the text. */
  List<Method> all() {
    return inOrder;
  }

  boolean none() {
    return inOrder.isEmpty();
  }

  /** Whether a handler may depend on what a part can throw. */
  boolean inTry() {
    return inTry;
  }

  Method of(Stmt.Part part) {
    Method method = methods.get(part);
    if (method == null) {
      throw new IllegalStateException("not a part of this body");
    }
    return method;
  }

  private void visit(Stmt statement, boolean tried) {
    if (statement instanceof Stmt.Part part) {
      inTry |= tried;
      Method method = method(part);
      methods.put(part, method);
      inOrder.add(method);
    }
    boolean inner = tried || statement instanceof Stmt.Try;
    Codes.children(statement).forEach(child -> visit(child, inner));
  }

  private Method method(Stmt.Part part) {
    Jumps jumps = new Jumps(part);
    Answer answer =
        jumps.returns() || !jumps.jumps().isEmpty()
            ? Answer.WAY
            : jumps.suspends() ? Answer.SUSPENDED : Answer.NONE;
    Points points = new Points(part);
    List<Stmt.Suspend> suspends = points.suspends;
    IntSummaryStatistics lines =
        suspends.stream().mapToInt(s -> s.point().origin().line()).summaryStatistics();
    String name = "part";
    String text = "";
    if (!suspends.isEmpty()) {
      boolean one = lines.getMin() == lines.getMax();
      name = one ? "line" + lines.getMin() : "lines" + lines.getMin() + "To" + lines.getMax();
      String file = suspends.get(0).point().origin().file();
      text = file + ":" + lines.getMin() + (one ? "" : " to " + lines.getMax());
    }
    return new Method(
        suspends.isEmpty() || names.isFree(name) ? names.fresh(name) : names.fresh(name + "Part"),
        part,
        answer,
        jumps.suspends(),
        jumps.returns(),
        points.sends(),
        jumps.jumps(),
        jumps.leaving(),
        text);
  }

  /** The code that stands in statements themselves, not in the parts among them. */
  static List<Code> own(List<Stmt> statements) {
    List<Code> codes = new ArrayList<>();
    statements.forEach(statement -> collect(statement, codes));
    return codes;
  }

  private static void collect(Stmt statement, List<Code> codes) {
    if (!(statement instanceof Stmt.Part)) {
      codes.addAll(Codes.own(statement));
      if (statement instanceof Stmt.LocalVar s) {
        codes.add(Code.read(s.variable()));
      } else if (statement instanceof Stmt.Assign s) {
        codes.add(Code.read(s.variable()));
      } else if (statement instanceof Stmt.Snapshot s) {
        s.variables().forEach(variable -> codes.add(Code.read(variable)));
      }
      Codes.children(statement).forEach(child -> collect(child, codes));
    }
  }

  /** The variables that code uses. */
  static Set<Variable> variables(List<Code> codes) {
    Set<Variable> variables = new HashSet<>();
    for (Code code : codes) {
      variables.addAll(code.reads());
      variables.addAll(code.writes());
    }
    return variables;
  }
}
