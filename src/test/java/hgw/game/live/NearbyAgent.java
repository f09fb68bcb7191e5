package hgw.game.live;

import java.util.function.Consumer;

/** An agent in this process, whose connection hears requests and remembers that it was closed. */
final class NearbyAgent implements AgentLink.Channel {
  private final Consumer<String> hears;
  private boolean closed;

  NearbyAgent(Consumer<String> hears) {
    this.hears = hears;
  }

  @Override
  public void send(String message) {
    hears.accept(message);
  }

  @Override
  public void close() {
    closed = true;
  }

  boolean closed() {
    return closed;
  }
}
