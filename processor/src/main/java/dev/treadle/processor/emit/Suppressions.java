package dev.treadle.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.CodeBlock;
import java.util.Collection;
import java.util.Set;

/** Writes {@code @SuppressWarnings}. */
final class Suppressions {

  /**
   * What is suppressed for all of a companion: its factories too have the templates' signatures.
   */
  static final Set<String> OF_COMPANION =
      Set.of("auxiliaryclass", "deprecation", "overloads", "rawtypes", "removal");

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
