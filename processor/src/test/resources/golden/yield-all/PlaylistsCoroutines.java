package music;

import dev.treadle.Cursor;
import dev.treadle.Sequence;
import dev.treadle.Yielder;
import dev.treadle.frame.DelegatingGenerator;
import dev.treadle.frame.GeneratorSequence;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs of the templates of {@link Playlists}. */
final class PlaylistsCoroutines {
  private PlaylistsCoroutines() {}

  /** The values of {@link Playlists#evening}. */
  static Sequence<String> evening(List<String> calm, Stream<String> requests, String... encores) {
    return new GeneratorSequence<String>() {
      @Override
      public Cursor<String> iterator() {
        return new Evening(calm, requests, encores);
      }

      @Override
      protected void push(Yielder<String> out) {
        Playlists.evening(out, calm, requests, encores);
      }
    };
  }

  /**
   * State machine of {@link Playlists#evening}.
   *
   * <pre>{@code
   * stateDiagram-v2
   *   s1 : 12 out.yieldAll(calm)
   *   s2 : 13 out.yield("--- break ---")
   *   s3 : 14 out.yieldAll(requests.filter(song -> !calm.contains(song)))
   *   s4 : 15 out.yieldAll(encores)
   *   [*] --> s1
   *   s1 --> s2
   *   s2 --> s3
   *   s3 --> s4
   *   s4 --> [*]
   * }</pre>
   */
  static final class Evening extends DelegatingGenerator<String> {
    private List<String> calm;
    private Stream<String> requests;
    private String[] encores;

    Evening(List<String> calm, Stream<String> requests, String[] encores) {
      this.calm = calm;
      this.requests = requests;
      this.encores = encores;
    }

    @Override
    protected boolean step(int s, Object sent, Throwable raised) throws Throwable {
      if (raised != null) {
        throw raised;
      }
      return resume(s);
    }

    @Override
    protected void release() {
      calm = null;
      requests = null;
      encores = null;
    }

    @Override
    protected StackTraceElement place(int label) {
      int line =
          switch (label) {
            case 1 -> 12;
            case 2 -> 13;
            case 3 -> 14;
            case 4 -> 15;
            default -> -1;
          };
      return new StackTraceElement("music.Playlists", "evening", "Playlists.java", line);
    }

    @Override
    protected void locals(int label, Map<String, Object> locals) {
      if (label <= 2) {
        locals.put("calm", calm);
        locals.put("requests", requests);
      }
      if (label <= 3) {
        locals.put("encores", encores);
      }
    }

    private boolean resume(int s) {
      List<String> calm = this.calm;
      Stream<String> requests = this.requests;
      String[] encores = this.encores;
      switch (s) {
        case 0:
          yieldAll(calm);
          state = 1; // Playlists.java:12  out.yieldAll(calm)
          return true;
        case 1:
          current = "--- break ---";
          state = ~2; // Playlists.java:13  out.yield("--- break ---")
          return true;
        case 2:
          List<String> calm2 = calm;
          yieldAll(requests.filter(song -> !calm2.contains(song)));
          this.calm = null;
          this.requests = null;
          state = 3; // Playlists.java:14  out.yieldAll(requests.filter(song -> !calm.contains(so...
          return true;
        case 3:
          yieldAll(encores);
          this.encores = null;
          state = 4; // Playlists.java:15  out.yieldAll(encores)
          return true;
        case 4:
      }
      return false;
    }
  }
}
