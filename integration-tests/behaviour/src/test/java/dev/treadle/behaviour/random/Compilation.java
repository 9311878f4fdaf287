package dev.treadle.behaviour.random;

import dev.treadle.behaviour.Differential;
import dev.treadle.processor.CoroutineProcessor;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Templates compiled in memory, with the processor. */
final class Compilation {
  private final Map<String, Text> generated = new HashMap<>();
  private final Map<String, Bytes> classes = new HashMap<>();
  private final List<String> complaints = new ArrayList<>();

  private final Set<Integer> blamed = new TreeSet<>();

  private boolean legal = true;

  /** The compiler's files, once for all compilations: opening the class path takes long. */
  static final class Files implements AutoCloseable {
    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final JavaFileManager standard =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8);
    private final List<String> options =
        new ArrayList<>(List.of("-Xlint:all,-processing,-serial", "-g:none"));

    Files(List<String> more) {
      options.addAll(more);
    }

    @Override
    public void close() throws java.io.IOException {
      standard.close();
    }
  }

  Compilation(Files files, List<Template> templates) {
    compile(files, templates, true);
    if (!complaints.isEmpty() && templates.size() == 1) {
      List<String> found = List.copyOf(complaints);
      complaints.clear();
      compile(files, templates, false);
      legal = complaints.isEmpty();
      complaints.clear();
      complaints.addAll(found);
    }
  }

  private void compile(Files files, List<Template> templates, boolean processed) {
    List<JavaFileObject> sources = new ArrayList<>();
    sources.add(new Text(Source.UNIT, Source.templates(templates)));
    if (processed) {
      sources.add(new Text(Source.UNITS, Source.unit(templates)));
    } else {
      sources.add(new Text(Source.UNIT + "Coroutines", Source.stub(templates)));
    }
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    JavaCompiler.CompilationTask task =
        files.compiler.getTask(
            Writer.nullWriter(),
            new Memory(files.standard),
            diagnostics,
            files.options,
            null,
            sources);
    task.setProcessors(processed ? List.of(new CoroutineProcessor()) : List.of());
    boolean compiled;
    try {
      compiled = task.call();
    } catch (RuntimeException e) {
      compiled = false;
      complaints.add("CRASH: " + e);
    }
    for (Diagnostic<? extends JavaFileObject> found : diagnostics.getDiagnostics()) {
      boolean error = found.getKind() == Diagnostic.Kind.ERROR;
      boolean ours =
          found.getSource() != null && found.getSource().getName().contains("Coroutines");
      if (error || ours && found.getKind() != Diagnostic.Kind.NOTE) {
        complaints.add(
            found.getKind()
                + " "
                + found.getCode()
                + (ours ? " (generated)" : "")
                + ": "
                + found.getMessage(Locale.ROOT)
                + line(found));
        blame(found);
      }
    }
    if (!compiled && complaints.isEmpty()) {
      complaints.add("CRASH: of the compiler");
    }
  }

  private void blame(Diagnostic<? extends JavaFileObject> found) {
    if (found.getSource() instanceof Text text && text.given.contains(Source.mark(0))) {
      blamed.add(Source.template(text.given, found.getPosition()));
    }
  }

  private static String line(Diagnostic<? extends JavaFileObject> found) {
    JavaFileObject source = found.getSource();
    if (source == null || found.getLineNumber() <= 0) {
      return "";
    }
    try {
      return " at: "
          + source
              .getCharContent(true)
              .toString()
              .split("\n")[(int) found.getLineNumber() - 1]
              .trim();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The complaints as the failure of the only template. */
  Failure failure() {
    String first = complaints.get(0);
    String kind = first.substring(0, first.indexOf(':'));
    return new Failure(kind, String.join("\n", complaints), legal);
  }

  /** What the compiler or the processor complained of, if it should not have. */
  List<String> complaints() {
    return complaints;
  }

  /** The numbers of the templates at whose places the complaints are, as far as they are known. */
  Set<Integer> blamed() {
    return blamed;
  }

  /** The companion, as it was generated. */
  String companion() {
    Text text = generated.get(Source.PACKAGE + "." + Source.UNIT + "Coroutines");
    return text == null ? "none" : text.text();
  }

  Differential.Unit load() {
    ClassLoader loader =
        new ClassLoader(Compilation.class.getClassLoader()) {
          @Override
          protected Class<?> findClass(String name) throws ClassNotFoundException {
            Bytes bytes = classes.get(name);
            if (bytes == null) {
              throw new ClassNotFoundException(name);
            }
            byte[] code = bytes.out.toByteArray();
            return defineClass(name, code, 0, code.length);
          }
        };
    loader.setDefaultAssertionStatus(true);
    try {
      return (Differential.Unit)
          loader
              .loadClass(Source.PACKAGE + "." + Source.UNITS)
              .getDeclaredConstructor()
              .newInstance();
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("not loaded", e);
    }
  }

  private static URI uri(String name, Kind kind) {
    return URI.create("memory:///" + name.replace('.', '/') + kind.extension);
  }

  private static final class Text extends SimpleJavaFileObject {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final String given;

    Text(String name, String given) {
      super(
          uri(name.startsWith("made") ? name : Source.PACKAGE + "." + name, Kind.SOURCE),
          Kind.SOURCE);
      this.given = given;
    }

    String text() {
      return out.size() == 0 ? given : out.toString(StandardCharsets.UTF_8);
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text();
    }

    @Override
    public OutputStream openOutputStream() {
      return out;
    }
  }

  private static final class Bytes extends SimpleJavaFileObject {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    Bytes(String name) {
      super(uri(name, Kind.CLASS), Kind.CLASS);
    }

    @Override
    public OutputStream openOutputStream() {
      out.reset();
      return out;
    }
  }

  private final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
    Memory(JavaFileManager standard) {
      super(standard);
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String className, Kind kind, FileObject sibling) {
      if (kind == Kind.SOURCE) {
        Text text = new Text(className, "");
        generated.put(className, text);
        return text;
      }
      Bytes bytes = new Bytes(className);
      classes.put(className, bytes);
      return bytes;
    }

    /** Opened once for all; a compiler closes what it was given. */
    @Override
    public void close() {}

    @Override
    public void flush() {}
  }
}
