package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.hub.Hub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** An agent that shakes hands, and then neither reads nor writes any more. */
final class DeafAgent {
  private final Socket socket;

  private DeafAgent(Socket socket) {
    this.socket = socket;
  }

  static DeafAgent connect(Hub hub) {
    try {
      Socket socket = new Socket("127.0.0.1", hub.port());
      String request =
          String.join(
              "\r\n",
              "GET /agent?key="
                  + hub.key().text()
                  + "&checksum="
                  + AgentFile.CHECKSUM
                  + " HTTP/1.1",
              "Host: 127.0.0.1:" + hub.port(),
              "Upgrade: websocket",
              "Connection: Upgrade",
              "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
              "Sec-WebSocket-Version: 13",
              "",
              "");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(12);
      assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 101");
      return new DeafAgent(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void close() throws IOException {
    socket.close();
  }
}
