/**
 * Works on one server for ever: weakens it, grows it, hacks it.
 * hgw starts it on its runners. It also runs alone:
 *
 *   run agent/hgw-loop.js n00dles --money 0.9 --hack 0.5 --epsilon 1
 *
 *   --money    grow the server to this ratio of its maximum money before hacking, 0..1
 *   --hack     fraction of the money that one hack takes, 0..1
 *   --epsilon  security above the minimum that is tolerated
 *
 * Every function that is named here costs RAM on every thread, so what can be learned for nothing
 * is learned: how much a thread steals, from the loop's own hacks.
 */

/** A first hack with this many threads for all of the money takes a little, with any multipliers. */
const PROBE = 24;

/** Where hgw reads what was earned: [server, dollars]. */
const EARNINGS_PORT = 12550;

/** @param {NS} ns */
export async function main(ns) {
  ns.disableLog("ALL");
  const options = ns.flags([
    ["money", 0.9],
    ["hack", 0.5],
    ["epsilon", 1],
  ]);
  const target = String(Array.isArray(options["_"]) ? options["_"][0] ?? "" : "");
  if (target === "") {
    ns.tprint("usage: run agent/hgw-loop.js SERVER --money 0.9 --hack 0.5 --epsilon 1");
    return;
  }
  const ratio = Number(options["money"]);
  const fraction = Math.min(Number(options["hack"]), 0.99); // all of it would never grow back
  const epsilon = Number(options["epsilon"]);
  let perThread = 0; // fraction of the money that one thread steals, 0 until learned
  let own = 0; // security that hacks added since the last grow or weaken

  for (;;) {
    try {
      const money = ns.getServerMoneyAvailable(target);
      const security = ns.getServerSecurityLevel(target);
      const poor = money < ratio * ns.getServerMaxMoney(target);
      // After its own hack the loop grows first: one weaken then serves both.
      const tolerated = ns.getServerMinSecurityLevel(target) + epsilon + (poor ? own : 0);
      if (security > tolerated) {
        await ns.weaken(target);
        own = 0;
        ns.print(`weaken  security ${security.toFixed(2)}, tolerated ${tolerated.toFixed(2)}`);
      } else if (poor) {
        await ns.grow(target);
        own = 0;
        ns.print(`grow    from ${dollars(money)} to ${dollars(ns.getServerMoneyAvailable(target))}`);
      } else {
        const wanted = Math.max(1, Math.ceil(perThread > 0 ? fraction / perThread : fraction * PROBE));
        const [stolen, threads] = await steal(ns, target, wanted);
        if (stolen > 0) {
          ns.writePort(EARNINGS_PORT, JSON.stringify([target, stolen]));
          perThread = learn(perThread, stolen / money, threads, wanted, fraction);
        }
        own += Math.max(0, ns.getServerSecurityLevel(target) - security);
        ns.print(stolen > 0 ? `hack    took ${dollars(stolen)} of ${dollars(money)}` : "hack    failed");
      }
    } catch (error) {
      // The level is too low, or there is no root: wait for better times. If this script was
      // killed, sleeping throws again and ends it.
      ns.print(`waiting a minute: ${sentence(error)}`);
      await ns.asleep(60_000);
    }
  }
}

/**
 * Hack with as many threads as wanted, or with all there are.
 * @param {NS} ns
 * @param {string} target
 * @param {number} wanted
 * @returns {Promise<[number, number]>} dollars stolen, and the threads used: 0 for all, however many
 */
async function steal(ns, target, wanted) {
  try {
    return [await ns.hack(target, { threads: wanted }), wanted];
  } catch (error) {
    // Refused by design if the loop has fewer threads: to know their number would cost RAM.
    if (!String(error).includes("threads")) throw error;
    return [await ns.hack(target), 0];
  }
}

/**
 * Learn from a hack what one thread steals.
 * @param {number} before what was known before, 0 for nothing
 * @param {number} part fraction of the money that the hack took
 * @param {number} threads threads that took it, 0 for all there are
 * @param {number} wanted threads that were asked for
 * @param {number} fraction fraction that a hack should take
 */
function learn(before, part, threads, wanted, fraction) {
  if (threads > 0) return part / threads;
  if (part <= fraction) return before; // all there are is not too much
  return before > 0 ? part / wanted : fraction; // too much: go down, or ask one thread alone
}

/**
 * The sentence in an error. The game throws text that begins with its kind and the script.
 * @param {unknown} error
 */
function sentence(error) {
  const lines = String(error).split("\n").filter((line) => line.trim() !== "");
  return lines[lines[0]?.endsWith(" ERROR") ? 2 : 0];
}

/** @param {number} amount */
function dollars(amount) {
  const units = ["", "k", "m", "b", "t", "q"];
  let unit = 0;
  while (amount >= 1000 && unit < units.length - 1) {
    amount /= 1000;
    unit++;
  }
  return `$${amount.toFixed(unit === 0 ? 0 : 2)}${units[unit]}`;
}
