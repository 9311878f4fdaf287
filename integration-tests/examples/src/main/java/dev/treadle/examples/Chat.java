package dev.treadle.examples;

import dev.treadle.annotation.Coroutine;
import dev.treadle.async.Async;
import dev.treadle.async.Channel;
import dev.treadle.async.ChannelClosedException;
import dev.treadle.async.TaskGroup;
import dev.treadle.async.Tasks;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A chat: who is connected gives a name, and then hears every line that is said. */
final class Chat {
  /** Who has not taken so many lines does not listen. */
  private static final int BACKLOG = 256;

  /** What somebody is to hear, and where. */
  record Member(Channel<String> heard, Connection connection) {}

  private final Map<String, Member> members = new LinkedHashMap<>();
  private final Duration patience;

  /**
   * An empty chat.
   *
   * @param patience how long it waits for a name
   */
  Chat(Duration patience) {
    this.patience = patience;
  }

  /** One who is connected: this task listens to him, and another one tells him. */
  @Coroutine
  void member(Async co, Connection connection) throws IOException {
    String name = co.await(Tasks.timeout(patience, ConnectionCoroutines.line(connection)));
    Member member = new Member(Channel.of(BACKLOG), connection);
    TaskGroup group = co.group();
    if (name == null || members.putIfAbsent(name, member) != null) {
      connection.write(co, "! no name, or one that is taken\n");
      return;
    }
    try {
      var unused = group.spawn(ChatCoroutines.tell(member));
      say("+ " + name);
      for (String line = connection.line(co); line != null; line = connection.line(co)) {
        say(name + ": " + line);
      }
    } finally {
      members.remove(name);
      say("- " + name);
      member.heard.close(); // what he has not been told yet, he is
      co.await(group.join());
    }
  }

  @Coroutine
  static void tell(Async co, Member member) throws IOException {
    try (Connection connection = member.connection) {
      while (true) {
        connection.write(co, co.await(member.heard.receive()) + "\n");
      }
    } catch (ChannelClosedException e) {
      // That was all.
    }
  }

  private void say(String line) throws IOException {
    for (Member member : members.values()) {
      CompletableFuture<Void> sent = member.heard.send(line).toCompletableFuture();
      if (!sent.isDone()) {
        sent.cancel(false);
        member.connection.close(); // which ends the tasks that wait for it
      }
    }
  }
}
