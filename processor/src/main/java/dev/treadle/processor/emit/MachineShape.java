package dev.treadle.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.treadle.processor.hoist.Storage;
import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.CoroutineDeclaration;
import dev.treadle.processor.ir.CoroutineDeclaration.Kind;
import dev.treadle.processor.ir.LocalClass;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.SuspensionPoint;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/** What the writers of one machine know about it. */
final class MachineShape {
  /** Of these types the runtime has bases for machines that delegate and box what they hand out. */
  private static final Map<TypeName, String> BOXING_BASES =
      Map.of(
          TypeName.INT, "DelegatingBoxedIntGenerator",
          TypeName.LONG, "DelegatingBoxedLongGenerator",
          TypeName.DOUBLE, "DelegatingBoxedDoubleGenerator");

  final CoroutineDeclaration declaration;
  final String className;
  final List<TypeVariableName> typeVariables;
  final Machine.Compiled compiled;
  final Body body;
  final Storage storage;
  final Points points;
  final Names names;
  final Labels labels;
  final Parts parts;
  final CodeWriter code;
  final boolean generator;
  final boolean delegating;
  final TypeName yielded;
  final TypeName sent;
  final TypeName result;
  final TypeName current;
  final @Nullable Variable alias;
  final boolean returnsValue;
  final @Nullable TypeName self;

  MachineShape(
      Machine machine,
      Machine.Compiled compiled,
      String className,
      List<TypeVariableName> typeVariables,
      HiddenMembers hidden) {
    this.declaration = machine.declaration();
    this.className = className;
    this.compiled = compiled;
    this.body = compiled.body();
    this.typeVariables = new ArrayList<>(typeVariables);
    body.intersections().forEach(named -> this.typeVariables.add(TypeNames.variable(named)));
    this.storage = compiled.storage();
    this.points = new Points(body.statements());
    this.generator = declaration.kind() == Kind.GENERATOR;
    this.delegating =
        points.delegates() || declaration.kind() == Kind.COLLEAGUE || declaration.awaits();
    this.names = new Names(body, storage, delegating);
    this.labels = new Labels(names, body.statements());
    this.parts = new Parts(names, body.statements());
    this.yielded = TypeNames.of(declaration.yielded());
    this.sent = TypeNames.of(declaration.sent()).box();
    this.returnsValue = declaration.result().getKind() != TypeKind.VOID;
    this.result = TypeNames.of(declaration.result());
    this.self = compiled.self() == null ? null : TypeNames.of(compiled.self());
    this.current = currentType();
    this.alias = alias();
    TypeName parameter = delegating ? ClassName.OBJECT : sent;
    this.code =
        new CodeWriter(
            className,
            names,
            storage,
            hidden,
            body.classes().stream()
                .filter(LocalClass::anonymous)
                .collect(Collectors.toMap(LocalClass::element, LocalClass::name)),
            parameter,
            self == null ? ClassName.OBJECT : self);
  }

  /** The type of what is handed out, unboxed if all of it is of one primitive type. */
  private TypeName currentType() {
    Set<TypeName> types = new LinkedHashSet<>();
    for (Stmt.Suspend suspend : points.suspends) {
      if (suspend.point().kind() == SuspensionPoint.Kind.YIELD) {
        types.add(TypeNames.of(suspend.point().valueType()));
      }
    }
    TypeName only = types.size() == 1 ? types.iterator().next() : yielded;
    return only.isPrimitive() && (!delegating || boxes(only)) ? only : yielded;
  }

  /**
   * Whether a machine that delegates keeps values of a primitive type and hands them out boxed.
   * What another template yields might be null, which has no place in it.
   */
  private boolean boxes(TypeName type) {
    return generator
        && BOXING_BASES.containsKey(type)
        && type.box().equals(yielded)
        && points.delegatesToItselfOnly();
  }

  /** What the base is called of a machine that delegates and boxes; null if it is another. */
  @Nullable String boxingBase() {
    return delegating && !current.equals(yielded) ? BOXING_BASES.get(current) : null;
  }

  /**
   * The variable whose field is the value last yielded: the body yields nothing but this variable,
   * and it is saved wherever it does. Null if the value needs a field of its own.
   */
  private @Nullable Variable alias() {
    Variable only = null;
    for (Stmt.Suspend suspend : points.suspends) {
      Variable yielded = suspend.operand().asVariable();
      if (delegating || yielded == null || (only != null && yielded != only)) {
        return null;
      }
      only = yielded;
    }
    boolean matches =
        only != null
            && storage.loaded().contains(only)
            && TypeNames.of(only.type()).equals(current)
            && (current.isPrimitive() || (generator && isLiveEverywhere(only)));
    return matches ? only : null;
  }

  private boolean isLiveEverywhere(Variable variable) {
    return points.suspends.stream().allMatch(s -> storage.isLive(variable, s.label()));
  }

  /** Whether the machine has a field for the value last yielded. */
  boolean hasCurrent() {
    return !delegating && hasYield() && alias == null;
  }

  /** The field of the value last yielded. */
  String current() {
    return alias == null ? names.current : names.of(alias);
  }

  /** What a method returns that hands out the current value, which need not exist. */
  String currentOrDefault() {
    return hasYield() ? current() : yielded.isPrimitive() ? "0" : "null";
  }

  /** What a part is given of that which resume was given. */
  CodeBlock arguments(Parts.Method part) {
    List<String> arguments = new ArrayList<>();
    if (part.takesSent()) {
      arguments.add(names.sent);
    }
    if (points.catches && part.suspends()) {
      arguments.add(names.raised);
    }
    return CodeBlock.of("$L", String.join(", ", arguments));
  }

  boolean hasYield() {
    return points.suspends.stream().anyMatch(s -> s.point().kind() == SuspensionPoint.Kind.YIELD);
  }

  /** Whether a run of it may capture: it does so, or calls a coroutine, which may. */
  boolean restores() {
    return declaration.kind() == Kind.COROUTINE
        && points.suspends.stream()
            .map(suspend -> suspend.point().kind())
            .anyMatch(
                kind -> kind == SuspensionPoint.Kind.CAPTURE || kind == SuspensionPoint.Kind.CALL);
  }

  /** Whether the result is an object. */
  boolean keepsResult() {
    return returnsValue && !result.isPrimitive();
  }

  /** Whether the machine of a generator keeps an object between its drive and its hand-out. */
  boolean keepsValue() {
    return generator && hasCurrent() && !current.isPrimitive();
  }

  /** The fields that may hold an object which a run that has finished does not need. */
  List<String> released() {
    List<String> fields = new ArrayList<>();
    if (storage.receiver() != null) {
      fields.add(names.self);
    }
    for (Variable variable : storage.fields()) {
      if (!TypeNames.of(variable.type()).isPrimitive()) {
        fields.add(names.of(variable));
      }
    }
    if (keepsValue()) {
      fields.add(names.current);
    }
    return fields;
  }

  /** Whether a result may be kept of a return that a finalizer, or a close, has made vain. */
  boolean keepsVainResult() {
    return keepsResult() && (points.catches || points.returnsInTry);
  }

  /** Whether there is something to release. */
  boolean releases() {
    return keepsVainResult() || !released().isEmpty();
  }

  static MethodSpec.Builder overriding(String name, java.lang.reflect.Type type) {
    return MethodSpec.methodBuilder(name).addAnnotation(Override.class).returns(type);
  }
}
