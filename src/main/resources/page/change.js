// Another score or pack: first what would differ and earn, then its use.
import { openDialog } from "./dialog.js";
import { $, h } from "./dom.js";
import { counted, dollars, ram, short } from "./format.js";
import { say } from "./header.js";
import { ask, current } from "./store.js";

const MOST = 30;

const named = (rules) => (rules.length ? rules.join(" + ") : "default");

/** Choose, and see what would come of it. */
async function choose() {
  const { packs, scores, rules, score } = await ask("/api/choices");
  const pack = h("select", { id: "change-pack" }, ...packs.map((each, i) => h("option", { value: String(i), selected: named(each) === named(rules) }, named(each))));
  const names = [...new Set([...scores, score])];
  const model = h("select", { id: "change-score" }, ...names.map((each) => h("option", { selected: each === score }, each)));
  const button = h("button", { type: "submit" }, "See what differs");
  const result = h("div", { id: "change-result", role: "status" });
  const form = h("form.choose", {},
    h("label", {}, "Pack ", pack), h("label", {}, "Score ", model), button);
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    result.replaceChildren(h("p.quiet", {}, "Checked, planned on the servers as they are, and played for three hours …"));
    try {
      const proposal = await ask("/api/proposals", "POST", { rules: packs[Number(pack.value)], score: model.value });
      result.replaceChildren(...told(proposal));
    } catch (error) {
      result.replaceChildren(h("p.warn", {}, `${error.message}.`));
    }
    button.disabled = false;
  });
  return [h("p.quiet", {}, "Nothing changes before you say so below."), form, result];
}

function told(proposal) {
  if (!proposal.sound) {
    return [h("h3", {}, "It cannot be used"), h("ul", {}, ...proposal.problems.map((it) => h("li.warn", {}, it)))];
  }
  const found = proposal.findings.length
    ? [h("h3", {}, "Findings"), h("ul", {}, ...proposal.findings.map((it) => h("li", {}, `${it.file}${it.line ? ":" + it.line : ""}: ${it.sentence}`)))]
    : [];
  const paused = current().phase.paused;
  return [
    ...income(proposal.difference?.income),
    ...found,
    h("div.actions", {},
      h("button.primary", { type: "button", disabled: paused, onclick: () => adopt(proposal, true) }, "Use it now"),
      h("button", { type: "button", onclick: () => adopt(proposal, false) }, "From the next rebalance on")),
    ...plans(proposal.difference),
  ];
}

function income(played) {
  if (!played) return [h("p.quiet", {}, "Not played: that would take long on so many servers.")];
  const more = played.was > 0 ? played.now / played.was - 1 : Infinity;
  const words = isFinite(more) ? `${more >= 0 ? "+" : "−"}${short(Math.abs(100 * more))}%` : "from nothing";
  return [h("dl.versus", {},
    h("div", {}, h("dt", {}, "In force"), h("dd", {}, dollars(played.was) + "/h")),
    h("div", {}, h("dt", {}, "Proposed"), h("dd", {}, dollars(played.now) + "/h")),
    h("div", {}, h("dt", {}, `Over ${played.hours} game hours`), h("dd", { class: more >= 0 ? "good" : "warn" }, words)))];
}

function plans(difference) {
  if (!difference) return [h("p.quiet", {}, "Not planned yet: no game has been looked at.")];
  const rows = [
    ...difference.settings.map((it) => row(it.setting, `${value(it.was)} → ${value(it.now)}`, it.because)),
    ...difference.assignments.map((it) => row(it.target, `${work(it.was)} → ${work(it.now)}`, it.because)),
    ...difference.runners.map((it) => row(it.host, `${threads(it.was)} → ${threads(it.now)}`, it.because)),
    ...difference.exclusions.map((it) => row(`no ${it.role} ${it.host}`, `${it.was ?? "–"} → ${it.now ?? "–"}`, it.because)),
    ...difference.warnings.map((it) => row(it.gained ? "new warning" : "warning gone", it.text, it.because)),
  ];
  if (!rows.length) return [h("p", {}, "Both plan the same.")];
  const more = rows.length > MOST ? [h("p.quiet", {}, `and ${rows.length - MOST} more`)] : [];
  return [
    h("table.diff", {}, h("thead", {}, h("tr", {}, ...["What", "From → to", "Because of"].map((it) => h("th", { scope: "col" }, it)))),
      h("tbody", {}, ...rows.slice(0, MOST))),
    ...more,
  ];
}

const row = (what, change, because) =>
  h("tr", {}, h("th", { scope: "row" }, what), h("td", {}, change), h("td.quiet", {}, because ? `${because.rule} (${because.place}) ${because.how}` : ""));
const value = (it) => (typeof it === "number" ? short(it) : String(it));
const threads = (use) => (use ? counted(use.threads, "thread") : "no runner");

function work(script) {
  if (!script) return "nobody";
  if (!script.grants) return `${counted(script.threads, "thread")} on ${script.runner}`;
  return `batcher, ${ram(script.grants.reduce((sum, grant) => sum + grant.ram, 0))}`;
}

async function adopt(proposal, now) {
  try {
    await ask(`/api/proposals/${proposal.id}/adopt?now=${now}`, "POST");
    $("dialog").close();
    say(now ? "A rebalance with it was asked for." : "It is in force from the next rebalance on.");
  } catch (error) {
    say(error.message + ".");
  }
}

$("change").addEventListener("click", () => openDialog("Change pack or score", choose));
