/**
 * Tells hgw which BitNode the player is in, and ends. The agent has no RAM left to ask itself, so
 * it starts this for a moment where 2.6 GB are free, and looks at the port from then on: the game
 * empties it when a BitNode begins.
 */

const WORLD_PORT = 12551;

/** @param {NS} ns */
export async function main(ns) {
  const info = ns.getResetInfo();
  const port = ns.getPortHandle(WORLD_PORT);
  port.clear();
  port.write(
    JSON.stringify({
      bitNode: info.currentNode,
      bitNodeLevel: 1 + (info.ownedSF.get(info.currentNode) ?? 0),
      intelligence: info.bitNodeOptions?.intelligenceOverride, // no more than that counts
    }),
  );
}
