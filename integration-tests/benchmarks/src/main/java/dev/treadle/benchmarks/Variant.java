package dev.treadle.benchmarks;

/** The ways to do a piece of work. */
enum Variant {
  /** The machine that is generated. */
  TREADLE("Treadle"),
  /** An iterator or a class with a state, as one writes it by hand. */
  HAND("by hand"),
  /** The same with a stack of calls, each of which goes on where it was. */
  CALLS("stack of calls"),
  /** Kotlin's {@code iterator} or {@code suspend}. */
  KOTLIN("Kotlin"),
  /** {@link java.util.stream}. */
  STREAM("stream"),
  /** The template called with a lambda. */
  PUSH("push"),
  /** A loop, where nothing suspends. */
  LOOP("loop"),
  /** A virtual thread that hands each value over. */
  THREAD("virtual thread"),
  /** The JVM's own continuation, of which virtual threads are made. */
  CONTINUATION("Continuation"),
  /** A thread of the operating system. */
  PLATFORM("platform thread"),
  /** A compile without the processor. */
  JAVAC("without"),
  /** The same with the companions among the sources. */
  GIVEN("companions given"),
  /** A compile with a processor that only copies the companions. */
  COPIED("companions copied");

  private final String title;

  Variant(String title) {
    this.title = title;
  }

  /** The head of its column. */
  String title() {
    return title;
  }

  /** The first release of Java that has it. */
  int since() {
    return this == THREAD || this == CONTINUATION ? 21 : 17;
  }
}
