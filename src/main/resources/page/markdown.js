// As much Markdown as the pages of findings use, as elements; nothing in it is taken for HTML.
import { h } from "./dom.js";

export function markdown(source) {
  const made = [];
  const lines = source.split("\n");
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at];
    if (line.startsWith("```")) {
      const code = [];
      while (++at < lines.length && !lines[at].startsWith("```")) code.push(lines[at]);
      made.push(h("pre", { tabindex: "0" }, code.join("\n")));
    } else if (line.startsWith("# ")) {
      continue; // the dialog has that heading
    } else if (line.startsWith("#")) {
      made.push(h("h3", {}, line.replace(/^#+ /, "")));
    } else if (line.startsWith("- ")) {
      const items = [];
      for (; at < lines.length && lines[at].startsWith("- "); at++) items.push(h("li", {}, ...inline(lines[at].slice(2))));
      at--;
      made.push(h("ul", {}, ...items));
    } else if (line.trim()) {
      const words = [line];
      while (at + 1 < lines.length && lines[at + 1].trim() && !/^(#|```|- )/.test(lines[at + 1])) words.push(lines[++at]);
      made.push(h("p", {}, ...inline(words.join(" "))));
    }
  }
  return made;
}

function inline(words) {
  return words.replace(/\[([^\]]*)\]\([^)]*\)/g, "$1").split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part) => {
    if (part.startsWith("`")) return h("code", {}, part.slice(1, -1));
    return part.startsWith("**") ? h("b", {}, part.slice(2, -2)) : part;
  });
}
