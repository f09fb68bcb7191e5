// The runners: each as large as its RAM, filled by the targets that it serves.
import { $, h, keyed, show, text } from "./dom.js";
import { explain } from "./explain.js";
import { count, counted, ram } from "./format.js";
import { light, lighted, lights, onLight } from "./link.js";
import { colour, isDark, onTheme, styled } from "./palette.js";
import { current, on } from "./store.js";

const STRIP = 14; // px, for the name
const canvas = $("treemap").querySelector("canvas");
const pen = canvas.getContext("2d");
let fleet = []; // { host, runner, parts: [{ target, rank, ram, batcher }], x, y, width, height }
let queued = false;

/** What works on each runner, by host: targets with the RAM that they take there. */
function parts(state) {
  const byRunner = new Map();
  for (const [target, { rank, work }] of Object.entries(state.targets)) {
    if (!work || work.failed) continue;
    for (const [host, gb] of Object.entries(work.ram)) {
      if (!byRunner.has(host)) byRunner.set(host, []);
      byRunner.get(host).push({ target, rank, ram: gb, batcher: work.batcher });
    }
  }
  for (const list of byRunner.values()) list.sort((a, b) => a.rank - b.rank);
  return byRunner;
}

/** Lay out rectangles of given sizes as near to squares as they go (Bruls et al., 2000). */
function squarify(items, x, y, width, height) {
  let total = items.reduce((sum, item) => sum + item.size, 0);
  let from = 0;
  while (from < items.length && total > 0 && width > 0 && height > 0) {
    const short = Math.min(width, height);
    const area = (width * height) / total;
    let sum = 0;
    let worst = Infinity;
    let to = from;
    while (to < items.length) {
      const next = sum + items[to].size;
      const side = (next * area) / short;
      const largest = (items[from].size * area) / side;
      const smallest = (items[to].size * area) / side;
      const ratio = Math.max(largest / side, side / largest, smallest / side, side / smallest);
      if (ratio > worst) break;
      worst = ratio;
      sum = next;
      to++;
    }
    const side = (sum * area) / short;
    let along = 0;
    for (let i = from; i < to; i++) {
      const length = (items[i].size / sum) * short;
      const upright = width >= height;
      Object.assign(items[i], upright
        ? { x, y: y + along, width: side, height: length }
        : { x: x + along, y, width: length, height: side });
      along += length;
    }
    if (width >= height) {
      x += side;
      width -= side;
    } else {
      y += side;
      height -= side;
    }
    total -= sum;
    from = to;
  }
}

function layOut() {
  const box = $("treemap");
  const width = box.clientWidth;
  const height = Math.min(460, Math.max(180, Math.round(width * 0.72)));
  canvas.style.height = height + "px";
  canvas.width = width * devicePixelRatio;
  canvas.height = height * devicePixelRatio;
  squarify(fleet, 0, 0, width, height);
}

function paint() {
  queued = false;
  const dark = isDark();
  const colours = { free: styled("--free"), ink: styled("--ink"), quiet: styled("--quiet"), edge: styled("--paper"), mark: styled("--ink") };
  const lit = lighted();
  pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.font = "11px system-ui, sans-serif";
  pen.textBaseline = "middle";
  for (const cell of fleet) paintCell(cell, colours, dark, lit);
}

function paintCell(cell, colours, dark, lit) {
  const gap = cell.width > 12 && cell.height > 12 ? 1.5 : 0.5;
  const x = cell.x + gap;
  const y = cell.y + gap;
  const width = Math.max(0.5, cell.width - 2 * gap);
  const height = Math.max(0.5, cell.height - 2 * gap);
  const named = width > 54 && height > 2 * STRIP;
  pen.fillStyle = colours.free;
  pen.fillRect(x, y, width, height);
  if (named) {
    pen.fillStyle = colours.quiet;
    clipped(cell.host, x + 4, y + STRIP / 2 + 1, width - 6);
  }
  const top = named ? y + STRIP : y;
  const room = named ? height - STRIP : height;
  const across = width >= room;
  let at = 0;
  for (const part of cell.parts) {
    const share = Math.min(1, part.ram / cell.size);
    const length = share * (across ? width : room);
    const box = across ? [x + at, top, length, room] : [x, top + at, width, length];
    at += length;
    const dim = (lit.target && lit.target !== part.target) || (lit.runner && lit.runner !== cell.host);
    paintPart(part, box, dark, dim);
  }
  if (lit.runner === cell.host) {
    pen.strokeStyle = colours.mark;
    pen.lineWidth = 1.5;
    pen.strokeRect(x, y, width, height);
  }
}

function paintPart(part, [x, y, width, height], dark, dim) {
  const { fill, ink } = colour(part.rank, dark);
  pen.globalAlpha = dim ? 0.18 : 1;
  pen.fillStyle = fill;
  pen.fillRect(x, y, Math.max(0, width - 0.5), Math.max(0, height - 0.5));
  if (part.batcher && width > 5 && height > 5) hatch(x, y, width, height, dark);
  if (width > 17 && height > 13) {
    const label = String(part.rank);
    if (part.batcher) {
      pen.fillStyle = fill;
      pen.fillRect(x + 1.5, y + 1.5, 6 + 6.5 * label.length, 12);
    }
    pen.fillStyle = ink;
    pen.fillText(label, x + 4, y + 8);
  }
  pen.globalAlpha = 1;
}

/** A grant is hatched, so that it can be told from a loop. */
function hatch(x, y, width, height, dark) {
  pen.save();
  pen.beginPath();
  pen.rect(x, y, width, height);
  pen.clip();
  pen.strokeStyle = dark ? "rgb(0 0 0 / 0.3)" : "rgb(255 255 255 / 0.45)";
  pen.lineWidth = 1;
  pen.beginPath();
  for (let at = -height; at < width; at += 6) {
    pen.moveTo(x + at, y + height);
    pen.lineTo(x + at + height, y);
  }
  pen.stroke();
  pen.restore();
}

function clipped(words, x, y, room) {
  let shown = words;
  if (pen.measureText(shown).width > room) {
    const fits = Math.floor((shown.length * room) / pen.measureText(shown).width) - 1;
    shown = fits > 1 ? shown.slice(0, fits) + "…" : "";
  }
  pen.fillText(shown, x, y);
}

function repaint() {
  if (queued) return;
  queued = true;
  requestAnimationFrame(paint);
}

function at(event) {
  const { left, top } = canvas.getBoundingClientRect();
  const x = event.clientX - left;
  const y = event.clientY - top;
  return fleet.find((it) => x >= it.x && x < it.x + it.width && y >= it.y && y < it.y + it.height);
}

function tip(cell, event) {
  const box = $("tip");
  show(box, !!cell);
  if (!cell) return;
  const { runner, host, parts: served } = cell;
  const used = served.reduce((sum, part) => sum + part.ram, 0);
  box.replaceChildren(
    h("b", {}, host),
    h("div.quiet", {}, `${ram(runner.ram)}, ${ram(used)} given; ${count(runner.threads)} threads, ${count(runner.spare)} spare`),
    ...served.slice(0, 8).map((part) => h("div", {}, `${part.rank}  ${part.target}: ${ram(part.ram)}${part.batcher ? " granted" : ""}`)),
  );
  if (served.length > 8) box.append(h("div.quiet", {}, `and ${served.length - 8} more`));
  if (runner.others.length) box.append(h("div.warn", {}, `not of hgw: ${runner.others.slice(0, 4).join(", ")}`));
  const x = Math.min(event.clientX + 14, innerWidth - box.offsetWidth - 8);
  const y = Math.min(event.clientY + 14, innerHeight - box.offsetHeight - 8);
  box.style.left = Math.max(4, x) + "px";
  box.style.top = y + "px";
}

function table() {
  if (!$("runners-more").open) return;
  const element = $("runners-table");
  if (!element.tBodies.length) {
    element.append(
      h("thead", {}, h("tr", {}, ...["Runner", "RAM", "Threads", "Spare", "Serves"].map((name, i) => h("th", { scope: "col", class: i > 0 && i < 4 ? "number" : undefined }, name)))),
      h("tbody", {}),
    );
  }
  keyed(element.tBodies[0], fleet, (cell) => cell.host, row, (element, cell) => {
    text(element.cells[1], ram(cell.runner.ram));
    text(element.cells[2], count(cell.runner.threads));
    text(element.cells[3], count(cell.runner.spare));
    text(element.cells[4], cell.parts.map((part) => part.target).join(", ") || "–");
  });
}

function row({ host }) {
  const element = h("tr", {}, h("th", { scope: "row" }, h("button.name", { type: "button", onclick: () => explain(host) }, host)),
    h("td.number"), h("td.number"), h("td.number"), h("td"));
  lights(element, { runner: host });
  return element;
}

on(["runners", "targets"], (state, changed) => {
  const served = parts(state);
  const key = Object.entries(state.runners).map(([host, { ram }]) => host + ram).join();
  fleet = Object.entries(state.runners)
    .map(([host, runner]) => ({ host, runner, size: runner.ram, parts: served.get(host) ?? [] }))
    .sort((a, b) => b.size - a.size || (a.host < b.host ? -1 : 1));
  void key;
  layOut();
  repaint();
  const all = fleet.reduce((sum, cell) => sum + cell.size, 0);
  const given = fleet.reduce((sum, cell) => sum + cell.parts.reduce((part, it) => part + it.ram, 0), 0);
  text($("runners-sum"), fleet.length ? `${counted(fleet.length, "runner")}, ${ram(all)}, ${Math.round((100 * given) / all)}% given to targets` : "none yet");
  const batches = fleet.some((cell) => cell.parts.some((part) => part.batcher));
  text($("key"), fleet.length ? `Area is RAM; a number is the rank of the target${batches ? "; hatched: granted to a batcher" : ""}. Click for why.` : "");
  table();
  void changed;
});
canvas.addEventListener("pointermove", (event) => {
  const cell = at(event);
  light(cell ? { runner: cell.host } : {});
  tip(cell, event);
});
canvas.addEventListener("pointerleave", () => {
  light({});
  tip();
});
canvas.addEventListener("click", (event) => {
  const cell = at(event);
  if (cell) explain(cell.host);
});
$("runners-more").addEventListener("toggle", table);
onLight(repaint);
onTheme(repaint);
new ResizeObserver(() => {
  if (!current()) return;
  layOut();
  repaint();
}).observe($("treemap"));
