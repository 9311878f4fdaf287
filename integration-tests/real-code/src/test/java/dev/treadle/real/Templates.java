package dev.treadle.real;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;

/**
 * Writes the two methods that a method becomes.
 *
 * <pre>{@code
 * int size(List<T> list) { return list.size(); }
 *
 * int size(List<T> list) { return Drive.run(OwnerCoroutines.size$co(this, list)); }
 * @Coroutine private int size$co(Co<Object, Object> co, List<T> list) { co.yield(null); return list.size(); }
 * }</pre>
 *
 * <p>A template that is synchronized is refused; here the method that drives it has the lock.
 */
final class Templates {
  private static final String RUNTIME = "dev.treadle.";

  private final Method method;
  private final Run run;

  Templates(Method method, Run run) {
    this.method = method;
    this.run = run;
  }

  /** What distinguishes the name of the template; the factories of the two kinds could collide. */
  static String suffix(ExecutableElement method) {
    return method.getModifiers().contains(Modifier.STATIC) ? "$static" : "$co";
  }

  private String name() {
    return method.element().getSimpleName() + suffix(method.element());
  }

  /** The new body of the method. */
  String driver() {
    List<String> arguments = new ArrayList<>();
    for (VariableTree parameter : method.tree().getParameters()) {
      arguments.add(parameter.getName().toString());
    }
    boolean value = method.element().getReturnType().getKind() != TypeKind.VOID;
    String call;
    if (run == Run.PUSH) {
      arguments.add(0, Drive.class.getName() + ".PUSH");
      call = name() + "(" + String.join(", ", arguments) + ")";
    } else {
      if (!method.isStatic()) {
        arguments.add(0, "this");
      }
      call =
          Drive.class.getName()
              + ".run("
              + method.companion()
              + "."
              + name()
              + "("
              + String.join(", ", arguments)
              + "))";
    }
    return "{ " + (value ? "return " : "") + call + "; }";
  }

  /** The template, with that body. */
  String template(String body) {
    Source source = method.source();
    MethodTree tree = method.tree();
    StringBuilder text = new StringBuilder("\n\n    @" + RUNTIME + "annotation.Coroutine ");
    text.append("@SuppressWarnings({\"")
        .append(String.join("\", \"", suppressed()))
        .append("\"}) ");
    text.append("private ").append(method.isStatic() ? "static " : "");
    if (!tree.getTypeParameters().isEmpty()) {
      text.append('<').append(list(tree.getTypeParameters())).append("> ");
    }
    text.append(source.text(tree.getReturnType())).append(' ').append(name());
    text.append("(" + RUNTIME + "Co<Object, Object> ").append(source.context());
    if (!tree.getParameters().isEmpty()) {
      text.append(", ").append(list(tree.getParameters()));
    }
    text.append(')');
    if (!tree.getThrows().isEmpty()) {
      text.append(" throws ").append(list(tree.getThrows()));
    }
    return text.append(' ').append(body).toString();
  }

  /** Those of the method, that of the casts, and one that the libraries give rise to. */
  private Set<String> suppressed() {
    Set<String> suppressed = new TreeSet<>(Set.of("unchecked", "rawtypes"));
    SuppressWarnings annotation = method.element().getAnnotation(SuppressWarnings.class);
    if (annotation != null) {
      suppressed.addAll(List.of(annotation.value()));
    }
    return suppressed;
  }

  private String list(List<? extends Tree> trees) {
    return trees.stream().map(method.source()::text).collect(Collectors.joining(", "));
  }
}
