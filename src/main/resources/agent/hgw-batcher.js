/**
 * Works on one server for ever with overlapping batches: prepares it, then keeps hacks, grows and
 * weakens in flight that land one after another. It works through workers on the RAM it is granted.
 * hgw starts it. It also runs alone:
 *
 *   run agent/hgw-batcher.js phantasy --runner pserv-0:64 --runner pserv-1:128
 *
 *   --runner   RUNNER:GB, once for each runner whose RAM workers may fill; this script's own RAM is
 *              not part of it
 *   --hack     fraction of the money that a batch takes at most, 0 (the default) for what pays most
 *   --depth    batches in flight at most, 0 for as many as fit
 *   --least    ms to look ahead at least, 50
 *   --most     ms to look ahead at most, 70000: as long as timers of a hidden page sleep
 *
 * What costs RAM to ask hgw tells; alone it is learned from the first operations:
 *
 *   --theft     multiplier of the money stolen, the player's times the BitNode's (ScriptHackMoney)
 *   --required  hacking level that the server requires
 *   --growth    the server's growth / 100, times the player's and the BitNode's multiplier of growth
 *   --weakening security that a weaken thread takes away, 0.05 times the BitNode's ServerWeakenRate
 *   --stamp     any number; orders with a larger one replace those with a smaller one
 *
 * Orders also come in a file beside this script, agent/orders/SERVER.txt, as JSON:
 *
 *   {"stamp": 3, "fraction": 0.1, "depth": 40, "grants": [{"runner": "pserv-0", "ram": 64}],
 *    "least": 50, "most": 70000, "theft": 1, "required": 100, "growth": 0.35, "weakening": 0.05}
 *
 * It is read every second, so that they are taken while this runs, and outlive a reload of the game,
 * which starts this script with its first arguments and no workers. What is left out counts as 0.
 *
 * Reports, JSON on a port, as the loops':
 *   [server, dollars]   what hacks took since the last such report
 *   [server, state, time, fraction, inFlight, period, heldGB, grantedGB, landed, misfires, lookAhead, money]
 *       when the state changes and every minute. state: PREPARE, BATCH or MEND; time: Date.now();
 *       inFlight: batches; period: ms between two; landed and misfires: batches since this script
 *       started; lookAhead: ms; money: of the server, as a part of its maximum
 */

import * as batch from "/agent/hgw-batch.js";

/** Where hgw reads, see above. */
const REPORTS_PORT = 12550;
/** Workers of the batcher with process n tell what they did on this port + n. */
const WORKERS_PORT = 1_000_000;
const WORKERS = ["agent/hgw-hack.js", "agent/hgw-grow.js", "agent/hgw-weaken.js"];
const EVERY = { orders: 1_000, dollars: 5_000, state: 60_000 }; // ms

/** @param {NS} ns */
export async function main(ns) {
  ns.disableLog("ALL");
  const [target, launched] = argumentsOf(ns);
  if (target === "") {
    ns.tprint("usage: run agent/hgw-batcher.js SERVER --runner RUNNER:GB [--runner RUNNER:GB ...] [--hack 0.1] [--depth 40]");
    return;
  }
  const file = `agent/orders/${target}.txt`;
  const inbox = ns.getPortHandle(WORKERS_PORT + ns.pid);
  inbox.clear();
  let text = ns.read(file);
  const mind = batch.mindOf(
    newest(launched, text),
    ns.getServerMinSecurityLevel(target),
    ns.getServerMaxMoney(target),
    Date.now(),
  );
  if (mind.orders.grants.length === 0) {
    ns.tprint(`no RAM to work with: add --runner RUNNER:GB, or write orders to ${file}`);
    return;
  }
  const seen = { orders: Date.now(), dollars: 0, state: 0, said: "", earned: 0, total: 0 };
  /** @type {Set<string>} */
  const proven = new Set(); // runners on which a worker has started: they have the workers' files
  /** @type {Set<string>} */
  const named = new Set(); // runners of which the missing files have been named

  for (;;) {
    const now = Date.now();
    if (now - seen.orders >= EVERY.orders) {
      seen.orders = now;
      const fresh = ns.read(file);
      if (fresh !== text) {
        text = fresh;
        const orders = newest(mind.orders, text);
        if (orders !== mind.orders) {
          batch.obey(mind, orders);
          ns.print(`new orders: ${summary(orders)}`);
        }
      }
    }
    const view = look(ns, target);
    const { starts, wake } = batch.decide(mind, view);
    for (const start of starts) {
      const process = launch(ns, target, start);
      if (process > 0) {
        batch.begun(mind, start, process);
        proven.add(start.runner);
        continue;
      }
      batch.refused(mind, start, now);
      if (proven.has(start.runner) || named.has(start.runner)) continue;
      named.add(start.runner);
      ns.print(`nothing starts on ${start.runner}: is its RAM free, and are the workers there?`);
      ns.print(`  scp ${WORKERS.join(" ")} ${start.runner}`);
    }
    tell(ns, target, mind, view, seen);
    await rest(inbox, mind, wake);
    const words = told(inbox);
    if (words.length === 0) continue;
    const after = look(ns, target);
    batch.woken(mind, after.now, batch.dueOf(mind, words[0][0]), false);
    for (const [process, outcome] of words) {
      const done = !Number.isNaN(outcome); // no number: not carried out
      batch.ended(mind, process, done, after, words.length === 1);
      if (done) seen.earned += outcome;
    }
  }
}

/**
 * What workers had to say since the last time: process and outcome of each. An entry holds several
 * where the port was full.
 * @param {NetscriptPort} inbox
 */
function told(inbox) {
  /** @type {[number, number][]} */
  const words = [];
  while (!inbox.empty()) {
    const entry = String(inbox.read()).split(" ").map(Number);
    for (let at = 0; at < entry.length; at += 2) words.push([entry[at], entry[at + 1]]);
  }
  return words;
}

/**
 * Sleep until a worker reports or it is time.
 * @param {NetscriptPort} inbox
 * @param {batch.Mind} mind
 * @param {number} wake
 */
async function rest(inbox, mind, wake) {
  let timer = 0;
  const timed = await Promise.race([
    inbox.nextWrite().then(() => false),
    new Promise((resolve) => (timer = Number(setTimeout(() => resolve(true), Math.max(0, wake - Date.now()))))),
  ]);
  clearTimeout(timer);
  if (timed) batch.woken(mind, Date.now(), wake, true);
}

/**
 * @param {NS} ns
 * @param {string} target
 * @returns {batch.View}
 */
function look(ns, target) {
  return {
    now: Date.now(),
    time: ns.getHackTime(target),
    level: ns.getHackingLevel(),
    security: ns.getServerSecurityLevel(target),
    money: ns.getServerMoneyAvailable(target),
  };
}

/**
 * Start a worker; it works out itself how long it has to wait.
 * @param {NS} ns
 * @param {string} target
 * @param {batch.Start} start
 * @returns {number} its process, 0 if the game refused
 */
function launch(ns, target, start) {
  const { kind, runner, threads, land, duration, slack } = start;
  const late = Math.min(slack, 1e9);
  try {
    return ns.exec(WORKERS[kind], runner, { threads, temporary: true }, target, land, duration, late, WORKERS_PORT + ns.pid);
  } catch {
    return 0; // there is no such runner any more
  }
}

/**
 * Report to hgw and to the log. What the port has no room for is told the next time.
 * @param {NS} ns
 * @param {string} target
 * @param {batch.Mind} mind
 * @param {batch.View} view
 * @param {{dollars: number, state: number, said: string, earned: number, total: number}} seen
 */
function tell(ns, target, mind, view, seen) {
  const { now } = view;
  const report = (/** @type {unknown[]} */ ...what) => ns.tryWritePort(REPORTS_PORT, JSON.stringify([target, ...what]));
  if (seen.earned > 0 && now - seen.dollars >= EVERY.dollars && report(seen.earned)) {
    seen.dollars = now;
    seen.total += seen.earned;
    seen.earned = 0;
  }
  if (mind.state === seen.said && now - seen.state < EVERY.state) return;
  seen.said = mind.state;
  seen.state = now;
  const inFlight = mind.batches.length;
  const [held, granted] = mind.holds.reduce(([a, b], hold) => [a + hold.held, b + hold.grant], [0, 0]);
  const period = mind.plan?.period ?? 0;
  const fraction = mind.plan?.fraction ?? 0;
  const ahead = batch.lookAhead(mind);
  const money = view.money / mind.maxMoney;
  report(mind.state, now, fraction, inFlight, period, held, granted, mind.landed, mind.misfires, ahead, money);
  ns.print(
    `${mind.state.padEnd(7)} money ${(money * 100).toFixed(1)}%, security +${(view.security - mind.minSecurity).toFixed(2)}, ` +
      `${inFlight} in flight, one every ${(period / 1000).toFixed(2)} s takes ${(fraction * 100).toFixed(1)}%, ` +
      `${held.toFixed(0)} of ${granted.toFixed(0)} GB, ${mind.landed} landed, ${mind.misfires} misfired, ` +
      `${(ahead / 1000).toFixed(2)} s ahead, earned ${dollars(seen.total)}`,
  );
}

/**
 * @param {NS} ns
 * @returns {[string, batch.Orders]}
 */
function argumentsOf(ns) {
  const options = ns.flags([
    ["runner", []],
    ["hack", 0],
    ["depth", 0],
    ["least", 0],
    ["most", 0],
    ["theft", 0],
    ["required", 0],
    ["growth", 0],
    ["weakening", 0],
    ["stamp", 0],
  ]);
  const [target] = /** @type {string[]} */ (options["_"]);
  const grants = /** @type {string[]} */ (options["runner"]).map((each) => {
    const at = each.lastIndexOf(":");
    return { runner: each.slice(0, at), ram: Number(each.slice(at + 1)) };
  });
  return [String(target ?? ""), ordersOf({ ...options, fraction: options["hack"], grants })];
}

/**
 * The orders in a text, if there are any and they are newer.
 * @param {batch.Orders} orders
 * @param {string} text
 */
function newest(orders, text) {
  try {
    const found = ordersOf(JSON.parse(text));
    return found.stamp > orders.stamp ? found : orders;
  } catch {
    return orders; // no file, or half a file
  }
}

/**
 * @param {Record<string, any>} given
 * @returns {batch.Orders}
 */
function ordersOf(given) {
  const number = (/** @type {string} */ name, otherwise = 0) => Number(given[name]) || otherwise;
  return {
    stamp: number("stamp"),
    fraction: number("fraction"),
    depth: number("depth"),
    grants: Array.isArray(given["grants"]) ? given["grants"] : [],
    least: number("least", 50),
    most: number("most", 70_000),
    theft: number("theft"),
    required: number("required"),
    growth: number("growth"),
    weakening: number("weakening"),
  };
}

/** @param {batch.Orders} orders */
function summary(orders) {
  const ram = orders.grants.reduce((sum, grant) => sum + grant.ram, 0);
  return `${ram.toFixed(0)} GB on ${orders.grants.length} runners, fraction ${orders.fraction || "free"}, depth ${orders.depth || "free"}`;
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
