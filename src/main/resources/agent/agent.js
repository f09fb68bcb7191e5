/**
 * The hand of hgw in the game. It connects to hgw by WebSocket and does what it is told: discover,
 * install scripts, apply a plan, report. It decides nothing.
 *
 * JSON-RPC 2.0: every request has an id and gets one answer. Every Netscript function named here
 * costs RAM (8 GB in all, a new player's home), so some values are worked out by hgw instead.
 */

const HUB = "@HUB@"; // where hgw listens, filled in when this file is served
const KEY = "@KEY@";
const CHECKSUM = "@CHECKSUM@"; // of this file as hgw ships it

const LOOP = "agent/hgw-loop.js";
const BATCHER = "agent/hgw-batcher.js";
const WORKERS = ["agent/hgw-hack.js", "agent/hgw-grow.js", "agent/hgw-weaken.js"];
const SELF = "agent/agent.js";
const OURS = [LOOP, BATCHER, SELF]; // scripts of hgw, but for the workers
const WORLD = "agent/hgw-world.js";
const REPORTS_PORT = 12550; // loops and batchers write here what they do and steal
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
 * What runs on a server: scripts of hgw one by one, but workers summed by file and target, and all
 * others by file, for there may be thousands.
 * @param {NS} ns
 * @param {string} host
 */
function running(ns, host) {
  const found = [];
  const sums = new Map();
  for (const script of ns.ps(host)) {
    const file = plain(script.filename);
    const ours = OURS.includes(file) || file === WORLD;
    const target = WORKERS.includes(file) ? String(script.args[0]) : undefined;
    const key = target === undefined ? file : `${file} ${target}`;
    const sum = ours ? undefined : sums.get(key);
    if (sum) {
      sum.count++;
      sum.threads += script.threads;
      sum.args = target === undefined ? [] : [target];
      sum.pid = 0;
      continue;
    }
    const args = target !== undefined ? [target] : ours ? script.args.map(String) : script.args.slice(0, 20).map((arg) => String(arg).slice(0, 100));
    const ram = ns.getScriptRam(script.filename, host);
    const grants = file === BATCHER ? { grants: granted(ns, args[0]) } : {};
    const one = { file, threads: script.threads, args, pid: script.pid, ram, count: 1, ...grants };
    found.push(one);
    sums.set(key, one);
  }
  return found;
}

/**
 * What the batcher of a target was granted last; nothing where this script did not tell it.
 * @param {NS} ns
 * @param {string | undefined} target
 */
function granted(ns, target) {
  /** @type {{runner: string, ram: number}[]} */
  let grants = [];
  tryTo(() => {
    const found = JSON.parse(ns.read(ordersOf(target))).grants;
    grants = found.map((/** @type {any} */ grant) => ({ runner: String(grant.runner), ram: Number(grant.ram) }));
  });
  return grants;
}

/**
 * The file in which the batcher of a target finds its orders.
 * @param {string | undefined} target
 */
function ordersOf(target) {
  return `agent/orders/${target}.txt`;
}

/**
 * Write scripts to home, and say what is there. A script reads and writes only on its own server,
 * which may be another than home.
 * @param {NS} ns
 * @param {{files: {file: string, content?: string}[]}} params without content, just say what is there
 */
function install(ns, params) {
  const own = ownHost(ns);
  const contents = params.files.map(({ file, content }) => {
    if (content !== undefined) {
      ns.write(file, content, "w");
      if (own !== "home") ns.scp(file, "home", own);
    } else if (own !== "home" && !ns.scp(file, own, "home")) {
      return "";
    }
    return ns.read(file);
  });
  return { contents };
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
 * @typedef {object} Batcher
 * @property {string} runner that hosts it
 * @property {string} target
 * @property {boolean} runs it is left alone, and so are its workers within its grants
 * @property {{grants: {runner: string, ram: number}[]}} orders for it, but for the stamp
 */

/**
 * Kill, copy and launch, all in one turn of the event loop: runners stand idle for milliseconds.
 * @param {NS} ns
 * @param {{wipe: string[], sweep: string[], keep: number[], files: string[], batchers: Batcher[],
 *     launches: {script: string, runner: string, threads: number, args: (string | number)[]}[]}} params
 *     wipe: hosts to clear of all scripts; sweep: hosts to clear of what works for hgw alone;
 *     keep: processes that are left alone; files: what a batcher needs
 */
function apply(ns, params) {
  const began = performance.now();
  const killed = clear(ns, params);
  tellBatchers(ns, params);
  const copied = new Map();
  const launches = params.launches.map(({ script, runner, threads, args }) => {
    const why = tryTo(() => {
      if (script === LOOP && !copied.has(runner)) copied.set(runner, ns.scp(LOOP, runner, "home"));
    });
    let pid = 0;
    const failure = why ?? tryTo(() => {
      pid = ns.exec(script, runner, threads, ...args);
    });
    const copy = copied.get(runner) ?? true ? "the game refused to start it" : `${script} could not be copied`;
    return { pid, why: pid > 0 ? "" : failure ?? copy };
  });
  return { launches, killed, idleMs: performance.now() - began };
}

/**
 * Kill what the plan has no place for.
 * @param {NS} ns
 * @param {{wipe: string[], sweep: string[], keep: number[], batchers: Batcher[]}} params as of apply
 * @returns {number} scripts killed
 */
function clear(ns, params) {
  let killed = 0;
  const spared = new Set([ns.pid, ...params.keep]);
  /** @type {Map<string, number>} GB that workers may go on to hold, by host and target */
  const room = new Map();
  for (const { target, runs, orders } of params.batchers) {
    for (const { runner, ram } of runs ? orders.grants : []) room.set(`${runner} ${target}`, ram);
  }
  const clearHost = (/** @type {string} */ host, /** @type {boolean} */ all) => {
    for (const script of ns.ps(host)) {
      const file = plain(script.filename);
      const worker = WORKERS.includes(file);
      if (spared.has(script.pid) || (!all && !worker && file !== LOOP && file !== BATCHER)) continue;
      if (worker) {
        const key = `${host} ${script.args[0]}`;
        const left = (room.get(key) ?? 0) - script.threads * ns.getScriptRam(script.filename, host);
        if (left > -1e-6) {
          room.set(key, left);
          continue;
        }
      }
      if (ns.kill(script.pid)) killed++;
    }
  };
  for (const host of params.wipe) tryTo(() => clearHost(host, true));
  for (const host of params.sweep) tryTo(() => clearHost(host, false));
  return killed;
}

/**
 * Give batchers their orders, and runners the scripts that work there.
 * @param {NS} ns
 * @param {{files: string[], batchers: Batcher[]}} params as of apply
 */
function tellBatchers(ns, params) {
  if (params.batchers.length === 0) return;
  const own = ownHost(ns);
  const ready = new Set();
  for (const { runner, target, orders } of params.batchers) {
    const file = ordersOf(target);
    tryTo(() => ns.write(file, JSON.stringify({ ...orders, stamp: Date.now() }), "w"));
    tryTo(() => runner === own || ns.scp(file, runner, own));
    for (const host of new Set([runner, ...orders.grants.map((grant) => grant.runner)])) {
      if (ready.has(host)) continue;
      ready.add(host);
      for (const file of params.files) tryTo(() => ns.scp(file, host, "home"));
    }
  }
}

/**
 * The player's cash, and what loops and batchers have reported since the last time.
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
