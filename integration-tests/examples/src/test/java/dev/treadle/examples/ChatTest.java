package dev.treadle.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The chat and real clients. */
@Timeout(60)
class ChatTest {
  private static final Duration LONG = Duration.ofSeconds(50);

  /** One who chats, by a socket that blocks. */
  static final class Member implements AutoCloseable {
    final Socket socket;
    private final BufferedReader reader;
    private final Writer writer;

    Member(Serving serving, String name) throws IOException {
      socket = serving.connect();
      reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      writer = new OutputStreamWriter(socket.getOutputStream(), UTF_8);
      say(name);
      hears("+ " + name);
    }

    void say(String line) throws IOException {
      writer.write(line + "\n");
      writer.flush();
    }

    void hears(String... lines) throws IOException {
      for (String line : lines) {
        assertEquals(line, reader.readLine());
      }
    }

    void hearsTheEnd() throws IOException {
      // Those who leave at the same time may hear of each other.
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        assertTrue(line.startsWith("- "), line);
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  static Serving serve(Duration patience) throws IOException {
    Chat chat = new Chat(patience);
    return new Serving(connection -> ChatCoroutines.member(chat, connection), LONG);
  }

  @Test
  void allHearWhatOneSays() throws Exception {
    try (Serving serving = serve(LONG);
        Member ann = new Member(serving, "Ann");
        Member bob = new Member(serving, "Bob")) {
      ann.hears("+ Bob");
      bob.say("grüß dich");
      ann.hears("Bob: grüß dich");
      bob.hears("Bob: grüß dich");
      try (Socket other = serving.connect()) {
        other.getOutputStream().write("Ann\r\n".getBytes(UTF_8));
        assertEquals(
            "! no name, or one that is taken\n",
            new String(other.getInputStream().readAllBytes(), UTF_8));
      }
      serving.cancel();
      ann.hearsTheEnd();
      bob.hearsTheEnd();
    }
  }

  @Test
  void whoHasEndedHisSideHearsWhatWasSaidBefore() throws Exception {
    try (Serving serving = serve(LONG);
        Member ann = new Member(serving, "Ann")) {
      try (Member bob = new Member(serving, "Bob")) {
        for (int i = 0; i < 100; i++) {
          bob.say("line " + i);
        }
        bob.socket.shutdownOutput();
        ann.hears("+ Bob");
        for (int i = 0; i < 100; i++) {
          ann.hears("Bob: line " + i);
          bob.hears("Bob: line " + i);
        }
        bob.hearsTheEnd();
      }
      ann.hears("- Bob");
    }
  }

  @Test
  void whoDoesNotListenIsDroppedAndTheOthersGoOn() throws Exception {
    try (Serving serving = serve(LONG);
        Member ann = new Member(serving, "Ann");
        Member deaf = new Member(serving, "Deaf")) {
      deaf.say("I am all ears");
      ann.hears("+ Deaf", "Deaf: I am all ears");
      String text = "x".repeat(8000);
      List<String> heard = new ArrayList<>();
      // Far more than what the sockets' buffers and the backlog hold.
      while (!heard.contains("- Deaf")) {
        ann.say(text);
        heard.add(ann.reader.readLine());
        assertTrue(heard.size() < 10_000, "nobody was dropped");
      }
      serving.awaitConnections(1);
    }
  }

  @Test
  void whoGivesNoNameIsDropped() throws Exception {
    try (Serving serving = serve(Duration.ofMillis(100));
        Socket silent = serving.connect()) {
      assertEquals(-1, silent.getInputStream().read());
    }
  }

  @Test
  void resetsAndGarbageHarmNobodyElse() throws Exception {
    try (Serving serving = serve(LONG);
        Member ann = new Member(serving, "Ann")) {
      for (int i = 0; i < 50; i++) {
        try (Member other = new Member(serving, "other " + i)) {
          ann.hears("+ other " + i);
          if (i % 2 == 0) {
            other.socket.getOutputStream().write(new byte[20_000]); // no line
          } else {
            other.socket.setSoLinger(true, 0);
            other.socket.close();
          }
          ann.hears("- other " + i);
        }
      }
      ann.say("still here");
      ann.hears("Ann: still here");
    }
  }
}
