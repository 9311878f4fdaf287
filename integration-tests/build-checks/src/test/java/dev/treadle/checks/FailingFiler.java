package dev.treadle.checks;

import dev.treadle.processor.CoroutineProcessor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.Callable;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** Treadle in a host in which files of one kind cannot be made. */
final class FailingFiler extends AbstractProcessor {
  private final CoroutineProcessor hosted = new CoroutineProcessor();
  private final String method;
  private final Class<? extends Exception> failure;

  /** A host whose filer fails in the given method. */
  FailingFiler(String method, Class<? extends Exception> failure) {
    this.method = method;
    this.failure = failure;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return hosted.getSupportedSourceVersion();
  }

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    return hosted.getSupportedAnnotationTypes();
  }

  @Override
  public Set<String> getSupportedOptions() {
    return hosted.getSupportedOptions();
  }

  @Override
  public synchronized void init(ProcessingEnvironment env) {
    Filer filer = proxy(Filer.class, env.getFiler(), method, this::fail);
    hosted.init(proxy(ProcessingEnvironment.class, env, "getFiler", () -> filer));
  }

  private Object fail() throws Exception {
    throw failure.getConstructor(String.class).newInstance("disk full");
  }

  private static <T> T proxy(Class<T> type, T target, String replaced, Callable<Object> by) {
    return type.cast(
        Proxy.newProxyInstance(
            FailingFiler.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> {
              try {
                return called.getName().equals(replaced)
                    ? by.call()
                    : called.invoke(target, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    hosted.process(annotations, round);
    return false;
  }
}
