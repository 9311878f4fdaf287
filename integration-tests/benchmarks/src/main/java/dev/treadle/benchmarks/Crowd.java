package dev.treadle.benchmarks;

import java.time.Duration;

/** Very many tasks at once, of one kind. */
interface Crowd {
  /** How many messages a task sends, and how often it sleeps. */
  int ROUNDS = 10;

  /** What the tasks do when the gate has been opened for them. */
  enum Scene {
    /** Two and two send a message to each other, by a channel for each direction. */
    PING_PONG("ping-pong"),
    /** All stand in a line and pass messages on, by a channel between neighbours. */
    LINE("a line of channels"),
    /** Each sleeps for some milliseconds, again and again. */
    SLEEP("sleep"),
    /** Each sleeps, without a gate, until it is cancelled instead of the gate's being opened. */
    REST("asleep");

    private final String title;

    Scene(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }
  }

  /**
   * Starts the tasks, which wait at a gate, tells the meter when all of them do, opens the gate,
   * and returns when all have ended.
   *
   * @return the sum of what they received, or of how often they slept or were cancelled
   */
  long run(Scene scene, int tasks, Meter meter);

  /** Whose tasks they are. */
  static Crowd of(Variant variant) {
    return switch (variant) {
      case TREADLE -> new CrowdOnLoop();
      case KOTLIN -> new KotlinCrowd();
      case THREAD -> new CrowdOfThreads(Handoff::start);
      case PLATFORM -> new CrowdOfThreads(CrowdOfThreads::platform);
      default -> throw new IllegalArgumentException(variant.title());
    };
  }

  /** How long a task sleeps that is to be cancelled. */
  Duration LONG = Duration.ofHours(1);

  /** Milliseconds that a task sleeps. */
  static int millis(int task) {
    return 1 + task % 10;
  }
}
