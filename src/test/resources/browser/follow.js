/**
 * Lets hgw-loop.js work in worlds whose course is written down, until it asks for something else.
 * Arguments: the script's source, and the courses (LoopSideBySideIT.Course) as JSON. Returns the first difference,
 * "" for none, and how often the script asked for more threads than it has.
 */
const [source, courses] = [arguments[0], JSON.parse(arguments[1])];
let refused = 0;

/** Follow one course and tell the first difference. */
function follow(main, { seed, threads, money, hack, epsilon, minSec, maxMoney, states, steps }) {
  const never = new Promise(() => {});
  return new Promise((end) => {
    let done = 0;
    const operate = (op) => (host, options) => {
      const used = options?.threads ?? threads;
      if (used > threads) {
        refused++;
        throw `RUNTIME ERROR\nloop.js@home (PID - 1)\n\n${op}: Too many threads requested by ${op}. Requested: ${used}. Has: ${threads}.`;
      }
      const asked = `${op} ${host} with ${used}`;
      const expected = `${steps[done].op} target with ${steps[done].threads}`;
      if (asked !== expected) end(`seed ${seed}, step ${done}: the script asks for ${asked}, the description for ${expected}`);
      else if (++done === steps.length) end("");
      else return Promise.resolve(op === "hack" ? steps[done - 1].stolen : 1);
      return never;
    };
    const ns = {
      disableLog: () => {},
      print: () => {},
      writePort: () => null,
      flags: () => ({ _: ["target"], money, hack, epsilon }),
      asleep: () => (end(`seed ${seed}, step ${done}: the script sleeps`), never),
      getServerMaxMoney: () => maxMoney,
      getServerMinSecurityLevel: () => minSec,
      getServerMoneyAvailable: () => states[done].money,
      getServerSecurityLevel: () => states[done].sec,
      hack: operate("hack"),
      grow: operate("grow"),
      weaken: operate("weaken"),
    };
    main(ns).then(() => end(`seed ${seed}: the script ends`), (error) => end(`seed ${seed}: ${error}`));
  });
}

return (async () => {
  const { main } = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  for (const course of courses) {
    const difference = await follow(main, course);
    if (difference !== "") return { difference, refused };
  }
  return { difference: "", refused };
})();
