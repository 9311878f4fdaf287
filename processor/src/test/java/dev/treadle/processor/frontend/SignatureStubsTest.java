package dev.treadle.processor.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.treadle.processor.TestCompilation;
import dev.treadle.processor.TestCompilation.Host;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the private compiler sees of a class is what the user's compiler sees of it. */
final class SignatureStubsTest {
  private static final String MIXTURE =
      """
      package p;
      import java.io.*;
      import java.lang.annotation.*;
      import java.util.*;
      import dev.treadle.Yielder;
      import dev.treadle.annotation.Generator;
      public abstract class Mixture<T extends Comparable<? super T> & Serializable, U>
          extends AbstractList<Map<T, U[]>> implements Comparable<Mixture<T, U>> {
        public static final long LONG = 1L << 40;
        static final char CHAR = '\\u00e9';
        protected static final boolean FLAG = true;
        static final String TEXT = "a" + CHAR + LONG;
        static final double NAN = 0.0 / 0.0;
        private byte small = 3;
        final byte constant = 3;
        volatile int[][] grid;
        transient T[] generic;
        protected Mixture(T first, List<? extends U> rest) throws IOException {}
        <E extends Exception> void raising(E... errors) throws E, IOException {}
        abstract <A, B extends A> Map<? super A, ? extends B[]> bounds(A a, B b, int[]... c);
        static synchronized native void lock();
        @Generator void numbers(Yielder<? super Integer> out) {}
        @Override public int compareTo(Mixture<T, U> other) { return 0; }
        public class Inner<V> { V v; Inner(V v, T t) {} class Innermost { Innermost(U u) {} } }
        Inner<String>.Innermost innermost;
        Mixture<String, int[]>.Inner<List<? extends Number>> parameterized;
        protected static class Nested<V> extends Inherited<V>.In { Nested(Inherited<V> o) { o.super(); } }
        private interface Face<X> { int SIZE = 3; void f(X x); default X g() { return null; } static void h() {} }
        static class Inherited<W> { class In { W w; } }
        enum Plain { A, B; int field; }
        enum Bodies implements Runnable { A { public void run() {} }, B { public void run() {} }; Bodies() {} }
        record Point<N extends Number>(N x, List<? super N> y, int... rest) implements Serializable {
          Point { }
          static int count;
          double length() { return 0; }
        }
        record Empty() {}
        sealed interface Sealed<A> permits Left, Right, Sealed.Other {
          final class Other implements Sealed<String> {}
        }
        static final class Left implements Sealed<Integer> {}
        static non-sealed class Right<A> implements Sealed<A> {}
        @Target({ElementType.METHOD, ElementType.TYPE_USE})
        @Retention(RetentionPolicy.RUNTIME)
        @Repeatable(Marks.class)
        @interface Mark {
          int number() default 3;
          String[] names() default {"a", "b"};
          Class<?> type() default Map.Entry.class;
          Thread.State state() default Thread.State.NEW;
          Deprecated nested() default @Deprecated(since = "x");
          long[] none() default {};
          char letter() default 'c';
        }
        @interface Marks { Mark[] value(); }
      }
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @EnumSource
  void sourcesAreSeenAsTheyAre(Host host) {
    ComparingProcessor comparing = new ComparingProcessor(List.of("p"));
    TestCompilation compilation =
        new TestCompilation(host, directory).source("p.Mixture", MIXTURE).option("-proc:only");
    compilation.run(comparing);
    assertEquals(List.of(), compilation.errors());
    assertEquals(Set.of(), comparing.differences());
    assertEquals(17, comparing.compared);
  }

  /** Real libraries, which have met every corner of the language. */
  @ParameterizedTest
  @EnumSource
  void librariesAreSeenAsTheyAre(Host host) {
    List<String> packages =
        List.of(
            "com.google.common.collect",
            "com.google.common.base",
            "com.palantir.javapoet",
            "org.objectweb.asm",
            "dev.treadle",
            "dev.treadle.annotation");
    ComparingProcessor comparing = new ComparingProcessor(packages);
    TestCompilation compilation =
        new TestCompilation(host, directory)
            .source("p.Any", "package p; class Any {}")
            .option("-classpath", System.getProperty("java.class.path"), "-proc:only");
    compilation.run(comparing);
    assertEquals(List.of(), compilation.errors());
    assertEquals(Set.of(), comparing.differences());
    assertTrue(comparing.compared > 500, "compared only " + comparing.compared);
  }

  private static final class ComparingProcessor extends AbstractProcessor {
    private final List<String> packages;
    private final Set<String> differences = new TreeSet<>();
    private int compared;

    ComparingProcessor(List<String> packages) {
      this.packages = packages;
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latest();
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    Set<String> differences() {
      return differences;
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!round.processingOver()) {
        compare(processingEnv);
      }
      return false;
    }

    private void compare(ProcessingEnvironment env) {
      SourceText nothing = SourceText.ofCompanion("Nothing", "class Nothing {}");
      Elements elements = env.getElementUtils();
      List<TypeElement> types =
          packages.stream()
              .flatMap(name -> elements.getPackageElement(name).getEnclosedElements().stream())
              .map(TypeElement.class::cast)
              .toList();
      KnownClasses known = new KnownClasses(elements);
      types.forEach(type -> look(type, known));
      NestedCompiler nested = new NestedCompiler(env, List.of(nothing), known);
      types.forEach(type -> compare(elements, type, nested.elements()));
      nested.failures().forEach(failure -> differences.add(failure.toString()));
    }

    private static void look(TypeElement type, KnownClasses known) {
      known.look(type);
      ElementFilter.typesIn(type.getEnclosedElements()).forEach(t -> look(t, known));
    }

    private void compare(Elements elements, TypeElement type, Elements nested) {
      compared++;
      TypeElement seen = nested.getTypeElement(type.getQualifiedName());
      if (seen == null) {
        differences.add("not seen: " + type);
        return;
      }
      Map<String, String> expected = describe(elements, type);
      Map<String, String> actual = describe(nested, seen);
      Set<String> keys = new HashSet<>(expected.keySet());
      keys.addAll(actual.keySet());
      for (String key : keys) {
        String was = actual.getOrDefault(key, "nothing");
        String is = expected.getOrDefault(key, "nothing");
        if (!is.equals(was)) {
          differences.add(type + ": " + key + "\n    is  " + is + "\n    was " + was);
        }
      }
      ElementFilter.typesIn(type.getEnclosedElements()).forEach(t -> compare(elements, t, nested));
    }

    private static Map<String, String> describe(Elements elements, TypeElement type) {
      Map<String, String> lines = new TreeMap<>();
      lines.put("kind", type.getKind() + " " + modifiers(type) + type.getNestingKind());
      lines.put("parameters", parameters(type.getTypeParameters()));
      lines.put("superclass", text(type.getSuperclass()));
      lines.put("interfaces", texts(type.getInterfaces()));
      if (type.getKind() != ElementKind.ENUM) {
        lines.put("permitted", texts(type.getPermittedSubclasses()));
      }
      lines.put("annotations", annotations(elements, type, "java.lang.annotation."));
      for (Element member : type.getEnclosedElements()) {
        String name = member.getKind() + " " + member.getSimpleName();
        if (member instanceof RecordComponentElement component) {
          lines.put(name, text(component.asType()));
        } else if (member instanceof ExecutableElement method) {
          boolean hidden =
              member.getKind() == ElementKind.STATIC_INIT
                  || (member.getKind() == ElementKind.CONSTRUCTOR
                      && type.getKind() == ElementKind.ENUM);
          if (!hidden) {
            lines.put(
                name + method.getParameters().stream().map(p -> text(p.asType())).toList(),
                method(elements, method));
          }
        } else if (member instanceof VariableElement field) {
          Object constant = field.getConstantValue();
          lines.put(
              name,
              modifiers(field)
                  + text(field.asType())
                  + (constant == null ? "" : " = " + constant.getClass() + " " + constant));
        }
      }
      return lines;
    }

    private static String method(Elements elements, ExecutableElement method) {
      return modifiers(method)
          + parameters(method.getTypeParameters())
          + text(method.getReturnType())
          + " throws "
          + texts(method.getThrownTypes())
          + (method.isVarArgs() ? " varargs" : "")
          + (method.getDefaultValue() == null ? "" : " default " + value(method.getDefaultValue()))
          + annotations(elements, method, "dev.treadle.");
    }

    private static String annotations(Elements elements, Element of, String prefix) {
      List<String> texts = new ArrayList<>();
      for (AnnotationMirror annotation : of.getAnnotationMirrors()) {
        String name = text(annotation.getAnnotationType());
        if (name.startsWith(prefix)) {
          Map<String, String> values = new TreeMap<>();
          elements
              .getElementValuesWithDefaults(annotation)
              .forEach((key, value) -> values.put(key.getSimpleName() + "", value(value)));
          texts.add(name + values);
        }
      }
      return String.join(" ", new TreeSet<>(texts));
    }

    private static String value(AnnotationValue value) {
      Object constant = value.getValue();
      if (constant instanceof List<?> list) {
        return list.stream().map(v -> value((AnnotationValue) v)).toList().toString();
      }
      return constant instanceof VariableElement enumConstant
          ? enumConstant.getSimpleName().toString()
          : text(value);
    }

    /** All but what only a body has. */
    private static String modifiers(Element of) {
      Set<Modifier> modifiers = new TreeSet<>(of.getModifiers());
      modifiers.removeAll(
          Set.of(
              Modifier.SYNCHRONIZED,
              Modifier.NATIVE,
              Modifier.STRICTFP,
              Modifier.TRANSIENT,
              Modifier.VOLATILE,
              Modifier.NON_SEALED));
      if (of.getKind() == ElementKind.ENUM) {
        modifiers.remove(Modifier.SEALED); // by the bodies of its constants
      }
      return modifiers + " ";
    }

    private static String parameters(List<? extends TypeParameterElement> parameters) {
      return parameters.stream().map(p -> p + " extends " + texts(p.getBounds())).toList() + " ";
    }

    private static String texts(List<? extends TypeMirror> types) {
      return types.stream().map(ComparingProcessor::text).toList().toString();
    }

    /** Compilers differ in how they print type annotations and enclosing types. */
    private static String text(Object type) {
      return type.toString().replaceAll("@[\\w.]+(\\([^)]*\\))?,? ?", "").replace(" []", "[]");
    }
  }
}
