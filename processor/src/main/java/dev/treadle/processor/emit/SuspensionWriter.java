package dev.treadle.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import dev.treadle.processor.hoist.Storage;
import dev.treadle.processor.ir.CoroutineDeclaration;
import dev.treadle.processor.ir.CoroutineDeclaration.Kind;
import dev.treadle.processor.ir.Expr;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.SuspensionPoint;
import dev.treadle.processor.ir.Variable;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes both halves of a suspension, and the end of a run. */
final class SuspensionWriter {

  /** What would be a Unicode escape, which counts even in a comment (JLS 3.3). */
  private static final Pattern ESCAPE = Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\u");

  private final Names names;
  private final Storage storage;
  private final CodeWriter code;
  private final Ends ends;
  private final CoroutineDeclaration declaration;
  private final Points points;
  private final @Nullable Variable alias;
  private final boolean returnsValue;
  private final boolean forgetsResult;
  private final @Nullable TypeName narrowed;

  /**
   * A writer for one machine.
   *
   * @param alias the variable whose field is the value last yielded, if there is one
   * @param forgetsResult whether a result may be kept of a return that a finalizer has undone
   * @param narrowed the type that a returned constant must be cast to, if any
   */
  SuspensionWriter(
      Names names,
      Storage storage,
      CodeWriter code,
      Ends ends,
      CoroutineDeclaration declaration,
      Points points,
      @Nullable Variable alias,
      boolean returnsValue,
      boolean forgetsResult,
      @Nullable TypeName narrowed) {
    this.names = names;
    this.storage = storage;
    this.code = code;
    this.ends = ends;
    this.declaration = declaration;
    this.points = points;
    this.alias = alias;
    this.returnsValue = returnsValue;
    this.forgetsResult = forgetsResult;
    this.narrowed = narrowed;
  }

  CodeBlock suspend(Stmt.Suspend statement) {
    return CodeBlock.of(
        "$Lstate = $L$L; $L\n$L\n",
        begin(statement),
        ready(statement.point().kind()) ? "~" : "",
        statement.label(),
        comment(statement.point()),
        ends.suspended());
  }

  /** A suspension up to where it does the same as others. */
  CodeBlock own(Stmt.Suspend statement) {
    return CodeBlock.of("$Lbreak; $L\n", begin(statement), comment(statement.point()));
  }

  /** What suspensions do whose labels follow those that were resumed. */
  CodeBlock tail(Stmt.SharedTail statement) {
    return CodeBlock.of(
        ready(statement.kind()) ? "state = ~($L + 1);\n$L\n" : "state = $L + 1;\n$L\n",
        names.label,
        ends.suspended());
  }

  /** Whether the value is at hand then. */
  private boolean ready(SuspensionPoint.Kind kind) {
    return declaration.kind() == Kind.GENERATOR && kind == SuspensionPoint.Kind.YIELD;
  }

  private static String comment(SuspensionPoint point) {
    return "// " + point.origin() + "  " + shortened(point.source());
  }

  private CodeBlock begin(Stmt.Suspend statement) {
    SuspensionPoint point = statement.point();
    CodeBlock.Builder out = CodeBlock.builder();
    CodeBlock operand = code.write(statement.operand());
    switch (point.kind()) {
      case YIELD -> {
        if (declaration.awaits()) {
          out.add("this.yield($L);\n", operand);
        } else if (alias == null) {
          out.add("$L = $L;\n", names.current, operand);
        } else if (!storage.isLive(alias, statement.label())) {
          out.add("this.$L = $L;\n", names.of(alias), operand);
        }
      }
      case CALL -> out.add("call($L);\n", operand);
      case YIELD_FROM -> out.add("yieldFrom($L);\n", operand);
      case YIELD_ALL -> out.add("yieldAll($L);\n", operand);
      case CAPTURE -> out.add("this.<$T>capture($L);\n", code.type(point.resultType()), operand);
      case JUMP -> out.add("jump($L);\n", operand);
      case TRANSFER -> out.add("transfer($L);\n", operand);
      case AWAIT -> out.add("$L;\n", operand);
    }
    for (Variable variable : storage.saved().getOrDefault(statement.label(), List.of())) {
      out.add(save(variable));
    }
    for (Variable variable : storage.dead().getOrDefault(statement.label(), List.of())) {
      out.add(forget(variable));
    }
    if (forgetsResult) {
      out.add("$L = null;\n", names.result);
    }
    return out.build();
  }

  /** Saves a variable that has a local. */
  CodeBlock save(Variable variable) {
    String name = names.of(variable);
    return CodeBlock.of("this.$L = $L;\n", name, name);
  }

  /** Clears the field of a variable. */
  CodeBlock forget(Variable variable) {
    boolean local =
        variable == storage.receiver()
            ? points.capturesSelf()
            : storage.loaded().contains(variable);
    return CodeBlock.of("$L$L = null;\n", local ? "this." : "", names.of(variable));
  }

  private static String shortened(String source) {
    String text = source.length() <= 60 ? source : source.substring(0, 57) + "...";
    return ESCAPE.matcher(text).replaceAll("\\\\$0");
  }

  /** Whether what was raised is thrown where a body goes on: in it, some may be caught. */
  boolean throwsRaised() {
    return points.catches;
  }

  CodeBlock resume(Stmt.Resume statement) {
    CodeBlock.Builder out = CodeBlock.builder();
    if (statement.clears()) {
      out.add("$L = 0;\n", names.label);
    }
    if (points.catches) {
      out.add("if ($L != null) {\n", names.raised).indent();
      out.add("throw rethrow($L);\n", names.raised).unindent().add("}\n");
    }
    return out.build();
  }

  CodeBlock returning(@Nullable Expr value) {
    if (value == null || !returnsValue) {
      return CodeBlock.of("$L", ends.returned());
    }
    CodeBlock written = code.write(value);
    // A return narrows a constant, an argument is not narrowed (JLS 5.2 and 5.3).
    TypeName type = code.type(value.type());
    boolean narrows = narrowed != null && type.isPrimitive() && !type.equals(narrowed);
    return narrows
        ? ends.returned(CodeBlock.of("($T) ($L)", narrowed, written))
        : ends.returned(written);
  }
}
