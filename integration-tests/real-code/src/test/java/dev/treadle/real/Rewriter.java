package dev.treadle.real;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;

/** Rewrites the sources of a library. */
final class Rewriter {
  private static final Pattern PRIVATE = Pattern.compile("\\bprivate\\b");

  private final Library library;
  private final long seed;
  private final int most;

  /**
   * @param most the most suspensions in one method
   */
  Rewriter(Library library, long seed, int most) {
    this.library = library;
    this.seed = seed;
    this.most = most;
  }

  /**
   * Writes the rewritten sources into a directory.
   *
   * @param refused methods that stay as they are, by id, with the reason
   */
  Rewriting rewrite(Path directory, Run run, Map<String, String> refused) throws IOException {
    try (Compiler compiler = new Compiler(library.classPath())) {
      JavacTask task = compiler.task(library.sourceFiles());
      Trees trees = Trees.instance(task);
      List<Methods> units = new ArrayList<>();
      List<CompilationUnitTree> parsed = new ArrayList<>();
      task.parse().forEach(parsed::add);
      task.analyze();
      for (CompilationUnitTree unit : parsed) {
        Path file = library.sources().relativize(Path.of(unit.getSourceFile().toUri()));
        units.add(new Methods(trees, unit, file, refused));
      }
      Set<ExecutableElement> templates =
          units.stream()
              .flatMap(unit -> unit.methods().stream())
              .filter(method -> method.refusal().isEmpty())
              .map(Method::element)
              .collect(Collectors.toSet());
      List<Rewriting.Fate> fates = new ArrayList<>();
      for (Methods unit : units) {
        Path file = directory.resolve(unit.file());
        fates.addAll(rewrite(trees, unit, file, run, templates));
      }
      return new Rewriting(fates);
    }
  }

  private List<Rewriting.Fate> rewrite(
      Trees trees, Methods unit, Path file, Run run, Set<ExecutableElement> templates)
      throws IOException {
    Source source = unit.source();
    Edits edits = new Edits();
    for (ClassTree one : unit.privateClasses()) {
      open(one, source, edits);
    }
    List<Rewriting.Fate> fates = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (Method method : unit.methods()) {
      int suspensions = 0;
      String template = "";
      if (method.refusal().isEmpty()) {
        Tree body = method.tree().getBody();
        Edits planted = new Edits();
        Planter planter =
            new Planter(
                trees,
                source,
                method.home(),
                planted,
                delegated(method, templates),
                new Random(seed ^ method.id().hashCode()),
                most);
        suspensions = planter.plant(new TreePath(method.path(), body));
        Templates written = new Templates(method, run);
        template =
            written.template(planted.apply(source.text(), source.start(body), source.end(body)));
        edits.replace(source.start(body), source.end(body), written.driver());
        edits.insert(source.end(body), template);
      }
      texts.add(template);
      fates.add(new Rewriting.Fate(method.id(), method.refusal(), suspensions, file, 0, 0));
    }
    String text = edits.apply(source.text(), 0, source.text().length());
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return placed(fates, texts, text);
  }

  /** With the places where the templates are now. */
  private static List<Rewriting.Fate> placed(
      List<Rewriting.Fate> fates, List<String> templates, String text) {
    List<Rewriting.Fate> placed = new ArrayList<>();
    for (int i = 0; i < fates.size(); i++) {
      Rewriting.Fate fate = fates.get(i);
      int from = text.indexOf(templates.get(i));
      placed.add(
          new Rewriting.Fate(
              fate.id(),
              fate.refusal(),
              fate.suspensions(),
              fate.file(),
              from,
              from + templates.get(i).length()));
    }
    return placed;
  }

  /** A private class is made package-private, as the processor asks its users to do. */
  private static void open(ClassTree tree, Source source, Edits edits) {
    int start = source.start(tree.getModifiers());
    Matcher matcher = PRIVATE.matcher(source.text());
    if (matcher.find(start)) {
      edits.replace(matcher.start(), matcher.end(), "");
    }
  }

  /**
   * A call of a template of the same class can be a delegation if no other method could be meant,
   * and no lock would be missed.
   */
  private static Predicate<ExecutableElement> delegated(
      Method caller, Set<ExecutableElement> templates) {
    return callee -> {
      Set<Modifier> modifiers = callee.getModifiers();
      return templates.contains(callee)
          && callee.getEnclosingElement().equals(caller.owner())
          && !modifiers.contains(Modifier.SYNCHRONIZED)
          && (modifiers.contains(Modifier.STATIC)
              || modifiers.contains(Modifier.PRIVATE)
              || modifiers.contains(Modifier.FINAL)
              || caller.owner().getModifiers().contains(Modifier.FINAL));
    };
  }
}
