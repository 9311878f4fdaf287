package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;
import static dev.treadle.behaviour.Case.generator;

import dev.treadle.Co;
import dev.treadle.Yielder;
import dev.treadle.annotation.Coroutine;
import dev.treadle.annotation.Generator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/**
 * Text that a reader of source could stumble over: comments, literals, escapes and names in other
 * scripts.
 */
final class SourceTextTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                    "comments",
                    Bodies::new,
                    Bodies::comments,
                    SourceTextTest_BodiesCoroutines::comments)
                .gives(">a <10 >/* no */ <20 =30// x"),
            generator(
                    "an apostrophe in a comment",
                    Bodies::new,
                    Bodies::apostrophe,
                    SourceTextTest_BodiesCoroutines::apostrophe)
                .gives(">1 <10 >2 <20 >3 <30 =null"),
            coroutine(
                "text blocks",
                Bodies::new,
                Bodies::textBlocks,
                SourceTextTest_BodiesCoroutines::textBlocks),
            coroutine(
                "text blocks that look like source",
                Bodies::new,
                Bodies::sourceInText,
                SourceTextTest_BodiesCoroutines::sourceInText),
            coroutine(
                    "a comment that opens a block",
                    Bodies::new,
                    Bodies::opens,
                    SourceTextTest_BodiesCoroutines::opens)
                .gives(">2 <10 >1 <20 =20"),
            coroutine(
                    "unicode",
                    Bodies::new,
                    Bodies::unicode,
                    SourceTextTest_BodiesCoroutines::unicode)
                .gives(">größe <10 >\uD83D\uDE00é\\u <20 =10λ20 A\"'\\3"),
            coroutine(
                "qualified names",
                Bodies::new,
                Bodies::qualified,
                SourceTextTest_BodiesCoroutines::qualified),
            coroutine(
                "a warning suppressed twice",
                Bodies::new,
                Bodies::suppressedTwice,
                SourceTextTest_BodiesCoroutines::suppressedTwice),
            coroutine("deprecated class", Old::new, Old::body, SourceTextTest_OldCoroutines::body),
            generator(
                "deprecated template",
                Old::new,
                Old::templates,
                SourceTextTest_OldCoroutines::templates),
            coroutine(
                "names of the language",
                Bodies::new,
                Bodies::contextual,
                SourceTextTest_BodiesCoroutines::contextual),
            coroutine(
                    "context of another name",
                    Bodies::new,
                    Bodies::context,
                    SourceTextTest_BodiesCoroutines::context)
                .gives(">a <10 >b <20 =30"),
            coroutine(
                "names that the package has",
                Bodies::new,
                Bodies::packageNames,
                SourceTextTest_BodiesCoroutines::packageNames))
        .map(Case::tests);
  }

  static final class Bodies extends Scene {
    @Coroutine
    Object sourceInText(Co<Object, Integer> co) {
      char quote = '"';
      String text =
          "\""
              + quote
              + """
          /**
           * Doc. ""\"
           */
          private int a;

          private int b;
          void body() {
          }\
          """
              + "\"\"\"";
      co.yield(
          """
          void body() {
          }
          """);
      return text;
    }

    @Coroutine
    Object opens(Co<Object, Integer> co) {
      int n = 2;
      while (true) {
        n = n == 2 ? co.yield(n) / 10 : co.yield(n);
        switch (n) {
          case 20:
            return n;
          default:
            // no more
        }
        // if (n > 2) {
      }
    }

    private boolean counts = true;

    @Generator
    void apostrophe(Yielder<Object> out) {
      int i = 1;
      if (counts /* isn't it so? */ ? i < 2 : i < 9) {
        while (i < 4) {
          out.yield(i++);
        }
      }
    }

    @SuppressWarnings({"cast", "cast"})
    @Coroutine
    Object suppressedTwice(Co<Object, Integer> co) {
      return (Object) co.yield("a");
    }

    @Coroutine
    Object comments(Co<Object, Integer> co) {
      // co.yield("in a comment");
      int x = /* first */ co.yield(/* argument */ "a") /* after */; // trailing " quote
      /* a block { with
       * co.yield(1); } */
      x +=
          /** doc */
          co // line inside
              .
              /* dot */ yield( // open
              "/* no */" // argument
              ) /* close */;
      if (x > 5 /* condition */) /* then */ {
        // only a comment
      } else /* else */ {
        /* empty */
      }
      return x + "// x" /* result */;
      // the end
    }

    @Coroutine
    Object textBlocks(Co<Object, Integer> co) {
      String s =
          """
          co.yield("no");
            "quoted" \"""
          line \
          joined\tand ${x} // no comment
          """;
      int x = co.yield(s);
      return """
      <\
      """
          + x
          + co.yield(
              """
              in an argument\
              """);
    }

    @Coroutine
    Object unicode(Co<Object, Integer> co) {
      int größe = co.yield("größe");
      String λ = "\u03bb";
      int été = co.yield("\uD83D\uDE00\u00e9\\u");
      return größe + λ + été + " " + '\u0041' + "\"" + '\'' + '\\' + "\3".length() * 3;
    }

    @Coroutine
    Object qualified(Co<Object, Integer> co) {
      java.util.List<java.lang.Integer> list = new java.util.ArrayList<java.lang.Integer>();
      list.add(co.yield(java.lang.Math.max(1, 2)));
      for (java.util.Map.Entry<String, Integer> e :
          java.util.Map.of("k", co.yield("map")).entrySet()) {
        list.add(co.yield(e.getKey()) + e.getValue());
      }
      java.util.function.Function<Object, java.lang.String> f = java.lang.String::valueOf;
      return f.apply(list) + java.util.Objects.requireNonNull(co.yield("end"));
    }

    @Coroutine
    Object contextual(Co<Object, Integer> co) {
      int record = 1, sealed = 2, permits = 3, when = 4, module = 5, open = 6, with = 7, to = 8;
      int var = co.yield(record + sealed + permits + when + module + open + with + to);
      int self = co.yield("self"),
          out = co.yield("out"),
          frame = 1,
          current = 2,
          raised = 3,
          s = 4,
          t = 5,
          delegate = 6;
      co.yield(frame + current + raised + s + t + delegate);
      return record + sealed + permits + when + module + open + with + to + var + self + out + frame
          + current + raised + s + t + delegate;
    }

    @Coroutine
    Object context(Co<Object, Integer> yielder) {
      final int co = yielder.yield("a");
      return co + (yielder).yield("b");
    }

    @Coroutine
    Object packageNames(Co<Object, Integer> co) {
      int Frame = co.yield("Frame"), Routine = 2, Objects = 3, Throwable = 4, dev = 5, java = 6;
      class CoroutineFrame {
        final int Integer = Frame;
      }
      co.yield(new CoroutineFrame().Integer);
      return Frame + Routine + Objects + Throwable + dev + java + new CoroutineFrame().Integer;
    }
  }

  /** Its own class may name what is deprecated without a warning, the companion is another one. */
  @Deprecated
  static final class Old extends Scene {
    int count;

    @Coroutine
    Object body(Co<Object, Integer> co) {
      Old other = new Old();
      other.count = co.yield(count);
      return co.yield("b") + other.count;
    }

    @Deprecated
    @Generator
    void templates(Yielder<Object> out) {
      out.yield("a");
      out.yield(++count);
    }
  }
}
