package dev.treadle.processor.ir;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.type.NoType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVisitor;
import org.jspecify.annotations.Nullable;

/** Bodies made by hand, for tests of passes to which types mean nothing. */
public final class Bodies {

  private static final TypeMirror ANY = new Any();

  private Bodies() {}

  public static Variable variable(String name) {
    return Variable.declared(name, ANY, Variable.Kind.LOCAL, false, false, false);
  }

  /** An expression that reads variables. */
  public static Expr read(Variable... variables) {
    List<Object> pieces = new ArrayList<>(List.of("f("));
    pieces.addAll(List.of(variables));
    pieces.add(")");
    return verbatim(Code.of(pieces.toArray()));
  }

  public static Expr verbatim(Code code) {
    return new Expr.Verbatim(code, ANY, Expr.Stability.UNSTABLE);
  }

  public static Stmt use(Variable... variables) {
    return new Stmt.Eval(read(variables));
  }

  public static Stmt declare(Variable variable, Variable... from) {
    return new Stmt.LocalVar(variable, read(from));
  }

  public static Stmt assign(Variable variable, Variable... from) {
    return new Stmt.Assign(variable, read(from));
  }

  /** {@code x++}, in the user's text. */
  public static Stmt increment(Variable variable) {
    Code.Part part = new Code.VariableRef(variable, Code.Use.UPDATE, false);
    return new Stmt.Plain(Code.of(part, "++;"), true);
  }

  public static Stmt suspend(int label, Variable... variables) {
    Code operand = ((Expr.Verbatim) read(variables)).code();
    Origin origin = new Origin("Test.java", label, 1, -1, -1);
    SuspensionPoint point =
        new SuspensionPoint(SuspensionPoint.Kind.YIELD, operand, ANY, ANY, false, origin, "");
    return new Stmt.Suspend(point, operand, label);
  }

  public static Stmt.Block block(Stmt... statements) {
    return new Stmt.Block(List.of(statements));
  }

  public static Stmt loop(
      Stmt.LoopKind kind, Target target, @Nullable Expr condition, Stmt... statements) {
    return new Stmt.Loop(kind, target, List.of(), condition, List.of(), block(statements));
  }

  public static Stmt loop(Target target, @Nullable Expr condition, Stmt... statements) {
    return loop(Stmt.LoopKind.WHILE, target, condition, statements);
  }

  public static Stmt.Arm arm(boolean otherwise, Stmt... statements) {
    return new Stmt.Arm(
        Code.text(otherwise ? "default" : "case 1"), otherwise, List.of(statements));
  }

  public static Stmt.Switch switchOver(Target target, boolean arrows, Stmt.Arm... arms) {
    boolean exhaustive = List.of(arms).stream().anyMatch(Stmt.Arm::otherwise);
    return new Stmt.Switch(target, read(), List.of(arms), arrows, exhaustive);
  }

  public static Stmt tryFinally(Stmt.Block body, Stmt... finalizer) {
    return new Stmt.Try(List.of(), body, List.of(), block(finalizer));
  }

  public static Stmt tryCatch(Stmt.Block body, Variable parameter, Stmt... handler) {
    Stmt.Catch clause = new Stmt.Catch(parameter, List.of(ANY), List.of(), block(handler));
    return new Stmt.Try(List.of(), body, List.of(clause), null);
  }

  /** No type in particular. */
  private static final class Any implements NoType {
    @Override
    public TypeKind getKind() {
      return TypeKind.NONE;
    }

    @Override
    public <R, P> R accept(TypeVisitor<R, P> visitor, P argument) {
      return visitor.visitNoType(this, argument);
    }

    @Override
    public List<? extends AnnotationMirror> getAnnotationMirrors() {
      return List.of();
    }

    @Override
    public <A extends Annotation> @Nullable A getAnnotation(Class<A> type) {
      return null;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <A extends Annotation> A[] getAnnotationsByType(Class<A> type) {
      return (A[]) java.lang.reflect.Array.newInstance(type, 0);
    }

    @Override
    public String toString() {
      return "Any";
    }
  }
}
