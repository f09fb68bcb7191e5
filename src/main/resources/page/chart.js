// Income over time, with a mark at each rebalance and each change of the rules.
import { $, text } from "./dom.js";
import { dollars, hours } from "./format.js";
import { onTheme, styled } from "./palette.js";
import { current, on } from "./store.js";

const HEIGHT = 170;
let plot;
let marks = [];

function data({ course, about }) {
  const times = Object.keys(course.points).map(Number);
  const values = times.map((time) => course.points[time]);
  const scale = about.simulated ? 1 / 3600 : 1;
  marks = course.marks.map((mark) => ({ ...mark, at: mark.atS * scale }));
  return [times.map((time) => (time + course.widthS / 2) * scale), values];
}

function drawMarks(chart) {
  const { ctx, bbox } = chart;
  const ratio = devicePixelRatio;
  ctx.save();
  ctx.lineWidth = ratio;
  ctx.font = `${10 * ratio}px system-ui, sans-serif`;
  let labelled = -Infinity;
  for (const mark of marks) {
    const x = Math.round(chart.valToPos(mark.at, "x", true));
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.strokeStyle = styled(mark.rules ? "--warn" : "--line-strong");
    ctx.fillStyle = styled(mark.rules ? "--warn" : "--quiet");
    ctx.setLineDash(mark.rules ? [] : [3 * ratio, 3 * ratio]);
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
    const label = mark.rules ? `${mark.rebalance} rules` : String(mark.rebalance);
    if (mark.rules || x - labelled > 28 * ratio) {
      ctx.fillText(label, x + 3 * ratio, bbox.top + 9 * ratio);
      labelled = x;
    }
  }
  ctx.restore();
}

function make(state) {
  const axis = {
    stroke: () => styled("--quiet"),
    grid: { stroke: () => styled("--line"), width: 1 },
    ticks: { show: false },
    font: "11px system-ui, sans-serif",
  };
  const simulated = state.about.simulated;
  plot = new uPlot(
    {
      width: $("chart").clientWidth,
      height: HEIGHT,
      legend: { show: false },
      cursor: { points: { size: 6 }, drag: { x: false, y: false } },
      scales: { x: { time: !simulated }, y: { range: (_, low, high) => [0, high > 0 ? high * 1.08 : 1] } },
      axes: [
        { ...axis, ...(simulated ? { values: (_, ticks) => ticks.map((tick) => hours(tick)), incrs: [1 / 12, 1 / 6, 0.25, 0.5, 1, 2, 4, 6, 12, 24, 48, 120] } : {}), space: 60, size: 28 },
        { ...axis, size: 68, space: 34, values: (_, ticks) => ticks.map((tick) => dollars(tick)) },
      ],
      series: [
        {},
        {
          stroke: () => styled("--accent"),
          fill: () => styled("--accent-faint"),
          width: 1.5,
          points: { show: false },
        },
      ],
      hooks: { draw: [drawMarks], setCursor: [point] },
    },
    data(state),
    $("chart"),
  );
}

function point(chart) {
  const at = chart.cursor.idx;
  const value = at === null || at === undefined ? undefined : chart.data[1][at];
  if (value === undefined) return summary();
  const time = chart.data[0][at];
  const when = current().about.simulated ? hours(time) : new Date(time * 1000).toLocaleTimeString("en-GB");
  text($("income-now"), `${dollars(value)}/s at ${when}`);
}

function summary() {
  const state = current();
  if (!state) return;
  const { course, about } = state;
  const step = course.widthS >= 3600 ? `${course.widthS / 3600} h` : `${Math.round(course.widthS / 60)} min`;
  const dashed = course.marks.length ? "; dashed: a rebalance" : "";
  text($("income-now"), `dollars per second, each point ${step}${about.simulated ? " of the game" : ""}${dashed}`);
}

on(["course"], (state) => {
  if (typeof uPlot === "undefined") return;
  if (plot) plot.setData(data(state));
  else make(state);
  if (plot.cursor.idx === null || plot.cursor.idx === undefined) summary();
  const values = plot.data[1];
  const last = values[values.length - 1];
  $("chart").setAttribute("role", "img");
  $("chart").setAttribute("aria-label", last === undefined
    ? "Income over time: nothing yet"
    : `Income over time: ${dollars(last)} per second last, ${dollars(Math.max(...values))} at most; ${state.course.marks.length} rebalances`);
});
new ResizeObserver(() => plot?.setSize({ width: $("chart").clientWidth, height: HEIGHT })).observe($("chart"));
onTheme(() => plot?.redraw(false, true));
