package hgw.cli.command;

import hgw.network.Network;

/** Where the servers come from. */
interface Source {
  /** Its name for a heading. */
  String name();

  /**
   * Discover the servers.
   *
   * @throws hgw.UserError if they cannot be read
   */
  Network discover() throws InterruptedException;
}
