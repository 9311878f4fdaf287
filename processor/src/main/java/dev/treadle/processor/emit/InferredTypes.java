package dev.treadle.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import dev.treadle.processor.ir.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/**
 * The methods that let the compiler infer type arguments of a kept operand again, as those of a
 * generic method's result.
 *
 * <pre>{@code
 * private static <E> ArrayList<E> asArrayList(ArrayList<?> value) {
 *   return (ArrayList<E>) value;
 * }
 * }</pre>
 */
final class InferredTypes {

  private final Names names;
  private final Map<Code.InferredOpen, String> methods = new LinkedHashMap<>();

  InferredTypes(Names names) {
    this.names = names;
  }

  /** The name of the method for such operands. */
  String name(Code.InferredOpen operand) {
    return methods.computeIfAbsent(
        operand, o -> names.fresh("as" + o.type().getSimpleName().toString()));
  }

  List<MethodSpec> methods() {
    List<MethodSpec> specs = new ArrayList<>();
    methods.forEach((operand, name) -> specs.add(method(operand, name)));
    return specs;
  }

  private static MethodSpec method(Code.InferredOpen operand, String name) {
    List<TypeVariableName> parameters = TypeNames.parametersOf(operand.type());
    List<TypeName> given = new ArrayList<>(parameters);
    operand.arguments().forEach(i -> given.set(i, WildcardTypeName.subtypeOf(Object.class)));
    ClassName raw = TypeNames.raw(operand.type());
    TypeName type = ParameterizedTypeName.get(raw, parameters.toArray(TypeName[]::new));
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Suppressions.of(List.of("unchecked")))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addTypeVariables(parameters)
        .returns(type)
        .addParameter(ParameterizedTypeName.get(raw, given.toArray(TypeName[]::new)), "value")
        .addStatement("return ($T) value", type)
        .build();
  }
}
