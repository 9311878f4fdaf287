package dev.treadle.processor.emit;

import com.palantir.javapoet.CodeBlock;
import java.util.List;

/**
 * Puts members that are the user's own text into a class. JavaPoet builds members only from its own
 * model, so they travel in an initializer block, between marks, and are taken out of it in the
 * written file.
 */
final class RawMembers {

  private static final String BEGIN = "//@members";
  private static final String END = "//@end";

  private RawMembers() {}

  static CodeBlock wrap(List<CodeBlock> members) {
    return CodeBlock.builder()
        .add(BEGIN + "\n")
        .add(CodeBlock.join(members, "\n\n"))
        .add("\n" + END + "\n")
        .build();
  }

  static String unwrap(String source) {
    if (!source.contains(BEGIN)) {
      return source;
    }
    StringBuilder out = new StringBuilder();
    String[] lines = source.split("\n", -1);
    boolean inside = false;
    for (int i = 0; i < lines.length; i++) {
      boolean opens =
          i + 1 < lines.length
              && lines[i].strip().equals("{")
              && lines[i + 1].strip().equals(BEGIN);
      if (opens) {
        inside = true;
        i++;
      } else if (inside && lines[i].strip().equals(END)) {
        inside = false;
        i++;
      } else {
        String line = inside && lines[i].startsWith("  ") ? lines[i].substring(2) : lines[i];
        out.append(line).append(i + 1 < lines.length ? "\n" : "");
      }
    }
    return out.toString();
  }
}
