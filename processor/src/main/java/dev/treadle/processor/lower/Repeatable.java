package dev.treadle.processor.lower;

import dev.treadle.processor.ir.Assigned;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Expr;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Tells what may be evaluated once more, or earlier, and nobody can tell: it calls nothing, reads
 * nothing but local variables, and does not fail. It looks at the text and takes no risk.
 */
final class Repeatable {

  private static final Pattern SUM = Pattern.compile("(?:[-+*&|^~()\\s\\d]|(?<=\\d)L)*");
  private static final Pattern TEST = Pattern.compile("(?:[-+*/%&|^~<>=!()\\s\\d]|(?<=\\d)L)*");
  private static final Pattern LENGTH = Pattern.compile("\\.length\\b");
  private static final Pattern FUNCTION = Pattern.compile("->|::");

  private final Predicate<Variable> field;
  private final BiPredicate<Variable, Integer> live;

  /**
   * An answer for one body.
   *
   * @param field which variables are fields, and so declared wherever they are assigned
   * @param live which variables live across the suspension of a label, and so have their values
   *     when the body goes on there
   */
  Repeatable(Predicate<Variable> field, BiPredicate<Variable, Integer> live) {
    this.field = field;
    this.live = live;
  }

  /**
   * Whether a condition that held still holds when the body goes on at certain labels, and all that
   * was done since is in a statement. An array whose length was asked for is there.
   */
  boolean holds(@Nullable Expr condition, Stmt done, Set<Integer> labels) {
    if (condition == null) {
      return true;
    }
    Code code = Codes.of(condition);
    return isComputed(code, TEST)
        && code.reads().stream()
            .allMatch(variable -> labels.stream().allMatch(label -> live.test(variable, label)))
        && Collections.disjoint(code.reads(), Assigned.in(done));
  }

  /**
   * Whether statements do nothing but declare variables with values that are at hand. What was
   * declared before may still be used where these are not.
   */
  boolean declare(List<Stmt> statements) {
    return statements.stream().allMatch(this::declares);
  }

  private boolean declares(Stmt statement) {
    return statement instanceof Stmt.LocalVar s
        ? s.value() != null && field.test(s.variable()) && isAtHand(s.value(), s.variable())
        : statement instanceof Stmt.Save || statement instanceof Stmt.Comment;
  }

  private static boolean isAtHand(Expr value, Variable variable) {
    Expr.Verbatim verbatim = (Expr.Verbatim) value;
    boolean unboxes = isPrimitive(variable.type()) && !isPrimitive(verbatim.type());
    return !unboxes
        && (isComputed(verbatim.code(), SUM)
            || (verbatim.stability() != Expr.Stability.UNSTABLE && !isFunction(verbatim.code())));
  }

  private static boolean isFunction(Code code) {
    return code.parts().stream()
        .anyMatch(part -> part instanceof Code.Text s && FUNCTION.matcher(s.text()).find());
  }

  /** Whether code consists of primitive variables and such text; in a test, of lengths too. */
  private static boolean isComputed(Code code, Pattern pattern) {
    boolean array = false;
    for (Code.Part part : code.parts()) {
      if (part instanceof Code.Text s) {
        String text = array ? LENGTH.matcher(s.text()).replaceFirst("") : s.text();
        if ((array && !LENGTH.matcher(s.text()).lookingAt()) || !pattern.matcher(text).matches()) {
          return false;
        }
        array = false;
      } else if (part instanceof Code.VariableRef ref && !array && isRead(ref)) {
        array = ref.variable().type().getKind() == TypeKind.ARRAY && pattern == TEST;
        if (!array && !isPrimitive(ref.variable().type())) {
          return false;
        }
      } else {
        return false;
      }
    }
    return !array;
  }

  private static boolean isRead(Code.VariableRef ref) {
    return ref.use() == Code.Use.READ && !ref.captured();
  }

  private static boolean isPrimitive(TypeMirror type) {
    return type.getKind().isPrimitive();
  }
}
