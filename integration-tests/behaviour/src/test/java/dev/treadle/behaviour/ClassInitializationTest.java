package dev.treadle.behaviour;

import static dev.treadle.behaviour.Case.coroutine;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.treadle.Co;
import dev.treadle.annotation.Coroutine;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * When a class is initialised (JLS 12.4.1): before the arguments of {@code new}, after those of a
 * static method.
 *
 * <p>A class is initialised once, so each run loads all classes of this package afresh.
 */
final class ClassInitializationTest {
  private static final Map<String, Supplier<Case>> CASES =
      Map.of(
          "A11",
          () -> coroutine("A11", A11::new, A11::body, ClassInitializationTest_A11Coroutines::body),
          "call",
          () ->
              coroutine(
                  "call",
                  StaticCall::new,
                  StaticCall::body,
                  ClassInitializationTest_StaticCallCoroutines::body),
          "store",
          () ->
              coroutine(
                  "store", Store::new, Store::body, ClassInitializationTest_StoreCoroutines::body),
          "compound",
          () ->
              coroutine(
                  "compound",
                  Compound::new,
                  Compound::body,
                  ClassInitializationTest_CompoundCoroutines::body),
          "array",
          () ->
              coroutine(
                  "array",
                  ArrayOf::new,
                  ArrayOf::body,
                  ClassInitializationTest_ArrayOfCoroutines::body),
          "hidden read",
          () ->
              coroutine(
                  "hidden read",
                  HiddenRead::new,
                  HiddenRead::body,
                  ClassInitializationTest_HiddenReadCoroutines::body),
          "hidden store",
          () ->
              coroutine(
                  "hidden store",
                  HiddenStore::new,
                  HiddenStore::body,
                  ClassInitializationTest_HiddenStoreCoroutines::body),
          "hidden compound",
          () ->
              coroutine(
                  "hidden compound",
                  HiddenCompound::new,
                  HiddenCompound::body,
                  ClassInitializationTest_HiddenCompoundCoroutines::body),
          "template",
          () ->
              coroutine(
                  "template",
                  Template::new,
                  Template::body,
                  ClassInitializationTest_TemplateCoroutines::body));

  @ParameterizedTest(name = "{0} driven {1}")
  @CsvSource({
    "A11, *, clinit arg >y <10 init10 =ok",
    "A11, n tX, clinit arg >y [throw] !RuntimeException(T)",
    "A11, n c, clinit arg >y [close] closed",
    "call, *, arg >y <10 clinit =arg10",
    "call, n tX, arg >y [throw] !RuntimeException(T)",
    "store, *, >v <10 clinit =10",
    "store, n c, >v [close] closed",
    "compound, *, clinit >v <10 =11",
    "array, *, >n <10 =10",
    "hidden read, *, used >y <10 clinit =1",
    "hidden read, n c, used >y [close] closed",
    "hidden store, *, used >v <10 clinit =10",
    "hidden compound, *, used clinit >v <10 =11",
    "template, *, arg clinit >t <10 =10"
  })
  void initialisedWhereTheLanguageSays(String id, String script, String trace) throws Exception {
    for (String engine : List.of("PLAIN", "MACHINE", "IMPLICIT")) {
      assertEquals(trace, playAfresh(id, script, engine), engine);
    }
  }

  private static String playAfresh(String id, String script, String engine) throws Exception {
    ClassLoader fresh = new Fresh(ClassInitializationTest.class.getClassLoader());
    Method play =
        Class.forName(ClassInitializationTest.class.getName(), true, fresh)
            .getDeclaredMethod("play", String.class, String.class, String.class);
    play.setAccessible(true);
    return (String) play.invoke(null, id, script, engine);
  }

  /** Called in a fresh copy of this class. */
  static String play(String id, String script, String engine) {
    return CASES.get(id).get().play(script, Engine.valueOf(engine));
  }

  /** Loads this package itself. */
  private static final class Fresh extends ClassLoader {
    Fresh(ClassLoader parent) {
      super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith("dev.treadle.behaviour.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : define(name);
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
        if (in == null) {
          throw new ClassNotFoundException(name);
        }
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  static final class A11 extends Scene {
    static class K {
      static {
        log("clinit");
      }

      K(String s, int i) {
        log("init" + i);
      }
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      new K(log("arg"), co.yield("y"));
      return "ok";
    }
  }

  /** A static template that names no static member of its class. */
  static final class Initialised {
    static final Object STATE = Scene.log("clinit");

    private Initialised() {}

    @Coroutine
    static int template(Co<Object, Integer> co, String arg) {
      return co.yield("t");
    }
  }

  static final class Template extends Scene {
    @Coroutine
    Object body(Co<Object, Integer> co) {
      return Initialised.template(co, log("arg"));
    }
  }

  static final class StaticCall extends Scene {
    static class K {
      static {
        log("clinit");
      }

      static String m(String s, int i) {
        return s + i;
      }
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      return K.m(log("arg"), co.yield("y"));
    }
  }

  static final class Store extends Scene {
    static class K {
      static int s = 1;

      static {
        log("clinit");
      }
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      K.s = co.yield("v");
      return K.s;
    }
  }

  static final class Compound extends Scene {
    static class K {
      static int s = 1;

      static {
        log("clinit");
      }
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      K.s += co.yield("v");
      return K.s;
    }
  }

  static final class ArrayOf extends Scene {
    static class K {
      static {
        log("clinit");
      }
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      return new K[co.yield("n")].length;
    }
  }

  static final class HiddenRead extends Scene {
    static class K {
      private static int s = 1;

      static {
        log("clinit");
      }
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      use();
      co.yield("y");
      return K.s;
    }

    private void use() {
      log("used");
    }
  }

  static final class HiddenStore extends Scene {
    static class K {
      private static int s = 1;

      static {
        log("clinit");
      }
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      use();
      K.s = co.yield("v");
      return K.s;
    }

    private void use() {
      log("used");
    }
  }

  static final class HiddenCompound extends Scene {
    static class K {
      private static int s = 1;

      static {
        log("clinit");
      }
    }

    @Coroutine
    Object body(Co<Object, Integer> co) {
      use();
      K.s += co.yield("v");
      return K.s;
    }

    private void use() {
      log("used");
    }
  }
}
