// The targets, best first: how they are, who works on them, what that earns.
import { $, h, keyed, show, text } from "./dom.js";
import { explain } from "./explain.js";
import { clock, count, counted, dollars, percent, ram, short } from "./format.js";
import { lights, onLight } from "./link.js";
import { colour, onTheme } from "./palette.js";
import { current, on } from "./store.js";

const FEW = 40;
const COLUMNS = [
  ["", ""], ["Target", ""], ["Money", ""], ["Security", "number"], ["Worked on by", ""], ["State", ""], ["Earns", "number"],
];
let all = false;

$("targets-table").append(
  h("thead", {}, h("tr", {}, ...COLUMNS.map(([name, kind], i) => h("th", { scope: "col", class: kind || undefined }, i === 0 ? h("span.unseen", {}, "Rank") : name)))),
  h("tbody", {}),
);
const body = $("targets-table").tBodies[0];

function row({ host }) {
  const swatch = h("span.swatch");
  const fill = h("span.fill");
  const element = h("tr", { data: { host } },
    h("td", {}, swatch),
    h("th", { scope: "row" }, h("button.name", { type: "button", onclick: () => explain(host) }, host)),
    h("td", {}, h("span.meter", { "aria-hidden": "true" }, fill), h("span"), h("span.most")),
    h("td.number"), h("td"), h("td"), h("td.number"));
  lights(element, { target: host });
  element.parts = { swatch, fill, full: element.cells[2].children[1], most: element.cells[2].children[2] };
  return element;
}

function update(element, { target }) {
  const { swatch, fill, full: share, most } = element.parts;
  if (element.rank !== target.rank || element.works !== !!target.work) {
    element.rank = target.rank;
    element.works = !!target.work;
    paint(element);
  }
  text(swatch, String(target.rank));
  const full = target.maxMoney > 0 ? target.money / target.maxMoney : 0;
  const width = Math.round(100 * Math.min(1, full)) + "%";
  if (fill.style.width !== width) fill.style.width = width;
  text(share, percent(full));
  text(most, ` of ${dollars(target.maxMoney)}`);
  const above = target.sec - target.minSec;
  text(element.cells[3], above < 0.05 ? `${short(target.minSec)}` : `${short(target.minSec)} +${short(above)}`);
  element.cells[3].title = `minimum ${short(target.minSec)}, now ${short(target.sec)}`;
  text(element.cells[4], worked(target));
  element.cells[4].title = element.cells[4].textContent;
  const [words, kind] = stateOf(target, full, above);
  text(element.cells[5], words);
  element.cells[5].className = kind;
  text(element.cells[6], target.work && !target.work.failed ? dollars(target.perSecond) + "/s" : "");
}

function paint(element) {
  const { swatch } = element.parts;
  const { fill, ink } = element.works ? colour(element.rank) : { fill: "transparent", ink: "inherit" };
  swatch.style.background = fill;
  swatch.style.color = ink;
}

function worked({ work }) {
  if (!work) return "nobody";
  if (!work.batcher) return `${counted(work.threads, "thread")} on ${work.runner}`;
  const runners = Object.keys(work.ram).length;
  const gb = Object.values(work.ram).reduce((sum, each) => sum + each, 0);
  return `batcher, ${ram(gb)} on ${runners === 1 ? work.runner : count(runners) + " runners"}`;
}

function stateOf({ work, batches }, full, above) {
  if (!work) return ["", ""];
  if (work.failed) return [`failed: ${work.failed}`, "warn"];
  if (work.batcher) return batching(work, batches);
  if (above > 1) return ["weakening", ""];
  if (full < 0.5) return ["growing", ""];
  return ["hacking", "good"];
}

function batching(work, batches) {
  if (!batches) return ["starting", ""];
  const misfires = batches.misfires > 0 ? `, ${count(batches.misfires)} of ${count(batches.misfires + batches.landed)} misfired` : "";
  if (batches.state === "prepare") {
    const left = batches.preparedAt ? ((batches.preparedAt - Date.now()) / 1000) * current().about.speed : 0;
    return [`preparing${left > 0 ? ", ready in " + clock(left) : ""}${misfires}`, ""];
  }
  const flight = `${count(batches.inFlight)} in flight`;
  return batches.state === "mend" ? [`mending, ${flight}${misfires}`, "warn"] : [flight + misfires, "good"];
}

function render(state) {
  const wanted = $("targets-find").value.toLowerCase();
  const entries = Object.entries(state.targets)
    .map(([host, target]) => ({ host, target }))
    .filter(({ host }) => host.toLowerCase().includes(wanted))
    .sort((a, b) => a.target.rank - b.target.rank);
  const shown = all ? entries : entries.slice(0, FEW);
  keyed(body, shown, (it) => it.host, row, update);
  const hidden = entries.length - shown.length;
  show($("targets-all"), hidden > 0 || (all && entries.length > FEW));
  text($("targets-all"), hidden > 0 ? `Show ${count(hidden)} more` : "Show fewer");
  const values = Object.values(state.targets);
  const prepared = values.filter((it) => it.work && it.money >= 0.9 * it.maxMoney && it.sec - it.minSec < 1).length;
  const busy = values.filter((it) => it.work && !it.work.failed).length;
  text($("targets-sum"), values.length ? `best first; ${count(busy)} worked on, ${count(prepared)} at their best` : "none yet");
}

on(["targets"], render);
$("targets-find").addEventListener("input", () => current() && render(current()));
$("targets-all").addEventListener("click", () => {
  all = !all;
  render(current());
});
onLight((lit) => {
  const state = current();
  for (const element of body.rows) {
    const host = element.dataset.host;
    const serves = lit.runner && state.targets[host]?.work?.ram[lit.runner] !== undefined;
    element.classList.toggle("lit", host === lit.target || !!serves);
  }
});
onTheme(() => [...body.rows].forEach(paint));
