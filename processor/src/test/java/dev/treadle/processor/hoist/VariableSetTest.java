package dev.treadle.processor.hoist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.processor.ir.Bodies;
import dev.treadle.processor.ir.Variable;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

/** A set of variables does what any set does. */
final class VariableSetTest {

  private final List<Variable> variables =
      List.of("a", "b", "c", "d", "e").stream().map(Bodies::variable).toList();
  private final Numbering numbering = new Numbering();

  private VariableSet set(Collection<Variable> of) {
    return new VariableSet(numbering, of);
  }

  @Test
  void itsElementsAreInTheOrderOfTheirNumbers() {
    variables.forEach(numbering::of);
    VariableSet set = set(List.of(variables.get(3), variables.get(0), variables.get(2)));
    assertEquals(List.of(variables.get(0), variables.get(2), variables.get(3)), List.copyOf(set));
    Iterator<Variable> none = set(List.of()).iterator();
    assertThrows(NoSuchElementException.class, none::next);
  }

  @Test
  void aCopyIsItsOwn() {
    VariableSet set = set(variables.subList(0, 2));
    VariableSet copy = set.copy();
    copy.remove(variables.get(0));
    assertEquals(new HashSet<>(variables.subList(0, 2)), set);
    assertEquals(Set.of(variables.get(1)), copy);
  }

  @Test
  void itDoesWhatAHashSetDoes() {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      Set<Variable> a = any(random);
      Set<Variable> b = any(random);
      same(a, b, Set::addAll);
      same(a, b, Set::removeAll);
      same(a, b, Set::retainAll);
      same(a, b, Set::containsAll);
      same(a, b, Set::equals);
      same(a, b, (set, other) -> set.removeIf(other::contains));
      same(a, b, (set, other) -> set.isEmpty() || set.add(variables.get(other.size() % 5)));
      same(a, b, (set, other) -> set.remove(variables.get(other.size() % 5)));
    }
  }

  private Set<Variable> any(Random random) {
    Set<Variable> some = new HashSet<>();
    variables.stream().filter(v -> random.nextBoolean()).forEach(some::add);
    return some;
  }

  /** With a set of its own kind, and with any other. */
  private void same(
      Set<Variable> a, Set<Variable> b, BiFunction<Set<Variable>, Set<Variable>, Boolean> done) {
    Set<Variable> plain = new HashSet<>(a);
    boolean expected = done.apply(plain, b);
    for (Set<Variable> other : List.of(b, set(b), new VariableSet(new Numbering(), b))) {
      VariableSet set = set(a);
      assertEquals(expected, done.apply(set, other));
      assertEquals(plain, set);
      assertEquals(plain.size(), set.size());
      assertTrue(set.containsAll(plain));
    }
    assertFalse(set(a).contains((Object) "a"));
  }
}
