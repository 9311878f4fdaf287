package dev.treadle.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.treadle.processor.hoist.Storage;
import dev.treadle.processor.ir.Stmt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes the heads of {@code for} and {@code while} loops. */
final class LoopHead {

  private final Names names;
  private final Storage storage;
  private final CodeWriter code;

  LoopHead(Names names, Storage storage, CodeWriter code) {
    this.names = names;
    this.storage = storage;
    this.code = code;
  }

  /** The head of a loop; without a condition it goes on for ever. */
  CodeBlock of(Stmt.Loop loop, @Nullable CodeBlock condition) {
    if (loop.initializers().isEmpty() && loop.updates().isEmpty()) {
      return CodeBlock.of("while ($L)", condition == null ? CodeBlock.of("true") : condition);
    }
    return CodeBlock.of(
        "for ($L;$L;$L)",
        initializers(loop.initializers()),
        condition == null ? CodeBlock.of("") : CodeBlock.of(" $L", condition),
        updates(loop.updates()));
  }

  private CodeBlock initializers(List<Stmt> statements) {
    CodeBlock.Builder head = CodeBlock.builder();
    String separator = "";
    for (Stmt statement : statements) {
      head.add("$L", separator);
      if (statement instanceof Stmt.LocalVar s && storage.local(s.variable())) {
        if (separator.isEmpty()) {
          head.add(
              "$L ",
              s.variable().inferred()
                  ? CodeBlock.of("var")
                  : CodeBlock.of("$T", code.type(s.variable().type())));
        }
        head.add("$L", names.of(s.variable()));
        if (s.value() != null) {
          head.add(" = $L", code.write(s.value()));
        }
      } else {
        head.add("$L", simple(statement));
      }
      separator = ", ";
    }
    return head.build();
  }

  private CodeBlock updates(List<Stmt> updates) {
    return updates.isEmpty()
        ? CodeBlock.of("")
        : CodeBlock.of(" $L", updates.stream().map(this::simple).collect(CodeBlock.joining(", ")));
  }

  private CodeBlock simple(Stmt statement) {
    if (statement instanceof Stmt.Eval s) {
      return code.write(s.expr());
    } else if (statement instanceof Stmt.Assign s) {
      return CodeBlock.of("$L = $L", names.of(s.variable()), code.write(s.value()));
    } else if (statement instanceof Stmt.LocalVar s) {
      return CodeBlock.of("$L = $L", names.of(s.variable()), code.write(s.value()));
    } else if (statement instanceof Stmt.Save s) {
      return CodeBlock.of("this.$L = $L", names.of(s.variable()), names.of(s.variable()));
    } else if (statement instanceof Stmt.Plain s) {
      String text = code.write(s.code()).toString();
      return CodeBlock.of("$L", text.endsWith(";") ? text.substring(0, text.length() - 1) : text);
    }
    throw new IllegalStateException("not a statement expression: " + statement);
  }
}
