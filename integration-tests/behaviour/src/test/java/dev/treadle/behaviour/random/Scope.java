package dev.treadle.behaviour.random;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What can be named at one place of a template, and where a jump can go from there. */
final class Scope {
  /** A local; one that is assigned again cannot be captured. */
  record Variable(String name, Type type, boolean assigned) {}

  /** What a jump can leave or go on with. */
  static final class Target {
    final @Nullable String label;
    final boolean loop;

    /** Whether it can be left by a break without a label. */
    final boolean breakable;

    /** Whether it is left by a break, be that ever executed or not. */
    boolean left;

    /** What is reached when the target is continued. */
    final Object continued = new Object();

    Target(@Nullable String label, boolean loop, boolean breakable) {
      this.label = label;
      this.loop = loop;
      this.breakable = breakable;
    }
  }

  /** The names of locals; some that a machine needs itself. */
  private static final List<String> NAMES =
      List.of(
          "a",
          "b",
          "c",
          "d",
          "i",
          "j",
          "state",
          "s",
          "t",
          "result",
          "sent",
          "raised",
          "self",
          "current",
          "value",
          "label",
          "delegate",
          "f",
          "g",
          "dispatch",
          "jump",
          "completion");

  /** A local class. */
  record Local(String name, Kind kind) {}

  /** What can be done with a local class. */
  enum Kind {
    RECORD,
    INTERFACE,
    ENUM,
    GENERIC
  }

  private final Choices choices;

  /** How the template names the object that it works on. */
  private final String self;

  /** A generator: its suspensions have no value. */
  private final boolean generator;

  private final List<Local> locals = new ArrayList<>();
  private final List<Variable> variables = new ArrayList<>();
  private final Set<String> reserved = new HashSet<>();
  private List<Target> targets = new ArrayList<>();
  private Set<Object> reached = new HashSet<>();
  private int fresh;

  /** Inside a closure: no suspensions, no assigned locals from outside of it. */
  private boolean plain;

  /** Inside a guard: no assigned locals from outside of it. */
  private boolean fixed;

  /** The locals from here on are those of the closure, or of the guard. */
  private int inside;

  /** No suspensions. */
  private boolean quiet;

  /** Inside a switch expression: the type of its results. */
  private @Nullable Type result;

  private boolean returns = true;

  /** Inside an operand before which there is a long: javac crashes on a try in a switch there. */
  private boolean wide;

  private boolean negated;

  /** What the template returns; null for nothing. */
  private @Nullable Type returned;

  Scope(Choices choices, String self, boolean generator) {
    this.choices = choices;
    this.self = self;
    this.generator = generator;
  }

  /** How the object that the template works on is named. */
  String self() {
    return self;
  }

  boolean generator() {
    return generator;
  }

  /** Whether nothing can be suspended here. */
  boolean quiet() {
    return plain || quiet;
  }

  /** In {@code part} nothing is suspended. */
  <T> T quiet(Supplier<T> part) {
    boolean before = quiet;
    quiet = true;
    try {
      return part.get();
    } finally {
      quiet = before;
    }
  }

  boolean plain() {
    return plain;
  }

  @Nullable Type returned() {
    return returned;
  }

  void returned(@Nullable Type type) {
    returned = type;
  }

  boolean wide() {
    return wide;
  }

  /** {@code part} is evaluated while a long waits for it. */
  <T> T wide(Supplier<T> part) {
    boolean before = wide;
    wide = true;
    try {
      return part.get();
    } finally {
      wide = before;
    }
  }

  /** Behind a test that makes no binding: javac takes locals for assigned that are not. */
  boolean negated() {
    return negated;
  }

  <T> T negated(Supplier<T> part) {
    boolean before = negated;
    negated = true;
    try {
      return part.get();
    } finally {
      negated = before;
    }
  }

  boolean returns() {
    return returns;
  }

  @Nullable Type result() {
    return result;
  }

  List<Target> targets() {
    return targets;
  }

  /** A name that nothing in scope has. */
  String name() {
    List<String> free = NAMES.stream().filter(name -> !taken(name)).toList();
    return free.isEmpty() ? fresh("v") : choices.of(free);
  }

  /** A name that nothing in the whole template has. */
  String fresh(String prefix) {
    return prefix + ++fresh;
  }

  boolean taken(String name) {
    return reserved.contains(name) || variables.stream().anyMatch(v -> v.name().equals(name));
  }

  /** From here on the name cannot be declared again, but it is no variable to read either. */
  void reserve(String name) {
    reserved.add(name);
  }

  void declare(String name, Type type, boolean assigned) {
    variables.add(new Variable(name, type, assigned));
  }

  List<Variable> readable(Type type) {
    List<Variable> found = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      Variable variable = variables.get(i);
      if (variable.type() == type && !((plain || fixed) && variable.assigned() && i < inside)) {
        found.add(variable);
      }
    }
    return found;
  }

  List<Variable> assignable(Type type) {
    return readable(type).stream().filter(Variable::assigned).toList();
  }

  void declare(Local local) {
    locals.add(local);
  }

  List<Local> locals(Kind kind) {
    return locals.stream().filter(local -> local.kind() == kind).toList();
  }

  /** What is declared in {@code part} is in scope only there. */
  <T> T block(Supplier<T> part) {
    int size = variables.size();
    int types = locals.size();
    Set<String> before = new HashSet<>(reserved);
    try {
      return part.get();
    } finally {
      locals.subList(types, locals.size()).clear();
      while (variables.size() > size) {
        variables.remove(variables.size() - 1);
      }
      reserved.clear();
      reserved.addAll(before);
    }
  }

  /** The locals declared since there were {@code size}. */
  List<Variable> since(int size) {
    return List.copyOf(variables.subList(size, variables.size()));
  }

  int size() {
    return variables.size();
  }

  /** These locals may not be read any more, but keep their names. */
  void hide(List<Variable> hidden) {
    variables.removeAll(hidden);
    hidden.forEach(v -> reserve(v.name()));
  }

  /** In {@code part} nothing is suspended and no local of another method assigned. */
  <T> T closure(Supplier<T> part) {
    boolean plainBefore = plain;
    boolean wideBefore = wide;
    int insideBefore = inside;
    plain = true;
    wide = false;
    inside = variables.size();
    try {
      return block(part);
    } finally {
      plain = plainBefore;
      wide = wideBefore;
      inside = insideBefore;
    }
  }

  /** Inside a guard: javac allows no assignment, not even to a field. */
  boolean fixed() {
    return fixed;
  }

  /** In {@code part}, a guard, locals from outside of it that are assigned cannot be named. */
  <T> T fixed(Supplier<T> part) {
    boolean fixedBefore = fixed;
    int insideBefore = inside;
    fixed = true;
    inside = variables.size();
    try {
      return part.get();
    } finally {
      fixed = fixedBefore;
      inside = insideBefore;
    }
  }

  /** {@code part} is inside of a switch expression, which no jump leaves. */
  <T> T results(Type type, Supplier<T> part) {
    return apart(type, false, returned, part);
  }

  /** {@code part} is the body of a lambda. */
  <T> T body(Type type, Supplier<T> part) {
    return apart(null, true, type, part);
  }

  private <T> T apart(
      @Nullable Type yielding, boolean returning, @Nullable Type type, Supplier<T> part) {
    List<Target> targetsBefore = targets;
    Type resultBefore = result;
    boolean returnsBefore = returns;
    Type returnedBefore = returned;
    targets = new ArrayList<>();
    result = yielding;
    returns = returning;
    returned = type;
    try {
      return part.get();
    } finally {
      targets = targetsBefore;
      result = resultBefore;
      returns = returnsBefore;
      returned = returnedBefore;
    }
  }

  <T> T target(Target target, Supplier<T> part) {
    targets.add(target);
    try {
      return part.get();
    } finally {
      targets.remove(target);
    }
  }

  /** A jump to {@code place} (a target, or what is reached when it is continued) happens here. */
  void reach(Object place) {
    reached.add(place);
  }

  boolean reached(Object place) {
    return reached.contains(place);
  }

  /** The jumps out of {@code part} happen only if {@code last}, run on the way out, completes. */
  boolean guarded(Supplier<Boolean> part, Supplier<Boolean> last) {
    Set<Object> before = reached;
    reached = new HashSet<>();
    boolean completes = part.get();
    Set<Object> inside = reached;
    reached = before;
    if (!last.get()) {
      return false;
    }
    reached.addAll(inside);
    return completes;
  }
}
