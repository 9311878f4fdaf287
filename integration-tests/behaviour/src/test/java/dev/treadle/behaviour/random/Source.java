package dev.treadle.behaviour.random;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The text of a compilation of templates. */
final class Source {
  static final String PACKAGE = "made";
  static final String UNIT = "Made";
  static final String UNITS = "MadeUnit";

  private static final String IMPORTS =
      """
      import dev.treadle.Co;
      import dev.treadle.CoroutineExit;
      import dev.treadle.Yielder;
      import dev.treadle.annotation.Coroutine;
      import dev.treadle.annotation.Generator;
      import dev.treadle.behaviour.Play;
      import java.io.IOException;
      import java.util.Arrays;
      import java.util.List;
      import java.util.function.Function;
      import java.util.function.IntUnaryOperator;
      import java.util.function.Supplier;
      import java.util.stream.Stream;
      """;

  private static final String WARNINGS =
      """
      @SuppressWarnings({
        "cast", "finally", "fallthrough", "lossy-conversions", "try", "divzero", "empty", "rawtypes",
        "unchecked", "varargs"
      })
      """;

  private static final String MEMBERS =
      """
        int f;
        long g = 1;
        byte by = 2;
        char ch = 'c';
        Integer h = 3;
        String q = "q";
        Object ob = "ob";
        static final int THREE = 3;
        private static final int LEAST = -5;
        private static final char MARK = '\\'';
        private static final long WIDE = -(1L << 33);
        private static final byte SMALL = -128;
        private static final String NAME = "n/*\\"\\u00e9";
        short sh = 4;
        double d = 0.5;
        private int[] ints = {6, 7};
        Object[] obs = new String[] {"r", "s"};

        final class Inner {
          private int k;

          Inner(int k) {
            note("inner" + k);
            this.k = k + f;
          }
        }

        static final class Cell<T> {
          private T v;

          Cell(T v) {
            this.v = v;
          }
        }

        @Override
        protected int over(int n) {
          return super.over(n) - 1;
        }

        private int sum(String name, int... n) {
          note(name + n.length);
          return n.length == 0 ? f : n[0];
        }

        private int m(int n, Object o) {
          note("m" + n + o);
          return n + 1;
        }

        private static <T> T pick(T a, T b) {
          note("pick");
          return a == null ? b : a;
        }

        private <A, B> B with(Function<? super A, ? extends B> f, A a) {
          note("with" + a);
          return f.apply(a);
        }

        private static <B> B with(Supplier<? extends B> f, int a) {
          note("supplied" + a);
          return f.get();
        }

        private <T> T same(T a) {
          note("same");
          return a;
        }

        private String which(int a) {
          return note("i" + a);
        }

        private String which(long a) {
          return note("l" + a);
        }

        private String which(double a) {
          return note("d" + a);
        }

        private String which(char a) {
          return note("c" + a);
        }

        private String which(Object a) {
          return note("o" + (a == null));
        }

        private String which(Integer a) {
          return note("I" + a);
        }

        private String which(String a) {
          return note("s" + a);
        }

        private String which(int... a) {
          return note("is" + a.length);
        }

        private String which(int a, Integer b) {
          return note("iI" + a + b);
        }

        private String which(long a, Object b) {
          return note("lO" + a + b);
        }

        private String which(String a, Object b) {
          return note("sO" + a + b);
        }

        private String which(Object a, int... b) {
          return note("ois" + b.length);
        }

        int twice(int n) {
          note("twice" + n);
          return 2 * n;
        }

        private Made me(int n) {
          note("me" + n);
          return this;
        }
      """;

  private Source() {}

  /** The class of the templates. */
  static String templates(List<Template> templates) {
    StringBuilder text = new StringBuilder("package made;\n\n");
    text.append(IMPORTS).append('\n').append(WARNINGS);
    text.append("final class Made extends Play {\n").append(MEMBERS);
    for (int i = 0; i < templates.size(); i++) {
      text.append('\n').append(mark(i)).append(templates.get(i).text());
    }
    return text.append("}\n").toString();
  }

  /** A test of one template, to be kept. */
  static String test(Template template, String name) {
    String companion = name + "_MadeCoroutines";
    String call = template.alone() ? "Made.t0(co, made)" : "made.t0(co)";
    String made = MEMBERS + "\n" + template.text().replace("MadeCoroutines.", companion + ".");
    return """
    package dev.treadle.behaviour;

    %1$simport org.junit.jupiter.api.DynamicNode;
    import org.junit.jupiter.api.TestFactory;

    final class %2$s {
      @TestFactory
      Stream<DynamicNode> cases() {
        return Stream.of(
                Case.%3$s(
                    "made at random", Made::new, (made, co) -> %4$s, made -> %5$s.t0(made)))
            .map(Case::tests);
      }

    %6$s  static final class Made extends Play {
    %7$s  }
    }
    """
        .formatted(
            IMPORTS.replace("import dev.treadle.behaviour.Play;\n", ""),
            name,
            template.generator() ? "generator" : "coroutine",
            call,
            companion,
            WARNINGS.indent(2),
            made.indent(2));
  }

  /** The comment before the template of that number. */
  static String mark(int template) {
    return "  // Template " + template + "\n";
  }

  /** The number of the template at that place of the class of templates. */
  static int template(String text, long position) {
    int found = 0;
    int next = text.indexOf(mark(1));
    while (next >= 0 && next <= position) {
      found++;
      next = text.indexOf(mark(found + 1), next);
    }
    return found;
  }

  /** A companion that does nothing, for templates that name it. */
  static String stub(List<Template> templates) {
    StringBuilder text = new StringBuilder("package made;\nfinal class MadeCoroutines {\n");
    Matcher calls = Pattern.compile("MadeCoroutines[.](t\\d+[a-z])").matcher(templates.toString());
    calls
        .results()
        .map(call -> call.group(1))
        .distinct()
        .forEach(
            name ->
                text.append("static <R> dev.treadle.Routine<Object, Integer, R> " + name)
                    .append("(Made made, int x, Object y, int... z) {")
                    .append(" throw new AssertionError(); }\n"));
    return text.append("}\n").toString();
  }

  /** The class through which they are called. */
  static String unit(List<Template> templates) {
    StringBuilder calls = new StringBuilder();
    StringBuilder machines = new StringBuilder();
    StringBuilder generatorCalls = new StringBuilder();
    StringBuilder sequences = new StringBuilder();
    for (int i = 0; i < templates.size(); i++) {
      boolean generator = templates.get(i).generator();
      String call = templates.get(i).alone() ? "Made.t%d(co, made)" : "made.t%d(co)";
      (generator ? generatorCalls : calls)
          .append("      case %d: ".formatted(i))
          .append(generator ? "" : "return ")
          .append(call.formatted(i))
          .append(generator ? "; return;\n" : ";\n");
      (generator ? sequences : machines)
          .append("      case %1$d: return MadeCoroutines.t%1$d(made);\n".formatted(i));
    }
    return """
    package made;

    import dev.treadle.Co;
    import dev.treadle.Routine;
    import dev.treadle.Sequence;
    import dev.treadle.Yielder;
    import dev.treadle.behaviour.Differential;
    import dev.treadle.behaviour.Play;

    public final class MadeUnit implements Differential.Unit {
      public Play play() {
        return new Made();
      }

      public boolean generator(int template) {
        return java.util.Arrays.<Integer>asList(%s).contains(template);
      }

      public Object call(Play play, int template, Co<Object, Integer> co) throws Throwable {
        Made made = (Made) play;
        switch (template) {
    %s      default: throw new AssertionError(template);
        }
      }

      public void generate(Play play, int template, Yielder<Object> co) throws Throwable {
        Made made = (Made) play;
        switch (template) {
    %s      default: throw new AssertionError(template);
        }
      }

      public Routine<Object, Integer, ?> machine(Play play, int template) {
        Made made = (Made) play;
        switch (template) {
    %s      default: throw new AssertionError(template);
        }
      }

      public Sequence<Object> sequence(Play play, int template) {
        Made made = (Made) play;
        switch (template) {
    %s      default: throw new AssertionError(template);
        }
      }
    }
    """
        .formatted(generators(templates), calls, generatorCalls, machines, sequences);
  }

  private static String generators(List<Template> templates) {
    return IntStream.range(0, templates.size())
        .filter(i -> templates.get(i).generator())
        .mapToObj(String::valueOf)
        .collect(Collectors.joining(", "));
  }
}
