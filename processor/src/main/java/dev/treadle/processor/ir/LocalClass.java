package dev.treadle.processor.ir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * A class, record, enum or interface of the body that is used across a suspension, and so becomes a
 * member of the machine's class; an anonymous one is given a name. What it captures is given to its
 * constructors and kept in fields of its own.
 */
public final class LocalClass {

  /**
   * The constructor of a class that declares none, which is needed if it takes something.
   *
   * @param parameters those behind the captured values
   * @param superCall the call of the superclass's constructor, empty if it is the implicit one
   * @param thrown the types it declares
   */
  public record Implicit(List<Code> parameters, Code superCall, List<TypeMirror> thrown) {
    public Implicit {
      parameters = List.copyOf(parameters);
      thrown = List.copyOf(thrown);
    }
  }

  /**
   * A variable that is captured.
   *
   * @param field the name of the field that keeps it
   * @param parameter the name of the parameter with which constructors take it
   */
  public record Kept(Variable variable, String field, String parameter) {}

  private final TypeElement element;
  private final String name;
  private final Map<Variable, Kept> captured = new LinkedHashMap<>();
  private final List<Code> initializers = new ArrayList<>();
  private boolean capturesSelf;
  private boolean isStatic;
  private Implicit implicit = new Implicit(List.of(), Code.text(""), List.of());
  private @Nullable Code declaration;

  /** A class that is not read yet. */
  public LocalClass(TypeElement element, String name) {
    this.element = element;
    this.name = name;
  }

  /** The class as the compiler sees it. */
  public TypeElement element() {
    return element;
  }

  /** Its name in the machine: the user's, or the one that an anonymous class is given. */
  public String name() {
    return name;
  }

  /** Whether the user gave it no name. */
  public boolean anonymous() {
    return element.getNestingKind() == NestingKind.ANONYMOUS;
  }

  /** The variables of the body that the class uses. */
  public List<Variable> captured() {
    return new ArrayList<>(captured.keySet());
  }

  /** The variables of the body that the class uses, and how it names them. */
  public List<Kept> kept() {
    return new ArrayList<>(captured.values());
  }

  /** Whether it uses the template's receiver. */
  public boolean capturesSelf() {
    return capturesSelf;
  }

  /** Whether it uses anything of the body, so that its constructors are given it. */
  public boolean captures() {
    return capturesSelf || !captured.isEmpty();
  }

  /** Notes that the class uses a variable of the body. */
  public void capture(Kept kept) {
    captured.put(kept.variable(), kept);
  }

  /** Notes that the class uses the template's receiver. */
  public void captureSelf() {
    capturesSelf = true;
  }

  /** Whether it uses no type parameter of the machine, and so can be a static member. */
  public boolean isStatic() {
    return isStatic;
  }

  /** Says whether it can be a static member. */
  public void setStatic(boolean can) {
    isStatic = can;
  }

  /** The instance initializers that constructors have to run, since they use what is captured. */
  public List<Code> initializers() {
    return List.copyOf(initializers);
  }

  /** Adds an instance initializer that constructors have to run. */
  public void initialize(Code statement) {
    initializers.add(statement);
  }

  /** The constructor it has if it declares none. */
  public Implicit implicit() {
    return implicit;
  }

  /** Sets the constructor it has if it declares none. */
  public void construct(Implicit constructor) {
    implicit = constructor;
  }

  /** Whether the declaration is read. */
  public boolean declared() {
    return declaration != null;
  }

  /** The declaration as a member of the machine. */
  public Code declaration() {
    return java.util.Objects.requireNonNull(declaration, "declaration");
  }

  /** Sets the declaration, once it is read. */
  public void declare(Code code) {
    declaration = code;
  }
}
