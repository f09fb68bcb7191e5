// The bar at the top: what hgw is about, when it rebalances next, and what one can have it do.
import { $, show, text } from "./dom.js";
import { clock, hours } from "./format.js";
import { isDark } from "./palette.js";
import { ask, current, on } from "./store.js";

const DOING = {
  waiting: "Waiting for the game",
  running: "Running",
  rebalancing: "Rebalancing",
  lost: "The game is gone; its loops go on",
  ended: "Ended",
};

let link = "live";
let sayer;

/** What the line to hgw itself is like. */
export function linked(status) {
  link = status;
  phase(current());
}

/** Say something for some seconds, and to screen readers. */
export function say(sentence) {
  const said = $("said");
  text(said, sentence);
  show(said, true);
  clearTimeout(sayer);
  sayer = setTimeout(() => show(said, false), 8000);
}

function phase(state) {
  const doing = state?.phase.doing.toLowerCase() ?? "waiting";
  const paused = state?.phase.paused && doing !== "ended" && doing !== "lost";
  let words = DOING[doing];
  if (paused) words = doing === "waiting" ? words + "; paused" : "Paused; loops go on";
  if (doing === "ended" && state.about.simulated) words = "The simulated game is over";
  if (doing === "lost" && state.about.simulated) words = "Ended";
  let kind = paused ? "paused" : doing;
  if (link === "gone" && doing !== "ended") {
    words = state?.about.simulated ? "hgw has ended, or does not answer" : "hgw does not answer; loops go on";
    kind = "lost";
  }
  if (link === "refused") {
    words = "hgw was started anew: open the link that it printed";
    kind = "lost";
  }
  const element = $("phase");
  text(element, words);
  element.dataset.doing = kind;
  const able = link === "live" && state?.phase.connected;
  $("rebalance").disabled = !able || paused || doing !== "running";
  $("pause").disabled = link !== "live" || doing === "ended";
  $("change").disabled = !able || state.phase.rebalances === 0;
  text($("pause"), state?.phase.paused ? "Resume" : "Pause");
  document.title = `${words} · hgw`;
  count();
}

/** The countdown is counted here: hgw says only when it is due. */
function count() {
  const state = current();
  const due = state?.phase.dueAt;
  let words = "";
  if (due && link === "live" && state.phase.doing === "RUNNING" && !state.phase.paused) {
    words = "next in " + clock(((due - Date.now()) / 1000) * state.about.speed);
  }
  text($("countdown"), words);
}

function game(state) {
  const { simulated, source, speed, hours: lasts, version } = state.about;
  const words = simulated
    ? `simulated from ${source}, ${hours(state.phase.hoursPassed)} of ${hours(lasts)} game hours, ×${speed}`
    : `${version}, live game`;
  text($("game"), words);
}

async function act(path, sentence) {
  try {
    await ask(path, "POST");
    if (sentence) say(sentence);
  } catch (error) {
    say(error.message + ".");
  }
}

on(["phase", "about"], (state) => {
  phase(state);
  game(state);
});
setInterval(count, 250);

$("rebalance").addEventListener("click", () => act("/api/rebalance", "A rebalance was asked for."));
$("pause").addEventListener("click", () => {
  if (current()?.phase.paused) act("/api/resume", "Resumed.");
  else act("/api/pause", "Paused: nothing is rebalanced until you resume. The loops in the game go on.");
});
$("theme").addEventListener("click", () => {
  const root = document.documentElement;
  root.dataset.theme = isDark() ? "light" : "dark";
  localStorage.setItem("hgw-theme", root.dataset.theme);
  dispatchEvent(new Event("hgw-theme"));
});
