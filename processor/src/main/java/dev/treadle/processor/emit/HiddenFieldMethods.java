package dev.treadle.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.treadle.processor.ir.Member;
import dev.treadle.processor.ir.Member.Operation;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the methods that read and write a field through its handle. */
final class HiddenFieldMethods {

  private final TypeSpec.Builder holder;

  /** For methods of the class {@code holder}. */
  HiddenFieldMethods(TypeSpec.Builder holder) {
    this.holder = holder;
  }

  /**
   * A method that does the operation.
   *
   * @param method its beginning: the name, and {@code self} if the field is not static
   */
  MethodSpec.Builder write(MethodSpec.Builder method, Member member, String handle) {
    TypeName type = TypeNames.of(member.type());
    String self = isStatic(member) ? "" : "self";
    switch (member.operation()) {
      case GET -> method.returns(type).addStatement("return ($T) $L.get($L)", type, handle, self);
      case SET -> {
        method.returns(type).addParameter(type, "value");
        set(method, member, handle, "value");
        method.addStatement("return value");
      }
      case UPDATE -> update(method, member, handle);
      default -> {
        method.returns(type).addStatement("$T before = ($T) $L.get($L)", type, type, handle, self);
        method.addStatement("$T after = $L", type, stepped(member.operation(), type));
        set(method, member, handle, "after");
        boolean before =
            member.operation() == Operation.POST_INCREMENT
                || member.operation() == Operation.POST_DECREMENT;
        method.addStatement("return $L", before ? "before" : "after");
      }
    }
    return method;
  }

  private static boolean isStatic(Member member) {
    return member.member().getModifiers().contains(Modifier.STATIC);
  }

  private static void set(MethodSpec.Builder method, Member member, String handle, String value) {
    method.addStatement("$L.set($L$L)", handle, isStatic(member) ? "" : "self, ", value);
  }

  private static CodeBlock stepped(Operation operation, TypeName type) {
    TypeName primitive = type.isBoxedPrimitive() ? type.unbox() : type;
    boolean up = operation == Operation.POST_INCREMENT || operation == Operation.PRE_INCREMENT;
    boolean small =
        primitive.equals(TypeName.BYTE)
            || primitive.equals(TypeName.SHORT)
            || primitive.equals(TypeName.CHAR);
    CodeBlock sum = CodeBlock.of("before $L 1", up ? "+" : "-");
    return small ? CodeBlock.of("($T) ($L)", primitive, sum) : sum;
  }

  /**
   * A compound assignment as a method that gets hold of the place and its value, and returns what
   * takes the right operand: Java evaluates that in between (JLS 15.26.2).
   */
  private void update(MethodSpec.Builder method, Member member, String handle) {
    TypeName type = TypeNames.of(member.type());
    TypeName value = type.isBoxedPrimitive() ? type.unbox() : type;
    Member.Update update = member.update();
    MethodSpec begun = method.build();
    List<TypeVariableName> variables = begun.typeVariables();
    String simple = Character.toUpperCase(begun.name().charAt(0)) + begun.name().substring(1);
    holder.addType(
        TypeSpec.interfaceBuilder(simple)
            .addModifiers(Modifier.STATIC)
            .addTypeVariables(variables)
            .addMethod(
                MethodSpec.methodBuilder("with")
                    .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                    .returns(type)
                    .addParameter(TypeNames.of(update.operand()), "value")
                    .build())
            .build());
    ClassName raw = ClassName.get("", simple);
    method.returns(
        variables.isEmpty()
            ? raw
            : ParameterizedTypeName.get(raw, variables.toArray(new TypeName[0])));
    String self = isStatic(member) ? "" : "self";
    method.addStatement("$T before = ($T) $L.get($L)", value, type, handle, self);
    method.beginControlFlow("return value ->");
    CodeBlock result = CodeBlock.of("before $L value", update.operator().text);
    CodeBlock after =
        update.cast() == null
            ? result
            : CodeBlock.of("($T) ($L)", TypeNames.of(update.cast()), result);
    method.addStatement("$T after = $L", type, after);
    set(method, member, handle, "after");
    method.addStatement("return after");
    method.addCode("$<};\n");
  }
}
