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

/** Writes the methods that read and write a field through its handles. */
final class HiddenFieldMethods {

  /**
   * How a field is reached: the methods that get and set it, of handles.
   *
   * <p>A field that is not static has a {@code VarHandle}. One that is static has method handles,
   * as making a {@code VarHandle} of it initialises its class (before JDK 22), which it is too
   * early for; and what these throw is all that the initialisation may.
   */
  record Handles(String get, String set, boolean isStatic) {
    private String self() {
      return isStatic ? "" : "self";
    }
  }

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
  MethodSpec.Builder write(MethodSpec.Builder method, Member member, Handles handles) {
    TypeName type = TypeNames.of(member.type());
    if (member.operation() == Operation.UPDATE) {
      update(method, member, handles);
      return method;
    }
    method.returns(type);
    if (member.operation() == Operation.SET) {
      method.addParameter(type, "value");
    }
    begin(method, handles);
    switch (member.operation()) {
      case GET -> method.addStatement("return $L", get(type, handles));
      case SET -> {
        set(method, handles, "value");
        method.addStatement("return value");
      }
      default -> {
        method.addStatement("$T before = $L", type, get(type, handles));
        method.addStatement("$T after = $L", type, stepped(member.operation(), type));
        set(method, handles, "after");
        boolean before =
            member.operation() == Operation.POST_INCREMENT
                || member.operation() == Operation.POST_DECREMENT;
        method.addStatement("return $L", before ? "before" : "after");
      }
    }
    end(method, handles);
    return method;
  }

  private static CodeBlock get(TypeName type, Handles handles) {
    return CodeBlock.of("($T) $L($L)", type, handles.get(), handles.self());
  }

  private static void set(MethodSpec.Builder method, Handles handles, String value) {
    String self = handles.isStatic() ? "" : "self, ";
    method.addStatement("$L($L$L)", handles.set(), self, value);
  }

  private static void begin(MethodSpec.Builder method, Handles handles) {
    if (handles.isStatic()) {
      method.beginControlFlow("try");
    }
  }

  private static void end(MethodSpec.Builder method, Handles handles) {
    if (handles.isStatic()) {
      method.nextControlFlow("catch ($T thrown)", Throwable.class);
      method.addStatement("throw sneak(thrown)");
      method.endControlFlow();
    }
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
  private void update(MethodSpec.Builder method, Member member, Handles handles) {
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
    begin(method, handles);
    method.addStatement("$T before = $L", value, get(type, handles));
    method.beginControlFlow("return value ->");
    begin(method, handles);
    CodeBlock result = CodeBlock.of("before $L value", update.operator().text);
    CodeBlock after =
        update.cast() == null
            ? result
            : CodeBlock.of("($T) ($L)", TypeNames.of(update.cast()), result);
    method.addStatement("$T after = $L", type, after);
    set(method, handles, "after");
    method.addStatement("return after");
    end(method, handles);
    method.addCode("$<};\n");
    end(method, handles);
  }
}
