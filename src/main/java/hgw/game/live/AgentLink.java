package hgw.game.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hgw.game.GameException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The line to the agent: JSON-RPC 2.0 requests, each with an id, a deadline and one answer. At most
 * one agent at a time. Safe for use by several threads.
 */
final class AgentLink {
  /** Sends a message to the agent. */
  interface Channel {
    void send(String message);
  }

  private static final JsonMapper MAPPER = new JsonMapper();

  private final long deadlineMs;
  private final Runnable onConnect;
  private final AtomicLong nextId = new AtomicLong(1);
  private final Map<Long, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
  private @Nullable Channel channel;

  /**
   * Create a line without an agent.
   *
   * @param deadlineMs how long an answer may take
   * @param onConnect what to do when an agent connects
   */
  AgentLink(long deadlineMs, Runnable onConnect) {
    this.deadlineMs = deadlineMs;
    this.onConnect = onConnect;
  }

  /** Take an agent on; false if there is one already. */
  boolean connect(Channel agent) {
    synchronized (this) {
      if (channel != null) {
        return false;
      }
      channel = agent;
    }
    onConnect.run();
    return true;
  }

  /** Note that an agent is gone; what it had not answered fails. */
  synchronized void disconnect(Channel agent) {
    if (channel == agent) {
      channel = null;
      pending.values().forEach(answer -> answer.completeExceptionally(lost()));
      pending.clear();
    }
  }

  synchronized boolean connected() {
    return channel != null;
  }

  /** Take a message from the agent; one that answers nothing is dropped. */
  void receive(String message) {
    JsonNode answer;
    try {
      answer = MAPPER.readTree(message);
    } catch (JsonProcessingException e) {
      return;
    }
    CompletableFuture<JsonNode> waiting = pending.remove(answer.path("id").asLong(-1));
    if (waiting == null) {
      return;
    }
    if (answer.has("result")) {
      waiting.complete(answer.get("result"));
    } else {
      String why = answer.path("error").path("message").asText("no reason given");
      waiting.completeExceptionally(new GameException("the agent failed: " + why));
    }
  }

  /**
   * Ask the agent and wait for its answer.
   *
   * @throws GameException if there is no agent, it goes away, it fails, or the deadline passes
   */
  JsonNode call(String method, ObjectNode params) {
    long id = nextId.getAndIncrement();
    CompletableFuture<JsonNode> answer = new CompletableFuture<>();
    Channel agent;
    synchronized (this) {
      if (channel == null) {
        throw lost();
      }
      agent = channel;
      pending.put(id, answer);
    }
    ObjectNode request = MAPPER.createObjectNode();
    request.put("jsonrpc", "2.0").put("id", id).put("method", method).set("params", params);
    try {
      agent.send(request.toString());
      return answer.get(deadlineMs, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new GameException(
          "the agent did not answer \"" + method + "\" within " + deadlineMs / 1000 + " s", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof GameException failure
          ? failure
          : new GameException("the agent's answer was lost: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GameException("interrupted", e);
    } finally {
      pending.remove(id);
    }
  }

  static ObjectNode params() {
    return MAPPER.createObjectNode();
  }

  private static GameException lost() {
    return new GameException("the agent is not connected");
  }
}
