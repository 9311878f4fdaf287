package dev.treadle.processor.emit;

import dev.treadle.processor.hoist.Storage;
import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.CoroutineDeclaration;
import dev.treadle.processor.ir.StateGraph;
import java.util.BitSet;
import java.util.Set;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * What a machine is written from.
 *
 * @param body the resumable body; absent where it could not be compiled, and the machine throws
 */
public record Machine(CoroutineDeclaration declaration, @Nullable Compiled body) {

  /**
   * A compiled body.
   *
   * @param graph its states, absent if there are too many to be drawn
   * @param guarded the labels of suspensions at which a finalizer is still to be run
   * @param self the receiver's type, absent for a static template
   */
  public record Compiled(
      Body body,
      Storage storage,
      @Nullable StateGraph graph,
      BitSet guarded,
      Set<String> suppressed,
      @Nullable TypeMirror self) {}
}
