package dev.treadle.processor.ir;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Java text as the user wrote it, in which each reference whose meaning depends on the place is a
 * part of its own: so it can stand in another class, under other names, and keep its layout and
 * comments.
 */
public record Code(List<Part> parts) {

  /** A piece of a {@link Code}. */
  public sealed interface Part {}

  /** Text that means the same everywhere. */
  public record Text(String text) implements Part {}

  /** A class named by its simple name. */
  public record TypeRef(TypeMirror type) implements Part {}

  /** How a reference uses its variable. */
  public enum Use {
    /** Its value is read. */
    READ,
    /** It is assigned and not read. */
    WRITE,
    /** It is read and assigned, as in {@code x += 1}. */
    UPDATE
  }

  /**
   * A use of a local variable.
   *
   * @param captured whether it stands in a lambda or a class that captures the variable
   */
  public record VariableRef(Variable variable, Use use, boolean captured) implements Part {}

  /** The name of a variable at its declaration inside this text. */
  public record VariableName(Variable variable) implements Part {}

  /** The template's receiver, {@code this} in the user's code. */
  public record Self(boolean captured) implements Part {}

  /**
   * The name of the method that performs an operation on a member the machine cannot name, behind
   * the type arguments that the user's text says.
   */
  public record MemberRef(Member member, List<TypeMirror> arguments) implements Part {
    public MemberRef {
      arguments = List.copyOf(arguments);
    }

    public MemberRef(Member member) {
      this(member, List.of());
    }
  }

  /**
   * A method reference to the method that performs an operation on a member the machine cannot
   * name.
   */
  public record MemberHandle(Member member) implements Part {}

  /** The place of an operand that is read on its own. */
  public record Hole(int index) implements Part {}

  /** Stands before an {@code instanceof} whose bindings may have to become variables. */
  public record BindingOpen(List<Variable> variables) implements Part {
    public BindingOpen {
      variables = List.copyOf(variables);
    }
  }

  /** The name of the binding in the pattern. */
  public record BindingName(Variable variable) implements Part {}

  /** Stands behind an {@code instanceof} whose bindings may have to become variables. */
  public record BindingClose(List<Variable> variables) implements Part {
    public BindingClose {
      variables = List.copyOf(variables);
    }
  }

  /**
   * The number of the arm that a switch has found, behind the arrow of its label, with the bindings
   * of the label that may have to become variables.
   */
  public record Found(List<Variable> variables, int arm) implements Part {
    public Found {
      variables = List.copyOf(variables);
    }
  }

  /** Stands before an exception that is thrown again, if the machine keeps it in a variable. */
  public record RethrowOpen(Variable variable) implements Part {}

  /** Stands behind an exception that is thrown again, if the machine keeps it in a variable. */
  public record RethrowClose(Variable variable) implements Part {}

  /**
   * Stands before an operand whose type arguments were inferred from what stands beside it, by the
   * numbers of these. If a variable keeps the operand, they are inferred again where it is used.
   */
  public record InferredOpen(TypeElement type, Set<Integer> arguments) implements Part {
    public InferredOpen {
      arguments = Set.copyOf(arguments);
    }
  }

  /** Stands behind such an operand. */
  public record InferredClose() implements Part {}

  /** The value that was sent, or that a delegate returned, right after a resume. */
  public record Sent(TypeMirror type) implements Part {}

  /** The resume label, 0 while running. */
  public record Label() implements Part {}

  /** A type as a whole, with its arguments. */
  public record TypeName(TypeMirror type) implements Part {}

  /** A top-level class that need not exist yet: a companion. */
  public record ClassNamed(String packageName, String simpleName) implements Part {}

  /** A local class that became a member of the machine. */
  public record LocalType(LocalClass type) implements Part {}

  /** The same without the type arguments of the machine, where a type must be known at run time. */
  public record RawType(LocalClass type) implements Part {}

  /** Where a lifted class is instantiated. */
  public enum Site {
    /** In the body itself. */
    BODY,
    /** In a lambda or a class that stays inside the body. */
    LAMBDA,
    /** In a lifted class, which has the captured values in fields. */
    CLASS,
    /** In the call of another constructor, where a lifted class has but parameters yet. */
    CONSTRUCTOR_CALL;

    /** Whether it is outside of lifted classes, where the variables themselves are read. */
    boolean reads() {
      return this == BODY || this == LAMBDA;
    }
  }

  /**
   * The captured values as arguments where a lifted class is instantiated, before others if {@code
   * comma}.
   */
  public record Captures(LocalClass type, Site site, boolean comma) implements Part {}

  /**
   * The fields that keep what a lifted class captures, and its constructor if it declares none.
   *
   * @param early whether that keeps what is captured before it calls {@code super}
   */
  public record Fields(LocalClass type, boolean declaresConstructor, boolean early)
      implements Part {}

  /**
   * The captured values as parameters of a lifted class's constructor, before others if {@code
   * comma}.
   */
  public record Parameters(LocalClass type, boolean comma) implements Part {}

  /**
   * The captured values passed on from one constructor of a lifted class to another, before others
   * if {@code comma}.
   */
  public record Passed(LocalClass type, boolean comma) implements Part {}

  /** The assignments that keep the captured values in fields of a lifted class. */
  public record Kept(LocalClass type) implements Part {}

  /** The call of {@code super} behind such assignments, if there are any. */
  public record SuperCall(LocalClass type) implements Part {}

  /** The instance initializers that a constructor of a lifted class has to run. */
  public record Initialized(LocalClass type) implements Part {}

  public Code {
    parts = List.copyOf(parts);
  }

  /** Plain text. */
  public static Code text(String text) {
    return new Code(List.of(new Text(text)));
  }

  /** A read of a variable. */
  public static Code read(Variable variable) {
    return new Code(List.of(new VariableRef(variable, Use.READ, false)));
  }

  /** Code made of the given strings, codes and parts. */
  public static Code of(Object... pieces) {
    List<Part> parts = new ArrayList<>();
    for (Object piece : pieces) {
      if (piece instanceof Code code) {
        parts.addAll(code.parts());
      } else if (piece instanceof Part part) {
        parts.add(part);
      } else if (piece instanceof Variable variable) {
        parts.add(new VariableRef(variable, Use.READ, false));
      } else if (piece instanceof TypeMirror type) {
        parts.add(new TypeName(type));
      } else {
        parts.add(new Text((String) piece));
      }
    }
    return new Code(parts);
  }

  /** This code with each hole replaced. */
  public Code fill(Function<Integer, Code> operands) {
    List<Part> filled = new ArrayList<>();
    for (Part part : parts) {
      if (part instanceof Hole hole) {
        filled.addAll(operands.apply(hole.index()).parts());
      } else {
        filled.add(part);
      }
    }
    return new Code(filled);
  }

  /** The variables whose value this code may use. */
  public Set<Variable> reads() {
    Set<Variable> reads = new LinkedHashSet<>();
    for (Part part : parts) {
      if (part instanceof VariableRef ref && ref.use() != Use.WRITE) {
        reads.add(ref.variable());
      } else if (part instanceof Captures captures && captures.site().reads()) {
        reads.addAll(captures.type().captured());
      }
    }
    return reads;
  }

  /** Whether this code uses the template's receiver. */
  public boolean readsSelf() {
    return parts.stream()
        .anyMatch(
            part ->
                part instanceof Self
                    || (part instanceof Captures captures
                        && captures.site().reads()
                        && captures.type().capturesSelf()));
  }

  /** The variables this code may assign. */
  public Set<Variable> writes() {
    Set<Variable> writes = new LinkedHashSet<>();
    for (Part part : parts) {
      if (part instanceof VariableRef ref && ref.use() != Use.READ) {
        writes.add(ref.variable());
      } else if (part instanceof BindingName name) {
        writes.add(name.variable());
      }
    }
    return writes;
  }

  /** The variables that lambdas and classes in this code capture. */
  public Set<Variable> captured() {
    Set<Variable> captured = new LinkedHashSet<>();
    for (Part part : parts) {
      if (part instanceof VariableRef ref && ref.captured()) {
        captured.add(ref.variable());
      } else if (part instanceof Captures captures && captures.site() == Site.LAMBDA) {
        captured.addAll(captures.type().captured());
      }
    }
    return captured;
  }

  /** The variables declared inside this code, among them the bindings of its patterns. */
  public Set<Variable> declares() {
    Set<Variable> declared = new LinkedHashSet<>();
    for (Part part : parts) {
      if (part instanceof VariableName name) {
        declared.add(name.variable());
      } else if (part instanceof BindingName name) {
        declared.add(name.variable());
      }
    }
    return declared;
  }

  /**
   * This code with each hole replaced by code that was composed anew, in parentheses where that is
   * needed.
   *
   * @param composed which holes are filled with code that did not stand there in the user's text
   */
  public Code fill(Function<Integer, Code> operands, Predicate<Integer> composed) {
    List<Part> filled = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i) instanceof Hole hole) {
        Code operand = operands.apply(hole.index());
        boolean bare =
            !composed.test(hole.index())
                || operand.primary()
                || Precedence.isDelimited(parts, i, operand);
        filled.addAll(bare ? operand.parts() : of("(", operand, ")").parts());
      } else {
        filled.add(parts.get(i));
      }
    }
    return new Code(filled).unwrapped();
  }

  /** This code without parentheses around a name or a call. */
  private Code unwrapped() {
    boolean wrapped =
        parts.size() == 3
            && parts.get(0).equals(new Text("("))
            && parts.get(2).equals(new Text(")"))
            && new Code(List.of(parts.get(1))).primary();
    return wrapped ? new Code(List.of(parts.get(1))) : this;
  }

  /** Whether an operator may be put before or behind this code without parentheses. */
  public boolean primary() {
    return Precedence.isPrimary(this);
  }

  /** This code as an operand of {@code ||}. */
  public Code disjunct() {
    return Precedence.isTighter(this, "?=") ? this : of("(", this, ")");
  }

  /** This code as an operand of {@code &&}. */
  public Code conjunct() {
    return Precedence.isTighter(this, "?=|") ? this : of("(", this, ")");
  }

  /** This code in parentheses unless it needs none before a dot. */
  public Code qualifier() {
    return primary() ? this : of("(", this, ")");
  }

  /** The logical complement of this code. */
  public Code negated() {
    if (parts.get(0) instanceof Text text && text.text().startsWith("!")) {
      List<Object> rest = new ArrayList<>(parts.subList(1, parts.size()));
      rest.add(0, text.text().substring(1));
      Code complement = of(rest.toArray());
      if (complement.primary()) {
        return complement;
      }
    }
    return of("!", qualifier());
  }

  /** The variable this code is a plain read of, if it is nothing else. */
  public @Nullable Variable asVariable() {
    return parts.size() == 1 && parts.get(0) instanceof VariableRef ref && ref.use() == Use.READ
        ? ref.variable()
        : null;
  }

  @Override
  public String toString() {
    return IrPrinter.print(this);
  }
}
