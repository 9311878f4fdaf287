package dev.treadle.benchmarks;

import dev.treadle.processor.CoroutineProcessor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Many yields in a row: templates whose text is made and compiled when they are needed. */
final class Rows {
  private Rows() {}

  private static final String TEXT =
      """
      package made;

      import dev.treadle.Yielder;
      import dev.treadle.annotation.Generator;
      import java.util.Iterator;
      import java.util.NoSuchElementException;
      import java.util.function.Supplier;

      public final class Row {
        @Generator
        static void row(Yielder<Integer> out) {
          %s
        }

        public static Supplier<Iterator<Integer>> machine() {
          return () -> RowCoroutines.row().iterator();
        }

        public static Supplier<Iterator<Integer>> hand() {
          return Hand::new;
        }

        static final class Hand implements Iterator<Integer> {
          private int next;

          @Override
          public boolean hasNext() {
            return next < %d;
          }

          @Override
          public Integer next() {
            switch (next++) {
              %s
              default: throw new NoSuchElementException();
            }
          }
        }
      }
      """;

  static List<Workload> workloads() {
    return Stream.of(20, 200, 2_000).map(Rows::workload).toList();
  }

  private static Workload workload(int length) {
    Supplier<Class<?>> row = Workload.once(() -> compile(length));
    String name = "%,d yields in a row".formatted(length);
    Workload.Values<Integer> workload =
        Workload.numbers(name, length, 2_000 / length)
            .iterator(Variant.TREADLE, made(row, "machine"))
            .iterator(Variant.HAND, made(row, "hand"));
    return switch (length) {
      case 20 -> workload.iterator(Variant.KOTLIN, KotlinRows::row20);
      case 200 -> workload.iterator(Variant.KOTLIN, KotlinRows::row200);
      default -> workload;
    };
  }

  private static Supplier<Iterator<Integer>> made(Supplier<Class<?>> row, String method) {
    Supplier<Supplier<Iterator<Integer>>> made =
        Workload.once(
            () -> {
              try {
                @SuppressWarnings("unchecked") // as the text above says
                Supplier<Iterator<Integer>> supplier =
                    (Supplier<Iterator<Integer>>) row.get().getMethod(method).invoke(null);
                return supplier;
              } catch (ReflectiveOperationException e) {
                throw new LinkageError(method, e);
              }
            });
    return () -> made.get().get();
  }

  private static Class<?> compile(int length) {
    try {
      return compiled(length).loadClass("made.Row");
    } catch (ClassNotFoundException e) {
      throw new LinkageError("not compiled", e);
    }
  }

  /** The bytes of the classes that are generated for so many yields, factories not included. */
  static int machineSize(int length) {
    return compiled(length).classes.entrySet().stream()
        .filter(made -> made.getKey().startsWith("made.RowCoroutines$"))
        .mapToInt(made -> made.getValue().size())
        .sum();
  }

  private static Memory compiled(int length) {
    String yields = each("out.yield(%d);", length);
    String cases = each("case %2$d: return %1$d;", length);
    Memory memory = new Memory();
    StringWriter complaints = new StringWriter();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    JavaCompiler.CompilationTask task =
        compiler.getTask(
            complaints,
            new Files(compiler.getStandardFileManager(null, null, null), memory),
            null,
            List.of(),
            null,
            List.of(new Text("made.Row", TEXT.formatted(yields, length, cases))));
    task.setProcessors(List.of(new CoroutineProcessor()));
    if (!task.call()) {
      throw new LinkageError(complaints.toString());
    }
    return memory;
  }

  /** A line for each value: with the value, and with its number. */
  private static String each(String line, int length) {
    return IntStream.range(0, length)
        .mapToObj(i -> line.formatted(i % 100, i))
        .collect(Collectors.joining("\n"));
  }

  private static final class Text extends SimpleJavaFileObject {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final String given;

    Text(String name, String given) {
      super(URI.create("memory:///" + name.replace('.', '/') + ".java"), Kind.SOURCE);
      this.given = given;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return given.isEmpty() ? written.toString(StandardCharsets.UTF_8) : given;
    }

    @Override
    public OutputStream openOutputStream() {
      return written;
    }
  }

  private static final class Memory extends ClassLoader {
    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

    Memory() {
      super(Rows.class.getClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      ByteArrayOutputStream written = classes.get(name);
      if (written == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, written.toByteArray(), 0, written.size());
    }
  }

  /** Keeps what is generated and compiled in memory. */
  private static final class Files extends ForwardingJavaFileManager<JavaFileManager> {
    private final Memory memory;

    Files(JavaFileManager standard, Memory memory) {
      super(standard);
      this.memory = memory;
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
        Location location, String name, JavaFileObject.Kind kind, FileObject sibling)
        throws IOException {
      if (kind == JavaFileObject.Kind.SOURCE) {
        return new Text(name, "");
      }
      return new SimpleJavaFileObject(URI.create("memory:///" + name + ".class"), kind) {
        @Override
        public OutputStream openOutputStream() {
          ByteArrayOutputStream written = new ByteArrayOutputStream();
          memory.classes.put(name, written);
          return written;
        }
      };
    }
  }
}
