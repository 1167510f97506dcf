// The whole recording, channel by channel: dark where it was kept, pale where it was dropped.

import * as api from "./api.js";
import { h, svg } from "./dom.js";
import { number, w } from "./words.js";

const WIDE = 600, HIGH = 34, LABEL = 58;

export async function traces(id) {
  const held = await api.lines(id);
  if (!held.channels.length) return null;
  const tall = held.channels.length * HIGH + 26, x = (share) => LABEL + share * (WIDE - LABEL);
  const drawing = svg("svg", { viewBox: `0 0 ${WIDE} ${tall}`, role: "img", "aria-label": w("traces") });
  held.channels.forEach((channel, row) => {
    const rest = (row + 0.5) * HIGH, count = channel.low.length, at = (n, v) => `${x((n + 0.5) / count).toFixed(1)},${(rest - v * HIGH * 0.3).toFixed(1)}`;
    const shape = () => svg("polygon", { points: [...channel.high.map((v, n) => at(n, v)), ...channel.low.map((v, n) => at(n, v)).reverse()].join(" ") });
    const clip = svg("clipPath", { id: `kept-${row}` });
    channel.kept.forEach(([a, b]) => clip.append(svg("rect", { x: x(a), y: row * HIGH, width: (b - a) * (WIDE - LABEL), height: HIGH })));
    const dropped = shape(), kept = shape(), name = svg("text", { x: 0, y: rest + 7, "font-size": 20, fill: channel.kept.length ? "var(--soft)" : "var(--red)" });
    name.textContent = channel.name;
    dropped.setAttribute("class", "dropped");
    kept.setAttribute("class", "good");
    kept.setAttribute("clip-path", `url(#kept-${row})`);
    drawing.append(name, dropped, clip, kept);
  });
  for (let n = 0; n <= 4; n++) {
    const mark = svg("text", { x: x(n / 4), y: tall - 3, "font-size": 20, fill: "var(--soft)", "text-anchor": n === 4 ? "end" : n ? "middle" : "start" });
    mark.textContent = `${number((held.seconds * n) / 4)} s`;
    drawing.append(mark);
  }
  return h("div", { class: "traces" }, drawing);
}
