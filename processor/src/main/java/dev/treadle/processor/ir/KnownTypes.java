package dev.treadle.processor.ir;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * The types that passes give to the variables they introduce.
 *
 * @param matchException what a switch expression throws that takes no arm (JLS 15.28.2); absent
 *     before level 21
 */
public record KnownTypes(
    TypeMirror throwable,
    TypeMirror integer,
    TypeMirror bool,
    TypeMirror string,
    TypeMirror result,
    @Nullable TypeMirror matchException) {

  /**
   * The types as the given compiler has them.
   *
   * @param result what the template returns
   * @param level the level of the source, as in {@link SourceLevel}
   */
  public static KnownTypes of(Types types, Elements elements, TypeMirror result, int level) {
    TypeElement matchException = elements.getTypeElement("java.lang.MatchException");
    boolean patterns = level >= SourceLevel.PATTERN_SWITCH && matchException != null;
    return new KnownTypes(
        elements.getTypeElement("java.lang.Throwable").asType(),
        types.getPrimitiveType(TypeKind.INT),
        types.getPrimitiveType(TypeKind.BOOLEAN),
        elements.getTypeElement("java.lang.String").asType(),
        result,
        patterns ? matchException.asType() : null);
  }
}
