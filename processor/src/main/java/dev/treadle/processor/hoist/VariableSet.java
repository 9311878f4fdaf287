package dev.treadle.processor.hoist;

import dev.treadle.processor.ir.Variable;
import java.util.AbstractSet;
import java.util.BitSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * A set of variables, in the order of their numbers. What two sets of one numbering do to each
 * other takes a word for 64 variables: an analysis does it at each statement of a body.
 */
final class VariableSet extends AbstractSet<Variable> {

  private final Numbering numbering;
  private final BitSet bits;

  /** A set with these bits, which are not copied. */
  VariableSet(Numbering numbering, BitSet bits) {
    this.numbering = numbering;
    this.bits = bits;
  }

  /** A set of these variables. */
  VariableSet(Numbering numbering, Collection<Variable> variables) {
    this(numbering, new BitSet());
    addAll(variables);
  }

  VariableSet copy() {
    return new VariableSet(numbering, (BitSet) bits.clone());
  }

  @Override
  public boolean contains(Object variable) {
    return variable instanceof Variable v && bits.get(numbering.of(v));
  }

  @Override
  public boolean add(Variable variable) {
    int number = numbering.of(variable);
    boolean added = !bits.get(number);
    bits.set(number);
    return added;
  }

  @Override
  public boolean remove(Object variable) {
    boolean removed = contains(variable);
    if (removed) {
      bits.clear(numbering.of((Variable) variable));
    }
    return removed;
  }

  @Override
  public boolean containsAll(Collection<?> variables) {
    if (!isLike(variables)) {
      return super.containsAll(variables);
    }
    BitSet missing = (BitSet) ((VariableSet) variables).bits.clone();
    missing.andNot(bits);
    return missing.isEmpty();
  }

  @Override
  public boolean addAll(Collection<? extends Variable> variables) {
    if (!isLike(variables)) {
      return super.addAll(variables);
    }
    int before = bits.cardinality();
    bits.or(((VariableSet) (Collection<?>) variables).bits);
    return bits.cardinality() > before;
  }

  @Override
  public boolean removeAll(Collection<?> variables) {
    if (!isLike(variables)) {
      return super.removeAll(variables);
    }
    int before = bits.cardinality();
    bits.andNot(((VariableSet) variables).bits);
    return bits.cardinality() < before;
  }

  @Override
  public boolean retainAll(Collection<?> variables) {
    if (!isLike(variables)) {
      return super.retainAll(variables);
    }
    int before = bits.cardinality();
    bits.and(((VariableSet) variables).bits);
    return bits.cardinality() < before;
  }

  private boolean isLike(Collection<?> variables) {
    return variables instanceof VariableSet set && set.numbering == numbering;
  }

  @Override
  public Iterator<Variable> iterator() {
    return new Iterator<>() {
      private int last = -1;

      @Override
      public boolean hasNext() {
        return bits.nextSetBit(last + 1) >= 0;
      }

      @Override
      public Variable next() {
        last = bits.nextSetBit(last + 1);
        if (last < 0) {
          throw new NoSuchElementException();
        }
        return numbering.variable(last);
      }

      @Override
      public void remove() {
        bits.clear(last);
      }
    };
  }

  @Override
  public int size() {
    return bits.cardinality();
  }

  @Override
  public boolean isEmpty() {
    return bits.isEmpty();
  }
}
