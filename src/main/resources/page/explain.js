// Why a server is (not) a runner and (not) a target, and what it got: as --explain says it.
import { openDialog } from "./dialog.js";
import { h } from "./dom.js";
import { ask } from "./store.js";

/** Open the explanation of a server, as of the last plan. */
export function explain(host) {
  openDialog(host, async () => {
    const { text } = await ask(`/api/explain?${new URLSearchParams({ host })}`);
    const [, ...lines] = text.split("\n"); // the dialog has the first as its heading
    return h("pre.told", { tabindex: "0" }, lines.join("\n").trim());
  });
}
