package dev.treadle.frame;

import dev.treadle.CoroutineExit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of an exception through the bodies of a run, during one drive. On the stack there is only
 * the machine that threw it, since the driver steps each machine by itself; the bodies that were
 * delegating would be missing. So their places are written into the stack trace, where their calls
 * would stand if the template had been called:
 *
 * <pre>
 * java.io.IOException: no such page
 *     at shop.PagesCoroutines$Page.resume(PagesCoroutines.java:88)
 *     at shop.PagesCoroutines$Page.step(PagesCoroutines.java:61)
 *     at shop.Pages.page(Pages.java)             the body that threw; the line is not known
 *     at shop.Pages.chapter(Pages.java:31)       delegating to it
 *     at shop.Pages.book(Pages.java:24)          delegating to that
 *     at dev.treadle.frame.Driver.run(Driver.java:87)
 * </pre>
 *
 * <p>An exception that was made elsewhere and raised in the innermost body begins with them; any
 * other one from elsewhere, such as another thread, ends with them.
 */
final class Passage {
  /** Of a long chain so many bodies are named at either end. */
  private static final int ENDS = 16;

  /** The JVM's own limit: no more bodies are kept, no stack trace from elsewhere is made longer. */
  private static final int LONGEST = 1024;

  private final Throwable exception;

  /** Whether it was raised in the innermost body, rather than thrown by it. */
  private final boolean raised;

  private final List<StackTraceElement> first = new ArrayList<>();
  private final Deque<StackTraceElement> last = new ArrayDeque<>();

  /** Where the bodies were suspended that it has left. */
  private final List<StackTraceElement> suspensions = new ArrayList<>();

  private int frames;
  private int omitted;

  private Passage(Throwable exception, boolean raised) {
    this.exception = exception;
    this.raised = raised;
  }

  /**
   * Notes that an exception has left a frame.
   *
   * @param before what was noted in this drive
   * @param raised what was thrown at the frame's suspension point: the same exception, if that came
   *     from the frame that it delegates to
   * @param state the state in which the frame was suspended
   */
  static @Nullable Passage through(
      @Nullable Passage before,
      Throwable exception,
      @Nullable Throwable raised,
      Frame frame,
      int state) {
    if (exception instanceof CoroutineExit) {
      return null;
    }
    int label = Frame.label(state);
    if (before != null && before.exception == exception) {
      before.add(frame, label, raised == exception);
      return before;
    }
    if (before != null) {
      before.add(frame, label, raised == before.exception);
      before.endIn(exception);
    }
    Passage passage = new Passage(exception, raised == exception);
    passage.add(frame, label, passage.raised);
    return passage;
  }

  private void add(Frame frame, int label, boolean exactly) {
    frames++;
    StackTraceElement place = frame.place(label);
    if (place != null) {
      if (label != 0 && suspensions.size() < LONGEST) {
        suspensions.add(place);
      }
      add(exactly ? place : withoutLine(place));
    }
  }

  /** It was thrown somewhere behind the suspension point. */
  private static StackTraceElement withoutLine(StackTraceElement place) {
    return new StackTraceElement(
        place.getClassName(), place.getMethodName(), place.getFileName(), -1);
  }

  private void add(StackTraceElement place) {
    if (first.size() < ENDS) {
      first.add(place);
      return;
    }
    if (last.size() == ENDS) {
      last.remove();
      omitted++;
    }
    last.add(place);
  }

  /** A body has caught it and thrown another one: where that tells of it, so do the bodies. */
  private void endIn(Throwable other) {
    try {
      if (other.getCause() == exception) {
        write();
      }
    } catch (RuntimeException e) {
      // Such is the user's getCause.
    }
  }

  /** Where the bodies were suspended that it has left, innermost first; not to be changed. */
  List<StackTraceElement> suspensions() {
    return suspensions;
  }

  /**
   * An exception leaves the root of a run.
   *
   * @param passage the way that it came, null if that is not told
   * @return the exception
   */
  static Throwable leave(@Nullable Passage passage, DelegatingFrame<?> root, Throwable exception) {
    if (passage != null) {
      passage.write();
      root.left(passage);
    }
    return exception;
  }

  /** Writes the places into the stack trace, if it has one and bodies were delegating. */
  private void write() {
    if (frames < 2) {
      return;
    }
    try {
      StackTraceElement[] trace = exception.getStackTrace();
      if (trace.length > 0) {
        write(new ArrayList<>(Arrays.asList(trace)));
      }
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // The exception matters more than what is told of it.
    }
  }

  private void write(List<StackTraceElement> trace) {
    List<StackTraceElement> places = new ArrayList<>(first);
    if (omitted > 0) {
      places.add(new StackTraceElement("..", "", omitted + " more bodies", -1));
    }
    places.addAll(last);
    int at = driver(trace);
    if (at < 0) {
      // Such a one may come again and again.
      if (trace.size() + places.size() > LONGEST
          || Collections.indexOfSubList(trace, places) >= 0) {
        return;
      }
      at = raised ? 0 : trace.size();
    }
    trace.addAll(at, places);
    exception.setStackTrace(trace.toArray(new StackTraceElement[0]));
  }

  /** Where this very drive stands in the trace; -1 if the exception was not made in it. */
  private static int driver(List<StackTraceElement> trace) {
    List<StackTraceElement> here = Arrays.asList(new Throwable().getStackTrace());
    List<StackTraceElement> callers = here.subList(behindDriver(here, 0), here.size());
    for (int end = behindDriver(trace, 0); end > 0; end = behindDriver(trace, end)) {
      int common = Math.min(callers.size(), trace.size() - end);
      if (common > 0 && callers.subList(0, common).equals(trace.subList(end, end + common))) {
        int at = end;
        while (at > 0 && isDriver(trace.get(at - 1))) {
          at--;
        }
        return at;
      }
    }
    return -1;
  }

  /** The end of the first frames from there on that are the driver's; 0 if there are none. */
  private static int behindDriver(List<StackTraceElement> trace, int from) {
    int at = from;
    while (at < trace.size() && !isDriver(trace.get(at))) {
      at++;
    }
    if (at == trace.size()) {
      return 0;
    }
    while (at < trace.size() && isDriver(trace.get(at))) {
      at++;
    }
    return at;
  }

  private static boolean isDriver(StackTraceElement call) {
    return call.getClassName().equals(Driver.class.getName());
  }
}
