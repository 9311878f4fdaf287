package music;

import dev.treadle.Yielder;
import dev.treadle.annotation.Generator;
import java.util.List;
import java.util.stream.Stream;

final class Playlists {
  @Generator
  static void evening(
      Yielder<String> out, List<String> calm, Stream<String> requests, String... encores) {
    out.yieldAll(calm);
    out.yield("--- break ---");
    out.yieldAll(requests.filter(song -> !calm.contains(song)));
    out.yieldAll(encores);
  }
}
