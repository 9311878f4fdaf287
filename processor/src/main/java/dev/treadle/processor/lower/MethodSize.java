package dev.treadle.processor.lower;

import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Jumps;
import dev.treadle.processor.ir.Stmt;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Estimates how many bytes of code the compiler will make of statements, rather too many than too
 * few: what is kept of a body's text tells the tokens, not the instructions.
 */
final class MethodSize {

  /** What is written for a suspension and its way back, but for operand and variables. */
  private static final int SUSPENSION = 30;

  private static final int STATEMENT = 2;
  private static final int BRANCH = 14;

  /** A label of a switch over any type, and what finds it. */
  private static final int CASE = 14;

  /** A call of a part, and each of the ways to go on behind it. */
  private static final int CALL = 14;

  private static final int WAY = 10;

  /** A name or a literal: a load, a constant, a call. */
  private static final int WORD = 3;

  private final int reference;
  private final IntUnaryOperator kept;
  private final IdentityHashMap<Stmt, Integer> sizes = new IdentityHashMap<>();
  private final IdentityHashMap<Stmt, Integer> exits = new IdentityHashMap<>();

  /**
   * An estimate.
   *
   * @param reference the bytes for a use of a variable
   * @param kept how many variables are saved or cleared at a suspension, by its label
   */
  MethodSize(int reference, IntUnaryOperator kept) {
    this.reference = reference;
    this.kept = kept;
  }

  int of(List<? extends Stmt> statements) {
    return statements.stream().mapToInt(this::of).sum();
  }

  int of(Stmt statement) {
    Integer known = sizes.get(statement);
    if (known == null) {
      known = compute(statement);
      sizes.put(statement, known);
    }
    return known;
  }

  private int compute(Stmt statement) {
    if (statement instanceof Stmt.Part) {
      return CALL + WAY * exits(statement);
    }
    int size = Codes.own(statement).stream().mapToInt(this::of).sum();
    size += of(Codes.children(statement));
    if (statement instanceof Stmt.Suspend s) {
      size += SUSPENSION + 6 * kept.applyAsInt(s.label());
    } else if (statement instanceof Stmt.If || statement instanceof Stmt.Loop) {
      size += BRANCH;
    } else if (statement instanceof Stmt.Switch s) {
      size += BRANCH + CASE * s.arms().size();
    } else if (statement instanceof Stmt.Try s) {
      size += BRANCH;
      if (s.finalizer() != null) {
        // The compiler copies a finalizer to each way out.
        size += (of(s.finalizer()) + BRANCH) * (1 + exits(s.body()));
      }
    } else if (!(statement instanceof Stmt.Block || statement instanceof Stmt.Comment)) {
      size += STATEMENT + reference;
    }
    return size;
  }

  /** How many ways out there are. */
  private int exits(Stmt statement) {
    Integer known = exits.get(statement);
    if (known == null) {
      if (statement instanceof Stmt.Part) {
        // What ends a resume leaves by one way, each jump by one.
        int inner = Codes.children(statement).stream().mapToInt(this::exits).sum();
        known = Math.min(inner, 2 + jumps(statement));
      } else {
        boolean leaves =
            statement instanceof Stmt.Suspend
                || statement instanceof Stmt.Return
                || statement instanceof Stmt.Break
                || statement instanceof Stmt.Continue;
        known = (leaves ? 1 : 0) + Codes.children(statement).stream().mapToInt(this::exits).sum();
      }
      exits.put(statement, known);
    }
    return known;
  }

  private int jumps(Stmt statement) {
    return new Jumps(statement).jumps().size();
  }

  private int of(Code code) {
    int size = 0;
    for (Code.Part part : code.parts()) {
      if (part instanceof Code.Text text) {
        size += of(text.text());
      } else if (part instanceof Code.VariableRef) {
        size += reference;
      } else if (part instanceof Code.BindingName) {
        size += BRANCH + reference;
      } else if (part instanceof Code.Found found) {
        size += WORD + (reference + WORD) * found.variables().size();
      } else {
        size += WORD + 1;
      }
    }
    return size;
  }

  /** Words count; of operators each character; strings as a word, comments not at all. */
  private static int of(String text) {
    int size = 0;
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int next = i + 1;
      if (Character.isJavaIdentifierPart(c)) {
        while (next < text.length() && Character.isJavaIdentifierPart(text.charAt(next))) {
          next++;
        }
        size += WORD;
        if (text.startsWith("case", i) && next == i + 4) {
          size += CASE;
        }
      } else if (c == '"' || c == '\'') {
        while (next < text.length() && text.charAt(next) != c) {
          next += text.charAt(next) == '\\' ? 2 : 1;
        }
        next++;
        size += WORD;
      } else if (text.startsWith("//", i)) {
        int end = text.indexOf('\n', i);
        next = end < 0 ? text.length() : end;
      } else if (text.startsWith("/*", i)) {
        int end = text.indexOf("*/", i + 2);
        next = end < 0 ? text.length() : end + 2;
      } else if (c == '(') {
        size += 2;
      } else if ("+-*/%&|^!~<>=?:[".indexOf(c) >= 0) {
        size += 1;
      }
      i = next;
    }
    return size;
  }
}
