/**
 * The hand of hgw in the game. It connects to hgw by WebSocket and does what it is told: discover,
 * install the loop, apply a plan, report. It decides nothing.
 *
 * JSON-RPC 2.0: every request has an id and gets one answer. Every Netscript function named here
 * costs RAM (8 GB in all, a new player's home), so some values are worked out by hgw instead.
 */

const HUB = "@HUB@"; // where hgw listens, filled in when this file is served
const KEY = "@KEY@";
const CHECKSUM = "@CHECKSUM@"; // of this file as hgw ships it

const LOOP = "agent/hgw-loop.js";
const SELF = "agent/agent.js";
const OURS = /^agent\/(agent|hgw-[^/]+)\.js$/; // scripts of hgw
const WORLD = "agent/hgw-world.js";
const REPORTS_PORT = 12550; // the loops write here what they begin and what they steal
const WORLD_PORT = 12551; // hgw-world.js writes here which BitNode this is
const BUSY = 4409; // hgw closes with this code while another agent is connected
const OUTDATED = 4426; // and with this one when it ships another agent than this
const PAUSES = [1, 2, 4, 8, 15, 30]; // seconds between attempts to connect

/** @param {NS} ns */
export async function main(ns) {
  ns.disableLog("ALL");
  stopPredecessors(ns);
  for (let failures = 0; ; failures++) {
    const link = open(ns);
    const reason = await serve(ns, link);
    if (link.closedWith === OUTDATED) {
      ns.print("hgw has another agent.js than this one. Paste the two lines that it prints again.");
      ns.tprint("agent.js is outdated and has ended; the loops go on. Paste the two lines that hgw prints again.");
      return;
    }
    if (link.opened) failures = 0;
    if (!link.opened && (await keyRefused())) {
      ns.print("hgw refused the key. Paste the two lines that hgw prints into the terminal again.");
      ns.tprint("hgw refused the key of agent.js. Paste the two lines that hgw prints again.");
      return;
    }
    const pause = PAUSES[Math.min(failures, PAUSES.length - 1)];
    ns.print(`${reason}; the loops go on, next attempt in ${pause} s`);
    await ns.asleep(pause * 1000);
  }
}

/** @param {NS} ns */
function stopPredecessors(ns) {
  for (const host of everyHost(ns)) {
    for (const script of scripts(ns, host)) {
      if (plain(script.filename) === SELF && script.pid !== ns.pid) ns.kill(script.pid);
    }
  }
}

/**
 * A socket whose messages wait in line until they are served.
 * @param {NS} ns
 */
function open(ns) {
  ns.atExit(() => {}); // throws if this script was killed while it slept: a socket would outlive it
  const socket = new WebSocket(`${HUB.replace(/^http/, "ws")}/agent?key=${KEY}&checksum=${CHECKSUM}`);
  const link = {
    socket,
    opened: false,
    closed: "",
    closedWith: 0,
    /** @type {string[]} */
    waiting: [],
    wake: () => {},
  };
  socket.onopen = () => {
    link.opened = true;
    ns.print("connected to hgw");
  };
  socket.onmessage = (event) => {
    link.waiting.push(String(event.data));
    link.wake();
  };
  socket.onclose = (event) => {
    link.closedWith = event.code;
    link.closed =
      event.code === BUSY ? "another agent is connected" : link.opened ? "hgw is gone" : "hgw does not answer";
    link.wake();
  };
  ns.atExit(() => {
    socket.onclose = null; // a killed script must not be woken
    socket.close();
  });
  return link;
}

/**
 * Answer requests until the connection ends.
 * @param {NS} ns
 * @param {ReturnType<typeof open>} link
 * @returns {Promise<string>} why it ended
 */
async function serve(ns, link) {
  for (;;) {
    const message = link.waiting.shift();
    if (message !== undefined) {
      link.socket.send(JSON.stringify(answer(ns, message)));
    } else if (link.closed !== "") {
      return link.closed;
    } else {
      await new Promise((resolve) => (link.wake = () => resolve(undefined)));
    }
  }
}

/** Tell a refused key from an hgw that does not run. */
async function keyRefused() {
  try {
    return (await fetch(`${HUB}/agent.js?key=${KEY}`)).status === 403;
  } catch {
    return false;
  }
}

/**
 * @param {NS} ns
 * @param {string} message
 */
function answer(ns, message) {
  let id = null;
  try {
    const request = JSON.parse(message);
    id = request.id;
    const method = METHODS[request.method];
    if (!method) return { jsonrpc: "2.0", id, error: { code: -32601, message: `no method ${request.method}` } };
    return { jsonrpc: "2.0", id, result: method(ns, request.params ?? {}) };
  } catch (error) {
    return { jsonrpc: "2.0", id, error: { code: -32000, message: text(error) } };
  }
}

/** @type {Record<string, (ns: NS, params: any) => unknown>} */
const METHODS = { discover, install, world, apply, telemetry };

/**
 * Report the player and every server; one that cannot be read is named and left out.
 * @param {NS} ns
 */
function discover(ns) {
  const purchased = new Set(purchasedServers(ns));
  const servers = [];
  const unreadable = [];
  for (const host of new Set([...everyHost(ns), ...purchased])) {
    try {
      servers.push(server(ns, host, purchased.has(host)));
    } catch (error) {
      unreadable.push({ host, why: text(error) });
    }
  }
  const player = ns.getPlayer();
  return {
    player: {
      level: player.skills.hacking,
      intelligence: player.skills.intelligence ?? 0,
      experience: player.exp.hacking,
      multipliers: player.mults,
    },
    world: told(ns),
    loopRam: ns.getScriptRam(LOOP, "home"),
    pid: ns.pid,
    time: Date.now(),
    servers,
    unreadable,
  };
}

/**
 * @param {NS} ns
 * @param {string} host
 * @param {boolean} purchased
 */
function server(ns, host, purchased) {
  const found = {
    host,
    purchased,
    rooted: ns.hasRootAccess(host),
    maxRam: ns.getServerMaxRam(host),
    maxMoney: ns.getServerMaxMoney(host),
    money: ns.getServerMoneyAvailable(host),
    minSec: ns.getServerMinSecurityLevel(host),
    sec: ns.getServerSecurityLevel(host),
    growth: ns.getServerGrowth(host),
    requiredLevel: ns.getServerRequiredHackingLevel(host),
    hackTime: ns.getHackTime(host),
    running: running(ns, host),
  };
  for (const [name, value] of Object.entries(host === "home" ? {} : found)) {
    if (name !== "hackTime" && typeof value === "number" && !Number.isFinite(value)) throw new Error(`its ${name} is ${value}`);
  }
  return found;
}

/**
 * What runs on a server: scripts of hgw one by one, all others summed by file, for there may be
 * thousands.
 * @param {NS} ns
 * @param {string} host
 */
function running(ns, host) {
  const found = [];
  const sums = new Map();
  for (const script of ns.ps(host)) {
    const file = plain(script.filename);
    const ours = OURS.test(file);
    const sum = ours ? undefined : sums.get(file);
    if (sum) {
      sum.count++;
      sum.threads += script.threads;
      sum.args = [];
      sum.pid = 0;
      continue;
    }
    const args = ours ? script.args.map(String) : script.args.slice(0, 20).map((arg) => String(arg).slice(0, 100));
    const one = { file, threads: script.threads, args, pid: script.pid, ram: ns.getScriptRam(script.filename, host), count: 1 };
    found.push(one);
    sums.set(file, one);
  }
  return found;
}

/**
 * Write the loop to home if there is content to write, and say what is there. A script reads and
 * writes only on its own server, which may be another than home.
 * @param {NS} ns
 * @param {{content?: string}} params without content, just say what is there
 */
function install(ns, params) {
  const own = ownHost(ns);
  if (params.content !== undefined) {
    ns.write(LOOP, params.content, "w");
    if (own !== "home") ns.scp(LOOP, "home", own);
  } else if (own !== "home" && !ns.scp(LOOP, own, "home")) {
    return { content: "" };
  }
  return { content: ns.read(LOOP) };
}

/**
 * The server that this script runs on. Its name as such would cost RAM.
 * @param {NS} ns
 */
function ownHost(ns) {
  const hosts = [...everyHost(ns), ...purchasedServers(ns)];
  return hosts.find((host) => scripts(ns, host).some((script) => script.pid === ns.pid)) ?? "home";
}

/**
 * Start the script that asks which BitNode this is, on the first host that has room, and say what
 * it has told so far.
 * @param {NS} ns
 * @param {{content: string, hosts: string[]}} params
 */
function world(ns, params) {
  let pid = 0;
  if (params.hosts.length > 0) ns.write(WORLD, params.content, "w");
  for (const host of params.hosts) {
    tryTo(() => {
      if (ns.scp(WORLD, host, ownHost(ns))) pid = ns.exec(WORLD, host, { threads: 1, temporary: true });
    });
    if (pid > 0) break;
  }
  return { pid, world: told(ns) };
}

/**
 * What hgw-world.js has told; null if nothing yet.
 * @param {NS} ns
 */
function told(ns) {
  let found = null;
  tryTo(() => (found = JSON.parse(String(ns.peek(WORLD_PORT)))));
  return found;
}

/**
 * Kill, copy and launch, all in one turn of the event loop: runners stand idle for milliseconds.
 * @param {NS} ns
 * @param {{wipe: string[], sweep: string[], keep: number[], loops: {runner: string, threads: number, args: (string | number)[]}[]}} params
 *     wipe: hosts to clear of all scripts; sweep: hosts to clear of loops alone;
 *     keep: processes that are left alone
 */
function apply(ns, params) {
  const began = performance.now();
  let killed = 0;
  const spared = new Set([ns.pid, ...params.keep]);
  const clear = (/** @type {string[]} */ hosts, /** @type {boolean} */ loopsOnly) => {
    for (const host of hosts) {
      tryTo(() => {
        for (const script of ns.ps(host)) {
          if (spared.has(script.pid) || (loopsOnly && plain(script.filename) !== LOOP)) continue;
          if (ns.kill(script.pid)) killed++;
        }
      });
    }
  };
  clear(params.wipe, false);
  clear(params.sweep, true);
  const copied = new Map();
  const launches = params.loops.map((loop) => {
    const why = tryTo(() => {
      if (!copied.has(loop.runner)) copied.set(loop.runner, ns.scp(LOOP, loop.runner, "home"));
    });
    let pid = 0;
    const failure = why ?? tryTo(() => {
      pid = ns.exec(LOOP, loop.runner, loop.threads, ...loop.args);
    });
    const copy = copied.get(loop.runner) ? "the game refused to start it" : `${LOOP} could not be copied`;
    return { pid, why: pid > 0 ? "" : failure ?? copy };
  });
  return { launches, killed, idleMs: performance.now() - began };
}

/**
 * The player's cash, and what the loops have reported since the last time.
 * @param {NS} ns
 */
function telemetry(ns) {
  /** @type {unknown[]} */
  const reports = [];
  for (;;) {
    const entry = ns.readPort(REPORTS_PORT);
    if (entry === "NULL PORT DATA") break;
    tryTo(() => reports.push(JSON.parse(String(entry))));
  }
  return { cash: ns.getServerMoneyAvailable("home"), reports };
}

/**
 * Walk the links from home, but for those of servers that refuse to be asked.
 * @param {NS} ns
 */
function everyHost(ns) {
  const found = new Set(["home"]);
  for (const host of found) {
    tryTo(() => ns.scan(host).forEach((neighbour) => found.add(neighbour)));
  }
  return found;
}

/**
 * The scripts on a server; none where it refuses to be asked.
 * @param {NS} ns
 * @param {string} host
 */
function scripts(ns, host) {
  /** @type {ProcessInfo[]} */
  let found = [];
  tryTo(() => (found = ns.ps(host)));
  return found;
}

/**
 * Game 3.x moved the function; the old name is still there then, and throws.
 * @param {NS} ns
 * @returns {string[]}
 */
function purchasedServers(ns) {
  return ns.cloud?.getServerNames ? ns.cloud.getServerNames() : ns.getPurchasedServers();
}

/**
 * Run something; return why it failed, or undefined.
 * @param {() => unknown} action
 */
function tryTo(action) {
  try {
    action();
    return undefined;
  } catch (error) {
    return text(error);
  }
}

/** @param {string} file */
function plain(file) {
  return file.replace(/^\//, "");
}

/**
 * The sentence in an error. The game throws text that begins with its kind and the script:
 * "RUNTIME ERROR", "agent/agent.js@home (PID - 3)", then the sentence, then the stack.
 * @param {unknown} error
 */
function text(error) {
  const said = error instanceof Error ? error.message : String(error);
  const lines = said.split("\n").filter((line) => line.trim() !== "");
  return lines[lines[0]?.endsWith(" ERROR") ? 2 : 0] ?? "unknown";
}
