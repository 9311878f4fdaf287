package dev.treadle.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.treadle.processor.hoist.Storage;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Expr;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Target;
import dev.treadle.processor.ir.Variable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the statements of a resume method. */
final class StatementWriter {

  private final Names names;
  private final Storage storage;
  private final CodeWriter code;
  private final SuspensionWriter suspensions;
  private final Ends ends;
  private final Labels labels;
  private final CodeBlock.Builder out = CodeBlock.builder();

  StatementWriter(
      Names names,
      Storage storage,
      CodeWriter code,
      SuspensionWriter suspensions,
      Ends ends,
      Labels labels) {
    this.names = names;
    this.storage = storage;
    this.code = code;
    this.suspensions = suspensions;
    this.ends = ends;
    this.labels = labels;
  }

  /** The statements of a method. */
  CodeBlock write(List<Stmt> body) {
    statements(body);
    String end = ends.completed();
    if (end != null) {
      line("$L", end);
    }
    return out.build();
  }

  private void statements(List<Stmt> statements) {
    statements.forEach(this::write);
  }

  private void line(String format, Object... arguments) {
    out.add(format + "\n", arguments);
  }

  private void write(Stmt statement) {
    if (statement instanceof Stmt.Plain s) {
      line("$L", code.write(s.code()));
    } else if (statement instanceof Stmt.Comment s) {
      for (String text : s.text().lines().toList()) {
        line("$L", text.strip().startsWith("*") ? " " + text.strip() : text.strip());
      }
    } else if (statement instanceof Stmt.Eval s) {
      line("$L;", code.write(s.expr()));
    } else if (statement instanceof Stmt.LocalVar s) {
      local(s);
    } else if (statement instanceof Stmt.Declare s) {
      TypeName type = code.type(s.variable().type());
      line("$T $L = $L;", type, names.of(s.variable()), defaultValue(type));
    } else if (statement instanceof Stmt.Save s) {
      out.add(suspensions.save(s.variable()));
    } else if (statement instanceof Stmt.Forget s) {
      out.add(suspensions.forget(s.variable()));
    } else if (statement instanceof Stmt.Assign s) {
      line("$L = $L;", names.of(s.variable()), code.write(s.value()));
    } else if (statement instanceof Stmt.ClassDeclaration s) {
      line("$L", code.write(s.code()));
    } else if (statement instanceof Stmt.Snapshot s) {
      snapshot(s);
    } else if (statement instanceof Stmt.Block s) {
      out.add("{\n").indent();
      statements(s.body());
      out.unindent().add("}\n");
    } else if (statement instanceof Stmt.If s) {
      conditional(s);
    } else if (statement instanceof Stmt.Break s) {
      out.add(jump(s));
    } else if (statement instanceof Stmt.Continue s) {
      out.add(jump(s));
    } else if (statement instanceof Stmt.Part s) {
      out.add(ends.call(s, this::jump));
    } else if (statement instanceof Stmt.Return s) {
      line("$L", suspensions.returning(s.value()));
    } else if (statement instanceof Stmt.Throw s) {
      line(s.sneaky() ? "throw rethrow($L);" : "throw $L;", code.write(s.exception()));
    } else if (statement instanceof Stmt.Suspend s) {
      out.add(suspensions.suspend(s));
    } else if (statement instanceof Stmt.OwnSuspend s) {
      out.add(suspensions.own(s.suspend()));
    } else if (statement instanceof Stmt.SharedTail s) {
      out.add(suspensions.tail(s));
    } else if (statement instanceof Stmt.Resume s) {
      out.add(suspensions.resume(s));
    } else {
      nested(statement);
    }
  }

  private void nested(Stmt statement) {
    if (statement instanceof Stmt.Loop s) {
      loop(s);
    } else if (statement instanceof Stmt.ForEach s) {
      begin(
          s.target(),
          CodeBlock.of(
              "for ($T $L : $L)",
              code.type(s.variable().type()),
              names.of(s.variable()),
              code.write(s.source())));
      body(s.body());
      end();
    } else if (statement instanceof Stmt.Labeled s) {
      String label = labels.of(s.target());
      out.add(label == null ? "{\n" : label + ": {\n").indent();
      body(s.body());
      end();
    } else if (statement instanceof Stmt.Switch s) {
      switched(s);
    } else if (statement instanceof Stmt.Try s) {
      tried(s);
    } else if (statement instanceof Stmt.Synchronized s) {
      out.add("synchronized ($L) {\n", code.write(s.lock())).indent();
      body(s.body());
      end();
    } else {
      throw new IllegalStateException("not lowered: " + statement.getClass().getSimpleName());
    }
  }

  private CodeBlock jump(Stmt jump) {
    String text =
        jump instanceof Stmt.Break b
            ? "break" + label(b.target())
            : "continue" + label(((Stmt.Continue) jump).target());
    String answer = ends.jump(jump, text);
    return CodeBlock.of("$L\n", answer == null ? text + ";" : answer);
  }

  private String label(Target target) {
    String label = labels.of(target);
    return label == null ? "" : " " + label;
  }

  /**
   * The label is needed by some jump, but not by all: a jump to the innermost statement may name it
   * too.
   */
  private void begin(Target target, CodeBlock head) {
    String label = labels.of(target);
    out.add("$L$L {\n", label == null ? "" : label + ": ", head).indent();
  }

  private void end() {
    out.unindent().add("}\n");
  }

  private void body(Stmt statement) {
    if (statement instanceof Stmt.Block block) {
      boolean nested = block.body().size() == 1 && block.body().get(0) instanceof Stmt.Block;
      if (nested) {
        body(block.body().get(0));
        return;
      }
      statements(block.body());
    } else {
      write(statement);
    }
  }

  private void local(Stmt.LocalVar statement) {
    Variable variable = statement.variable();
    if (!storage.local(variable)) {
      if (statement.value() != null) {
        line("$L = $L;", names.of(variable), code.write(statement.value()));
      }
      return;
    }
    CodeBlock type =
        variable.inferred() && statement.value() != null
            ? CodeBlock.of("var")
            : CodeBlock.of("$T", code.type(variable.type()));
    String modifier = variable.constant() ? "final " : "";
    if (statement.value() == null) {
      line("$L$L $L;", modifier, type, names.of(variable));
    } else {
      line("$L$L $L = $L;", modifier, type, names.of(variable), code.write(statement.value()));
    }
  }

  private void snapshot(Stmt.Snapshot statement) {
    for (Variable variable : statement.variables()) {
      if (storage.needsSnapshot(variable)) {
        String value = names.of(variable);
        line("$T $L = $L;", code.type(variable.type()), code.snapshot(variable), value);
      }
    }
  }

  private void conditional(Stmt.If given) {
    if (isNothing(given.then())) {
      return; // the way in to a place where there is nothing to do
    }
    Stmt.If statement = given;
    if (given.otherwise() != null && isNothing(given.otherwise())) {
      statement = new Stmt.If(given.condition(), given.then(), null);
    } else if (only(given.otherwise()) instanceof Stmt.Resume resume
        && !suspensions.throwsRaised()) {
      conditional(new Stmt.If(given.condition(), given.then(), null));
      write(resume); // it may as well be done in any case
      return;
    }
    if (asksToRunOn(statement)
        && statement.otherwise() == null
        && only(statement.then()) instanceof Stmt.If inner
        && inner.otherwise() == null) {
      Code both =
          Code.of(Codes.of(statement.condition()), " && ", Codes.of(inner.condition()).conjunct());
      conditional(
          new Stmt.If(
              new Expr.Verbatim(both, inner.condition().type(), Expr.Stability.UNSTABLE),
              inner.then(),
              null));
      return;
    }
    CodeBlock part = statement.otherwise() == null ? ends.condition(only(statement.then())) : null;
    if (part != null) {
      CodeBlock guard = code.write(Codes.of(statement.condition()).conjunct());
      out.add("if ($L && $L) {\n", guard, part).indent();
      out.add("$L\n", ends.suspended()).unindent().add("}\n");
      return;
    }
    out.add("if ($L) {\n", code.write(statement.condition())).indent();
    body(statement.then());
    Stmt otherwise = statement.otherwise();
    if (otherwise instanceof Stmt.Block block
        && block.body().size() == 1
        && (block.body().get(0) instanceof Stmt.If || block.body().get(0) instanceof Stmt.Plain)) {
      otherwise = block.body().get(0);
    }
    out.unindent();
    if (otherwise instanceof Stmt.If chain) {
      out.add("} else ");
      conditional(chain);
    } else if (otherwise instanceof Stmt.Plain plain && startsWithIf(plain)) {
      out.add("} else ");
      write(plain);
    } else if (otherwise != null) {
      out.add("} else {\n").indent();
      body(otherwise);
      end();
    } else {
      out.add("}\n");
    }
  }

  /** Whether a statement is executed unless the body is entered somewhere. */
  private static boolean asksToRunOn(Stmt.If statement) {
    return Codes.of(statement.condition()).equals(Code.of(new Code.Label(), " == 0"));
  }

  /** Whether statements only mark where the body goes on. */
  private boolean isNothing(List<Stmt> statements) {
    return !statements.isEmpty()
        && statements.stream()
            .allMatch(
                s ->
                    s instanceof Stmt.Resume resume
                        ? suspensions.resume(resume).isEmpty()
                        : s instanceof Stmt.Switch ways
                            && ways.arrows()
                            && ways.arms().stream().allMatch(arm -> isNothing(arm.body())));
  }

  private boolean isNothing(Stmt statement) {
    return statement instanceof Stmt.Block block && isNothing(block.body());
  }

  private static @Nullable Stmt only(@Nullable Stmt statement) {
    return statement instanceof Stmt.Block block && block.body().size() == 1
        ? block.body().get(0)
        : statement;
  }

  private static boolean startsWithIf(Stmt.Plain statement) {
    return statement.code().parts().get(0) instanceof Code.Text text
        && (text.text().startsWith("if ") || text.text().startsWith("if("));
  }

  private void loop(Stmt.Loop loop) {
    CodeBlock condition = loop.condition() == null ? null : code.write(loop.condition());
    if (loop.kind() == Stmt.LoopKind.DO) {
      begin(loop.target(), CodeBlock.of("do"));
      body(loop.body());
      out.unindent().add("} while ($L);\n", condition == null ? CodeBlock.of("true") : condition);
      return;
    }
    begin(loop.target(), new LoopHead(names, storage, code).of(loop, condition));
    body(loop.body());
    end();
  }

  private static Code label(Stmt.Arm arm) {
    return arm.guard() == null
        ? arm.label()
        : Code.of(arm.label(), " when ", Codes.of(arm.guard().test()));
  }

  private void switched(Stmt.Switch statement) {
    begin(statement.target(), CodeBlock.of("switch ($L)", code.write(statement.selector())));
    // Guards name the copies before the switch, not those of the arms above.
    List<CodeBlock> heads = statement.arms().stream().map(arm -> code.write(label(arm))).toList();
    for (int i = 0; i < heads.size(); i++) {
      Stmt.Arm arm = statement.arms().get(i);
      if (statement.arrows() && isNothing(arm.body())) {
        continue;
      }
      if (statement.arrows()) {
        out.add("$L -> {\n", heads.get(i)).indent();
        statements(
            arm.body().size() == 1 && arm.body().get(0) instanceof Stmt.Block block
                ? block.body()
                : arm.body());
        end();
      } else {
        line("$L:", heads.get(i));
        out.indent();
        statements(arm.body());
        out.unindent();
      }
    }
    end();
  }

  private void tried(Stmt.Try statement) {
    String resources = statement.resources().isEmpty() ? "" : " ";
    out.add("try$L", resources);
    if (!statement.resources().isEmpty()) {
      out.add(
          "($L) ",
          statement.resources().stream().map(this::resource).collect(CodeBlock.joining("; ")));
      out.add("{\n").indent();
    } else {
      out.add(" {\n").indent();
    }
    statements(statement.body().body());
    for (Stmt.Catch clause : statement.catches()) {
      CodeBlock types =
          clause.types().stream()
              .map(t -> CodeBlock.of("$T", code.type(t)))
              .collect(CodeBlock.joining(" | "));
      out.unindent().add("} catch ($L $L) {\n", types, names.of(clause.parameter())).indent();
      statements(clause.body().body());
    }
    Stmt.Block finalizer = statement.finalizer();
    if (finalizer != null) {
      out.unindent().add("} finally {\n").indent();
      statements(finalizer.body());
    }
    end();
  }

  private CodeBlock resource(Stmt.Resource resource) {
    Variable variable = resource.variable();
    return variable == null
        ? code.write(resource.value())
        : CodeBlock.of(
            "$T $L = $L",
            code.type(variable.type()),
            names.of(variable),
            code.write(resource.value()));
  }

  static String defaultValue(TypeName type) {
    if (!type.isPrimitive()) {
      return "null";
    }
    return type.equals(TypeName.BOOLEAN) ? "false" : "0";
  }
}
