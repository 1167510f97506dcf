// The wave as it was read: its quality in words, seconds of it, spectrum, kept pieces, the head.

import * as api from "./api.js";
import { h, svg } from "./dom.js";
import { lightButton } from "./pins.js";
import { traces } from "./traces.js";
import { number, w } from "./words.js";

export function wavePane(pane, opened, sliders) {
  if (opened.kind !== "recording") {
    pane.replaceChildren(h("h3", {}, opened.name));
    return;
  }
  const seconds = h("div", {}), whole = h("div", { id: "traces" });
  // Of a number it is told which line it sets.
  const line = (name) => sliders.find((one) => one.rule[0] === name);
  pane.replaceChildren(h("div", { class: "wavebox" },
    h("div", {}, h("h2", {}, opened.verdict), h("ul", { class: "lines" }, [...opened.lines, ...opened.notes].map((text) => h("li", {}, text)))),
    seconds, whole,
    opened.spectrum.length ? titled(w("spectrum"), spectrum(opened.spectrum, opened.peak_hz)) : null,
    opened.kept.length ? h("div", { id: "kept" }, titled(w("kept"), kept(opened.kept))) : null,
    opened.head.length > 3 ? titled(w("head"), head(opened.head)) : null,
    h("details", {}, h("summary", {}, w("numbers")),
      h("table", { class: "numbers" }, h("tbody", {}, opened.numbers.map((one) =>
        h("tr", {}, h("td", {}, one.label, one.place ? h("div", { class: "soft" }, one.place) : null,
          line(one.name) ? h("div", {}, `→ ${line(one.name).label}`) : null), h("td", {}, one.value, line(one.name) ? lightButton(line(one.name).name, one.label) : null))))))));
  traces(opened.id).then((drawn) => { if (drawn) { whole.replaceChildren(titled(w("traces"), drawn)); document.getElementById("kept")?.remove(); } }, () => {});
  api.wave(opened.id).then((held) => {
    if (held.signal?.length) seconds.replaceChildren(titled(w("tenSeconds", number(held.seconds), held.channel), trace(held.signal)));
  }, () => {});
}

const titled = (title, drawing) => h("div", {}, h("p", { class: "soft small" }, title), drawing);
const soga = "var(--soga)", indigo = "var(--indigo)", hair = "var(--hair)", soft = "var(--soft)";

function trace(signal) {
  const rows = 2, count = Math.floor(signal.length / rows), high = 46;
  const most = [...signal].map(Math.abs).sort((a, b) => a - b)[Math.floor(signal.length * 0.995)] || 1;
  const drawing = svg("svg", { viewBox: `0 0 340 ${rows * high}`, role: "img", "aria-label": w("tabWave") });
  for (let row = 0; row < rows; row++) {
    const part = signal.slice(row * count, (row + 1) * count + 1), rest = (row + 0.5) * high;
    const points = part.map((v, n) => `${((n / count) * 340).toFixed(1)},${(rest - Math.max(-1.1, Math.min(1.1, v / most)) * high * 0.42).toFixed(1)}`);
    drawing.append(svg("line", { x1: 0, x2: 340, y1: rest, y2: rest, stroke: hair }),
      svg("polyline", { points: points.join(" "), fill: "none", stroke: soga, "stroke-width": 1.2, "stroke-linejoin": "round" }));
  }
  return drawing;
}

function spectrum(points, peak) {
  const wide = 340, tall = 120, low = points.map((p) => p[1]);
  const least = Math.min(...low), most = Math.max(...low);
  const x = (hz) => (Math.log2(hz) / Math.log2(45)) * wide;
  const y = (db) => tall - 18 - ((db - least) / Math.max(most - least, 1)) * (tall - 26);
  const line = points.map(([hz, db]) => `${x(hz).toFixed(1)},${y(db).toFixed(1)}`);
  const alpha = points.filter(([hz]) => hz >= 8 && hz <= 13).map(([hz, db]) => `${x(hz).toFixed(1)},${y(db).toFixed(1)}`);
  const drawing = svg("svg", { viewBox: `0 0 ${wide} ${tall}`, role: "img", "aria-label": w("spectrum") },
    svg("polygon", { points: [`${x(8)},${tall - 16}`, ...alpha, `${x(13)},${tall - 16}`].join(" "), fill: soga, opacity: 0.28 }),
    svg("polyline", { points: line.join(" "), fill: "none", stroke: indigo, "stroke-width": 1.8, "stroke-linejoin": "round" }));
  for (const hz of [2, 4, 8, 13, 20, 40]) {
    const label = svg("text", { x: x(hz), y: tall - 2, "font-size": 11, fill: soft, "text-anchor": "middle" });
    label.textContent = hz === 40 ? "40 Hz" : hz;
    drawing.append(svg("line", { x1: x(hz), x2: x(hz), y1: tall - 18, y2: tall - 14, stroke: soft }), label);
  }
  if (peak) drawing.append(svg("line", { x1: x(peak), x2: x(peak), y1: 4, y2: tall - 16, stroke: soga, "stroke-dasharray": "3 3" }));
  return drawing;
}

function kept(rows) {
  const wide = 340, high = Math.max(3, Math.min(14, 90 / rows.length));
  const drawing = svg("svg", { viewBox: `0 0 ${wide} ${rows.length * high}`, role: "img", "aria-label": w("kept"), preserveAspectRatio: "none" });
  rows.forEach((row, r) => row.forEach((share, n) => drawing.append(svg("rect", {
    x: (n / row.length) * wide, y: r * high, width: wide / row.length + 0.4, height: high - 1, fill: share > 0 ? indigo : hair, opacity: share > 0 ? 0.35 + 0.65 * share : 1 }))));
  return drawing;
}

function head(places) {
  const most = Math.max(...places.map((one) => one.alpha), 1e-6);
  const drawing = svg("svg", { viewBox: "-20 -14 380 178", role: "img", "aria-label": w("head") },
    svg("circle", { cx: 170, cy: 80, r: 76, fill: "none", stroke: hair, "stroke-width": 2 }),
    svg("path", { d: "M160 6 170 -8 180 6", fill: "none", stroke: hair, "stroke-width": 2 }));
  for (const one of places) {
    const dot = svg("circle", { cx: 170 + one.x * 62, cy: 14 + one.y * 132, r: 4 + 9 * (one.alpha / most), fill: soga, opacity: 0.3 + 0.6 * (one.alpha / most) });
    const title = svg("title");
    title.textContent = `${one.name}: ${number(one.alpha * 100)} %`;
    dot.append(title);
    drawing.append(dot);
  }
  return drawing;
}
