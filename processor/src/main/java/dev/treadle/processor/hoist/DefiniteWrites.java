package dev.treadle.processor.hoist;

import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Variable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the variables whose value before a piece of code does not matter to it or to what follows:
 * it assigns them, whichever way it takes, before it reads them. In {@code (line = in.readLine())
 * != null} that is {@code line}.
 *
 * <p>It looks at the text and takes no risk: behind the first token that may make something
 * conditional it finds nothing more.
 */
final class DefiniteWrites {

  private static final Pattern CONDITIONAL =
      Pattern.compile(
          "[?:{};]|&&|\\|\\||->|//|/\\*|\"\"\"|\\b(if|for|while|do|switch|try|assert|case)\\b");

  /** What may hold brackets that are none. */
  private static final Pattern UNCOUNTED = Pattern.compile("//|/\\*|\"\"\"");

  private final Set<Variable> found = new HashSet<>();
  private final Set<Variable> read = new HashSet<>();

  /** The assignments that are being evaluated, with the depth of the brackets they stand in. */
  private final Map<Variable, Integer> open = new HashMap<>();

  private int depth;
  private boolean certain = true;

  private DefiniteWrites() {}

  static Set<Variable> in(Code code) {
    if (code.writes().isEmpty()) {
      return Set.of();
    }
    DefiniteWrites writes = new DefiniteWrites();
    code.parts().forEach(writes::visit);
    writes.found.addAll(writes.open.keySet());
    return writes.found;
  }

  private void visit(Code.Part part) {
    if (part instanceof Code.Text text) {
      if (UNCOUNTED.matcher(text.text()).find()) {
        open.clear();
      }
      brackets(text.text());
      certain &= !CONDITIONAL.matcher(text.text()).find();
    } else if (part instanceof Code.VariableRef ref) {
      Variable variable = ref.variable();
      if (ref.use() != Code.Use.WRITE) {
        read(variable);
      } else if (certain && !ref.captured() && !read.contains(variable)) {
        open.putIfAbsent(variable, depth);
      }
    } else if (part instanceof Code.Captures captures) {
      captures.type().captured().forEach(this::read);
    }
  }

  /** What is assigned may be computed from what was there before. */
  private void read(Variable variable) {
    if (!found.contains(variable)) {
      read.add(variable);
      open.remove(variable);
    }
  }

  private void brackets(String text) {
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != 0) {
        if (c == '\\') {
          i++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '(' || c == '[') {
        depth++;
      } else if (c == ')' || c == ']') {
        depth--;
        close();
      }
    }
  }

  /** An assignment is done when the brackets around it are closed. */
  private void close() {
    open.entrySet().removeIf(entry -> entry.getValue() > depth && found.add(entry.getKey()));
  }
}
