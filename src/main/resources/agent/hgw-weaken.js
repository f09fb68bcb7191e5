/**
 * Weakens one server once, for hgw-batcher.js, and ends.
 *
 *   run agent/hgw-weaken.js SERVER LAND DURATION SLACK PORT
 *
 *   LAND      Date.now() at which it should take effect
 *   DURATION  ms that the game will take for it
 *   SLACK     ms that it may be late; where it would be later, it does nothing
 *   PORT      on which it tells how it ended: "PROCESS OUTCOME", 0, or a word if nothing was done
 */

/** @param {NS} ns */
export async function main(ns) {
  ns.disableLog("ALL");
  const [target, land, duration, slack, port] = /** @type {[string, number, number, number, number]} */ (ns.args);
  if (!target) return ns.tprint("usage: hgw-batcher.js runs this");
  let outcome = "late";
  ns.atExit(() => tell(ns, port, `${ns.pid} ${outcome}`)); // when it is killed, too
  const wait = land - duration - Date.now(); // some time has passed since it was launched
  if (wait < -slack) return;
  outcome = "ended";
  try {
    await ns.weaken(target, { additionalMsec: Math.max(0, wait) });
    outcome = "0";
  } catch {
    // Killed, or the level is too low. The batcher is told.
  }
}

/**
 * Write to a port. A full one would lose its oldest entry: that joins this one. Many workers may be
 * killed before their batcher has a turn to read.
 * @param {NS} ns
 * @param {number} port
 * @param {string} word
 */
function tell(ns, port, word) {
  if (!ns.tryWritePort(port, word)) ns.writePort(port, `${ns.readPort(port)} ${word}`);
}
