package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/// Local classes, records, enums and interfaces beside suspensions (JLS 14.3), constructors that do
/// something before `super(...)` (JLS 8.8.7), text blocks.
final class LocalTypeTest {
  @TestFactory
  Stream<DynamicNode> cases() {
    return Stream.of(
            coroutine(
                "early construction", Early::new, Early::body, LocalTypeTest_EarlyCoroutines::body),
            coroutine("sealed", Sealed::new, Sealed::body, LocalTypeTest_SealedCoroutines::body),
            coroutine(
                "generic", Generic::new, Generic::body, LocalTypeTest_GenericCoroutines::body),
            coroutine("in an arm", Arms::new, Arms::body, LocalTypeTest_ArmsCoroutines::body)
                .gives(">5 <10 >6 <20 =25"),
            coroutine("text", Text::new, Text::body, LocalTypeTest_TextCoroutines::body))
        .map(Case::tests);
  }

  static class Base {
    final String given;

    Base(String given) {
      this.given = given + hook();
    }

    String hook() {
      return "base";
    }
  }

  static final class Arms extends Scene {
    Object value() {
      return 5;
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      return switch (value()) {
        case String text -> text;
        case Integer n when co.yield(n) > n -> {
          class Sum {
            int of(int m) {
              return n + m;
            }
          }
          Sum sum = new Sum();
          yield sum.of(co.yield(sum.of(1)));
        }
        default -> 0;
      };
    }
  }

  static final class Early extends Scene {
    /// A template with a *Markdown* comment and a list:
    ///
    /// - `co` is its context
    ///
    /// @return what was built
    @Coroutine
    Object body(Co<Object, Integer> co) {
      int limit = co.yield("limit");
      String prefix = "p" + limit;
      class Checked extends Base {
        private final int n;
        private final Supplier<String> later;

        Checked(int n) {
          if (n < 0) {
            throw new IllegalArgumentException(prefix + n);
          }
          this.n = n + limit;
          String text = prefix + n;
          super(text);
          later = () -> prefix + this.n;
        }

        Checked() {
          int n = limit * 2;
          log("before this");
          this(n);
        }

        @Override
        String hook() {
          return "hook" + n;
        }
      }
      class Plain extends Base {
        Plain(String s) {
          s = s + "!";
          super(s);
        }
      }
      Checked a = new Checked(co.yield("a"));
      log(a.given + a.later.get());
      Checked b = new Checked();
      co.yield(b.given);
      try {
        log(new Checked(-co.yield("negative")).given);
      } catch (IllegalArgumentException e) {
        log(e.getMessage());
      }
      return new Plain("s" + co.yield("plain")).given + a.n + b.later.get();
    }
  }

  static final class Sealed extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      enum Level {
        LOW,
        HIGH;

        Level other() {
          return this == LOW ? HIGH : LOW;
        }
      }
      interface Named {
        String name();

        default String twice() {
          return name() + name();
        }
      }
      record Leaf(String name, Level level) implements Named {}
      record Node<T extends Named>(T left, T right) implements Named {
        @Override
        public String name() {
          return left.name() + right.name();
        }
      }
      String all = "";
      for (Level level : Level.values()) {
        Named n = new Node<>(new Leaf("a", level), new Leaf("b" + co.yield(level), level.other()));
        all +=
            switch (n) {
              case Node<?>(Leaf(var name, Level l), _) when l == Level.LOW -> {
                co.yield(name);
                yield l + name + n.twice();
              }
              case Node<?>(_, Leaf(var name, var l)) -> co.yield(name) + name + l;
              default -> "none";
            };
        switch (level) {
          case LOW -> all += co.yield("low");
          case HIGH -> all += co.yield("high");
        }
        all +=
            switch (level.other()) {
              case LOW -> co.yield("low");
              case HIGH -> "high" + co.yield("high");
            };
        if (n instanceof Node(Leaf(var x, _), Leaf(var y, var z)) && co.yield(x) > 0) {
          all += x + y + z.ordinal();
        }
      }
      return all;
    }
  }

  static final class Generic extends Scene {
    @Coroutine
    <E> Object body(Co<Object, Integer> co) {
      int start = co.yield("start");
      class Stack<T> {
        private final List<T> items = new ArrayList<>();
        private int pushed = start;

        Stack<T> push(T item) {
          items.add(item);
          pushed++;
          return this;
        }

        T pop() {
          return items.remove(items.size() - 1);
        }

        <R> Stack<R> same(R r) {
          return new Stack<R>().push(r);
        }
      }
      Stack<String> strings = new Stack<String>().push("a").push("b" + co.yield("b"));
      Stack<Stack<String>> stacks = new Stack<>();
      stacks.push(strings);
      co.yield(stacks.pop().pop());
      var more = strings.same(co.yield("more"));
      record Entry<K, V>(K key, V value) {}
      List<Entry<String, Integer>> entries = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        entries.add(new Entry<>("k" + i, co.yield(i)));
      }
      String all = "";
      for (Entry<String, Integer> e : entries) {
        if (e instanceof Entry(var k, var v) && v > co.yield(k)) {
          all += "never";
        } else {
          all += e.key();
        }
      }
      return all + more.pop() + more.pushed + entries;
    }
  }

  static final class Text extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      String block =
          """
          one "two" \
          three
            four\s
          """
              + co.yield(
                  """
                  yielded\t"\""
                  """);
      return switch ((Object) block) {
        case String s
            when s.startsWith(
                    """
                one""")
                && co.yield("guard") > 0 ->
            s.length();
        default -> "no";
      };
    }
  }
}
