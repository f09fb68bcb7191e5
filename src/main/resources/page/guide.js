// Before the game is there: how to bring it here.
import { $, h, show, text } from "./dom.js";
import { on } from "./store.js";

let built = "";

function copyable(line) {
  const button = h("button", { type: "button" }, "Copy");
  button.setAttribute("aria-label", `Copy: ${line.split(" ")[0]} …`);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(line);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(button.previousSibling);
      button.textContent = "Press Ctrl+C";
    }
    setTimeout(() => (button.textContent = "Copy"), 3000);
  });
  return h("div.paste", {}, h("code", { tabindex: "0" }, line), button);
}

function build(lines) {
  $("guide").replaceChildren(
    h("h2", { id: "guide-head" }, "Bring the game here"),
    h(
      "ol.steps",
      {},
      h("li", {}, h("p", {}, "In the game, open ", h("b", {}, "Terminal"), " and paste this line. It fetches the agent, the small script through which hgw acts:"), copyable(lines[0])),
      h("li", {}, h("p", {}, "Then start it:"), copyable(lines[1])),
      h("li", { id: "guide-arrived" }, h("p", {}, h("span", { id: "guide-tick" }), " ", h("span", { id: "guide-said", role: "status" }))),
    ),
    h(
      "p.aside",
      {},
      h("b", {}, "If the browser asks"),
      " whether the game's page may reach devices or apps on this machine or network, allow it: hgw is such an app, at 127.0.0.1. " +
        "If it asked and was refused, open the settings of that page (left of its address), allow “local network” or “apps on device”, reload the game, and paste both lines again.",
    ),
  );
}

on(["phase", "about"], (state) => {
  const { doing, connected, rebalances } = state.phase;
  const lines = state.about.lines;
  const shown = lines.length > 0 && (doing === "WAITING" || doing === "LOST" || (connected && rebalances === 0));
  show($("guide"), shown);
  document.body.dataset.guide = shown && rebalances === 0 ? "only" : "";
  if (!shown) return;
  if (built !== lines.join("\n")) {
    build(lines);
    built = lines.join("\n");
  }
  text($("guide-head"), doing === "LOST" ? "The game is gone: bring it back" : "Bring the game here");
  text($("guide-tick"), connected ? "✓" : "…");
  $("guide-arrived").dataset.arrived = connected;
  const waits =
    doing === "LOST"
      ? "The loops go on without hgw. An agent that still runs comes back by itself; after a reload of the game run the second line."
      : "hgw waits for the agent.";
  text($("guide-said"), connected ? "The agent is here. The first rebalance follows." : waits);
});
