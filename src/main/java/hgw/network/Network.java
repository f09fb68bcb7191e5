package hgw.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a discovery found: the player, the loop and every server, in the order found. Immutable.
 *
 * @param player the player's level and multipliers
 * @param loop the loop and what a thread of it costs
 * @param servers every server, host names unique
 */
public record Network(Player player, Script loop, List<Server> servers) {
  /** Copy the list, so that nobody can change a network. */
  public Network {
    servers = List.copyOf(servers);
  }

  /** Find a server by its host name. */
  public Optional<Server> server(String host) {
    return servers.stream().filter(server -> server.host().equals(host)).findFirst();
  }

  /** Every server by its host name, for who looks for many. */
  public Map<String, Server> byHost() {
    return servers.stream().collect(Collectors.toMap(Server::host, Function.identity()));
  }

  /** Return this network with another price per thread of the loop, in GB. */
  public Network withScriptRam(double ram) {
    return new Network(player, loop.withRam(ram), servers);
  }
}
