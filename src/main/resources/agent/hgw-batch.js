/**
 * What a batcher decides, without the game: sizes of a batch, how many fit, what to start when.
 * hgw-batcher.js asks and does; hgw's simulated game asks the same. Nothing here reads a clock, a
 * server or a random number, and no name here is one of Netscript's, which would cost RAM.
 *
 * Units: ms, GB, dollars; security as the game counts it. A "log" of growth is the natural
 * logarithm of the factor by which money grows.
 */

// Kinds of operation. They land in this order.
export const HACK = 0;
export const GROW = 1;
export const WEAKEN = 2;

/** Duration of each kind, in hack times. */
export const DURATIONS = [1, 3.2, 4];
/** RAM of a worker's thread, by kind. */
export const WORKER_RAM = [1.7, 1.75, 1.75];
/** RAM by which room is planned, whatever the kind: so many threads fit in any mix. */
export const THREAD_RAM = 1.75;

const HACK_SECURITY = 0.002; // that a thread adds
const GROW_SECURITY = 0.004;
const WEAKEN_SECURITY = 0.05; // that a thread takes away, where the BitNode does not say otherwise
const LARGEST_LOG = 0.00349388925425578; // of growth per thread, whatever the security

const SPARE = 1.01; // grows are that much larger than needed: levels rise meanwhile
const FRACTION_MOST = 0.95; // of the money that one batch takes where the orders name none
const FRACTION_UNTAUGHT = 0.05; // until the theft per thread is known
const GROWTH_UNTAUGHT = 0.1; // a poor server's, until it is known
const PERIOD_LEAST = 60; // ms between the landings of two batches
const SPACING_MOST = 40; // ms between two landings of one batch
const SPACING_LEAST = 8;
const ENOUGH = 0.98; // of the maximum money: a batch grows back the rest on its own
const GROWING_DEPTH = 12; // batches in flight at most while the money grows
const ASTRAY = 6; // weakens in a row that leave the security up: the pipeline is beyond mending
const DOUBT = 10_000; // ms after which a runner that refused a worker is asked for all of its grant again
const DOUBT_MOST = 600_000; // as it doubles with each time that it refuses again
const GONE = 10_000; // ms after which a worker that should have ended is looked for
const LATE_SAMPLES = 16; // timers whose lateness is remembered
const HACK_STEPS = 12; // sizes of hacks are tried in steps of one part in so many

/**
 * What a batcher is told. 0 means: not told, find out.
 * @typedef {object} Orders
 * @property {number} stamp the newer orders win
 * @property {number} fraction of the money that a batch takes at most
 * @property {number} depth batches in flight at most
 * @property {Grant[]} grants
 * @property {number} least ms to look ahead at least
 * @property {number} most ms to look ahead at most
 * @property {number} theft multiplier of the money stolen, the player's times the BitNode's
 * @property {number} required hacking level that the target requires; counts only with theft
 * @property {number} growth the server's growth / 100, times the player's and the BitNode's multiplier
 * @property {number} weakening security that a weaken thread takes away
 */

/**
 * GB of one runner that workers may fill. The batcher's own RAM is not part of it.
 * @typedef {object} Grant
 * @property {string} runner
 * @property {number} ram
 */

/**
 * What is seen of the game at one moment.
 * @typedef {object} View
 * @property {number} now
 * @property {number} time hack time, ms, at the security of this moment
 * @property {number} level hacking level
 * @property {number} security
 * @property {number} money
 */

/**
 * A worker to start. The batcher answers with begun or refused.
 * @typedef {object} Start
 * @property {number} kind
 * @property {string} runner
 * @property {number} threads
 * @property {number} land when it should land
 * @property {number} duration that the game will give it, if it starts now
 * @property {number} slack ms that it may be late; later than that it does nothing
 * @property {Batch} batch
 */

/**
 * @typedef {object} Batch
 * @property {number} land when its weaken lands
 * @property {number} spacing ms between its landings
 * @property {number[]} threads by kind, planned or started
 * @property {boolean[]} begun by kind
 * @property {boolean} lost an operation could not be started: what is not started yet stays away
 * @property {number} regrowth log by which its grow is expected to grow
 * @property {number} flying workers that have not ended
 */

/**
 * @typedef {object} Hold
 * @property {string} runner
 * @property {number} grant
 * @property {number} held GB that workers fill
 * @property {number} promised GB of the workers decided on at this moment
 * @property {number} room GB that the runner has, as far as is known from what it refused
 * @property {number} until then it gets no more than that
 * @property {number} doubt ms that it gets no more the next time
 */

/**
 * @typedef {object} Worker
 * @property {Batch} batch
 * @property {number} kind
 * @property {number} threads
 * @property {Hold} hold
 */

/**
 * Thread counts of a batch and the pace of landing them.
 * @typedef {object} Sizes
 * @property {number[]} threads by kind
 * @property {number} fraction that the hack takes
 * @property {number} regrowth
 * @property {number} depth batches in flight
 * @property {number} period ms between two batches
 */

/**
 * A batcher's mind.
 * @typedef {object} Mind
 * @property {Orders} orders
 * @property {number} minSecurity
 * @property {number} maxMoney
 * @property {"PREPARE" | "BATCH" | "MEND"} state
 * @property {Hold[]} holds in the order of the grants; those no longer granted at the end
 * @property {Batch[]} batches in flight, in the order of their landing
 * @property {Map<number, Worker>} workers by process
 * @property {number} next when the next batch may land
 * @property {number} thieving fraction per thread as last seen, 0 before
 * @property {number} growth as Orders.growth, told or learned
 * @property {boolean} growthKnown
 * @property {number[]} late ms, of the last timers
 * @property {number} woke when it last woke
 * @property {number} fired when the last of its own timers that has fired was due
 * @property {number} swept when it last looked for workers that are gone
 * @property {number} seenMoney at the last look
 * @property {number} seenSecurity at the last look
 * @property {number} astray weakens in a row that left the security up
 * @property {number} landed batches
 * @property {number} misfires batches of which an operation failed, was late or was killed
 * @property {Sizes | null} plan
 * @property {string} planKey what the plan was made from
 * @property {number} alike batches that were opened one after another by the same plan
 */

/**
 * @param {Orders} orders
 * @param {number} minSecurity
 * @param {number} maxMoney
 * @param {number} now
 * @returns {Mind}
 */
export function mindOf(orders, minSecurity, maxMoney, now) {
  /** @type {Mind} */
  const mind = {
    orders,
    minSecurity,
    maxMoney,
    state: "PREPARE",
    holds: [],
    batches: [],
    workers: new Map(),
    next: 0,
    thieving: 0,
    growth: GROWTH_UNTAUGHT,
    growthKnown: false,
    late: [],
    woke: now,
    fired: 0,
    swept: now,
    seenMoney: 0,
    seenSecurity: 0,
    astray: 0,
    landed: 0,
    misfires: 0,
    plan: null,
    planKey: "",
    alike: 0,
  };
  obey(mind, orders);
  return mind;
}

/**
 * Take orders. Workers on RAM that is no longer granted end by themselves.
 * @param {Mind} mind
 * @param {Orders} orders
 */
export function obey(mind, orders) {
  mind.orders = orders;
  if (orders.growth > 0) {
    mind.growth = orders.growth;
    mind.growthKnown = true;
  }
  const before = mind.holds;
  mind.holds = orders.grants.map((grant) => {
    const old = before.find((hold) => hold.runner === grant.runner);
    return old
      ? Object.assign(old, { grant: grant.ram, until: 0, doubt: DOUBT })
      : { runner: grant.runner, grant: grant.ram, held: 0, promised: 0, room: 0, until: 0, doubt: DOUBT };
  });
  for (const old of before) {
    if (mind.holds.includes(old) || old.held === 0) continue;
    old.grant = 0;
    mind.holds.push(old);
  }
}

// ---- formulas ----------------------------------------------------------------------------------

/**
 * Fraction of the money that one thread of a hack steals.
 * @param {number} theft multiplier
 * @param {number} required level
 * @param {number} level
 * @param {number} security
 */
export function stolenPerThread(theft, required, level, security) {
  const skill = (level - (required - 1)) / level;
  return Math.min(1, Math.max(0, (((100 - security) / 100) * skill * theft) / 240));
}

/**
 * Log by which one thread grows the money.
 * @param {number} growth as Orders.growth
 * @param {number} security
 */
export function growthLog(growth, security) {
  return Math.min(Math.log1p(0.03 / security), LARGEST_LOG) * growth;
}

/**
 * Threads of grow that follow a hack, and the log by which they grow. A hack has raised the
 * security before; pieces of a grow that no runner can take whole raise it for each other.
 * @param {number} log to grow by
 * @param {number} growth
 * @param {number} security when the grow lands
 * @param {number} whole threads of the largest runner
 * @returns {[number, number]} threads, log
 */
export function growThreads(log, growth, security, whole) {
  let per = growthLog(growth, security);
  let threads = Math.ceil((SPARE * log) / per - 1e-9);
  if (threads > whole) {
    per = growthLog(growth, security + (GROW_SECURITY * threads) / 2);
    threads = Math.ceil((SPARE * log) / per - 1e-9);
  }
  return [threads, per * threads];
}

/**
 * Threads of weaken that undo a hack and a grow.
 * @param {number} hackThreads
 * @param {number} growThreads
 * @param {number} weakening
 */
export function weakenThreads(hackThreads, growThreads, weakening) {
  return Math.ceil((HACK_SECURITY * hackThreads + GROW_SECURITY * growThreads) / weakening - 1e-9);
}

/**
 * RAM needed at most, just before a batch lands, when batches land every period.
 * @param {number[]} threads by kind
 * @param {number} time hack time
 * @param {number} early ms that an operation may have to start before its time
 * @param {number} period
 */
export function ramInFlight(threads, time, early, period) {
  let ram = 0;
  for (let kind = HACK; kind <= WEAKEN; kind++) {
    ram += threads[kind] * THREAD_RAM * Math.ceil((DURATIONS[kind] * time + early) / period - 1e-9);
  }
  return ram;
}

/**
 * The batch that takes most of the money per second in the RAM that there is: every size of hack is
 * tried, each with as many batches in flight as fit. Neither the target's money nor the chance of
 * a hack matter, as they are the same for every size.
 * @param {{theft: number, growth: number, weakening: number, security: number, time: number, early: number,
 *     ram: number, whole: number, fraction: number, depth: number}} given theft: fraction per thread;
 *     early: as ramInFlight; whole: threads of the largest runner; fraction, depth: at most
 * @returns {Sizes | null} null if nothing fits
 */
export function bestSizes(given) {
  const { theft, growth, weakening, security, time, early, ram, whole, fraction, depth } = given;
  // Cycles after which a pipeline repeats: the shortest there is, and one in which a whole number of
  // batches has hacks in flight if a quarter of their number is whole.
  const cycles = [DURATIONS[WEAKEN] * time + early, DURATIONS[WEAKEN] * (time + early)];
  /** @type {Sizes | null} */
  let best = null;
  let bestPace = 0;
  for (let hacks = 1; hacks === 1 || hacks * theft <= fraction; hacks += Math.max(1, Math.floor(hacks / HACK_STEPS))) {
    const part = hacks * theft;
    if (part >= 1) break;
    const [grows, regrowth] = growThreads(-Math.log(1 - part), growth, security + HACK_SECURITY * hacks, whole);
    const threads = [hacks, grows, weakenThreads(hacks, grows, weakening)];
    let fitting = false;
    for (const cycle of cycles) {
      const deepest = Math.max(1, Math.min(depth, Math.floor(cycle / PERIOD_LEAST)));
      const many = largest(deepest, (n) => ramInFlight(threads, time, early, cycle / n) <= ram);
      if (many === 0) continue;
      fitting = true;
      const pace = (part * many) / cycle;
      if (pace <= bestPace) continue;
      bestPace = pace;
      best = { threads, fraction: part, regrowth, depth: many, period: cycle / many };
    }
    if (!fitting) break; // larger ones fit no better
  }
  return best;
}

/**
 * The batch without a hack that grows most per second in the RAM that there is.
 * @param {{growth: number, weakening: number, security: number, time: number, early: number, ram: number,
 *     whole: number, depth: number}} given as bestSizes
 * @returns {Sizes | null}
 */
export function bestGrowth(given) {
  const { growth, weakening, security, time, early, ram, whole, depth } = given;
  const full = DURATIONS[WEAKEN] * time + early;
  const most = Math.floor(90 / GROW_SECURITY); // more would reach the highest security there is
  /** @type {Sizes | null} */
  let best = null;
  for (let many = 1; many <= Math.min(GROWING_DEPTH, depth); many++) {
    const period = full / many;
    const grows = largest(most, (n) => ramInFlight([0, n, weakenThreads(0, n, weakening)], time, early, period) <= ram);
    if (grows === 0) break;
    if (best !== null && grows * many <= best.threads[GROW] * best.depth) continue;
    const per = growthLog(growth, grows > whole ? security + (GROW_SECURITY * grows) / 2 : security);
    const threads = [0, grows, weakenThreads(0, grows, weakening)];
    best = { threads, fraction: 0, regrowth: per * grows, depth: many, period };
  }
  return best;
}

/**
 * The largest number from 1 to most that passes, 0 if none does. What passes once, passes below.
 * @param {number} most
 * @param {(n: number) => boolean} passes
 */
function largest(most, passes) {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (passes(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}

// ---- RAM ---------------------------------------------------------------------------------------

/**
 * GB of a runner that workers may fill.
 * @param {Hold} hold
 * @param {number} now
 */
function limit(hold, now) {
  return now < hold.until ? Math.min(hold.grant, hold.room) : hold.grant;
}

/**
 * GB that workers can use of the grants: a runner's remainder below a thread is lost.
 * @param {Mind} mind
 * @param {number} now
 */
export function capacity(mind, now) {
  let ram = 0;
  for (const hold of mind.holds) ram += wholeThreads(hold, now) * THREAD_RAM;
  return ram;
}

/**
 * @param {Mind} mind
 * @param {number} now
 */
function largestRunner(mind, now) {
  let most = 0;
  for (const hold of mind.holds) most = Math.max(most, wholeThreads(hold, now));
  return most;
}

/**
 * Threads of any mix that fit on a runner when nothing runs.
 * @param {Hold} hold
 * @param {number} now
 */
function wholeThreads(hold, now) {
  return Math.floor(limit(hold, now) / THREAD_RAM + 1e-9);
}

/**
 * @param {Hold} hold
 * @param {number} kind
 * @param {number} now
 */
function freeThreads(hold, kind, now) {
  return Math.max(0, Math.floor((limit(hold, now) - hold.held - hold.promised) / WORKER_RAM[kind] + 1e-9));
}

/**
 * Find room for an operation: whole on the runner where it leaves least, else in as few pieces as
 * possible, the largest first.
 * @param {Mind} mind
 * @param {number} kind
 * @param {number} threads
 * @param {number} now
 * @returns {[Hold, number][]} runner and threads; empty if there is no room for all
 */
function place(mind, kind, threads, now) {
  const free = mind.holds.map((hold) => freeThreads(hold, kind, now));
  /** @type {[Hold, number][]} */
  const pieces = [];
  let left = threads;
  while (left > 0) {
    let at = -1;
    for (let i = 0; i < free.length; i++) {
      if (free[i] <= 0) continue;
      if (at < 0) at = i;
      else if (free[at] >= left ? free[i] >= left && free[i] < free[at] : free[i] > free[at]) at = i;
    }
    if (at < 0) return [];
    const taken = Math.min(left, free[at]);
    pieces.push([mind.holds[at], taken]);
    free[at] = 0;
    left -= taken;
  }
  return pieces;
}

/**
 * Would one more batch fit at every moment until it has landed? RAM is fullest just before a
 * landing, so those moments are looked at.
 * @param {Mind} mind
 * @param {Batch} more lands last
 * @param {number} time
 * @param {number} early
 * @param {number} now
 */
function fits(mind, more, time, early, now) {
  const room = capacity(mind, now) + 1e-6;
  const { batches } = mind;
  const count = batches.length + 1;
  const at = (/** @type {number} */ i) => (i < count - 1 ? batches[i] : more);
  const held = [0, 0, 0]; // RAM of the batches from the first to the pointer of that kind
  const pointer = [0, 0, 0];
  for (let first = 0; first < count; first++) {
    let ram = 0;
    for (let kind = HACK; kind <= WEAKEN; kind++) {
      const reach = at(first).land + DURATIONS[kind] * time + early;
      while (pointer[kind] < count && (kind === WEAKEN || at(pointer[kind]).land <= reach || at(pointer[kind]).begun[kind])) {
        held[kind] += ramOf(at(pointer[kind]++), kind);
      }
      ram += held[kind];
      held[kind] -= ramOf(at(first), kind);
    }
    if (ram > room) return false;
  }
  return true;
}

/**
 * RAM that an operation of a batch holds, now or later.
 * @param {Batch} batch
 * @param {number} kind
 */
function ramOf(batch, kind) {
  return batch.begun[kind] || !batch.lost ? batch.threads[kind] * THREAD_RAM : 0;
}

// ---- what is known -----------------------------------------------------------------------------

/**
 * Fraction of the money that one thread steals at minimum security, as far as is known.
 * @param {Mind} mind
 * @param {number} level
 */
export function theftNow(mind, level) {
  const { theft, required } = mind.orders;
  if (theft > 0) return stolenPerThread(theft, required, level, mind.minSecurity);
  return mind.thieving > 0 ? mind.thieving : (100 - mind.minSecurity) / 100 / 240;
}

/** @param {Mind} mind */
function theftKnown(mind) {
  return mind.orders.theft > 0 || mind.thieving > 0;
}

/** @param {Mind} mind */
export function weakeningOf(mind) {
  return mind.orders.weakening > 0 ? mind.orders.weakening : WEAKEN_SECURITY;
}

/**
 * How far to look ahead: as far as timers were late, and a little more.
 * @param {Mind} mind
 */
export function lookAhead(mind) {
  const worst = Math.max(0, ...mind.late);
  return Math.min(mind.orders.most, Math.max(mind.orders.least, worst * 1.1 + mind.orders.least));
}

/**
 * Note that the batcher woke. Where timers are throttled, all that were due fire at once, in their
 * order: the first of them was the latest, and says how far apart such moments are.
 * @param {Mind} mind
 * @param {number} now
 * @param {number} due when what woke it, its own timer or a worker's, should have fired
 * @param {boolean} own whether that was its own timer
 */
export function woken(mind, now, due, own) {
  if (own) mind.fired = Math.max(mind.fired, due);
  const { least } = mind.orders;
  const late = now - due;
  const blind = now - mind.woke;
  mind.woke = now;
  if (late > least ? blind <= least : !own) return;
  mind.late.push(Math.max(0, late));
  if (mind.late.length > LATE_SAMPLES) mind.late.shift();
}

/**
 * When a worker should end.
 * @param {Mind} mind
 * @param {number} process
 * @returns {number} 0 if it is none of this batcher's
 */
export function dueOf(mind, process) {
  const worker = mind.workers.get(process);
  return worker ? landing(worker.batch, worker.kind) : 0;
}

// ---- what happens ------------------------------------------------------------------------------

/**
 * A worker was started.
 * @param {Mind} mind
 * @param {Start} start
 * @param {number} process
 */
export function begun(mind, start, process) {
  const hold = holdOf(mind, start.runner);
  hold.held += start.threads * WORKER_RAM[start.kind];
  start.batch.flying++;
  mind.workers.set(process, { batch: start.batch, kind: start.kind, threads: start.threads, hold });
}

/**
 * The game did not start a worker: something else fills the runner, a script of the player or
 * workers of a batcher before. So there is less room than granted, but more than is filled.
 * @param {Mind} mind
 * @param {Start} start
 * @param {number} now
 */
export function refused(mind, start, now) {
  const hold = holdOf(mind, start.runner);
  hold.room = hold.held + Math.floor(start.threads / 2) * WORKER_RAM[start.kind];
  if (now >= hold.until) {
    hold.until = now + hold.doubt;
    hold.doubt = Math.min(2 * hold.doubt, DOUBT_MOST);
  }
  lose(mind, start.batch);
}

/**
 * A worker ended.
 * @param {Mind} mind
 * @param {number} process
 * @param {boolean} done whether its operation was carried out; a hack that fails was
 * @param {View} view after it
 * @param {boolean} alone whether nothing else happened since the last look
 */
export function ended(mind, process, done, view, alone) {
  const worker = mind.workers.get(process);
  if (!worker) return;
  mind.workers.delete(process);
  const { batch, kind, threads, hold } = worker;
  hold.held = Math.max(0, hold.held - threads * WORKER_RAM[kind]);
  batch.flying--;
  if (!done) lose(mind, batch);
  else if (alone) learn(mind, kind, threads, view);
  if (kind === WEAKEN && done) mind.astray = calm(mind, view) ? 0 : mind.astray + 1;
}

/**
 * @param {Mind} mind
 * @param {string} runner
 * @returns {Hold}
 */
function holdOf(mind, runner) {
  const hold = mind.holds.find((each) => each.runner === runner);
  if (!hold) throw new Error(`no grant on ${runner}`);
  return hold;
}

/**
 * @param {Mind} mind
 * @param {Batch} batch
 */
function lose(mind, batch) {
  if (!batch.lost) mind.misfires++;
  batch.lost = true;
}

/**
 * Learn from what an operation did to the money. A grow that reached the maximum says only that
 * the server grows at least so fast.
 * @param {Mind} mind
 * @param {number} kind
 * @param {number} threads
 * @param {View} view
 */
function learn(mind, kind, threads, view) {
  const { seenMoney, seenSecurity } = mind;
  if (kind === HACK && view.money < seenMoney && seenMoney > 0) {
    mind.thieving = (seenMoney - view.money) / seenMoney / threads;
  } else if (kind === GROW && mind.orders.growth === 0 && view.money > seenMoney) {
    const log = Math.log(view.money / (seenMoney + threads)) / threads / growthLog(1, seenSecurity);
    const capped = view.money >= mind.maxMoney;
    if (!capped || log > mind.growth) mind.growth = log;
    if (!capped) mind.growthKnown = true;
  }
}

/**
 * Is the target at its minimum security?
 * @param {Mind} mind
 * @param {View} view
 */
function calm(mind, view) {
  return view.security <= mind.minSecurity + 1e-6;
}

// ---- decisions ---------------------------------------------------------------------------------

/**
 * Decide what to start now, and when to look again. Call it after begun, refused and ended have
 * been told everything.
 * @param {Mind} mind
 * @param {View} view
 * @returns {{starts: Start[], wake: number}}
 */
export function decide(mind, view) {
  /** @type {Start[]} */
  const starts = [];
  let wake = view.now + 10_000;
  for (const hold of mind.holds) hold.promised = 0;
  sweep(mind, view);
  tidy(mind, view);
  mind.seenMoney = view.money;
  mind.seenSecurity = view.security;
  if (mind.state !== "BATCH" && mind.workers.size === 0) {
    if (calm(mind, view)) begin(mind, view);
    else wave(mind, view, starts);
  }
  if (mind.state === "BATCH") {
    if (calm(mind, view)) wake = Math.min(wake, pipeline(mind, view, starts));
    else if (mind.workers.size === 0) wave(mind, view, starts);
    else if (mind.astray >= ASTRAY) mind.state = "MEND";
  }
  return { starts, wake: Math.max(wake, view.now + 1) };
}

/**
 * Give up workers that should have ended long ago and did not tell: killed before they began, say.
 * However late timers are, they fire in their order. So where the batcher's own has fired, those of
 * workers that were due before it have, too.
 * @param {Mind} mind
 * @param {View} view
 */
function sweep(mind, view) {
  if (view.now < mind.swept + GONE) return;
  mind.swept = view.now;
  for (const [process, { batch, kind }] of mind.workers) {
    if (landing(batch, kind) + GONE <= mind.fired) ended(mind, process, false, view, false);
  }
}

/**
 * Forget batches that are over.
 * @param {Mind} mind
 * @param {View} view
 */
function tidy(mind, view) {
  mind.batches = mind.batches.filter((batch) => {
    if (batch.flying > 0 || batch.land > view.now) return true;
    if (batch.begun[HACK] && !batch.lost) mind.landed++;
    return false;
  });
}

/**
 * @param {Mind} mind
 * @param {View} view
 */
function begin(mind, view) {
  mind.state = "BATCH";
  mind.batches = [];
  mind.next = view.now;
  mind.astray = 0;
}

/**
 * Prepare: weaken to the minimum with all RAM. If not all RAM is needed, the rest grows, landing
 * just after the weaken, and is weakened just after.
 * @param {Mind} mind
 * @param {View} view
 * @param {Start[]} starts
 */
function wave(mind, view, starts) {
  mind.state = "PREPARE";
  mind.batches = [];
  const { now, time } = view;
  const weakening = weakeningOf(mind);
  let free = 0;
  for (const hold of mind.holds) free += freeThreads(hold, WEAKEN, now);
  if (free === 0) return;
  const land = now + DURATIONS[WEAKEN] * time + mind.orders.least;
  const needed = Math.ceil((view.security - mind.minSecurity) / weakening);
  const first = batchOf(land, SPACING_MOST, [0, 0, Math.min(free, needed)], 0);
  launch(mind, view, first, WEAKEN, starts, Infinity);
  let left = free - first.threads[WEAKEN];
  const log = Math.log(mind.maxMoney / Math.max(1, Math.min(mind.maxMoney, view.money)));
  let [grows] = growThreads(log, mind.growth, mind.minSecurity, largestRunner(mind, now));
  if (log === 0) grows = 0;
  grows = Math.min(grows, Math.floor(90 / GROW_SECURITY));
  grows = largest(grows, (n) => n + weakenThreads(0, n, weakening) <= left);
  mind.batches = [first];
  if (grows > 0) {
    const second = batchOf(land + 2 * SPACING_MOST, SPACING_MOST, [0, grows, weakenThreads(0, grows, weakening)], 0);
    mind.batches.push(second);
    launch(mind, view, second, WEAKEN, starts, Infinity);
    launch(mind, view, second, GROW, starts, Infinity);
  }
  for (const batch of mind.batches) batch.begun = [true, true, true];
}

/**
 * Keep batches in flight. Only called at minimum security, so every duration is certain.
 * @param {Mind} mind
 * @param {View} view
 * @param {Start[]} starts
 * @returns {number} when to look again
 */
function pipeline(mind, view, starts) {
  const ahead = lookAhead(mind);
  const before = startDue(mind, view, starts, ahead);
  const count = mind.batches.length;
  const wake = open(mind, view, starts, ahead);
  // Who looks far ahead may have to start all of a new batch at once.
  return Math.min(wake, mind.batches.length > count ? startDue(mind, view, starts, ahead) : before);
}

/**
 * Start the grows and hacks that are due.
 * @param {Mind} mind
 * @param {View} view
 * @param {Start[]} starts
 * @param {number} ahead
 * @returns {number} when to look again
 */
function startDue(mind, view, starts, ahead) {
  const { now, time } = view;
  let wake = Infinity;
  for (const kind of [GROW, HACK]) {
    for (const batch of mind.batches) {
      if (batch.lost || batch.begun[kind] || batch.threads[kind] === 0) continue;
      const latest = landing(batch, kind) - DURATIONS[kind] * time;
      const start = safeBefore(mind, latest, now);
      if (start > now + ahead) {
        wake = Math.min(wake, start - ahead);
        break; // those behind it are not due either
      }
      if (latest < now - batch.spacing / 2 || (kind === HACK && !batch.begun[GROW])) {
        lose(mind, batch);
        continue;
      }
      if (kind === HACK) batch.threads[HACK] = hackThreads(mind, view, batch);
      if (batch.threads[kind] === 0) continue;
      batch.begun[kind] = true;
      launch(mind, view, batch, kind, starts, batch.spacing / 2);
    }
  }
  return wake;
}

/**
 * Open batches, weaken first, as long as it is time for one.
 * @param {Mind} mind
 * @param {View} view
 * @param {Start[]} starts
 * @param {number} ahead
 * @returns {number} when to look again
 */
function open(mind, view, starts, ahead) {
  const { now, time } = view;
  const duration = DURATIONS[WEAKEN] * time;
  for (;;) {
    const land = Math.max(mind.next, now + duration + ahead / 2);
    const start = safeBefore(mind, land - duration, now);
    if (start > now + ahead) return start - ahead;
    const early = earliness(ahead);
    const sizes = nextSizes(mind, view, early);
    if (sizes === null) return Infinity;
    const spacing = Math.min(SPACING_MOST, Math.max(SPACING_LEAST, sizes.period / 6));
    const batch = batchOf(land, spacing, [...sizes.threads], sizes.regrowth);
    // A pipeline that is all of one plan fits, because the plan does.
    const sure = sizes === mind.plan && mind.alike >= mind.batches.length;
    if (!(sure || fits(mind, batch, time, early, now)) || !launch(mind, view, batch, WEAKEN, starts, spacing / 2)) {
      mind.next = land + sizes.period / 8;
      return Math.max(now + 5, mind.next - duration - ahead);
    }
    batch.begun[WEAKEN] = true;
    mind.batches.push(batch);
    mind.alike = sizes === mind.plan ? mind.alike + 1 : 0;
    mind.next = land + sizes.period;
  }
}

/**
 * How long before its time an operation may have to start.
 * @param {number} ahead
 */
export function earliness(ahead) {
  return ahead + 3 * SPACING_MOST;
}

/**
 * Sizes of the next batch: without a hack as long as money is foreseen to be missing.
 * @param {Mind} mind
 * @param {View} view
 * @param {number} early
 * @returns {Sizes | null}
 */
function nextSizes(mind, view, early) {
  const money = foresee(mind, view, Infinity);
  const plan = planned(mind, view, early);
  if (money >= ENOUGH * mind.maxMoney) return plan;
  const growing = bestGrowth(givenBy(mind, view, early));
  if (growing === null) return plan;
  const log = Math.log(mind.maxMoney / Math.max(1, money));
  const [needed, regrowth] = growThreads(log, mind.growth, mind.minSecurity, largestRunner(mind, view.now));
  if (needed >= growing.threads[GROW]) return growing;
  const threads = [0, needed, weakenThreads(0, needed, weakeningOf(mind))];
  return { ...growing, threads, regrowth };
}

/**
 * The batches of a prepared target, as chosen for the level and the orders of now.
 * @param {Mind} mind
 * @param {View} view
 * @param {number} early
 */
export function planned(mind, view, early) {
  const given = givenBy(mind, view, early);
  const key = Object.values(given).join(" ");
  if (key !== mind.planKey) {
    mind.planKey = key;
    mind.plan = bestSizes(given);
    mind.alike = 0;
  }
  return mind.plan;
}

/**
 * @param {Mind} mind
 * @param {View} view
 * @param {number} early
 */
function givenBy(mind, view, early) {
  const { fraction, depth } = mind.orders;
  const most = fraction > 0 ? Math.min(fraction, FRACTION_MOST) : FRACTION_MOST;
  return {
    theft: theftNow(mind, view.level),
    growth: mind.growth,
    weakening: weakeningOf(mind),
    security: mind.minSecurity,
    time: view.time,
    early,
    ram: capacity(mind, view.now),
    whole: largestRunner(mind, view.now),
    fraction: theftKnown(mind) ? most : Math.min(most, FRACTION_UNTAUGHT),
    depth: depth > 0 ? depth : Infinity,
  };
}

/**
 * The money that will be there just before a moment, if all in flight does what it should.
 * @param {Mind} mind
 * @param {View} view
 * @param {number} until
 */
function foresee(mind, view, until) {
  const theft = theftNow(mind, view.level);
  let money = view.money;
  for (const batch of mind.batches) {
    if (batch.land >= until) break;
    if (batch.begun[HACK] && batch.threads[HACK] > 0) money *= Math.max(0, 1 - theft * batch.threads[HACK]);
    if (batch.begun[GROW] || !batch.lost) {
      money = Math.min(mind.maxMoney, (money + batch.threads[GROW]) * Math.exp(batch.regrowth));
    }
  }
  return money;
}

/**
 * Threads of a hack that starts now: no more than planned, no more of the money than planned, and no
 * more than the batch's own grow can mend, from the money that is foreseen.
 * @param {Mind} mind
 * @param {View} view
 * @param {Batch} batch
 */
function hackThreads(mind, view, batch) {
  const theft = theftNow(mind, view.level);
  const money = foresee(mind, view, batch.land);
  const mendable = 1 - (mind.maxMoney / Math.max(1, money)) * Math.exp(-batch.regrowth / ((1 + SPARE) / 2));
  return Math.max(0, Math.min(batch.threads[HACK], Math.floor(mendable / theft + 1e-9)));
}

/**
 * When an operation of a batch lands.
 * @param {Batch} batch
 * @param {number} kind
 */
function landing(batch, kind) {
  return batch.land - (WEAKEN - kind) * batch.spacing;
}

/**
 * The latest moment up to the given one at which no landing is near.
 * @param {Mind} mind
 * @param {number} moment
 * @param {number} now
 */
function safeBefore(mind, moment, now) {
  for (const batch of mind.batches) {
    if (batch.land < now) continue;
    const begins = batch.land - 2.5 * batch.spacing;
    if (moment < begins) return moment;
    if (moment <= batch.land) return begins;
  }
  return moment;
}

/**
 * @param {number} land
 * @param {number} spacing
 * @param {number[]} threads
 * @param {number} regrowth
 * @returns {Batch}
 */
function batchOf(land, spacing, threads, regrowth) {
  return { land, spacing, threads, begun: [false, false, false], lost: false, regrowth, flying: 0 };
}

/**
 * Start an operation, in as many pieces as it takes. Without room for all of it, the batch is lost.
 * @param {Mind} mind
 * @param {View} view
 * @param {Batch} batch
 * @param {number} kind
 * @param {Start[]} starts
 * @param {number} slack
 * @returns {boolean} whether there was room
 */
function launch(mind, view, batch, kind, starts, slack) {
  const pieces = place(mind, kind, batch.threads[kind], view.now);
  const land = landing(batch, kind);
  const duration = DURATIONS[kind] * view.time;
  for (const [hold, threads] of pieces) {
    hold.promised += threads * WORKER_RAM[kind];
    starts.push({ kind, runner: hold.runner, threads, land, duration, slack, batch });
  }
  if (pieces.length === 0 && kind !== WEAKEN) lose(mind, batch);
  return pieces.length > 0;
}
