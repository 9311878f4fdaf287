package web;

import dev.treadle.Routine;
import dev.treadle.frame.CoroutineFrame;
import java.io.IOException;
import java.util.Map;

/** Runs of the templates of {@link Downloads}. */
final class DownloadsCoroutines {
  private DownloadsCoroutines() {}

  /** A run of {@link Downloads#load}. */
  static Routine<String, String, String> load(Downloads.Link link, String address) {
    return new Load(link, address);
  }

  /**
   * State machine of {@link Downloads#load}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 19 co.yield(e.getMessage() + "#58; other address?")
   *   [*] --> s1 : thrown
   *   [*] --> [*]
   *   s1 --> [*]
   * }</pre>
   */
  static final class Load extends CoroutineFrame<String, String, String> {
    private Downloads.Link link;
    private String address;
    private IOException e;
    private String current;
    private String result;

    Load(Downloads.Link link, String address) {
      this.link = link;
      this.address = address;
    }

    @Override
    public boolean resume(String sent) {
      int s = state;
      if (s >= BUSY || (s == 0 && sent != null)) {
        return refuse(sent);
      }
      state = RUNNING;
      try {
        if (resume(s, sent)) {
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
      return resume(s, (String) sent);
    }

    @Override
    protected Object current() {
      return current;
    }

    @Override
    protected Object outcome() {
      return result;
    }

    @Override
    protected void release() {
      link = null;
      address = null;
      e = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      return new StackTraceElement("web.Downloads", "load", "Downloads.java", 19);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      locals.put("link", link);
      locals.put("e", e);
    }

    private boolean resume(int s, String sent) throws IOException {
      Downloads.Link link = this.link;
      IOException e = this.e;
      String page = null;
      if (s == 0) {
        e = null;
        try {
          page = link.load(address);
        } catch (IOException thrown) {
          e = thrown;
        }
        if (e != null) {
          current = e.getMessage() + ": other address?";
          this.e = e;
          address = null;
          state = 1; // Downloads.java:19  co.yield(e.getMessage() + ": other address?")
          return true;
        }
      } else {
        String other = sent;
        if (other == null) {
          throw rethrow(e);
        }
        page = link.load(other);
      }
      return finish(page);
    }

    private boolean finish(String value) {
      this.result = value;
      return false;
    }
  }
}
