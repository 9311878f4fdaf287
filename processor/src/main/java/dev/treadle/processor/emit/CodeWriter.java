package dev.treadle.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.treadle.processor.hoist.Storage;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Expr;
import dev.treadle.processor.ir.LocalClass;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Writes code with the machine's names. */
final class CodeWriter {

  /** What stands between the resume label and a condition, where their line may be wrapped. */
  private static final Map<String, String> ASKS =
      Map.of(" != 0 || ", " != 0$W|| ", " == 0 && ", " == 0$W&& ");

  /** The types of which a value may differ from itself (JLS 15.21.1). */
  private static final Map<TypeKind, String> NOT_EQUAL_TO_ITSELF =
      Map.of(TypeKind.FLOAT, "Float", TypeKind.DOUBLE, "Double");

  private final String className;
  private final Names names;
  private final Storage storage;
  private final HiddenMembers hidden;
  private final InferredTypes inferred;
  private final Map<TypeElement, String> types;
  private final TypeName sentType;
  private final TypeName selfType;
  private final Map<Variable, String> copies = new HashMap<>();
  private final Map<Variable, String> bindings = new HashMap<>();

  /** The bindings whose patterns stand in parentheses of the user's. */
  private final Set<Variable> delimited = new HashSet<>();

  /**
   * A writer of one machine's code.
   *
   * @param className the simple name of the machine's class
   * @param types the names of anonymous classes that became members of the machine
   */
  CodeWriter(
      String className,
      Names names,
      Storage storage,
      HiddenMembers hidden,
      Map<TypeElement, String> types,
      TypeName sentType,
      TypeName selfType) {
    this.className = className;
    this.names = names;
    this.storage = storage;
    this.hidden = hidden;
    this.types = types;
    this.sentType = sentType;
    this.selfType = selfType;
    inferred = new InferredTypes(names);
  }

  /** The methods that the code which has been written needs. */
  List<MethodSpec> methods() {
    return inferred.methods();
  }

  /** A type by its name in the machine. */
  TypeName type(TypeMirror type) {
    return TypeNames.of(type, types);
  }

  /** Names a new copy of a captured variable, to which captures refer from here on. */
  String snapshot(Variable variable) {
    String name = names.fresh(names.of(variable));
    copies.put(variable, name);
    return name;
  }

  CodeBlock write(Expr expr) {
    return write(Codes.of(expr));
  }

  CodeBlock write(Code code) {
    if (code.parts().size() == 1 && code.parts().get(0) instanceof Code.Sent whole) {
      TypeName type = type(whole.type());
      return type.equals(sentType)
          ? CodeBlock.of("$L", names.sent)
          : CodeBlock.of("($T) $L", type, names.sent);
    }
    CodeBlock.Builder out = CodeBlock.builder();
    Indentation indentation = Indentation.of(code);
    for (int i = 0; i < code.parts().size(); i++) {
      Code.Part part = code.parts().get(i);
      if (part instanceof Code.BindingOpen open && isDelimited(code.parts(), i)) {
        delimited.addAll(open.variables());
      }
      if (part instanceof Code.InferredOpen open && isKept(code.parts(), i)) {
        out.add("$L(", inferred.name(open));
      } else if (part instanceof Code.InferredClose && i > 1 && isKept(code.parts(), i - 2)) {
        out.add(")");
      } else {
        write(part, indentation, out);
      }
    }
    return out.build();
  }

  /** Whether an operand whose type was inferred stands there as a variable. */
  private static boolean isKept(List<Code.Part> parts, int open) {
    return open + 2 < parts.size()
        && parts.get(open) instanceof Code.InferredOpen
        && parts.get(open + 1) instanceof Code.VariableRef
        && parts.get(open + 2) instanceof Code.InferredClose;
  }

  /** Whether what begins with this part and ends with its binding stands in parentheses already. */
  private static boolean isDelimited(List<Code.Part> parts, int open) {
    List<Variable> variables = ((Code.BindingOpen) parts.get(open)).variables();
    int close = parts.indexOf(new Code.BindingClose(variables));
    return open > 0
        && parts.get(open - 1) instanceof Code.Text before
        && before.text().endsWith("(")
        && close >= 0
        && close < parts.size() - 1
        && parts.get(close + 1) instanceof Code.Text after
        && after.text().startsWith(")");
  }

  private boolean isDelimited(List<Variable> bound) {
    return delimited.containsAll(bound);
  }

  private void write(Code.Part part, Indentation indentation, CodeBlock.Builder out) {
    if (part instanceof Code.Text p && ASKS.containsKey(p.text())) {
      out.add(ASKS.get(p.text()));
    } else if (part instanceof Code.Text p) {
      out.add("$L", indentation.apply(p.text()));
    } else if (part instanceof Code.TypeRef p) {
      out.add("$T", TypeNames.erased(type(p.type())));
    } else if (part instanceof Code.TypeName p) {
      out.add("$T", type(p.type()));
    } else if (part instanceof Code.ClassNamed p) {
      out.add("$T", ClassName.get(p.packageName(), p.simpleName()));
    } else if (part instanceof Code.VariableRef p) {
      String name = names.of(p.variable());
      boolean copy = p.captured() && storage.needsSnapshot(p.variable());
      out.add("$L", copy ? copies.getOrDefault(p.variable(), name) : name);
    } else if (part instanceof Code.VariableName p) {
      out.add("$L", names.of(p.variable()));
    } else if (part instanceof Code.Self) {
      out.add("$L", names.self);
    } else if (part instanceof Code.MemberRef p) {
      out.add(hidden.call(p.member(), typeArguments(p.arguments())));
    } else if (part instanceof Code.MemberHandle p) {
      out.add("$L", hidden.reference(p.member()));
    } else if (part instanceof Code.Sent p) {
      TypeName type = type(p.type());
      if (type.equals(sentType)) {
        out.add("$L", names.sent);
      } else {
        out.add("(($T) $L)", type, names.sent);
      }
    } else if (part instanceof Code.Label) {
      out.add("$L", names.label);
    } else if (part instanceof Code.Hole p) {
      throw new IllegalStateException("an operand was not filled in: " + p);
    } else {
      binding(part, out);
    }
  }

  private CodeBlock typeArguments(List<TypeMirror> arguments) {
    return arguments.isEmpty()
        ? CodeBlock.of("")
        : arguments.stream()
            .map(argument -> CodeBlock.of("$T", type(argument)))
            .collect(CodeBlock.joining(", ", "<", ">"));
  }

  private void binding(Code.Part part, CodeBlock.Builder out) {
    if (part instanceof Code.BindingOpen p) {
      List<Variable> variables = p.variables();
      boolean bare = variables.stream().allMatch(storage::local) || isDelimited(variables);
      out.add("$L", bare ? "" : "(");
    } else if (part instanceof Code.RethrowOpen p) {
      // Its type says more than what the block could throw (JLS 11.2.2).
      out.add("$L", storage.local(p.variable()) ? "" : "rethrow(");
    } else if (part instanceof Code.RethrowClose p) {
      out.add("$L", storage.local(p.variable()) ? "" : ")");
    } else if (part instanceof Code.BindingName p) {
      String name = names.of(p.variable());
      if (!storage.local(p.variable())) {
        name = bindings.computeIfAbsent(p.variable(), v -> names.fresh(v.name()));
        // What captures it in the same expression has the binding itself.
        copies.put(p.variable(), name);
      }
      out.add("$L", name);
    } else if (part instanceof Code.BindingClose p) {
      bound(p.variables(), out);
    } else if (part instanceof Code.Found p) {
      found(p, out);
    } else {
      localClass(part, out);
    }
  }

  /** Keeps what an {@code instanceof} has bound, in conditions that are always true. */
  private void bound(List<Variable> variables, CodeBlock.Builder out) {
    List<Variable> kept = variables.stream().filter(v -> !storage.local(v)).toList();
    for (Variable variable : kept) {
      String name = names.of(variable);
      String binding = bindings.get(variable);
      String box = NOT_EQUAL_TO_ITSELF.get(variable.type().getKind());
      if (box == null) {
        out.add(" && ($L = $L) == $L", name, binding, binding);
      } else {
        out.add(" && $L.compare($L = $L, $L) == 0", box, name, binding, binding);
      }
    }
    out.add("$L", kept.isEmpty() || isDelimited(variables) ? "" : ")");
  }

  /** Keeps what the label of a switch has bound, and gives the arm. */
  private void found(Code.Found part, CodeBlock.Builder out) {
    List<Variable> kept = part.variables().stream().filter(v -> !storage.local(v)).toList();
    if (kept.isEmpty()) {
      out.add("$L;", part.arm());
      return;
    }
    out.add("{\n");
    kept.forEach(v -> out.add("    $L = $L;\n", names.of(v), bindings.get(v)));
    out.add("    yield $L;\n  }", part.arm());
  }

  private void localClass(Code.Part part, CodeBlock.Builder out) {
    if (part instanceof Code.LocalType p) {
      out.add("$L", p.type().name());
    } else if (part instanceof Code.RawType p) {
      out.add("$L$L", p.type().isStatic() ? "" : className + ".", p.type().name());
    } else if (part instanceof Code.Captures p) {
      List<String> values =
          p.type().kept().stream().map(k -> argument(k, p.site())).collect(Collectors.toList());
      if (p.type().capturesSelf()) {
        values.add(0, names.self);
      }
      list(values, p.comma(), out);
    } else if (part instanceof Code.Passed p) {
      List<String> values =
          p.type().kept().stream().map(LocalClass.Kept::parameter).collect(Collectors.toList());
      if (p.type().capturesSelf()) {
        values.add(0, names.self);
      }
      list(values, p.comma(), out);
    } else if (part instanceof Code.Parameters p) {
      CodeBlock.Builder parameters = CodeBlock.builder();
      parameters.add("$L", declarations(p.type(), ", "));
      if (!parameters.isEmpty() && p.comma() && p.type().captures()) {
        parameters.add(", ");
      }
      out.add(parameters.build());
    } else if (part instanceof Code.Kept p) {
      out.add("$L", kept(p.type()));
    } else if (part instanceof Code.SuperCall p) {
      out.add("$L", p.type().captures() ? " super();" : "");
    } else if (part instanceof Code.Initialized p) {
      out.add("$L", initialized(p.type()));
    } else if (part instanceof Code.Fields p) {
      fields(p, out);
    }
  }

  private String argument(LocalClass.Kept kept, Code.Site site) {
    if (site == Code.Site.CLASS) {
      return kept.field();
    } else if (site == Code.Site.CONSTRUCTOR_CALL) {
      return kept.parameter();
    }
    Variable variable = kept.variable();
    String name = names.of(variable);
    return site == Code.Site.LAMBDA && storage.needsSnapshot(variable)
        ? copies.getOrDefault(variable, name)
        : name;
  }

  private static void list(List<String> values, boolean comma, CodeBlock.Builder out) {
    out.add("$L", String.join(", ", values) + (comma && !values.isEmpty() ? ", " : ""));
  }

  private CodeBlock declarations(LocalClass type, String separator) {
    List<CodeBlock> parameters =
        type.kept().stream()
            .map(k -> CodeBlock.of("$T $L", type(k.variable().type()), k.parameter()))
            .collect(Collectors.toList());
    if (type.capturesSelf()) {
      parameters.add(0, CodeBlock.of("$T $L", selfType, names.self));
    }
    return CodeBlock.join(parameters, separator);
  }

  private CodeBlock kept(LocalClass type) {
    CodeBlock.Builder out = CodeBlock.builder();
    if (type.capturesSelf()) {
      out.add(" this.$L = $L;", names.self, names.self);
    }
    type.kept().forEach(k -> out.add(" this.$L = $L;", k.field(), k.parameter()));
    return out.build();
  }

  private void fields(Code.Fields part, CodeBlock.Builder out) {
    LocalClass type = part.type();
    boolean constructs =
        !part.declaresConstructor() && (type.captures() || !type.implicit().parameters().isEmpty());
    if (!type.captures() && !constructs) {
      return;
    }
    out.add("\n");
    if (type.capturesSelf()) {
      out.add("  private final $T $L;\n", selfType, names.self);
    }
    type.kept()
        .forEach(k -> out.add("  private final $T $L;\n", type(k.variable().type()), k.field()));
    if (constructs) {
      out.add(type.captures() ? "\n" : "").add("  $L\n", constructor(type, part.early()));
    }
  }

  /** The constructor of a class that declares none. */
  private CodeBlock constructor(LocalClass type, boolean early) {
    LocalClass.Implicit implicit = type.implicit();
    List<CodeBlock> parameters = new ArrayList<>();
    if (type.captures()) {
      parameters.add(declarations(type, ", "));
    }
    implicit.parameters().forEach(parameter -> parameters.add(write(parameter)));
    CodeBlock thrown =
        implicit.thrown().stream()
            .map(t -> CodeBlock.of("$T", type(t)))
            .collect(CodeBlock.joining(", ", implicit.thrown().isEmpty() ? "" : " throws ", ""));
    CodeBlock superCall = write(implicit.superCall());
    CodeBlock first = early ? kept(type) : superCall;
    CodeBlock second = early ? superCall : kept(type);
    if (early && superCall.isEmpty() && type.captures()) {
      second = CodeBlock.of(" super();");
    }
    return CodeBlock.of(
        "$L($L)$L {$L$L$L }",
        type.name(),
        CodeBlock.join(parameters, ", "),
        thrown,
        first,
        second,
        initialized(type));
  }

  private CodeBlock initialized(LocalClass type) {
    CodeBlock.Builder out = CodeBlock.builder();
    type.initializers().forEach(code -> out.add(" $L", write(code)));
    return out.build();
  }
}
