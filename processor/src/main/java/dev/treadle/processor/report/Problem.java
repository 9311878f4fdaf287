package dev.treadle.processor.report;

import java.util.Locale;

/**
 * Everything that Treadle reports to a user. A message says what is wrong and a cure says what to
 * do; both are templates of {@link String#format} over the same arguments. Ids are stable: they are
 * what a user searches for.
 */
public enum Problem {
  // The declaration: is this method a template at all?

  /** Arguments: "abstract" or "native", method, annotation. */
  NO_BODY(
      "TRD002",
      "The %1$s method %2$s has no body from which a @%3$s could be made",
      "Give it a body, or remove the annotation"),
  /** Argument: method. */
  DEFAULT_METHOD(
      "TRD003",
      "The default method %1$s could be overridden, but templates are dispatched statically",
      "Make it static or private"),
  /** Arguments: method, class. */
  OVERRIDABLE(
      "TRD004",
      "The template %1$s could be overridden, but templates are dispatched statically",
      "Make %1$s final, private or static, or the class %2$s final"),
  /** Arguments: annotation, contexts that fit it. */
  MISSING_CONTEXT(
      "TRD005",
      "The first parameter of a @%1$s method must be its context",
      "Add a first parameter of type %2$s"),
  /** Arguments: annotation, context, the annotation that fits it. */
  WRONG_ANNOTATION(
      "TRD006", "A @%1$s method cannot have the context %2$s", "Annotate it with @%3$s instead"),
  /** Arguments: method, its return type. */
  GENERATOR_NOT_VOID(
      "TRD007",
      "The @Generator method %1$s returns %2$s, but a generator returns nothing",
      "Declare it void, or make it a @Coroutine with a Co as its context"),
  /** Argument: method. */
  TWO_ANNOTATIONS(
      "TRD008",
      "The method %1$s is annotated with both @Generator and @Coroutine",
      "Remove the one that does not fit its context"),
  /** Argument: context. */
  RAW_CONTEXT(
      "TRD009",
      "The context %1$s has no type arguments, so the type of its values is not known",
      "Write them out, as in %1$s<String>"),
  /** Arguments: class, method. */
  PRIVATE_CLASS_IN_SIGNATURE(
      "TRD010",
      "The class %1$s in the signature of %2$s is private, or protected in another package, so the"
          + " generated class cannot name it",
      "Make %1$s package-private, or public"),
  /** Arguments: method, class. */
  PRIVATE_OWNER(
      "TRD011",
      "The template %1$s is in the private class %2$s, which the generated class cannot name",
      "Make %2$s package-private"),
  /** Argument: method. */
  LOCAL_OWNER(
      "TRD012",
      "The template %1$s is in a local or anonymous class, which the generated class cannot name",
      "Move it to a top-level or a member class"),
  /** Arguments: method, the other method. */
  FACTORIES_COLLIDE(
      "TRD013",
      "The factories of the templates %1$s and %2$s would have the same signature",
      "Rename one of them"),
  /** Arguments: the companion's qualified name, class. */
  COMPANION_EXISTS(
      "TRD014",
      "The companion of %2$s would be %1$s, but there is a class of that name",
      "Rename that class, or %2$s"),
  /** Argument: method. */
  FACTORY_OF_OBJECT(
      "TRD015",
      "The factory of the template %1$s would have the signature of a method that every class"
          + " inherits from Object",
      "Rename the template"),
  /** Argument: method. */
  NAMELESS_OWNER(
      "TRD016",
      "The template %1$s is in a compact source file, whose class the generated class cannot name",
      "Declare a class in the file around all that is in it"),

  // The body: the rules of suspending.

  /** Argument: the context parameter's name. */
  CONTEXT_ESCAPES(
      "TRD020",
      "The context %1$s escapes from its template",
      "Only call its own methods, or pass it on as the first argument of another template"),
  /** Argument: the context parameter's name. */
  CONTEXT_REASSIGNED(
      "TRD021", "The context %1$s must not be reassigned", "Keep the parameter as it is"),
  /** Argument: the call that suspends. */
  SUSPENSION_IN_LAMBDA(
      "TRD022",
      "%1$s in a lambda would suspend the code that runs the lambda, which is not part of the"
          + " template",
      "Write the lambda's loop out in the template, or make the lambda a template of its own"),
  /** Argument: the call that suspends. */
  SUSPENSION_IN_LOCAL_CLASS(
      "TRD023",
      "%1$s in a method of a local or anonymous class would suspend the code that calls that"
          + " method, which is not part of the template",
      "Suspend in the template's own statements, or make that method a template of a member class"),
  /** Argument: the call that suspends. */
  SUSPENSION_IN_SYNCHRONIZED(
      "TRD024",
      "%1$s would suspend while a lock is held, which Java cannot keep across a suspension",
      "Leave the synchronized block before the suspension, or use a java.util.concurrent lock"),
  /** Argument: method. */
  SYNCHRONIZED_TEMPLATE(
      "TRD025",
      "The template %1$s is synchronized, but Java cannot keep its lock across a suspension",
      "Remove the modifier, and guard the parts between suspensions with synchronized blocks"),
  /** Argument: class. */
  PRIVATE_CLASS_IN_BODY(
      "TRD026",
      "The class %1$s is private, or protected in another package, so the generated class cannot"
          + " name it",
      "Make %1$s package-private, or public"),
  /** Arguments: the call, the context parameter's name. */
  CONTEXT_CAPTURED(
      "TRD027",
      "%1$s in a lambda or a class would let the context %2$s escape from its template",
      "Keep its value in a variable before"),
  /** Argument: the construct, in the plural or with its article, as it begins a sentence. */
  UNSUPPORTED(
      "TRD030",
      "%1$s is not supported in a template",
      "Move it to a method of its own, which the template calls"),

  // The compilation.

  /** No argument. */
  NO_COMPILER(
      "TRD090",
      "Treadle reads templates with the Java compiler, but this Java runtime has none",
      "Run the build on a JDK instead of a JRE"),
  /** Arguments: the file's name, the reason. */
  NOT_WRITTEN("TRD091", "The companion %1$s could not be written: %2$s", "Rebuild from scratch"),
  /** A warning. Arguments: method, the error that keeps it from being read. */
  UNREADABLE(
      "TRD092",
      "The template %1$s cannot be compiled: %2$s",
      "Its state machine will only throw until that is mended"),
  /** Arguments: the file's name, the reason. */
  DIAGRAM_NOT_WRITTEN(
      "TRD093",
      "The diagram %1$s could not be written: %2$s",
      "Rebuild from scratch, or without -Atreadle.diagrams"),
  /** Arguments: the option, its value. */
  UNKNOWN_VALUE(
      "TRD094",
      "The option -A%1$s has the value %2$s, which is neither true nor false",
      "Write -A%1$s=true, or leave it out"),
  /** Argument: the class that is missing. */
  NO_LIBRARY(
      "TRD095",
      "Treadle needs the class %1$s, which is not on the processor path",
      "Put JavaPoet and ASM there beside Treadle's own jar, as Maven and Gradle do"),
  /** Arguments: what was being compiled, the failure. */
  INTERNAL(
      "TRD099",
      "Treadle failed on %1$s: %2$s",
      "This is a defect of Treadle: please report it, with the source of that template");

  private final String id;
  private final String message;
  private final String cure;

  Problem(String id, String message, String cure) {
    this.id = id;
    this.message = message;
    this.cure = cure;
  }

  /** The stable id, such as {@code TRD020}. */
  public String id() {
    return id;
  }

  /** What the user reads: {@code [id] message. cure.} */
  public String text(Object... args) {
    return String.format(Locale.ROOT, "[" + id + "] " + message + ". " + cure + ".", args);
  }
}
