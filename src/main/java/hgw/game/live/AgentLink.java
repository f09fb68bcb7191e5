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
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The line to the agent: JSON-RPC 2.0 requests, each with an id, a deadline and one answer. At most
 * one agent at a time. An agent is judged by its answers alone: one that misses a deadline is gone.
 * Safe for use by several threads.
 */
final class AgentLink {
  /** A connection of an agent. */
  interface Channel {
    /** Send a message, without waiting until it has arrived. */
    void send(String message);

    /** Close the connection, without waiting for the agent to agree. */
    void close();
  }

  private static final JsonMapper MAPPER = new JsonMapper();

  private final long deadlineMs;
  private final LongSupplier clock;
  private final Runnable onConnect;
  private final AtomicLong nextId = new AtomicLong(1);
  private final Map<Long, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
  private @Nullable Channel channel;
  private volatile long heardAtMs;

  /**
   * Create a line without an agent.
   *
   * @param deadlineMs how long an answer may take
   * @param clock time in ms, to tell how long an agent has been silent
   * @param onConnect what to do when an agent connects
   */
  AgentLink(long deadlineMs, LongSupplier clock, Runnable onConnect) {
    this.deadlineMs = deadlineMs;
    this.clock = clock;
    this.onConnect = onConnect;
  }

  /** Take an agent on; false if there is one already. */
  boolean connect(Channel agent) {
    synchronized (this) {
      if (channel != null) {
        return false;
      }
      channel = agent;
      heardAtMs = clock.getAsLong();
    }
    onConnect.run();
    return true;
  }

  /** Note that an agent is gone; what it had not answered fails. */
  void disconnect(Channel agent) {
    disconnect(agent, lost());
  }

  /**
   * Note that an agent is gone, and why.
   *
   * @return whether somebody waited for an answer, and is told
   */
  synchronized boolean disconnect(Channel agent, GameException why) {
    if (channel != agent) {
      return false;
    }
    channel = null;
    boolean awaited = !pending.isEmpty();
    pending.values().forEach(answer -> answer.completeExceptionally(why));
    pending.clear();
    return awaited;
  }

  /** Let whoever waits for an answer wait no longer, and be without an agent. */
  synchronized void giveUp() {
    if (channel != null) {
      disconnect(channel, new GameException("hgw waited no longer for the agent's answer"));
    }
  }

  synchronized boolean connected() {
    return channel != null;
  }

  /** Time in ms since the agent connected or last answered; 0 while there is none. */
  long silentMs() {
    return connected() ? clock.getAsLong() - heardAtMs : 0;
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
    heardAtMs = clock.getAsLong();
    if (answer.has("result")) {
      waiting.complete(answer.get("result"));
    } else {
      String why = Brief.of(answer.path("error").path("message").asText());
      waiting.completeExceptionally(
          new GameException("the agent failed: " + (why.isEmpty() ? "no reason given" : why)));
    }
  }

  /**
   * Ask the agent and wait for its answer.
   *
   * @throws GameException if there is no agent, it goes away, it fails, or the deadline passes;
   *     then its connection is closed, so that another can take its place
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
      pending.remove(id);
      GameException silent =
          new GameException(
              "the agent did not answer \""
                  + method
                  + "\" within "
                  + deadlineMs / 1000
                  + " s, its connection was closed",
              e);
      disconnect(agent, silent);
      agent.close();
      throw silent;
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
    return GameException.away("the agent is not connected");
  }
}
