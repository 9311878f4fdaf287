package dev.treadle.processor.ir;

import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The types that passes give to the variables they introduce. */
public record KnownTypes(
    TypeMirror throwable,
    TypeMirror integer,
    TypeMirror bool,
    TypeMirror string,
    TypeMirror result) {

  /** The types as the given compiler has them; {@code result} is what the template returns. */
  public static KnownTypes of(Types types, Elements elements, TypeMirror result) {
    return new KnownTypes(
        elements.getTypeElement("java.lang.Throwable").asType(),
        types.getPrimitiveType(TypeKind.INT),
        types.getPrimitiveType(TypeKind.BOOLEAN),
        elements.getTypeElement("java.lang.String").asType(),
        result);
  }
}
