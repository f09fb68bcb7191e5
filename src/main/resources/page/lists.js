// What stands beside the map: warnings, rules, exclusions, findings, what was said.
import { openDialog } from "./dialog.js";
import { $, h, keyed, show, text } from "./dom.js";
import { explain } from "./explain.js";
import { count, counted, moment } from "./format.js";
import { markdown } from "./markdown.js";
import { ask, current, on } from "./store.js";

on(["warnings", "foreign", "editing"], ({ warnings, foreign, editing }) => {
  const items = warnings.map((sentence) => ({ key: sentence, text: sentence }));
  if (foreign.length) {
    const some = foreign.slice(0, 6).map((it) => `${it.host}: ${it.script}`).join("; ");
    const more = foreign.length > 6 ? ` and ${foreign.length - 6} more` : "";
    const sentence = `The last rebalance killed ${counted(foreign.length, "script")} that were not of hgw: ${some}${more}`;
    items.push({ key: sentence, text: sentence });
  }
  if (editing.broken.length) {
    const more = editing.broken.length > 1 ? ` And ${editing.broken.length - 1} more.` : "";
    const sentence = `The rule files as they are now cannot be used; those read before stay in force. ${editing.broken[0]}${more}`;
    items.push({ key: sentence, text: sentence });
  }
  if (editing.waiting) {
    const sentence = `From the next rebalance on: ${editing.waiting}.`;
    items.push({ key: sentence, text: sentence });
  }
  keyed($("alerts-list"), items, (it) => it.key, (it) => h("li", {}, it.text));
  show($("alerts"), items.length > 0);
});

function rules(state) {
  const wanted = $("rules-find").value.toLowerCase();
  const fired = state.rules.fired.filter((it) => `${it.rule} ${it.place} ${it.phase}`.toLowerCase().includes(wanted));
  const phases = [...new Set(fired.map((it) => it.phase))];
  text($("rules-sum"), state.rules.score ? `${count(state.rules.fired.length)}, score ${state.rules.score}` : "");
  $("rules").replaceChildren(
    ...phases.map((phase) =>
      h("div", {}, h("h3", {}, phase || "outside of the phases"),
        h("ul.rows", {}, ...fired.filter((it) => it.phase === phase).map(rule)))),
    ...(fired.length ? [] : [h("p.quiet", {}, state.rules.fired.length ? "None of that name." : "None yet.")]),
  );
}

function rule(it) {
  return h("li", {},
    h("button.name", { type: "button", onclick: () => firings(it) }, it.rule),
    h("span.quiet.place", {}, it.own ? `yours, ${it.place}` : it.place),
    h("span.times", {}, `${count(it.times)}×`));
}

async function firings(it) {
  const query = new URLSearchParams({ rule: it.rule, place: it.place });
  openDialog(it.rule, async () => {
    const { times, firings: told } = await ask(`/api/firings?${query}`);
    return [
      h("p.quiet", {}, `${it.place}; fired ${counted(times, "time")}${told.length < times ? `, the first ${told.length} here` : ""}`),
      h("ol.firings", {}, ...told.map((sentence) => h("li", {}, sentence))),
    ];
  });
}

function excluded(state) {
  const wanted = $("excluded-find").value.toLowerCase();
  const groups = new Map();
  for (const { host, role, reasons } of state.excluded) {
    for (const { sentence, values } of reasons) {
      const told = filled(sentence, values);
      if (!`${host} ${told}`.toLowerCase().includes(wanted)) continue;
      const key = `${role}\n${sentence}`;
      if (!groups.has(key)) groups.set(key, { role, sentence, hosts: [] });
      groups.get(key).hosts.push({ host, told, values });
    }
  }
  const open = new Set([...$("excluded").querySelectorAll("details[open]")].map((it) => it.dataset.key));
  text($("excluded-sum"), state.excluded.length ? count(new Set(state.excluded.map((it) => it.host)).size) + " servers" : "");
  $("excluded").replaceChildren(
    ...["runner", "target"].map((role) => {
      const list = [...groups].filter(([, group]) => group.role === role);
      return list.length ? h("div", {}, h("h3", {}, `Not a ${role}`), ...list.map(([key, group]) => reason(key, group, open.has(key) || !!wanted))) : "";
    }),
    ...(groups.size ? [] : [h("p.quiet", {}, state.excluded.length ? "None of that name." : "None yet.")]),
  );
}

const filled = (sentence, values) => values.reduce((words, value) => words.replace("{}", value), sentence);

function reason(key, { sentence, hosts }, open) {
  const words = hosts.length === 1 ? hosts[0].told : sentence.replaceAll("{}", "…");
  const list = h("ul.rows");
  const element = h("details", { data: { key }, open: open || undefined },
    h("summary", {}, h("span.times", {}, count(hosts.length)), " ", words), list);
  const fill = () => {
    if (element.open && !list.childElementCount) {
      list.append(...hosts.map(({ host, told }) => h("li", {},
        h("button.name", { type: "button", onclick: () => explain(host) }, host),
        h("span.quiet", {}, told === words ? "" : told))));
    }
  };
  element.addEventListener("toggle", fill);
  fill();
  return element;
}

on(["findings"], ({ findings }) => {
  text($("findings-sum"), findings.length ? count(findings.length) : "");
  $("findings").replaceChildren(
    findings.length
      ? h("ul.rows", {}, ...findings.map((it) => h("li", {},
          h(`span.severity.${it.severity}`, {}, it.severity),
          h("span", {}, it.place ? `${it.place}: ${it.text} ` : `${it.text} `,
            h("button.name", { type: "button", onclick: () => page(it.id) }, it.id)))))
      : h("p.quiet", {}, "Nothing is likely wrong with the loaded rules."),
  );
});

function page(id) {
  openDialog(id, async () => markdown(await ask(`/api/lints/${encodeURIComponent(id)}`)));
}

on(["notes"], ({ notes }) => {
  text($("notes-sum"), notes.length ? "by hgw, the newest first" : "nothing to tell");
  keyed($("notes"), notes.slice().reverse(), (it) => `${it.at} ${it.text}`, (it) => h("li", {}, h("time.quiet", {}, moment(it.at)), " ", it.text));
});

on(["rules"], rules);
on(["excluded"], excluded);
$("rules-find").addEventListener("input", () => current() && rules(current()));
$("excluded-find").addEventListener("input", () => current() && excluded(current()));
