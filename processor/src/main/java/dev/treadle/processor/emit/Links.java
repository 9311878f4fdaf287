package dev.treadle.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** Writes links to templates for Javadoc. */
final class Links {

  private Links() {}

  /** A link with the types of the parameters only if the name alone would be ambiguous. */
  static CodeBlock to(TypeElement owner, ExecutableElement template) {
    CodeBlock name = CodeBlock.of("$T#$L", TypeNames.raw(owner), template.getSimpleName());
    long named =
        owner.getEnclosedElements().stream()
            .filter(e -> e.getSimpleName().equals(template.getSimpleName()))
            .count();
    if (named == 1) {
      return CodeBlock.of("{@link $L}", name);
    }
    CodeBlock types =
        template.getParameters().stream()
            .map(parameter -> CodeBlock.of("$T", erasure(parameter.asType())))
            .collect(CodeBlock.joining(", "));
    return CodeBlock.of("{@link $L($L)}", name, types);
  }

  private static TypeName erasure(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return ArrayTypeName.of(erasure(array.getComponentType()));
    } else if (type.getKind() == TypeKind.TYPEVAR) {
      return erasure(((TypeVariable) type).getUpperBound());
    }
    return TypeNames.erased(TypeNames.of(type));
  }
}
