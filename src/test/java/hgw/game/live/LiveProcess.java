package hgw.game.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * A live hgw in a process of its own, on a port that is free, with a state directory of its own.
 */
final class LiveProcess implements AutoCloseable {
  /** So long a busy machine may take. */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path directory;
  private final Process process;

  private LiveProcess(Path directory, Process process) {
    this.directory = directory;
    this.process = process;
  }

  /** Start, and wait for the lines to paste. */
  static LiveProcess start(Path directory, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("hgw.cli.Main", "--port", "0"));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("XDG_STATE_HOME", directory.toString());
    builder.redirectOutput(directory.resolve("out").toFile());
    builder.redirectError(directory.resolve("err").toFile());
    LiveProcess hgw = new LiveProcess(directory, builder.start());
    hgw.await("err", "run agent/agent.js");
    return hgw;
  }

  Process process() {
    return process;
  }

  /** What it has printed so far: {@code out} or {@code err}. */
  String read(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  /** Wait until it has printed something. */
  void await(String name, String... parts) {
    Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(read(name)).contains(parts));
  }

  /** Where the agent is to be had. */
  String url() throws IOException {
    List<String> wget = read("err").lines().filter(line -> line.contains("wget ")).toList();
    return wget.get(0).strip().split(" ")[1];
  }

  /** Have the agent of a small game connect. */
  void connectGame() throws Exception {
    SocketAgent.connect(
        url(),
        request -> SocketAgent.result(request, SmallGame.answer(request.path("method").asText())));
  }

  void requestRebalance() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url().replace("/agent.js", "/api/rebalance")))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
