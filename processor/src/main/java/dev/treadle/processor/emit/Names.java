package dev.treadle.processor.emit;

import dev.treadle.processor.hoist.Storage;
import dev.treadle.processor.ir.Body;
import dev.treadle.processor.ir.Code;
import dev.treadle.processor.ir.Codes;
import dev.treadle.processor.ir.Stmt;
import dev.treadle.processor.ir.Variable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;

/**
 * Names of one machine. A variable keeps the user's name unless another one of that name is now in
 * scope, or the machine inherits a field of that name; what we add gives way to every name in the
 * user's text.
 */
final class Names {

  /** Fields that machines inherit and that their code reads. */
  private static final Set<String> INHERITED =
      Set.of("state", "current", "BUSY", "RUNNING", "FAILED");

  /** What our text names before a dot: a variable called so would obscure it (JLS 6.4.2). */
  private static final Set<String> NAMED = Set.of("String", "Float", "Double", "java");

  private final Set<String> obscured = new HashSet<>(NAMED);

  /** Variables that a class of the body is given in a place where their names mean others. */
  private final Set<Variable> hidden = new HashSet<>();

  private final Set<String> taken;
  private final Map<Variable, String> names = new LinkedHashMap<>();

  final String label;
  final String sent;
  final String raised;
  final String self;
  final String current;
  final String result;

  Names(Body body, Storage storage, boolean delegating) {
    taken = new HashSet<>(body.names());
    taken.addAll(INHERITED);
    Set<Variable> all = new LinkedHashSet<>(body.parameters());
    collect(body.statements(), all);
    Set<String> wide = new HashSet<>();
    for (Variable variable : all) {
      if (!storage.local(variable)
          || variable.kind() == Variable.Kind.PARAMETER
          || variable.constant()) {
        wide.add(name(variable, wide));
      }
    }
    for (Variable variable : all) {
      if (!names.containsKey(variable)) {
        name(variable, wide);
      }
    }
    label = fresh("s");
    sent = fresh("sent");
    raised = fresh("raised");
    self = fresh("self");
    if (storage.receiver() != null) {
      names.put(storage.receiver(), self);
    }
    current = !delegating && body.names().contains("current") ? fresh("current") : "current";
    result = fresh("result");
  }

  private String name(Variable variable, Set<String> unavailable) {
    boolean keeps =
        variable.users()
            && !unavailable.contains(variable.name())
            && !obscured.contains(variable.name())
            && !hidden.contains(variable)
            && !INHERITED.contains(variable.name());
    String name = keeps ? variable.name() : fresh(variable.name());
    names.put(variable, name);
    return name;
  }

  /** A name like the given one that occurs nowhere else. */
  String fresh(String wish) {
    String name = wish;
    for (int i = 2; !taken.add(name); i++) {
      name = wish + i;
    }
    return name;
  }

  /** Whether a name occurs nowhere yet. */
  boolean isFree(String name) {
    return !taken.contains(name);
  }

  String of(Variable variable) {
    return names.computeIfAbsent(variable, v -> fresh(v.name()));
  }

  private void collect(Stmt statement, Set<Variable> all) {
    if (statement instanceof Stmt.LocalVar local) {
      all.add(local.variable());
    } else if (statement instanceof Stmt.Declare declare) {
      all.add(declare.variable());
    } else if (statement instanceof Stmt.ForEach loop) {
      all.add(loop.variable());
    } else if (statement instanceof Stmt.Try t) {
      t.resources().stream().filter(r -> r.variable() != null).forEach(r -> all.add(r.variable()));
      t.catches().forEach(c -> all.add(c.parameter()));
    }
    if (statement instanceof Stmt.Assign assign) {
      all.add(assign.variable());
    }
    for (Code code : Codes.own(statement)) {
      all.addAll(code.declares());
      all.addAll(code.reads());
      all.addAll(code.writes());
      obscured.addAll(qualifiers(code.parts()));
      code.parts().forEach(this::hide);
    }
    Codes.children(statement).forEach(child -> collect(child, all));
  }

  private void hide(Code.Part part) {
    if (part instanceof Code.Captures captures && captures.site() == Code.Site.LAMBDA) {
      captures.type().kept().stream()
          .filter(kept -> !kept.field().equals(kept.variable().name()))
          .forEach(kept -> hidden.add(kept.variable()));
    }
  }

  /** The classes that code names before a dot, as it may where the user's text need not. */
  private static List<String> qualifiers(List<Code.Part> parts) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < parts.size() - 1; i++) {
      boolean qualifies =
          parts.get(i + 1) instanceof Code.Text after && after.text().startsWith(".");
      if (qualifies && parts.get(i) instanceof Code.ClassNamed named) {
        names.add(named.simpleName());
      } else if (qualifies
          && parts.get(i) instanceof Code.TypeRef ref
          && ref.type() instanceof DeclaredType type) {
        for (Element e = type.asElement(); e instanceof TypeElement; e = e.getEnclosingElement()) {
          names.add(e.getSimpleName().toString());
        }
      }
    }
    return names;
  }
}
