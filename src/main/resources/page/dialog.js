// The one dialog of the page.
import { $, h, text } from "./dom.js";

let turn = 0;

/** Open the dialog with a heading, and fill it with what make() promises. */
export async function openDialog(heading, make) {
  const mine = ++turn;
  text($("dialog-head"), heading);
  const body = $("dialog-body");
  body.replaceChildren(h("p.quiet", {}, "…"));
  if (!$("dialog").open) $("dialog").showModal();
  try {
    const made = await make();
    if (mine === turn) body.replaceChildren(...[made].flat());
  } catch (error) {
    if (mine === turn) body.replaceChildren(h("p.warn", {}, `${error.message}.`));
  }
  body.scrollTop = 0;
}

$("dialog-close").addEventListener("click", () => $("dialog").close());
$("dialog").addEventListener("click", (event) => {
  if (event.target === $("dialog")) $("dialog").close();
});
