/**
 * A game of the tests' own: of what a Netscript script sees of Bitburner, as much as agent.js and
 * hgw-loop.js use, with the game's RAM check and the game's ways to fail. A test gives a world
 * (World.java) to `game.start` and types into `game.type`, as a player would.
 *
 * A saved game survives a reload of the page, with its running scripts, as in the real game.
 */
"use strict";

/** GB that a name costs wherever a script mentions it, with the names that one could hit by chance. */
const RAM = {
  hack: 0.1, grow: 0.15, weaken: 0.15, scan: 0.2, ps: 0.2, ls: 0.2, exec: 1.3, run: 1, spawn: 2, scp: 0.6,
  kill: 0.5, killall: 0.5, share: 2.4, rm: 1, nuke: 0.05, getServer: 2, getPlayer: 0.5, getHostname: 0.05,
  getServerMoneyAvailable: 0.1, getServerMaxMoney: 0.1, getServerSecurityLevel: 0.1, getServerGrowth: 0.1,
  getServerMinSecurityLevel: 0.1, getServerBaseSecurityLevel: 0.1, getServerRequiredHackingLevel: 0.1,
  getServerNumPortsRequired: 0.1, getServerMaxRam: 0.05, getServerUsedRam: 0.05, serverExists: 0.1,
  getScriptRam: 0.1, isRunning: 0.1, fileExists: 0.1, getRunningScript: 0.3, getRecentScripts: 0.2,
  hasRootAccess: 0.05, getHackingLevel: 0.05, getHackTime: 0.05, getGrowTime: 0.05, getWeakenTime: 0.05,
  hackAnalyze: 1, hackAnalyzeThreads: 1, hackAnalyzeChance: 1, hackAnalyzeSecurity: 1, growthAnalyze: 1,
  growthAnalyzeSecurity: 1, weakenAnalyze: 1, getHackingMultipliers: 0.25, getBitNodeMultipliers: 4,
  purchaseServer: 2.25, deleteServer: 2.25, getPurchasedServerLimit: 0.05, scriptKill: 1, getResetInfo: 1,
  window: 25, document: 25, hacknet: 4,
  // of namespaces
  attempt: 10, getData: 5, getDescription: 5, getContractType: 5, getContract: 10, nextUpdate: 1, travel: 4,
  connect: 32, isBusy: 8, getPrice: 2, getPosition: 2, getOrders: 2.5, getConstants: 0, getTask: 4,
  getCity: 4, getRank: 4, getGameState: 0, makeMove: 4, destroyNode: 8, research: 20, bribe: 20,
};
const RAM_OF_VERSION = { "2.6": { getPurchasedServers: 2.25 }, "2.7": { getPurchasedServers: 1.05 }, "3.0": { getServerNames: 1.05 } };
const BASE_RAM = 1.6;
const PORT_CAPACITY = 50;

/** Thrown into a script that was killed. Not an Error, as in the game. */
class ScriptDeath {}

let world; // what a save keeps of the servers and the player
let servers = new Map(); // host -> server of the world
let processes = new Map(); // pid -> process
let nextPid = 1;
const ports = new Map();
/** By port: who waits for the next entry. */
const waiting = new Map();
const modules = new Map(); // source -> what importing it gives
const rams = new Map(); // source -> GB
const hooks = new Map(); // name -> what to do before a call
const sockets = [];

window.WebSocket = class extends WebSocket {
  constructor(url) {
    super(url);
    sockets.push(this);
  }
};

const game = {
  /** Everything that scripts printed, and that was said in the terminal. */
  log: [],
  terminal: [],
  /** Scripts that ended with an error. */
  crashes: [],
  /** Hacks, grows and weakens that have ended: {op, target, threads, result}. */
  operations: [],
  /** How often scripts have called a name. */
  calls: {},
  /** Sleeps that have not ended; one of a killed script ends too, as in the game. */
  sleeping: 0,
  openSockets: () => sockets.filter((socket) => socket.readyState <= WebSocket.OPEN).length,

  /** Do something once, before a call of that name; `skip` calls come first. */
  before(name, skip, action) {
    hooks.set(name, { skip, action });
  },

  start(newWorld) {
    load({ world: newWorld, running: [] });
    game.save();
  },

  save() {
    const running = [...processes.values()].map(({ file, host, threads, args }) => ({ file, host, threads, args }));
    sessionStorage.setItem("save", JSON.stringify({ world, running }));
  },

  /** Reload the page at once: nothing that a script still does reaches anybody. */
  reload() {
    sockets.forEach((socket) => socket.close());
    location.reload();
  },

  /** A line of the terminal, on `host`. */
  async type(line, host = "home") {
    const [command, ...words] = line.split(" ");
    if (command === "wget") {
      try {
        const response = await fetch(words[0]);
        if (response.status !== 200) return say(`wget failed. HTTP code: ${response.status}.`);
        server(host).files[path(words[1])] = await response.text();
        return say(`wget wrote ${words[1]}`);
      } catch (error) {
        return say(`wget failed: ${error.message}`);
      }
    }
    if (command !== "run") throw new Error(`no command ${command}`);
    const threads = words[0] === "-t" ? Number(words.splice(0, 2)[1]) : 1;
    const args = words.slice(1).map((word) => (word !== "" && !isNaN(word) ? Number(word) : word));
    return say(launch(path(words[0]), host, threads, args) === 0 ? `cannot run ${words[0]}` : `running ${words[0]}`);
  },

  launch: (file, host, threads, ...args) => launch(file, host, threads, args),
  stop: (pid) => stop(processes.get(pid)),
  write: (host, file, text) => void (server(host).files[file] = text),
  read: (host, file) => server(host).files[file] ?? "",
  ramOf: (host, file) => ramOf(server(host).files[file]),
  server: (host) => server(host),
  cash: () => world.money,
  processes: () => [...processes.values()].map(({ pid, file, host, threads, args }) => ({ pid, file, host, threads, args: args.map(String) })),

  deleteServer(host) {
    for (const process of [...processes.values()]) if (process.host === host) stop(process);
    servers.delete(host);
    world.servers = world.servers.filter((each) => each.host !== host);
  },
};

function load(save) {
  world = save.world;
  servers = new Map(world.servers.map((each) => [each.host, each]));
  for (const { file, host, threads, args } of save.running) launch(file, host, threads, args);
}

function say(text) {
  game.terminal.push(text);
  return text;
}

function server(host) {
  const found = servers.get(host);
  if (!found) throw `Invalid hostname: '${host}'`;
  return found;
}

function path(file) {
  return file.replace(/^\//, "");
}

/** The game's static check: every identifier of the source counts once, outside of text and comments. */
function ramOf(source) {
  if (!rams.has(source)) rams.set(source, checkRam(source));
  return rams.get(source);
}

function checkRam(source) {
  const costs = { ...RAM, ...RAM_OF_VERSION[world.version] };
  const names = new Set(withoutText(source).match(/[A-Za-z_$][\w$]*/g));
  const sum = [...names].reduce((ram, name) => ram + (Object.hasOwn(costs, name) ? costs[name] : 0), BASE_RAM);
  return Math.round(sum * 100) / 100;
}

function withoutText(source) {
  const text = /\/\*[^]*?\*\/|\/\/.*|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|(?<=[(,=:]\s*)\/(?:\\.|[^/\\\n])+\/\w*/g;
  return source.replace(text, (token) =>
    token.startsWith("`") ? [...token.matchAll(/\$\{([^}]*)\}/g)].map((part) => withoutText(part[1])).join(" ") : " ",
  );
}

function usedRam(host) {
  let used = 0;
  for (const process of processes.values()) if (process.host === host) used += process.ram * process.threads;
  return used;
}

/** The pid, or 0 for what the game answers with 0. */
function launch(file, host, threads, args) {
  const { files, rooted, maxRam } = server(host);
  if (files[file] === undefined || !rooted) return 0;
  const ram = ramOf(files[file]);
  if (usedRam(host) + ram * threads > maxRam + 0.001) return 0;
  const process = { pid: nextPid++, file, host, threads, args, ram, pending: "", dead: false, exits: [], die: () => {} };
  processes.set(process.pid, process);
  run(process, files[file]);
  return process.pid;
}

/** The address of a module; what it imports is on the same server, as in the game. */
function url(source, host) {
  const linked = source.replace(/from "(\/[^"]+)"/g, (_, file) => `from "${url(game.read(host, file.slice(1)), host)}"`);
  return URL.createObjectURL(new Blob([linked], { type: "text/javascript" }));
}

async function run(process, source) {
  try {
    if (!modules.has(source)) {
      modules.set(source, import(url(source, process.host)));
    }
    const module = await modules.get(source);
    if (!process.dead) await module.main(netscript(process));
  } catch (error) {
    if (!(error instanceof ScriptDeath)) game.crashes.push(`${process.file}: ${error.stack ?? error}`);
  }
  stop(process);
}

function stop(process) {
  if (!process || process.dead) return false;
  const exits = process.exits;
  process.exits = [];
  exits.forEach((callback) => callback());
  process.dead = true;
  processes.delete(process.pid);
  process.die(new ScriptDeath());
  return true;
}

function netscript(process) {
  const guarded = (name, call) => (...args) => {
    if (process.dead) throw new ScriptDeath();
    if (process.pending !== "" && name !== "asleep") {
      stop(process);
      throw `CONCURRENCY ERROR\n${process.file}\n\n${name}: Concurrent calls. Currently running: ${process.pending}`;
    }
    game.calls[name] = (game.calls[name] ?? 0) + 1;
    try {
      const hook = hooks.get(name);
      if (hook && hook.skip-- === 0) hook.action();
      return call(...args);
    } catch (error) {
      // The game throws text, with its head and the stack of the script.
      if (typeof error !== "string") throw error;
      throw `RUNTIME ERROR\n${process.file}@${process.host} (PID - ${process.pid})\n\n${name}: ${error}\n\nStack:\n${process.file}:L1@main`;
    }
  };
  const all = (calls) => Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, guarded(name, call)]));
  const { cloud, ...functions } = calls(process);
  const ns = { ...all(functions), args: [...process.args], pid: process.pid };
  if (cloud) ns.cloud = all(cloud);
  return ns;
}

function calls(process) {
  /** Some servers of game 3.x refuse to be asked. */
  const readable = (host) => {
    const found = server(host);
    if (found.refuses) throw `Cannot be executed on this server: '${host}'`;
    return found;
  };
  const print = (text) => void game.log.push({ pid: process.pid, file: process.file, host: process.host, text: String(text) });
  return {
    disableLog: () => {},
    print,
    tprint: (text) => void say(`${process.file}: ${text}`),
    atExit: (callback) => void (process.exits = [callback]),
    flags: (schema) => flags(schema, process.args),
    asleep: async (ms) => {
      game.sleeping++;
      await new Promise((resolve) => setTimeout(resolve, ms / world.speed));
      game.sleeping--;
      return true;
    },
    read: (file) => server(process.host).files[path(file)] ?? "",
    write: (file, text, mode) => {
      const { files } = server(process.host);
      files[path(file)] = (mode === "w" ? "" : files[path(file)] ?? "") + text;
    },
    writePort: (port, value) => {
      if (!ports.has(port)) ports.set(port, []);
      const queue = ports.get(port);
      queue.push(value);
      for (const wake of waiting.get(port) ?? []) wake();
      waiting.delete(port);
      return queue.length > PORT_CAPACITY ? queue.shift() : null;
    },
    tryWritePort: (port, value) => {
      if ((ports.get(port)?.length ?? 0) >= PORT_CAPACITY) return false;
      if (!ports.has(port)) ports.set(port, []);
      ports.get(port).push(value);
      return true;
    },
    peek: (port) => ports.get(port)?.[0] ?? "NULL PORT DATA",
    getPortHandle: (port) => ({
      clear: () => void ports.delete(port),
      empty: () => (ports.get(port)?.length ?? 0) === 0,
      read: () => ports.get(port)?.shift() ?? "NULL PORT DATA",
      nextWrite: () => new Promise((wake) => waiting.set(port, [...(waiting.get(port) ?? []), wake])),
      write: (value) => void ports.set(port, [...(ports.get(port) ?? []), value]),
    }),
    readPort: (port) => ports.get(port)?.shift() ?? "NULL PORT DATA",

    scan: (host) => {
      const { links } = readable(host);
      return world.servers.map((each) => each.host).filter((other) => links.includes(other) || servers.get(other).links.includes(host));
    },
    ps: (host) => {
      readable(host);
      return [...processes.values()]
        .filter((each) => each.host === host)
        .map((each) => ({ filename: each.file, threads: each.threads, args: [...each.args], pid: each.pid, temporary: false }));
    },
    scp: (file, to, from) => {
      const text = server(from ?? process.host).files[path(file)];
      const { files } = server(to);
      if (text === undefined) return false;
      files[path(file)] = text;
      return true;
    },
    exec: (file, host, options, ...args) => {
      const threads = typeof options === "number" ? options : options.threads;
      if (!Number.isInteger(threads) || threads < 1) throw `threads must be a positive integer, was ${threads}`;
      server(host);
      return launch(path(file), host, threads, args);
    },
    kill: (pid) => stop(processes.get(pid)),

    getPlayer: () => ({
      money: world.money,
      skills: { hacking: world.level, intelligence: 0 },
      exp: { hacking: 1000 },
      mults: { ...world.multipliers },
    }),
    getResetInfo: () => ({ currentNode: world.bitNode, ownedSF: new Map([[world.bitNode, world.bitNodeLevel - 1]]) }),
    getScriptRam: (file, host) => {
      const source = server(host).files[path(file)];
      return source === undefined ? 0 : ramOf(source);
    },
    hasRootAccess: (host) => server(host).rooted,
    getServerMaxRam: (host) => server(host).maxRam,
    getServerMaxMoney: (host) => readable(host).maxMoney,
    getServerMoneyAvailable: (host) => (host === "home" ? world.money : readable(host).money),
    getServerMinSecurityLevel: (host) => readable(host).minSec,
    getServerSecurityLevel: (host) => readable(host).sec,
    getServerGrowth: (host) => readable(host).growth,
    getServerRequiredHackingLevel: (host) => readable(host).requiredLevel,
    getHackTime: (host) => hackTime(readable(host)),
    getHackingLevel: () => world.level,
    getPurchasedServers: () => {
      if (world.version >= "3") throw "getPurchasedServers: Function removed in 3.0.0. Please use ns.cloud.getServerNames() instead.";
      return purchased();
    },
    cloud: world.version >= "3" ? { getServerNames: purchased } : undefined,

    hack: (host, options) => {
      const threads = threadsOf(process, options, "hack");
      const target = rooted(host);
      if (world.level < target.requiredLevel) throw `Cannot hack the '${host}' server because your hacking skill is not high enough`;
      return operate(process, "hack", target, threads, 1, options, () => hacked(target, threads));
    },
    grow: (host, options) => {
      const threads = threadsOf(process, options, "grow");
      const target = rooted(host);
      return operate(process, "grow", target, threads, 3.2, options, () => grown(target, threads));
    },
    weaken: (host, options) => {
      const threads = threadsOf(process, options, "weaken");
      const target = rooted(host);
      return operate(process, "weaken", target, threads, 4, options, () => {
        target.sec = Math.max(target.minSec, target.sec - 0.05 * threads);
        return 0.05 * threads;
      });
    },
  };
}

function flags(schema, args) {
  const found = { _: [], ...Object.fromEntries(schema) };
  for (let i = 0; i < args.length; i++) {
    const name = String(args[i]).replace(/^--/, "");
    if (!String(args[i]).startsWith("--")) found._.push(args[i]);
    else if (name in found) found[name] = typeof found[name] === "number" ? Number(args[++i]) : args[++i];
    else throw new Error(`unknown or unexpected option: ${args[i]}`);
  }
  return found;
}

function purchased() {
  return world.servers.filter((each) => each.purchased).map((each) => each.host);
}

function rooted(host) {
  const target = server(host);
  if (!target.rooted) throw `Cannot work on the '${host}' server because you do not have root access`;
  return target;
}

function threadsOf(process, options, name) {
  const threads = options?.threads ?? process.threads;
  if (!(threads > 0)) throw `opts.threads must be positive, was ${threads}`;
  if (threads > process.threads) throw `Too many threads requested by ${name}. Requested: ${threads}. Has: ${process.threads}.`;
  return threads;
}

/** Wait for the time that an operation takes, then do it. */
function operate(process, op, target, threads, hackTimes, options, effect) {
  process.pending = op;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      process.pending = "";
      const result = effect();
      game.operations.push({ op, target: target.host, threads, result, sec: target.sec, money: target.money });
      resolve(result);
    }, (hackTime(target) * hackTimes) / world.speed + (options?.additionalMsec ?? 0));
    process.die = (death) => {
      clearTimeout(timer);
      process.pending = "";
      reject(death);
    };
  });
}

function hackTime(target) {
  return (5000 * (2.5 * target.requiredLevel * target.sec + 500)) / (world.level + 50);
}

function stolenPerThread(target) {
  const part = (((100 - target.sec) / 100) * (world.level - (target.requiredLevel - 1))) / world.level;
  return Math.min(1, Math.max(0, (part * world.multipliers.hacking_money) / 240));
}

function hacked(target, threads) {
  if (world.failingHacks > 0) {
    world.failingHacks--;
    return 0;
  }
  const part = stolenPerThread(target);
  const stolen = Math.min(target.money, target.money * part * threads);
  target.money -= stolen;
  world.money += stolen;
  target.sec = Math.min(100, target.sec + 0.002 * Math.min(threads, Math.ceil(1 / part)));
  return stolen;
}

function grown(target, threads) {
  const k = (Math.min(Math.log(1 + 0.03 / target.sec), 0.00349388925425578) * target.growth * world.multipliers.hacking_grow) / 100;
  const before = Math.max(1, target.money);
  target.money = Math.min(target.maxMoney, (target.money + threads) * Math.exp(k * threads));
  const needed = Math.ceil(Math.max(0, Math.log(target.money / before)) / k);
  target.sec = Math.min(100, target.sec + 0.004 * Math.min(threads, needed));
  return target.money / before;
}

const saved = sessionStorage.getItem("save");
if (saved) load(JSON.parse(saved));
