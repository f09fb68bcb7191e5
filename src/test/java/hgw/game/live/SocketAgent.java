package hgw.game.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import hgw.hub.Hub;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An agent outside of any game, on a real socket, that answers as a test tells it to. */
final class SocketAgent implements WebSocket.Listener {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final JsonMapper MAPPER = new JsonMapper();

  private final Function<JsonNode, @Nullable String> answers;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder part = new StringBuilder();
  private @Nullable WebSocket socket;

  private SocketAgent(Function<JsonNode, @Nullable String> answers) {
    this.answers = answers;
  }

  /**
   * Connect an agent of the current version.
   *
   * @param answers makes a message of a request, null for none
   */
  static SocketAgent connect(Hub hub, Function<JsonNode, @Nullable String> answers) {
    return connect(hub.urlWithKey("/agent.js"), answers);
  }

  /**
   * Connect an agent to where it was served.
   *
   * @param url of the first line to paste
   */
  static SocketAgent connect(String url, Function<JsonNode, @Nullable String> answers) {
    SocketAgent agent = new SocketAgent(answers);
    String address = url.replace("http:", "ws:").replace("/agent.js", "/agent");
    URI uri = URI.create(address + "&checksum=" + AgentFile.CHECKSUM);
    agent.socket = CLIENT.newWebSocketBuilder().buildAsync(uri, agent).join();
    return agent;
  }

  /** Connect one that hears everything, even answers pings, but says nothing. */
  static SocketAgent connectFrozen(Hub hub) {
    return connect(hub, request -> null);
  }

  /** Connect one that answers each request with the result for its method. */
  static SocketAgent connectAnswering(Hub hub, Function<String, String> results) {
    return connect(hub, request -> result(request, results.apply(request.path("method").asText())));
  }

  static String result(JsonNode request, String result) {
    return "{\"jsonrpc\": \"2.0\", \"id\": " + request.path("id") + ", \"result\": " + result + "}";
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    from.request(1);
    if (!last) {
      return null;
    }
    String message = part.toString();
    part.setLength(0);
    try {
      JsonNode request = MAPPER.readTree(message);
      asked.add(request.path("method").asText());
      String answer = answers.apply(request);
      return answer == null ? null : from.sendText(answer, true);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.completeExceptionally(error);
  }

  /** Say something that nobody asked for. */
  void say(String message) {
    if (socket != null) {
      socket.sendText(message, true).join();
    }
  }

  void say(byte[] message) {
    if (socket != null) {
      socket.sendBinary(ByteBuffer.wrap(message), true).join();
    }
  }

  /** The methods of what it was asked. */
  List<String> asked() {
    return asked;
  }

  boolean open() {
    return !closed.isDone();
  }

  /** The code with which hgw closes the connection. */
  int closedWith() throws Exception {
    return closed.get(20, TimeUnit.SECONDS);
  }
}
