package web;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.GeneratorFrame;
import dev.treadle.frame.GeneratorSequence;
import java.util.Map;

/** Runs of the templates of {@link Pages}. */
final class PagesCoroutines {
  private PagesCoroutines() {}

  /** The values of {@link Pages#texts}. */
  static Sequence<String> texts(Pages.Site site, String first) {
    return new GeneratorSequence<String>() {
      @Override
      public Cursor<String> iterator() {
        return new Texts(site, first);
      }

      @Override
      protected void push(Yielder<String> out) {
        Pages.texts(out, site, first);
      }
    };
  }

  /**
   * State machine of {@link Pages#texts}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 18 out.yield(page.text())
   *   [*] --> s1
   *   s1 --> s1
   *   s1 --> [*]
   * }</pre>
   */
  static final class Texts extends GeneratorFrame<String> {
    private Pages.Site site;
    private String first;
    private Pages.Page page;
    private String current;

    Texts(Pages.Site site, String first) {
      this.site = site;
      this.first = first;
    }

    @Override
    public boolean hasNext() {
      return state < 0 || advance();
    }

    @Override
    public String next() {
      if (state >= 0 && !advance()) {
        throw exhausted();
      }
      state = ~state;
      String value = current;
      current = null;
      return value;
    }

    private boolean advance() {
      int s = state;
      if (s >= BUSY) {
        return refuse();
      }
      state = RUNNING;
      try {
        if (resume(s)) {
          return true;
        }
        state = ended(state, s);
        release();
        return false;
      } catch (Throwable thrown) {
        state = FAILED;
        throw failed(thrown, s);
      }
    }

    @Override
    protected boolean step(int s, Object sent, Throwable raised) throws Throwable {
      if (raised != null) {
        throw raised;
      }
      return resume(s);
    }

    @Override
    protected Object current() {
      return current;
    }

    @Override
    protected void release() {
      site = null;
      first = null;
      page = null;
      current = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("web.Pages", "texts", "Pages.java", 18);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("site", site);
      locals.put("page", page);
    }

    private boolean resume(int s) {
      Pages.Site site = this.site;
      Pages.Page page = this.page;
      String address = null;
      if (s == 0) {
        address = first;
        first = null;
      }
      do {
        if (s == 0) {
          page = site.get(address);
          current = page.text();
          this.page = page;
          state = ~1; // Pages.java:18  out.yield(page.text())
          return true;
        }
        s = 0;
        address = page.next();
      } while (address != null);
      return false;
    }
  }
}
