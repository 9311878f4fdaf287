package dev.treadle.processor.frontend;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/** One file that the private compiler reads: the user's, or the text of a companion. */
final class SourceText extends SimpleJavaFileObject {
  private final String text;
  private final String fileName;
  private final boolean users;

  private SourceText(URI uri, String fileName, String text, boolean users) {
    super(uri, Kind.SOURCE);
    this.fileName = fileName;
    this.text = text;
    this.users = users;
  }

  /** The text of a companion of this round, which is no file yet. */
  static SourceText ofCompanion(String qualifiedName, String text) {
    String path = qualifiedName.replace('.', '/') + ".java";
    return new SourceText(
        URI.create("companion:///" + path), path.substring(path.lastIndexOf('/') + 1), text, false);
  }

  /**
   * The file that holds {@code type}, or nothing where the user's compiler does not tell (it has
   * class files only).
   */
  static Optional<SourceText> of(ProcessingEnvironment env, TypeElement type) {
    return file(env, type).flatMap(SourceText::read);
  }

  private static Optional<SourceText> read(FileObject file) {
    String path = file.toUri().getPath();
    String name = path == null ? file.getName() : path;
    String simpleName = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    // The same file always gets the same URI, whatever the host's scheme is.
    String unique = Integer.toHexString(file.toUri().hashCode());
    try {
      String text = file.getCharContent(true).toString();
      return Optional.of(
          new SourceText(
              URI.create("source:///" + unique + "/" + simpleName.replaceAll("[^\\w.$-]", "_")),
              simpleName,
              text,
              true));
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  /** From the best source of the three; see the class comments of the hosts below. */
  private static Optional<? extends FileObject> file(ProcessingEnvironment env, TypeElement type) {
    Elements elements = env.getElementUtils();
    Optional<FileObject> file =
        call(Elements.class, elements, "getFileObjectOf", Element.class, type)
            .or(() -> call(elements.getClass(), elements, "getFileObjectOf", Element.class, type));
    return file.or(() -> OuterTrees.find(env).flatMap(trees -> file(trees, type)))
        .or(() -> eclipseFile(type));
  }

  /** {@code Elements.getFileObjectOf} came with JDK 18; Eclipse's implementation has it on 17. */
  private static Optional<FileObject> call(
      Class<?> owner, Elements on, String name, Class<?> parameter, Object argument) {
    try {
      Object file =
          MethodHandles.publicLookup()
              .findVirtual(owner, name, MethodType.methodType(JavaFileObject.class, parameter))
              .invoke(on, argument);
      return Optional.ofNullable((FileObject) file);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      return Optional.empty(); // not this host
    }
  }

  private static Optional<FileObject> file(Trees trees, TypeElement type) {
    TreePath path = trees.getPath(type);
    return path == null ? Optional.empty() : Optional.of(path.getCompilationUnit().getSourceFile());
  }

  /** Eclipse's elements know the name of their file. */
  private static Optional<FileObject> eclipseFile(TypeElement type) {
    try {
      Object name =
          MethodHandles.publicLookup()
              .findVirtual(type.getClass(), "getFileName", MethodType.methodType(String.class))
              .invoke(type);
      return name instanceof String file ? Optional.of(new Disk(Path.of(file))) : Optional.empty();
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      return Optional.empty(); // not this host
    }
  }

  private static final class Disk extends SimpleJavaFileObject {
    private final Path path;

    Disk(Path path) {
      super(path.toUri(), Kind.SOURCE);
      this.path = path;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
      return Files.readString(path);
    }
  }

  /** This file with texts inserted at offsets. */
  SourceText insert(SortedMap<Integer, String> insertions) {
    StringBuilder changed = new StringBuilder();
    int from = 0;
    for (Map.Entry<Integer, String> insertion : insertions.entrySet()) {
      changed.append(text, from, insertion.getKey()).append(insertion.getValue());
      from = insertion.getKey();
    }
    changed.append(text, from, text.length());
    return with(changed.toString());
  }

  /** This file with another text. */
  SourceText with(String changed) {
    return new SourceText(uri, fileName, changed, users);
  }

  /** True if the user wrote it. */
  boolean isUsers() {
    return users;
  }

  /** The display name, such as {@code Tree.java}. */
  String fileName() {
    return fileName;
  }

  @Override
  public String getCharContent(boolean ignoreEncodingErrors) {
    return text;
  }

  /** A companion's class or a user's second class need not be called as the file is. */
  @Override
  public boolean isNameCompatible(String simpleName, Kind kind) {
    return kind == Kind.SOURCE;
  }
}
