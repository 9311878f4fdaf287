package dev.treadle.processor.frontend;

import java.util.Collection;
import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** Reads the bodies of one round's templates. */
public final class Attribution {

  private Attribution() {}

  /** Runs one private compiler over the files of {@code owners} and the given companions. */
  public static Attribution of(
      ProcessingEnvironment env,
      Collection<TypeElement> owners,
      Map<String, String> companionSources) {
    return new Attribution();
  }

  /** The attributed template, or null if it cannot be read (yet). */
  public @Nullable AttributedMethod method(ExecutableElement outer) {
    return null;
  }
}
