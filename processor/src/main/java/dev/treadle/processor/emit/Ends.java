package dev.treadle.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.treadle.processor.emit.Parts.Answer;
import dev.treadle.processor.emit.Parts.Method;
import dev.treadle.processor.ir.Stmt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes the ends of one method, {@code resume} or a part's, and the calls of parts in it, which
 * may be ends too.
 */
final class Ends {

  private static final int FIRST_JUMP = 3;

  private final Parts parts;
  private final @Nullable Method method;
  private final Function<Method, CodeBlock> arguments;

  /**
   * Ends of one method.
   *
   * @param method the part's, or null for {@code resume}
   * @param arguments what each part is given
   */
  Ends(Parts parts, @Nullable Method method, Function<Method, CodeBlock> arguments) {
    this.parts = parts;
    this.method = method;
    this.arguments = arguments;
  }

  private boolean numbered() {
    return method != null && method.answer() == Answer.WAY;
  }

  /** Leaves the method for a suspension. */
  String suspended() {
    return numbered() ? "return 1;" : "return true;";
  }

  /** Leaves the method since the body has returned. */
  String returned() {
    return numbered() ? "return 2;" : "return false;";
  }

  /** Leaves the method since the body has returned a value. */
  CodeBlock returned(CodeBlock value) {
    return numbered()
        ? CodeBlock.of("finish($L);\nreturn 2;", value)
        : CodeBlock.of("return finish($L);", value);
  }

  /** Leaves the method by a jump, or null if the target is in this method. */
  @Nullable String jump(Stmt jump, String text) {
    int number = method == null ? -1 : method.jumps().indexOf(jump);
    return number < 0 ? null : "return " + (FIRST_JUMP + number) + "; // " + text;
  }

  /** Goes on behind the part, or null where nothing is to be written. */
  @Nullable String completed() {
    if (method == null || method.answer() == Answer.NONE || !method.part().completes()) {
      return null;
    }
    return numbered() ? "return 0;" : "return false;";
  }

  /** The condition that a part is suspended, if that is all that its call has to ask. */
  @Nullable CodeBlock condition(Stmt statement) {
    if (statement instanceof Stmt.Part part && part.completes()) {
      Method called = parts.of(part);
      return called.answer() == Answer.SUSPENDED ? call(called) : null;
    }
    return null;
  }

  private CodeBlock call(Method called) {
    return CodeBlock.of("$L($L)", called.name(), arguments.apply(called));
  }

  /** A call, with what follows from its answer. */
  CodeBlock call(Stmt.Part part, Function<Stmt, CodeBlock> jump) {
    Method called = parts.of(part);
    CodeBlock call = call(called);
    CodeBlock.Builder out = CodeBlock.builder();
    switch (called.answer()) {
      case NONE -> alone(called, call, out);
      case SUSPENDED -> {
        if (part.completes()) {
          out.add("if ($L) {\n", call).indent();
          out.add("$L\n", suspended()).unindent().add("}\n");
        } else if (numbered()) {
          out.add("$L;\n$L\n", call, suspended());
        } else {
          out.add("return $L;\n", call);
        }
      }
      case WAY -> ways(called, call, jump, out);
    }
    return out.build();
  }

  private void ways(
      Method called, CodeBlock call, Function<Stmt, CodeBlock> jump, CodeBlock.Builder out) {
    List<String> labels = new ArrayList<>();
    List<CodeBlock> ways = new ArrayList<>();
    if (called.suspends()) {
      labels.add("case 1");
      ways.add(CodeBlock.of("$L\n", suspended()));
    }
    if (called.returns()) {
      labels.add("case 2");
      ways.add(CodeBlock.of("$L\n", returned()));
    }
    for (Stmt leaving : called.leaving()) {
      labels.add("case " + (FIRST_JUMP + called.jumps().indexOf(leaving)));
      ways.add(jump.apply(leaving));
    }
    if (ways.isEmpty()) {
      alone(called, call, out);
      return;
    } else if (ways.size() == 1) {
      one(called, call, labels.get(0), ways.get(0), out);
      return;
    }
    if (!called.part().completes()) {
      labels.set(labels.size() - 1, "default");
    }
    out.add("switch ($L) {\n", call).indent();
    for (int i = 0; i < ways.size(); i++) {
      out.add("$L:\n", labels.get(i)).indent().add("$L", ways.get(i)).unindent();
    }
    out.unindent().add("}\n");
  }

  private static void alone(Method called, CodeBlock call, CodeBlock.Builder out) {
    out.add("$L;\n", call);
    if (!called.part().completes()) {
      out.add("throw new AssertionError();\n");
    }
  }

  private static void one(
      Method called, CodeBlock call, String label, CodeBlock way, CodeBlock.Builder out) {
    if (called.part().completes()) {
      out.add("if ($L == $L) {\n", call, label.substring("case ".length())).indent();
      out.add("$L", way).unindent().add("}\n");
    } else {
      out.add("$L;\n$L", call, way);
    }
  }
}
