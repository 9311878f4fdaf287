package dev.treadle.processor.emit;

import com.palantir.javapoet.TypeName;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Stmt;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** What a resumable body contains that decides which parts a machine has. */
final class Points {

  final List<Stmt.Suspend> suspends = new ArrayList<>();
  boolean catches;
  final List<TypeName> sentTypes = new ArrayList<>();
  boolean asserts;
  boolean fallsThrough;

  /** Whether a finalizer runs behind a return, and may end the body otherwise. */
  boolean returnsInTry;

  /** Whether a finalizer may even have the body go on. */
  boolean returnsInVain;

  private boolean capturesSelf;

  Points(Stmt body) {
    visit(body, false);
  }

  boolean sends() {
    return !sentTypes.isEmpty();
  }

  boolean delegates() {
    return suspends.stream().anyMatch(s -> s.point().kind().delegates());
  }

  /** Whether no delegation is anything but a call of the template itself. */
  boolean delegatesToItselfOnly() {
    return suspends.stream()
        .map(Stmt.Suspend::point)
        .allMatch(point -> point.recursive() || !point.kind().delegates());
  }

  /** Those of all suspensions. */
  BitSet labels() {
    BitSet labels = new BitSet();
    suspends.stream().mapToInt(Stmt.Suspend::label).forEach(labels::set);
    return labels;
  }

  /** Whether a lambda or a class anywhere needs the receiver. */
  boolean capturesSelf() {
    return capturesSelf;
  }

  /** Whether a lambda or a class in the code needs the receiver. */
  static boolean capturesSelf(List<Code> codes) {
    return codes.stream()
        .flatMap(code -> code.parts().stream())
        .anyMatch(
            part ->
                (part instanceof Code.Self self && self.captured())
                    || (part instanceof Code.Captures c && c.type().capturesSelf()));
  }

  private void visit(Stmt statement, boolean inTry) {
    if (statement instanceof Stmt.Suspend suspend) {
      suspends.add(suspend);
    } else if (statement instanceof Stmt.Resume) {
      catches |= inTry;
    } else if (statement instanceof Stmt.Switch s) {
      fallsThrough |= fallsThrough(s);
    }
    capturesSelf |= capturesSelf(Codes.own(statement));
    for (Code code : Codes.own(statement)) {
      for (Code.Part part : code.parts()) {
        if (part instanceof Code.Sent sent) {
          sentTypes.add(TypeNames.of(sent.type()));
        }
        asserts |= part instanceof Code.Text text && text.text().equals("ASSERTIONS_ENABLED");
      }
    }
    if (statement instanceof Stmt.Try s) {
      visit(s.body(), true);
      s.catches().forEach(c -> visit(c.body(), inTry));
      if (s.finalizer() != null) {
        boolean returns = Codes.any(s, inner -> inner instanceof Stmt.Return);
        returnsInTry |= returns;
        returnsInVain |=
            returns
                && Codes.any(
                    s.finalizer(),
                    inner -> inner instanceof Stmt.Break || inner instanceof Stmt.Continue);
        visit(s.finalizer(), inTry);
      }
    } else {
      Codes.children(statement).forEach(child -> visit(child, inTry));
    }
  }

  /** Whether an arm may be left for the next one; says so too often rather than too seldom. */
  private static boolean fallsThrough(Stmt.Switch statement) {
    List<Stmt.Arm> arms = statement.arms();
    return !statement.arrows()
        && arms.subList(0, Math.max(0, arms.size() - 1)).stream()
            .anyMatch(arm -> !arm.body().isEmpty() && !isJump(arm.body()));
  }

  private static boolean isJump(List<Stmt> body) {
    Stmt last = body.get(body.size() - 1);
    return last instanceof Stmt.Suspend
        || last instanceof Stmt.OwnSuspend
        || last instanceof Stmt.Return
        || last instanceof Stmt.Throw
        || last instanceof Stmt.Break
        || last instanceof Stmt.Continue;
  }
}
