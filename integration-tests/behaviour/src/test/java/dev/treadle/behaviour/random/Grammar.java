package dev.treadle.behaviour.random;

import java.util.List;
import java.util.function.Supplier;

/** What the parts of the grammar share while one template is made. */
final class Grammar {
  /**
   * A template that the one being made can call: all take an int and an Object.
   *
   * @param alone static: the object it works on is a parameter
   */
  record Callee(String name, String returns, boolean alone, boolean varargs) {}

  final Choices choices;
  final Scope scope;
  final List<Callee> callees;
  final Expressions expressions;
  final Numbers numbers;
  final Conditions conditions;
  final Creations creations;
  final Calls calls;
  final Closures closures;
  final Switches switches;
  final Patterns patterns;
  final Statements statements;
  final Loops loops;
  final Tries tries;

  /** How many parts may still be made that have parts of their own. */
  private int budget;

  /** How deep the part being made is. */
  private int depth;

  Grammar(Choices choices, Scope scope, List<Callee> callees, int budget) {
    this.choices = choices;
    this.scope = scope;
    this.callees = callees;
    this.budget = budget;
    this.expressions = new Expressions(this);
    this.numbers = new Numbers(this);
    this.conditions = new Conditions(this);
    this.creations = new Creations(this);
    this.calls = new Calls(this);
    this.closures = new Closures(this);
    this.switches = new Switches(this);
    this.patterns = new Patterns(this);
    this.statements = new Statements(this);
    this.loops = new Loops(this);
    this.tries = new Tries(this);
  }

  /** True if the next part must have no parts of its own. */
  boolean exhausted(int limit) {
    return budget <= 0 || depth >= limit;
  }

  /** Makes a part and notes which decisions it took. */
  <T> T part(Supplier<T> part) {
    int from = choices.size();
    budget--;
    depth++;
    try {
      return part.get();
    } finally {
      depth--;
      choices.span(from);
    }
  }
}
