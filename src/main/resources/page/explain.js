// Why a server is (not) a runner and (not) a target, and what it got: the document of --explain.
import { openDialog } from "./dialog.js";
import { h } from "./dom.js";
import { count, counted, dollars, ram, short } from "./format.js";
import { ask } from "./store.js";

/** Open the explanation of a server. */
export function explain(host) {
  openDialog(host, async () => render(await ask(`/api/explain?${new URLSearchParams({ host })}`)));
}

function render({ host, runner, target, firings }) {
  return [
    h("h3", {}, "As a runner"), ...asRunner(runner),
    h("h3", {}, "As a target"), ...asTarget(target),
    h("h3", {}, "Rules that fired for it, in order"),
    firings.length ? h("ol.firings", {}, ...runs(firings).map(run)) : h("p.quiet", {}, `None fired for ${host}.`),
  ];
}

const because = (reasons) => h("p", {}, "No: " + (reasons.length ? reasons.join("; ") : "no rule made it one") + ".");

function asRunner(runner) {
  if (!runner.eligible) return [because(runner.reasons)];
  const granted = Object.entries(runner.granted).map(([target, gb]) => h("li", {}, `${ram(gb)} for workers on ${target}`));
  const hosted = runner.loops.map((loop) => h("li", {}, script(loop)));
  return [
    h("p", {}, `Yes, with ${counted(runner.threads, "thread")}${runner.spare > 0 ? `, ${count(runner.spare)} of them left over` : ""}.`),
    h("ul", {}, ...hosted, ...granted, ...(hosted.length + granted.length ? [] : [h("li", {}, "no target was given to it")])),
  ];
}

function asTarget(target) {
  if (!target.eligible) return [because(target.reasons)];
  const items = [h("li", {}, `can use ${counted(target.usefulThreads, "thread")}`)];
  if (target.loop) items.push(h("li", {}, script(target.loop)));
  else if (!target.bidding) items.push(h("li", {}, "no thread was left for it"));
  if (target.bidding) items.push(h("li", {}, bid(target.bidding)));
  return [h("p", {}, `Yes, rank ${target.rank} with the score ${short(target.score)}.`), h("ul", {}, ...items)];
}

function script(loop) {
  const what = loop.grants
    ? `batcher on ${loop.runner}: ${loop.target}, at most ${loop.depth} in flight, taking ${short(100 * loop.hack)}% each`
    : `${loop.runner} → ${loop.target}, ${counted(loop.threads, "thread")}, taking ${short(100 * loop.hack)}% at once`;
  return what;
}

function bid(bid) {
  const use = `${ram(bid.ram)} earn ${dollars(bid.income)}/h: worth ${dollars(bid.worthPerGb)} a GB within the horizon, and RAM costs ${dollars(bid.price)} a GB`;
  return (bid.won ? "its share: " : "no share: at best ") + use;
}

/** Firings of one rule after another, as one. */
function runs(firings) {
  const told = [];
  for (const firing of firings) {
    const last = told[told.length - 1];
    if (last && last.rule === firing.rule) last.firings.push(firing);
    else told.push({ rule: firing.rule, file: firing.file, firings: [firing] });
  }
  return told;
}

function run({ rule, file, firings }) {
  const last = firings[firings.length - 1];
  return h("li", {}, h("b", {}, rule), h("span.quiet", {}, ` ${file}${firings.length > 1 ? `, ${firings.length} times; last:` : ""}`), h("div", {}, last.facts.join("; ")));
}
