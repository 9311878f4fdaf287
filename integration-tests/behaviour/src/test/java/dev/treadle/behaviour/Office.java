package dev.treadle.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.treadle.Colleague;
import dev.treadle.Peer;
import dev.treadle.annotation.Coroutine;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where colleagues work: all of them are state machines, or all of them are their templates in push
 * mode, each on a thread. What is logged must be the same.
 */
public class Office {
  private final boolean machines;
  private final List<PushColleague<?, ?>> pushed = new ArrayList<>();

  Office(boolean machines) {
    this.machines = machines;
  }

  /** A colleague. */
  final <V, R> Colleague<V, R> hire(
      PushColleague.Body<V, R> body, Supplier<? extends Colleague<V, R>> machine) {
    if (machines) {
      return machine.get();
    }
    PushColleague<V, R> colleague = new PushColleague<>(body);
    pushed.add(colleague);
    return colleague;
  }

  final <V extends @Nullable Object> Colleague<?, ?> run(Colleague<V, ?> first, V value) {
    return machines ? Colleague.run(first, value) : PushColleague.run(first, value);
  }

  @Coroutine
  static final Object answer(Peer<Object> peer) {
    return peer.first();
  }

  /** A new colleague that returns what it is given first, and so ends the run. */
  final Colleague<Object, Object> out() {
    log("out");
    return hire(Office::answer, OfficeCoroutines::answer);
  }

  static <T extends @Nullable Object> T log(T value) {
    Trace.current().add(String.valueOf(value));
    return value;
  }

  /** Does it, and logs what is thrown. */
  static void attempt(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | Error e) {
      log("!" + text(e));
    }
  }

  private static String text(Throwable e) {
    String cause = e.getCause() == null ? "" : " of " + e.getCause();
    // The messages of a refusal are ours.
    return e instanceof IllegalStateException ? "IllegalStateException" : e.getClass() + cause;
  }

  /** Runs a body to its end, through a new {@link #out()} each time, or closes it before that. */
  final void drive(Colleague<Integer, ?> body, int closeAfter) {
    for (int i = 0; i < closeAfter; i++) {
      Integer given = 10 * i;
      Colleague<?, ?> ended = run(body, given);
      if (ended == body) {
        log("=" + body.result());
        return;
      }
      log(">" + ended.result());
    }
    log("[close]");
    body.close();
  }

  /** Plays a scene with machines and with threads: the traces must be the same. */
  static String same(Consumer<Office> play) {
    String machine = trace(new Office(true), play);
    assertEquals(trace(new Office(false), play), machine);
    return machine;
  }

  /** Drives a body to its end, and closes it after each suspension. */
  static String same(IntFunction<Consumer<Office>> closing, int suspensions) {
    for (int i = 0; i < suspensions; i++) {
      same(closing.apply(i));
    }
    return same(closing.apply(suspensions + 1));
  }

  private static String trace(Office office, Consumer<Office> play) {
    Trace trace = new Trace();
    trace.open();
    attempt(() -> play.accept(office));
    String text = trace.toString();
    trace.close();
    office.pushed.forEach(PushColleague::abandon);
    return text;
  }
}
