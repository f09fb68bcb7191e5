/**
 * Lets hgw-batch.js decide in worlds whose course is written down, and tells where it decides otherwise.
 * Arguments: the script's source, and the courses (BatchSideBySideIT.Course) as JSON. Numbers are compared to the
 * last bit. Returns the first difference, "" for none.
 */
const [source, courses] = [arguments[0], JSON.parse(arguments[1])];
const KINDS = ["HACK", "GROW", "WEAKEN"];

/** Follow one course and tell the first difference. */
function follow(batch, { seed, orders, minSecurity, maxMoney, nowMs, events }) {
  const mind = batch.mindOf(ordersOf(orders), minSecurity, maxMoney, nowMs);
  let starts = []; // of the last decision
  for (const [at, event] of events.entries()) {
    if (event.decide) {
      const decided = batch.decide(mind, viewOf(event.decide));
      starts = decided.starts;
      const found = JSON.stringify([describe(mind, decided), starts.map(asText)]);
      const expected = JSON.stringify([event.described, event.starts]);
      if (found !== expected) return `seed ${seed}, event ${at}:\nthe script  ${found}\nits twin    ${expected}`;
    }
    if (event.begun) batch.begun(mind, starts[event.begun.start], event.begun.process);
    if (event.refused) batch.refused(mind, starts[event.refused.start], event.refused.nowMs);
    if (event.ended) {
      const { process, done, view, alone } = event.ended;
      batch.ended(mind, process, done, viewOf(view), alone);
    }
    if (event.woken) batch.woken(mind, event.woken.nowMs, event.woken.process ? batch.dueOf(mind, event.woken.process) : event.woken.dueMs, !event.woken.process);
    if (event.obey) batch.obey(mind, ordersOf(event.obey));
  }
  return "";
}

/** What is known of a mind after it decided. */
function describe(mind, { wake }) {
  const sum = (of) => mind.holds.reduce((all, hold) => all + of(hold), 0);
  return [
    mind.state,
    wake,
    mind.batches.length,
    mind.landed,
    mind.misfires,
    sum((hold) => hold.held),
    sum((hold) => hold.grant),
    mind.plan ? mind.plan.period : 0,
    mind.plan ? mind.plan.fraction : 0,
  ];
}

function asText({ kind, runner, threads, land, duration, slack }) {
  return [KINDS[kind], runner, threads, land, duration, slack === Infinity ? 1e9 : slack];
}

function viewOf({ nowMs, hackMs, level, security, money }) {
  return { now: nowMs, time: hackMs, level, security, money };
}

function ordersOf({ leastMs, mostMs, ...others }) {
  return { ...others, least: leastMs, most: mostMs };
}

return (async () => {
  const batch = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  for (const course of courses) {
    const difference = follow(batch, course);
    if (difference !== "") return difference;
  }
  return "";
})();
