package dev.treadle.processor.frontend;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import dev.treadle.processor.report.Problems;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Reads the bodies of one round's templates with a {@linkplain NestedCompiler private compiler}:
 * one for all the files of the round, and a second one only where the user's compilation knows
 * members that are not in the text of their class.
 *
 * <p>Cost: parses and attributes the files of the owners, and reads the signatures of what they
 * name.
 */
public final class Attribution {
  private final ProcessingEnvironment env;
  private final Set<String> read;
  private final @Nullable NestedCompiler compiler;
  private final int compilers;
  private final Map<String, Map<String, TreePath>> paths = new HashMap<>();

  private Attribution(
      ProcessingEnvironment env,
      Set<String> read,
      @Nullable NestedCompiler compiler,
      int compilers) {
    this.env = env;
    this.read = read;
    this.compiler = compiler;
    this.compilers = compilers;
  }

  /**
   * Attributes the bodies of {@code owners}.
   *
   * @param owners classes with templates, of the user's compilation
   * @param companionSources what makes the texts of companions that are no files yet, by qualified
   *     name; it is asked for those only that are named
   */
  public static Attribution of(
      ProcessingEnvironment env,
      Collection<TypeElement> owners,
      Map<String, Supplier<String>> companionSources) {
    // By URI: two owners may be in one file.
    Map<String, SourceText> texts = new LinkedHashMap<>();
    Set<String> read = new LinkedHashSet<>();
    for (TypeElement owner : owners) {
      Optional<SourceText> text = SourceText.of(env, owner);
      if (text.isPresent()) {
        texts.put(text.get().toUri().toString(), text.get());
        read.add(owner.getQualifiedName().toString());
      }
    }
    if (read.isEmpty()) {
      return new Attribution(env, read, null, 0);
    }
    texts.putAll(BlankBodies.in(texts.values(), CompilerOptions.ofParser(env)));
    texts.putAll(CompanionTexts.namedIn(texts.values(), companionSources));
    KnownClasses known = new KnownClasses(env.getElementUtils());
    Attribution first = attribute(env, owners, read, texts, known);
    if (first.compiler == null || first.compiler.failures().isEmpty()) {
      return first;
    }
    Map<String, SourceText> completed = new MissingMembers(env, first.compiler).insertInto(texts);
    return completed.equals(texts)
        ? first
        : attribute(env, owners, read, completed, known).after(first);
  }

  /**
   * Attributes with as many private compilers as it takes to know all classes that are reached. The
   * loop ends: each time, there are more of them.
   */
  private static Attribution attribute(
      ProcessingEnvironment env,
      Collection<TypeElement> owners,
      Set<String> read,
      Map<String, SourceText> texts,
      KnownClasses known) {
    for (int compilers = 1; ; compilers++) {
      NestedCompiler compiler = new NestedCompiler(env, texts.values(), known);
      compiler.attribute(read);
      Attribution attribution = new Attribution(env, read, compiler, compilers);
      if (!known.missed() || attribution.readsAll(owners)) {
        return attribution;
      }
    }
  }

  private Attribution after(Attribution other) {
    return new Attribution(env, read, compiler, compilers + other.compilers);
  }

  /** True if the bodies of all templates of {@code owners} can be read. */
  private boolean readsAll(Collection<TypeElement> owners) {
    return owners.stream()
        .flatMap(owner -> owner.getEnclosedElements().stream())
        .filter(LocalTemplates::isTemplate)
        .noneMatch(member -> member instanceof ExecutableElement m && method(m) == null);
  }

  /**
   * The attributed template, or null if its body cannot be read: there is an error in it, which may
   * go away when another processor has generated what it names.
   */
  public @Nullable AttributedMethod method(ExecutableElement outer) {
    AttributedMethod found = find(outer);
    return found == null || failure(found) != null ? null : found;
  }

  /** Why {@link #method} is null, in one line for a warning. */
  public String reason(ExecutableElement outer) {
    AttributedMethod found = find(outer);
    if (found != null) {
      String failure = failure(found);
      return failure == null ? "unknown" : failure;
    }
    String owner = owner(outer);
    if (compiler == null || !read.contains(owner)) {
      return "its source is not available";
    }
    String crash = compiler.crash(owner);
    return crash == null
        ? "its declaration has an error"
        : "the compiler failed on its class: " + crash;
  }

  /** True if reading it again in a later round is in vain. */
  public boolean isFinal(ExecutableElement outer) {
    if (compiler == null || !read.contains(owner(outer))) {
      return true;
    }
    AttributedMethod found = find(outer);
    if (found == null) {
      return false;
    }
    // Where all types are known, only a processor that adds members to classes could mend a name.
    boolean membersAreAdded = env.getElementUtils().getTypeElement("lombok.Getter") != null;
    Predicate<NestedCompiler.Failure> lasts =
        f -> f.isLasting() || f.isOfTypes() || (!membersAreAdded && f.isOfMembers(text(f)));
    boolean typesAreKnown = compiler.failures().stream().allMatch(lasts);
    List<NestedCompiler.Failure> inside = failures(found);
    return !inside.isEmpty()
        && (typesAreKnown || inside.stream().allMatch(NestedCompiler.Failure::isLasting));
  }

  private CharSequence text(NestedCompiler.Failure failure) {
    SourceText text = compiler == null ? null : compiler.text(failure.uri());
    return text == null ? "" : text.getCharContent(true);
  }

  /** Finds templates that no processor is told of: those in local classes of {@code owner}. */
  public Problems misplaced(TypeElement owner) {
    Problems problems = new Problems();
    TypeElement type =
        compiler == null
            ? null
            : compiler.elements().getTypeElement(owner.getQualifiedName().toString());
    TreePath path = type == null ? null : compiler.trees().getPath(type);
    if (path != null) {
      new LocalTemplates(compiler, problems).scan(path, null);
    }
    return problems;
  }

  /** How many private compilers have run. */
  int compilers() {
    return compilers;
  }

  private @Nullable AttributedMethod find(ExecutableElement outer) {
    String owner = owner(outer);
    if (compiler == null || !read.contains(owner) || compiler.crash(owner) != null) {
      return null;
    }
    String key = key(new TypeSignatures(env.getElementUtils(), env.getTypeUtils()), outer);
    TreePath path = paths.computeIfAbsent(owner, name -> methods(compiler, name)).get(key);
    if (path == null || !(compiler.trees().getElement(path) instanceof ExecutableElement method)) {
      return null;
    }
    SourceText text = compiler.text(path.getCompilationUnit());
    return new AttributedMethod(
        path.getCompilationUnit(),
        path,
        method,
        outer,
        compiler.trees(),
        compiler.types(),
        compiler.elements(),
        text.getCharContent(true),
        text.fileName());
  }

  /**
   * The methods of a class by {@link #key}: compilers may order or complete members differently.
   */
  private static Map<String, TreePath> methods(NestedCompiler compiler, String owner) {
    Map<String, TreePath> methods = new HashMap<>();
    TypeElement type = compiler.elements().getTypeElement(owner);
    TreePath path = type == null ? null : compiler.trees().getPath(type);
    if (path != null) {
      TypeSignatures signatures = new TypeSignatures(compiler.elements(), compiler.types());
      for (Tree member : ((ClassTree) path.getLeaf()).getMembers()) {
        TreePath memberPath = new TreePath(path, member);
        if (compiler.trees().getElement(memberPath) instanceof ExecutableElement method) {
          methods.put(key(signatures, method), memberPath);
        }
      }
    }
    return methods;
  }

  private static String key(TypeSignatures signatures, ExecutableElement method) {
    return method.getSimpleName() + signatures.descriptor(method);
  }

  private static String owner(ExecutableElement outer) {
    return ((TypeElement) outer.getEnclosingElement()).getQualifiedName().toString();
  }

  /** The first error in the method's range, or null. */
  private @Nullable String failure(AttributedMethod method) {
    if (((MethodTree) method.path().getLeaf()).getBody() == null) {
      return "it has no body";
    }
    for (NestedCompiler.Failure failure : failures(method)) {
      String firstLine = failure.message().lines().findFirst().orElse("error");
      return method.fileName() + ":" + failure.line() + ": " + firstLine;
    }
    // What is wrong elsewhere, such as the type of a field, shows in the types of this body.
    return new UnresolvedTypes(method).first();
  }

  /** The errors in the method's range. */
  private List<NestedCompiler.Failure> failures(AttributedMethod method) {
    CompilationUnitTree unit = method.unit();
    SourcePositions positions = method.trees().getSourcePositions();
    long start = positions.getStartPosition(unit, method.path().getLeaf());
    long end = positions.getEndPosition(unit, method.path().getLeaf());
    String uri = unit.getSourceFile().toUri().toString();
    return compiler == null
        ? List.of()
        : compiler.failures().stream()
            .filter(f -> uri.equals(f.uri()) && start <= f.position() && f.position() <= end)
            .toList();
  }
}
