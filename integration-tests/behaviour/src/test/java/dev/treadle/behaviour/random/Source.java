package dev.treadle.behaviour.random;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a compilation of templates. */
final class Source {
  static final String PACKAGE = "made";
  static final String UNIT = "Made";
  static final String UNITS = "MadeUnit";

  private Source() {}

  /** The class of the templates. */
  static String templates(List<Template> templates) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        package made;

        import dev.treadle.Co;
        import dev.treadle.CoroutineExit;
        import dev.treadle.annotation.Coroutine;
        import dev.treadle.behaviour.Play;
        import java.io.IOException;
        import java.util.List;
        import java.util.function.IntUnaryOperator;

        @SuppressWarnings({"cast", "finally", "fallthrough", "lossy-conversions", "try", "divzero", "empty"})
        final class Made extends Play {
          int f;
          long g = 1;
          byte by = 2;
          char ch = 'c';
          Integer h = 3;
          String q = "q";
          Object ob = "ob";
          private int[] ints = {6, 7};

          private int m(int n, Object o) {
            note("m" + n + o);
            return n + 1;
          }

          int twice(int n) {
            note("twice" + n);
            return 2 * n;
          }

          private Made me(int n) {
            note("me" + n);
            return this;
          }
        """);
    templates.forEach(template -> text.append('\n').append(template.text()));
    return text.append("}\n").toString();
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
                    .append("(Made made, int x, Object y) { throw new AssertionError(); }\n"));
    return text.append("}\n").toString();
  }

  /** The class through which they are called. */
  static String unit(int count) {
    StringBuilder push = new StringBuilder();
    StringBuilder machines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      push.append("      case %1$d: return made.t%1$d(co);\n".formatted(i));
      machines.append("      case %1$d: return MadeCoroutines.t%1$d(made);\n".formatted(i));
    }
    return """
    package made;

    import dev.treadle.Co;
    import dev.treadle.Routine;
    import dev.treadle.behaviour.Differential;
    import dev.treadle.behaviour.Play;

    public final class MadeUnit implements Differential.Unit {
      public Play play() {
        return new Made();
      }

      public Object push(Play play, int template, Co<Object, Integer> co) throws Throwable {
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
    }
    """
        .formatted(push, machines);
  }
}
