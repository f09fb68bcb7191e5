// How the player fares, in one line of figures.
import { $, h, text } from "./dom.js";
import { count, dollars, percent } from "./format.js";
import { on } from "./store.js";

const FIGURES = [
  ["cash", "Cash", ({ fare }) => [dollars(fare.cash), ""]],
  ["income", "Income", ({ fare }) => [dollars(fare.perSecond) + "/s", dollars(3600 * fare.perSecond) + "/h of late"]],
  ["predicted", "Predicted", ({ fare }) => [dollars(fare.predictedPerHour) + "/h", "until the next rebalance"]],
  ["kept", "Last interval kept", ({ fare }) => fare.predicted > 0
    ? [percent(fare.earned / fare.predicted), `${dollars(fare.earned)} of ${dollars(fare.predicted)}`]
    : ["–", "after the second rebalance"]],
  ["worked", "Targets at work", (state) => targets(state)],
  ["threads", "Threads in use", (state) => threads(state)],
  ["level", "Hacking level", ({ fare }) => [fare.level ? count(fare.level) : "–", "at the rebalance"]],
  ["number", "Rebalances", ({ phase }) => [count(phase.rebalances), ""]],
];

function targets({ targets }) {
  const all = Object.values(targets);
  const worked = all.filter((target) => target.work && !target.work.failed).length;
  const failed = all.filter((target) => target.work?.failed).length;
  return [`${count(worked)} of ${count(all.length)}`, failed ? `${failed} failed` : ""];
}

function threads({ runners }) {
  let all = 0;
  let spare = 0;
  for (const runner of Object.values(runners)) {
    all += runner.threads;
    spare += runner.spare;
  }
  return [all ? percent((all - spare) / all) : "–", `${count(all - spare)} of ${count(all)}`];
}

const cells = new Map();
for (const [id, label] of FIGURES) {
  const value = h("dd.value", {});
  const more = h("dd.quiet", {});
  $("figures-list").append(h("div", { data: { figure: id } }, h("dt", {}, label), value, more));
  cells.set(id, [value, more]);
}

on(["fare", "phase", "targets", "runners"], (state) => {
  for (const [id, , of] of FIGURES) {
    const [value, more] = of(state);
    text(cells.get(id)[0], value);
    text(cells.get(id)[1], more);
  }
});
