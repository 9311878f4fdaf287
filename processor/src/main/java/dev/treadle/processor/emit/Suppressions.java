package dev.treadle.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import java.util.Collection;

/** Writes {@code @SuppressWarnings}. */
final class Suppressions {

  private Suppressions() {}

  static AnnotationSpec of(Collection<String> warnings) {
    CodeBlock values =
        warnings.stream().map(w -> CodeBlock.of("$S", w)).collect(CodeBlock.joining(", "));
    return AnnotationSpec.builder(SuppressWarnings.class)
        .addMember(
            "value",
            warnings.size() == 1 ? CodeBlock.of("$L", values) : CodeBlock.of("{$L}", values))
        .build();
  }
}
