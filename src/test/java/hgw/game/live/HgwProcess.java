package hgw.game.live;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The built hgw as a process of its own, and what a player or a tool can ask of it. */
final class HgwProcess implements AutoCloseable {
  /** As long as an agent may pause between two attempts to connect, and a little more. */
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private static final JsonMapper MAPPER = new JsonMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final Path directory;
  private final int port;
  private final Path out;
  private final Path err;

  private HgwProcess(Process process, Path directory, int port, Path out, Path err) {
    this.process = process;
    this.directory = directory;
    this.port = port;
    this.out = out;
    this.err = err;
  }

  /**
   * Start {@code target/hgw.jar}.
   *
   * @param directory for its state and its output
   */
  static HgwProcess start(Path directory, int port, String... options) throws IOException {
    Path out = Files.createTempFile(directory, "hgw", ".out");
    Path err = Files.createTempFile(directory, "hgw", ".err");
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", Path.of("target", "hgw.jar").toAbsolutePath().toString()));
    command.addAll(List.of("--port", String.valueOf(port)));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("XDG_STATE_HOME", directory.toString());
    builder.redirectOutput(out.toFile()).redirectError(err.toFile());
    return new HgwProcess(builder.start(), directory, port, out, err);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The two lines that it prints to be pasted into the game's terminal. */
  List<String> terminalLines() {
    return await("the two lines")
        .atMost(PATIENCE)
        .until(
            () -> err().lines().filter(line -> line.startsWith("    ")).map(String::strip).toList(),
            lines -> lines.size() == 2);
  }

  String out() throws IOException {
    return Files.readString(out);
  }

  String err() throws IOException {
    return Files.readString(err);
  }

  JsonNode status() throws IOException, InterruptedException {
    return ask(HttpRequest.newBuilder(uri("/api/status")));
  }

  JsonNode plan() throws IOException, InterruptedException {
    return ask(HttpRequest.newBuilder(uri("/api/plan")));
  }

  void requestRebalance() throws IOException, InterruptedException {
    ask(HttpRequest.newBuilder(uri("/api/rebalance")).POST(HttpRequest.BodyPublishers.noBody()));
  }

  int rebalances() throws IOException, InterruptedException {
    return status().path("rebalances").asInt();
  }

  /** Wait until it has done more rebalances than before, and has said so. */
  void awaitRebalanceAfter(int before) {
    await("a rebalance")
        .atMost(PATIENCE)
        .ignoreExceptions() // it may only be starting
        .until(() -> rebalances() > before && out().contains("Rebalance " + rebalances()));
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private JsonNode ask(HttpRequest.Builder request) throws IOException, InterruptedException {
    String key = Files.readString(directory.resolve("hgw").resolve("key")).strip();
    HttpResponse<String> response =
        http.send(
            request.header("Authorization", "Bearer " + key).build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() >= 300) {
      throw new IOException(response.statusCode() + " " + response.body());
    }
    return MAPPER.readTree(response.body());
  }

  /** Wait for its end, and return its exit code. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("hgw still runs");
    }
    return process.exitValue();
  }

  /** Kill it as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** End it as Ctrl-C does. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
