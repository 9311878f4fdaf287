package dev.treadle.processor;

import dev.treadle.processor.PendingTemplates.Owner;
import dev.treadle.processor.frontend.AttributedMethod;
import dev.treadle.processor.frontend.Attribution;
import dev.treadle.processor.frontend.OuterTrees;
import dev.treadle.processor.report.Problem;
import dev.treadle.processor.report.ProblemReporter;
import dev.treadle.processor.report.Problems;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The rounds of one compilation.
 *
 * <p>A companion is written once, in the first round in which all templates of its class can be
 * read. Until then, other processors may still generate what a body names, so they are read again
 * from scratch in each later round. When no round is left, what cannot be read has an error that
 * the user's compiler is about to report: such a template gets a machine that throws, so that
 * nothing else is reported beside that error.
 */
final class Rounds {
  private final ProcessingEnvironment env;
  private final PendingTemplates pending;
  private final ProblemReporter reporter;
  private final Pipeline pipeline;
  private final boolean isJavac;
  private final boolean diagrams;
  private final boolean hasCompiler = ToolProvider.getSystemJavaCompiler() != null;

  Rounds(ProcessingEnvironment env) {
    this.env = env;
    this.pending = new PendingTemplates(env.getElementUtils());
    // Without a compiler there are no trees either, not even their classes.
    Optional<OuterTrees> trees = hasCompiler ? OuterTrees.of(env) : Optional.empty();
    this.isJavac = trees.isPresent();
    this.reporter = new ProblemReporter(env.getMessager(), trees);
    this.diagrams = isSet(CoroutineProcessor.DIAGRAMS);
    this.pipeline = new Pipeline(env, diagrams);
  }

  /** Whether an option that is off by default is on. */
  private boolean isSet(String option) {
    Map<String, String> options = env.getOptions();
    String value =
        options.containsKey(option)
            ? Objects.requireNonNullElse(options.get(option), "true")
            : "false";
    if (!List.of("true", "false").contains(value)) {
      reporter.report(Problem.UNKNOWN_VALUE, option, value);
    }
    return value.equals("true");
  }

  void process(RoundEnvironment round) {
    for (Element template : pending.add(round)) {
      reporter.report(Problem.NAMELESS_OWNER, template, template.getSimpleName());
    }
    // After an error javac compiles nothing, and companions would only add to the noise. Other
    // compilers go on, and must not miss them.
    if (pending.isEmpty() || (round.errorRaised() && isJavac)) {
      return;
    }
    List<Owner> owners = pending.owners();
    if (!hasCompiler) {
      owners.forEach(pending::remove);
      reporter.report(Problem.NO_COMPILER, owners.get(0).type());
      return;
    }
    boolean last = round.processingOver();
    List<Companion> companions = declare(owners, last);
    Attribution attribution = attribute(companions);
    for (Companion companion : companions) {
      compile(companion, attribution, last);
      if (companion.complete()) {
        pending.remove(new Owner(companion.owner(), companion.templates()));
        write(companion);
      }
    }
  }

  /** Reads the declarations of those classes that name no type still to be generated. */
  private List<Companion> declare(List<Owner> owners, boolean last) {
    List<Companion> companions = new ArrayList<>();
    for (Owner owner : owners) {
      Owner resolved = owner.resolved();
      if (resolved.templates().size() < owner.templates().size() && !last) {
        continue;
      }
      Problems problems = new Problems();
      Companion companion =
          guard(
              owner.type(),
              "the class " + owner.type().getSimpleName(),
              () -> pipeline.declare(owner.type(), resolved.templates(), problems));
      reporter.report(problems, owner.type());
      if (companion == null || companion.isEmpty()) {
        pending.remove(owner);
      } else {
        companions.add(companion);
      }
    }
    return companions;
  }

  private @Nullable Attribution attribute(List<Companion> companions) {
    if (companions.isEmpty()) {
      return null;
    }
    Element any = companions.get(0).owner();
    return guard(
        any,
        "the classes of this round",
        () -> {
          Map<String, Supplier<String>> skeletons = new LinkedHashMap<>();
          companions.forEach(c -> skeletons.put(c.qualifiedName(), c::skeleton));
          List<TypeElement> owners = companions.stream().map(Companion::owner).toList();
          Attribution attribution = Attribution.of(env, owners, skeletons);
          owners.forEach(owner -> reporter.report(attribution.misplaced(owner), owner));
          return attribution;
        });
  }

  /** Compiles what can be read; what cannot stays pending, or is given up for good. */
  private void compile(Companion companion, @Nullable Attribution attribution, boolean last) {
    for (ExecutableElement template : companion.templates()) {
      AttributedMethod method = attribution == null ? null : attribution.method(template);
      if (attribution == null) {
        companion.giveUp(template);
      } else if (method != null) {
        compile(companion, method);
      } else if (last || attribution.isFinal(template)) {
        reporter.warn(
            Problem.UNREADABLE, template, template.getSimpleName(), attribution.reason(template));
        companion.giveUp(template);
      }
    }
  }

  private void compile(Companion companion, AttributedMethod method) {
    Problems problems = new Problems();
    Object done =
        guard(
            method.outer(),
            "the template " + method.outer().getSimpleName(),
            () ->
                LargeStack.ifNeeded(
                    () -> {
                      companion.compile(method, problems);
                      return companion;
                    }));
    if (done == null) {
      companion.giveUp(method.outer());
    }
    reporter.report(problems, method.outer());
  }

  private void write(Companion companion) {
    Owner owner = new Owner(companion.owner(), companion.templates());
    String name = companion.qualifiedName();
    String source = guard(owner.type(), "the companion " + name, companion::source);
    if (source == null) {
      return;
    }
    // One originating element a file: what isolating incremental compilation asks for.
    try (Writer writer = env.getFiler().createSourceFile(name, owner.outermost()).openWriter()) {
      writer.write(source);
    } catch (FilerException e) {
      reporter.report(Problem.COMPANION_EXISTS, owner.type(), name, owner.type().getSimpleName());
      return;
    } catch (IOException e) {
      reporter.report(Problem.NOT_WRITTEN, owner.type(), name, String.valueOf(e.getMessage()));
      return;
    }
    if (diagrams) {
      companion
          .diagrams()
          .forEach((file, text) -> write(companion.packageName(), file, text, owner));
    }
  }

  private void write(String packageName, String file, String text, Owner owner) {
    try (Writer writer =
        env.getFiler()
            .createResource(StandardLocation.CLASS_OUTPUT, packageName, file, owner.outermost())
            .openWriter()) {
      writer.write(text);
    } catch (IOException | RuntimeException e) {
      // A host need not have a place for files that are no classes.
      reporter.report(
          Problem.DIAGRAM_NOT_WRITTEN, owner.type(), file, String.valueOf(e.getMessage()));
    }
  }

  /** The result of {@code stage}, or null if it failed, which is reported as a defect of ours. */
  private <T> @Nullable T guard(Element at, String what, Supplier<T> stage) {
    try {
      return stage.get();
    } catch (NoClassDefFoundError e) {
      throw e; // that is no failure of this stage alone
    } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
      String place =
          Stream.of(e.getStackTrace())
              .filter(frame -> frame.getClassName().startsWith("dev.treadle."))
              .findFirst()
              .map(frame -> " at " + frame.getFileName() + ":" + frame.getLineNumber())
              .orElse("");
      reporter.report(Problem.INTERNAL, at, what, e + place);
      return null;
    }
  }
}
