package dev.treadle.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.treadle.processor.ir.Stmt;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** Writes the method that tells where in the user's text each suspension stands. */
final class LineTable {

  /** A table of so many labels is far from the largest method that there may be. */
  private static final int LABELS = 500;

  private final MachineShape shape;
  private final List<Stmt.Suspend> suspends;

  LineTable(MachineShape shape) {
    this.shape = shape;
    this.suspends = new ArrayList<>(shape.points.suspends);
    suspends.sort(Comparator.comparingInt(Stmt.Suspend::label));
  }

  /** Adds it. */
  void addTo(TypeSpec.Builder type) {
    String file = suspends.get(0).point().origin().file();
    String owner = TypeNames.raw(shape.declaration.owner()).reflectionName();
    MethodSpec.Builder place =
        MethodSpec.methodBuilder("place")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .returns(StackTraceElement.class)
            .addParameter(int.class, "label");
    Map<Integer, List<String>> lines = lines(suspends);
    Object line = "line";
    List<MethodSpec> tables = new ArrayList<>();
    if (lines.size() == 1) {
      line = lines.keySet().iterator().next();
    } else if (suspends.size() <= LABELS) {
      place.addCode(CodeBlock.builder().add("int line =\n").indent().indent().build());
      place.addCode(table(lines));
      place.addCode(CodeBlock.builder().add(";\n").unindent().unindent().build());
    } else {
      place.addStatement("int line = $L", tables(tables));
    }
    place.addStatement(
        "return new $T($S,$W$S,$W$S,$W$L)",
        StackTraceElement.class,
        owner,
        shape.declaration.name(),
        file,
        line);
    type.addMethod(place.build());
    type.addMethods(tables);
  }

  /** The choice among tables, each in a method of its own. */
  private CodeBlock tables(List<MethodSpec> tables) {
    CodeBlock.Builder choice = CodeBlock.builder();
    for (int from = 0; from < suspends.size(); from += LABELS) {
      int to = Math.min(from + LABELS, suspends.size());
      int last = suspends.get(to - 1).label();
      String name = shape.names.fresh("lineTo" + last);
      if (to < suspends.size()) {
        choice.add("label <= $L ? $L(label) : ", last, name);
      } else {
        choice.add("$L(label)", name);
      }
      tables.add(
          MethodSpec.methodBuilder(name)
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .returns(int.class)
              .addParameter(int.class, "label")
              .addStatement("return $L", table(lines(suspends.subList(from, to))))
              .build());
    }
    return choice.build();
  }

  private static Map<Integer, List<String>> lines(List<Stmt.Suspend> suspends) {
    Map<Integer, List<String>> lines = new LinkedHashMap<>();
    for (Stmt.Suspend s : suspends) {
      lines
          .computeIfAbsent(s.point().origin().line(), line -> new ArrayList<>())
          .add(String.valueOf(s.label()));
    }
    return lines;
  }

  private static CodeBlock table(Map<Integer, List<String>> lines) {
    CodeBlock.Builder table = CodeBlock.builder().add("switch (label) {\n").indent();
    lines.forEach(
        (number, labels) -> table.add("case $L -> $L;\n", String.join(", ", labels), number));
    return table.add("default -> -1;\n").unindent().add("}").build();
  }
}
