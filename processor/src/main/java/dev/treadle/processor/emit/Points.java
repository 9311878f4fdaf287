package dev.treadle.processor.emit;

import com.palantir.javapoet.TypeName;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.SuspensionPoint;
import java.util.ArrayList;
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

  private int labels;
  private boolean labelInLoop;
  private boolean capturesSelf;

  Points(Stmt body) {
    visit(body, false, false);
  }

  boolean sends() {
    return !sentTypes.isEmpty();
  }

  boolean delegates() {
    return suspends.stream().anyMatch(s -> s.point().kind() != SuspensionPoint.Kind.YIELD);
  }

  /** Whether some code may ask for the label after a resume. */
  boolean clearsLabel() {
    return labels > 1 || labelInLoop;
  }

  boolean capturesSelf() {
    return capturesSelf;
  }

  private void visit(Stmt statement, boolean inTry, boolean inLoop) {
    if (statement instanceof Stmt.Suspend suspend) {
      suspends.add(suspend);
      catches |= inTry;
    } else if (statement instanceof Stmt.Switch s) {
      fallsThrough |= !s.arrows();
    }
    for (Code code : Codes.own(statement)) {
      for (Code.Part part : code.parts()) {
        if (part instanceof Code.Sent sent) {
          sentTypes.add(TypeNames.of(sent.type()));
        }
        capturesSelf |= part instanceof Code.Self self && self.captured();
        capturesSelf |= part instanceof Code.Captures c && c.type().capturesSelf();
        if (part instanceof Code.Label) {
          labels++;
          labelInLoop |= inLoop;
        }
        asserts |= part instanceof Code.Text text && text.text().equals("ASSERTIONS_ENABLED");
      }
    }
    boolean loop = inLoop || statement instanceof Stmt.Loop || statement instanceof Stmt.ForEach;
    if (statement instanceof Stmt.Try s) {
      visit(s.body(), true, loop);
      s.catches().forEach(c -> visit(c.body(), inTry, loop));
      if (s.finalizer() != null) {
        boolean returns = Codes.any(s, inner -> inner instanceof Stmt.Return);
        returnsInTry |= returns;
        returnsInVain |=
            returns
                && Codes.any(
                    s.finalizer(),
                    inner -> inner instanceof Stmt.Break || inner instanceof Stmt.Continue);
        visit(s.finalizer(), inTry, loop);
      }
    } else {
      Codes.children(statement).forEach(child -> visit(child, inTry, loop));
    }
  }
}
