package dev.treadle.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.treadle.processor.emit.HiddenFieldMethods.Handles;
import dev.treadle.processor.ir.Member;
import dev.treadle.processor.ir.Member.Operation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Writes the class of methods that reach members which the machines may not name. Each is one call
 * of a constant handle, which a just-in-time compiler turns into the plain access.
 */
final class HiddenMembersWriter {

  private static final ClassName LOOKUP = ClassName.get(MethodHandles.Lookup.class);

  /** The variables that the methods themselves have. */
  private static final Set<String> OWN = Set.of("self", "ignored", "thrown");

  private final TypeSpec.Builder holder;
  private final CodeBlock.Builder found = CodeBlock.builder();
  private final HiddenFieldMethods fields;
  private final Map<String, String> handles = new LinkedHashMap<>();
  private final Map<String, String> lookups = new LinkedHashMap<>();
  private boolean invokes;
  private boolean outers;

  HiddenMembersWriter(String name) {
    holder =
        TypeSpec.classBuilder(name)
            .addJavadoc("Private and protected members that the templates use.\n")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addAnnotation(
                Suppressions.of(List.of("unchecked", "rawtypes", "deprecation", "removal")));
    fields = new HiddenFieldMethods(holder);
  }

  TypeSpec build() {
    CodeBlock.Builder init = CodeBlock.builder();
    init.beginControlFlow("try");
    init.add(found.build());
    init.nextControlFlow("catch ($T e)", ReflectiveOperationException.class);
    init.addStatement("throw new $T(e)", ExceptionInInitializerError.class);
    init.endControlFlow();
    holder.addStaticBlock(init.build());
    MethodSpec none = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build();
    holder.addMethod(none);
    if (invokes) {
      TypeVariableName x = TypeVariableName.get("X", Throwable.class);
      holder.addMethod(
          MethodSpec.methodBuilder("sneak")
              .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
              .addTypeVariable(x)
              .returns(RuntimeException.class)
              .addParameter(Throwable.class, "thrown")
              .addException(x)
              .addStatement("throw (X) thrown")
              .build());
    }
    if (outers) {
      holder.addMethod(outerLookup());
    }
    return holder.build();
  }

  private MethodSpec outerLookup() {
    return MethodSpec.methodBuilder("outer")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(VarHandle.class)
        .addParameter(LOOKUP, "lookup")
        .addParameter(Class.class, "outer")
        .addException(ReflectiveOperationException.class)
        .beginControlFlow(
            "for ($T field : lookup.lookupClass().getDeclaredFields())",
            java.lang.reflect.Field.class)
        .beginControlFlow(
            "if (field.isSynthetic() && field.getType() == outer$W&& field.getName().startsWith($S))",
            "this$")
        .addStatement("return lookup.unreflectVarHandle(field)")
        .endControlFlow()
        .endControlFlow()
        .addStatement(
            "throw new $T(lookup.lookupClass() + $S + outer)",
            NoSuchFieldException.class,
            " keeps no reference to its ")
        .build();
  }

  void add(String name, Member member) {
    switch (member.operation()) {
      case GET, SET, POST_INCREMENT, POST_DECREMENT, PRE_INCREMENT, PRE_DECREMENT, UPDATE ->
          field(name, member);
      case CALL, SUPER -> method(name, member);
      case NEW, NEW_RAW -> constructor(name, member);
      case OUTER -> outer(name, member);
    }
  }

  /** The variable of the static initializer that holds the lookup of a class. */
  private String lookup(TypeElement type) {
    return lookups.computeIfAbsent(
        type.toString(),
        t -> {
          String name = lookups.isEmpty() ? "lookup" : "lookup" + (lookups.size() + 1);
          found.addStatement(
              "$T $L =$W$T.privateLookupIn($T.class, $T.lookup())",
              LOOKUP,
              name,
              MethodHandles.class,
              TypeNames.raw(type),
              MethodHandles.class);
          return name;
        });
  }

  private String handle(String key, String name, Class<?> kind, CodeBlock value) {
    return handles.computeIfAbsent(
        key,
        k -> {
          String constant = constant(name);
          holder.addField(
              FieldSpec.builder(kind, constant, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                  .build());
          found.addStatement("$L =$W$L", constant, value);
          return constant;
        });
  }

  private String constant(String name) {
    String upper = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(java.util.Locale.ROOT);
    return handles.containsValue(upper) ? upper + "_" + handles.size() : upper;
  }

  private TypeElement home(Member member) {
    boolean isPrivate = member.member().getModifiers().contains(Modifier.PRIVATE);
    return isPrivate ? (TypeElement) member.member().getEnclosingElement() : member.site();
  }

  private static TypeName erasure(TypeMirror type) {
    if (type.getKind() == TypeKind.TYPEVAR) {
      TypeMirror bound = ((javax.lang.model.type.TypeVariable) type).getUpperBound();
      return erasure(
          bound instanceof javax.lang.model.type.IntersectionType i ? i.getBounds().get(0) : bound);
    } else if (type instanceof javax.lang.model.type.ArrayType array) {
      return com.palantir.javapoet.ArrayTypeName.of(erasure(array.getComponentType()));
    }
    return TypeNames.erased(
        type instanceof DeclaredType declared
            ? TypeNames.raw((TypeElement) declared.asElement())
            : TypeNames.of(type));
  }

  private static MethodSpec.Builder helper(String name, Member access, TypeElement receiver) {
    MethodSpec.Builder helper = MethodSpec.methodBuilder(name).addModifiers(Modifier.STATIC);
    if (access.discards()) {
      helper.addParameter(Object.class, "ignored");
    }
    if (receiver != null) {
      helper.addTypeVariables(TypeNames.parametersOf(receiver));
      helper.addParameter(TypeNames.of(receiver.asType()), "self");
    }
    return helper;
  }

  private void field(String name, Member member) {
    VariableElement field = (VariableElement) member.member();
    TypeElement home = home(member);
    Set<Modifier> modifiers = field.getModifiers();
    boolean isStatic = modifiers.contains(Modifier.STATIC);
    String get;
    String set;
    if (isStatic) {
      invokes = true;
      get = member.operation() == Operation.SET ? "" : accessor("", "Getter", home, field);
      set = member.operation() == Operation.GET ? "" : accessor("set_", "Setter", home, field);
    } else {
      String handle = handle(VarHandle.class, "", "findVarHandle", home, field);
      String mode = modifiers.contains(Modifier.VOLATILE) ? "Volatile" : "";
      get = handle + ".get" + mode;
      set = handle + ".set" + mode;
    }
    MethodSpec.Builder helper = helper(name, member, isStatic ? null : home);
    holder.addMethod(fields.write(helper, member, new Handles(get, set, isStatic)).build());
  }

  private String accessor(String prefix, String kind, TypeElement home, VariableElement field) {
    String find = "findStatic" + kind;
    return handle(MethodHandle.class, prefix, find, home, field) + ".invokeExact";
  }

  private String handle(
      Class<?> kind, String prefix, String find, TypeElement home, VariableElement field) {
    TypeElement declarer = (TypeElement) field.getEnclosingElement();
    String simple = field.getSimpleName().toString();
    CodeBlock value =
        CodeBlock.of(
            "$L.$L($L,$W$S,$W$T.class)",
            lookup(home),
            find,
            SearchedClass.of(declarer, home),
            simple,
            erasure(field.asType()));
    return handle(prefix + declarer + "." + simple, prefix + simple, kind, value);
  }

  private void method(String name, Member member) {
    ExecutableElement method = (ExecutableElement) member.member();
    TypeElement home = member.operation() == Operation.SUPER ? member.site() : home(member);
    TypeElement declarer = (TypeElement) method.getEnclosingElement();
    boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
    CodeBlock.Builder type =
        CodeBlock.builder()
            .add("$T.methodType($T.class", MethodType.class, erasure(method.getReturnType()));
    method.getParameters().forEach(p -> type.add(", $T.class", erasure(p.asType())));
    type.add(")");
    String simple = method.getSimpleName().toString();
    String lookup = lookup(home);
    CodeBlock value;
    if (member.operation() == Operation.SUPER) {
      value =
          CodeBlock.of(
              "$L.findSpecial($L,$W$S,$W$L,$W$T.class)",
              lookup,
              SearchedClass.of(declarer, home),
              simple,
              type.build(),
              TypeNames.raw(home));
    } else {
      value =
          CodeBlock.of(
              "$L.$L($L,$W$S,$W$L)",
              lookup,
              isStatic ? "findStatic" : "findVirtual",
              SearchedClass.of(isStatic ? declarer : home, home),
              simple,
              type.build());
    }
    String handle =
        handle(
            member.operation() + declarer.toString() + "." + method,
            name,
            MethodHandle.class,
            value);
    ExecutableType inherited = (ExecutableType) member.type();
    Map<Element, String> names =
        isStatic ? Map.of() : TypeNames.apart(inherited, TypeNames.parametersOf(home));
    TypeName result = TypeNames.of(inherited.getReturnType(), names);
    MethodSpec.Builder helper = helper(name, member, isStatic ? null : home).returns(result);
    inherited
        .getTypeVariables()
        .forEach(v -> helper.addTypeVariable(TypeNames.parameter(v, names)));
    invoke(helper, member, handle, isStatic, result, names);
  }

  private void constructor(String name, Member member) {
    ExecutableElement constructor = (ExecutableElement) member.member();
    TypeElement type = (TypeElement) constructor.getEnclosingElement();
    boolean inner =
        type.getEnclosingElement() instanceof TypeElement
            && !type.getModifiers().contains(Modifier.STATIC)
            && type.getKind() == javax.lang.model.element.ElementKind.CLASS;
    TypeElement outer = inner ? (TypeElement) type.getEnclosingElement() : null;
    CodeBlock.Builder signature =
        CodeBlock.builder().add("$T.methodType(void.class", MethodType.class);
    if (inner) {
      signature.add(", $T.class", TypeNames.raw(outer));
    }
    constructor.getParameters().forEach(p -> signature.add(", $T.class", erasure(p.asType())));
    signature.add(")");
    CodeBlock value =
        CodeBlock.of(
            "$L.findConstructor($T.class, $L)",
            lookup(type),
            TypeNames.raw(type),
            signature.build());
    String handle = handle("new " + type + constructor, name, MethodHandle.class, value);
    boolean raw = member.operation() == Operation.NEW_RAW;
    TypeName made = raw ? TypeNames.raw(type) : TypeNames.of(type.asType());
    MethodSpec.Builder helper =
        MethodSpec.methodBuilder(name).addModifiers(Modifier.STATIC).returns(made);
    if (!raw) {
      helper.addTypeVariables(TypeNames.parametersOf(type));
      constructor.getTypeParameters().forEach(p -> helper.addTypeVariable(TypeNames.parameter(p)));
    }
    if (inner) {
      helper.addParameter(raw ? TypeNames.raw(outer) : TypeNames.of(outer.asType()), "self");
    }
    invoke(helper, member, handle, !inner, made, Map.of());
  }

  /** An exact call has the types of the declaration, which inheritance may have made narrower. */
  private void invoke(
      MethodSpec.Builder helper,
      Member member,
      String handle,
      boolean isStatic,
      TypeName result,
      Map<Element, String> names) {
    invokes = true;
    ExecutableElement callee = (ExecutableElement) member.member();
    ExecutableType type = (ExecutableType) member.type();
    List<CodeBlock> arguments = new ArrayList<>();
    if (!isStatic) {
      arguments.add(CodeBlock.of("self"));
    }
    for (int i = 0; i < callee.getParameters().size(); i++) {
      VariableElement parameter = callee.getParameters().get(i);
      TypeMirror inherited = type.getParameterTypes().get(i);
      String name = name(parameter, callee);
      helper.addParameter(ParameterSpec.builder(TypeNames.of(inherited, names), name).build());
      arguments.add(CodeBlock.of("$L$L", exact(parameter.asType(), inherited), name));
    }
    helper.varargs(callee.isVarArgs());
    if (callee.getAnnotation(SafeVarargs.class) != null) {
      helper.addAnnotation(SafeVarargs.class);
      helper.addAnnotation(Suppressions.of(List.of("varargs")));
    }
    type.getThrownTypes().forEach(t -> helper.addException(TypeNames.of(t, names)));
    CodeBlock call = CodeBlock.of("$L.invokeExact($L)", handle, CodeBlock.join(arguments, ", "));
    helper.beginControlFlow("try");
    if (result.equals(TypeName.VOID)) {
      helper.addStatement("$L", call);
    } else {
      helper.addStatement(
          "return ($T) $L$L", result, exact(callee.getReturnType(), type.getReturnType()), call);
    }
    helper.nextControlFlow("catch ($T thrown)", Throwable.class);
    helper.addStatement("throw sneak(thrown)");
    helper.endControlFlow();
    holder.addMethod(helper.build());
  }

  /** The name of a parameter, unless the method has a variable of its own that is called so. */
  private static String name(VariableElement parameter, ExecutableElement callee) {
    String name = parameter.getSimpleName().toString();
    List<String> others =
        callee.getParameters().stream().map(p -> p.getSimpleName().toString()).toList();
    boolean taken = OWN.contains(name);
    while (taken) {
      name += "_";
      taken = others.contains(name);
    }
    return name;
  }

  /** The cast to the declared type, where the inherited one is another class. */
  private static CodeBlock exact(TypeMirror declared, TypeMirror inherited) {
    TypeName erased = erasure(declared);
    return erased.equals(erasure(inherited)) ? CodeBlock.of("") : CodeBlock.of("($T) ", erased);
  }

  private void outer(String name, Member member) {
    TypeElement wanted = (TypeElement) member.member();
    TypeElement from = member.site();
    CodeBlock path = CodeBlock.of("self");
    for (TypeElement type = from;
        !type.toString().equals(wanted.toString());
        type = (TypeElement) type.getEnclosingElement()) {
      TypeElement enclosing = (TypeElement) type.getEnclosingElement();
      outers = true;
      String handle =
          handle(
              "outer " + type,
              "outer" + enclosing.getSimpleName(),
              VarHandle.class,
              CodeBlock.of("outer($L, $T.class)", lookup(type), TypeNames.raw(enclosing)));
      path = CodeBlock.of("($T) $L.get($L)", TypeNames.raw(enclosing), handle, path);
    }
    MethodSpec.Builder helper = helper(name, member, from).returns(TypeNames.of(wanted.asType()));
    holder.addMethod(helper.addStatement("return $L", path).build());
  }
}
