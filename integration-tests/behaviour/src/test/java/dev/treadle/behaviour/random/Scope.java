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

  private final Choices choices;
  private final List<Variable> variables = new ArrayList<>();
  private final Set<String> reserved = new HashSet<>();
  private List<Target> targets = new ArrayList<>();
  private Set<Object> reached = new HashSet<>();
  private int fresh;

  /** Inside a closure: no suspensions, no assigned locals. */
  private boolean plain;

  /** Inside a switch expression: the type of its results. */
  private @Nullable Type result;

  private boolean returns = true;

  /** What the template returns; null for nothing. */
  private @Nullable Type returned;

  Scope(Choices choices) {
    this.choices = choices;
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
    return variables.stream().filter(v -> v.type() == type && !(plain && v.assigned())).toList();
  }

  List<Variable> assignable(Type type) {
    return plain ? List.of() : readable(type).stream().filter(Variable::assigned).toList();
  }

  /** What is declared in {@code part} is in scope only there. */
  <T> T block(Supplier<T> part) {
    int size = variables.size();
    Set<String> before = new HashSet<>(reserved);
    try {
      return part.get();
    } finally {
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

  /** In {@code part} nothing is suspended and no local assigned. */
  <T> T closure(Supplier<T> part) {
    boolean before = plain;
    plain = true;
    try {
      return block(part);
    } finally {
      plain = before;
    }
  }

  /** {@code part} is inside of a switch expression, which no jump leaves. */
  <T> T results(Type type, Supplier<T> part) {
    List<Target> targetsBefore = targets;
    Type resultBefore = result;
    boolean returnsBefore = returns;
    targets = new ArrayList<>();
    result = type;
    returns = false;
    try {
      return part.get();
    } finally {
      targets = targetsBefore;
      result = resultBefore;
      returns = returnsBefore;
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
