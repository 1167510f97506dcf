// Pins: where each number shows on the cloth; and the lines that a parameter moves, light in the dark.

import * as api from "./api.js";
import { fillWith, h, icon, later, say, svg } from "./dom.js";
import * as looks from "./looks.js";
import { w } from "./words.js";

let layer = null, drawn = null, card = null, toggle = null, view = null, pins = [], on = false, round = 0, seenKey = "";
let lit = null, litName = "", litKey = "", glowing = 0;

export const litNow = () => litName;

// The button that shows them, and their place over the cloth.
export function pinsOn(easel, told) {
  view = told;
  card = h("div", { class: "pincard", hidden: true, role: "status" });
  layer = h("div", { class: "pins", hidden: true });
  easel.after(layer, card);
  lit = drawn = null;
  litName = seenKey = "";
  pins = [];
  toggle = h("button", { class: "icon", "aria-pressed": String(on), "aria-label": w("pins"), title: w("pins"), "data-view": "pins", onclick: () => { on = !on; follow(); } }, icon("pin"));
  return toggle;
}

// The cloth is another one, or shown in another way.
export function follow() {
  if (!layer) return;
  toggle.setAttribute("aria-pressed", String(on));
  const flat = view().flat, key = flat && looks.now() ? looks.keyOf(looks.now()) : "";
  layer.hidden = !on || !flat;
  if (layer.hidden) card.hidden = true;
  if (litName && key !== litKey) darken();
  if (!layer.hidden && key !== seenKey) { layer.replaceChildren(); pins = []; fetchSoon(key); }
}

const fetchSoon = later(async (key) => {
  const mine = ++round;
  try {
    layer.dataset.full = "no";
    const found = await api.pins(looks.now());
    if (mine !== round) return;
    pins = found;
    seenKey = key;
    build();
  } catch (error) {
    if (!(error instanceof api.Stale)) say(w(error.message));
  }
}, 250);

function build() {
  drawn = svg("svg", { "aria-hidden": "true" });
  const shown = pins.filter((pin) => pin.ends.length);
  layer.replaceChildren(drawn, ...shown.map((pin, n) => {
    const head = h("button", { class: "pin", "data-pin": pin.parameter || String(n), "aria-label": [pin.head, pin.value, pin.text].filter(Boolean).join(", ") }, String(n + 1));
    for (const event of ["pointerenter", "focus", "click"]) head.addEventListener(event, () => tell(pin, head));
    for (const event of ["pointerleave", "blur"]) head.addEventListener(event, () => { card.hidden = true; mark(""); });
    return head;
  }));
  if (!shown.length) say(w("noPins"));
  layer.dataset.full = "yes";
  const all = shown.flatMap((pin) => pin.ends);
  if (all.length) {
    const [left, top, right, bottom] = [[0, Math.min], [1, Math.min], [0, Math.max], [1, Math.max]].map(([n, pick]) => pick(...all.map((end) => end[n])));
    view().near([left - 16, top - 16, right + 16, bottom + 16]);
  }
  place();
}

function tell(pin, head) {
  fillWith(card, pin.value ? h("strong", {}, pin.value) : null, pin.head ? h("span", {}, pin.head) : null, h("p", {}, pin.text));
  card.hidden = false;
  const stage = layer.parentElement, x = head.offsetLeft, y = head.offsetTop, narrow = stage.clientWidth < 620;
  card.classList.toggle("narrow", narrow);
  // Where there is little room it lies on the other side of what is pointed at.
  if (narrow) Object.assign(card.style, y > stage.clientHeight * 0.42 ? { left: "", top: "8px", bottom: "auto" } : { left: "", top: "auto", bottom: "68px" });
  else besideHead(card, stage, x, y, pin.ends);
  mark(pin.parameter);
}

// Of the places about a head, the first from which the card hides nothing of what is pointed at, head and ends.
function besideHead(card, stage, x, y, ends) {
  const wide = card.offsetWidth, tall = card.offsetHeight, { x: left, y: top, scale } = view();
  const seen = [[x + 14, y + 14], ...ends.map(([a, b]) => [left + a * scale, top + b * scale])];
  const across = seen.map(([a]) => a), down = seen.map(([, b]) => b);
  const west = Math.min(...across), east = Math.max(...across), north = Math.min(...down), south = Math.max(...down);
  const clamped = (v, most) => Math.min(Math.max(v, 8), most);
  const spots = [[x - 110, south + 24], [x - 110, north - tall - 24], [east + 24, y - 20], [west - wide - 24, y - 20]]
    .map(([a, b]) => [clamped(a, stage.clientWidth - wide - 8), clamped(b, stage.clientHeight - tall - 70)]);
  const hides = ([a, b]) => a < east + 12 && a + wide > west - 12 && b < south + 12 && b + tall > north - 12;
  const [best] = [...spots.filter((spot) => !hides(spot)), spots[0]];
  Object.assign(card.style, { bottom: "auto", left: best[0] + "px", top: best[1] + "px" });
}

// The slider of a number that is pointed at.
function mark(name) {
  document.querySelectorAll(".slider.pointed").forEach((row) => row.classList.remove("pointed"));
  const row = name && document.querySelector(`[data-row="${CSS.escape(name)}"]`);
  if (!row) return;
  row.classList.add("pointed");
  if (row.closest("details")?.open) row.scrollIntoView({ block: "nearest" });
}

// Where pins stand when the cloth has moved.
export function place() {
  if (!layer || layer.hidden || !drawn) return;
  const { x, y, scale } = view(), at = ([a, b]) => [x + a * scale, y + b * scale], taken = [];
  drawn.replaceChildren();
  const heads = [...layer.querySelectorAll(".pin")];
  pins.filter((pin) => pin.ends.length).forEach((pin, n) => {
    const ends = pin.ends.map(at), middle = [0, 1].map((i) => ends.reduce((sum, end) => sum + end[i], 0) / ends.length);
    // A head stands beside its place, where no other one is.
    const spots = Array.from({ length: 24 }, (_, k) => { const far = 30 + 16 * Math.floor(k / 8), turn = (k % 8) * Math.PI / 4 - 1; return [middle[0] + far * Math.cos(turn), middle[1] + far * Math.sin(turn)]; });
    const spot = spots.find((one) => taken.every((other) => Math.hypot(one[0] - other[0], one[1] - other[1]) > 31)) ?? spots[0];
    taken.push(spot);
    for (const [colour, wide] of [["#fffdf7", 5], ["#a32a24", 2.4]]) {
      drawn.append(svg("line", { x1: middle[0], y1: middle[1], x2: spot[0], y2: spot[1], stroke: colour, "stroke-width": wide }));
      if (ends.length > 1) drawn.append(svg("line", { x1: ends[0][0], y1: ends[0][1], x2: ends[1][0], y2: ends[1][1], stroke: colour, "stroke-width": wide + 1 }));
      else drawn.append(svg("circle", { cx: middle[0], cy: middle[1], r: 7, fill: "none", stroke: colour, "stroke-width": wide }));
    }
    Object.assign(heads[n].style, { left: spot[0] - 14 + "px", top: spot[1] - 14 + "px" });
  });
}

// Let the lines that a parameter moves be light; all else is dark.
export async function lighten(name) {
  if (litName === name) return;
  darken();
  litName = name;
  litKey = looks.keyOf(looks.now());
  const mine = ++glowing, { lights, middle, size } = view();
  try {
    const { blob, box } = await api.lit(looks.now(), name, middle[0], middle[1]);
    if (mine !== glowing) return;
    const share = (v, of) => (100 * v) / of + "%";
    lit = h("img", { class: "lit", alt: "", draggable: false, src: URL.createObjectURL(blob), "data-lit": name });
    Object.assign(lit.style, { left: share(box[0], size[0]), top: share(box[1], size[1]), width: share(box[2] - box[0], size[0]), height: share(box[3] - box[1], size[1]) });
    lights.append(lit);
  } catch (error) {
    if (!(error instanceof api.Stale)) say(w(error.message));
  }
}

export function darken() {
  glowing += 1;
  litName = "";
  if (lit) { URL.revokeObjectURL(lit.src); lit.remove(); lit = null; }
  document.querySelectorAll("[data-light][aria-pressed=true]").forEach((button) => button.setAttribute("aria-pressed", "false"));
}

// A button that lights the lines of a parameter, and puts them out again.
export function lightButton(name, label) {
  return h("button", { class: "icon plain", "data-light": name, "aria-pressed": String(litName === name), "aria-label": `${w("light")}: ${label}`, title: w("light"), onclick: (event) => {
    const button = event.currentTarget, was = litName === name;
    darken();
    if (was) return;
    lighten(name);
    button.setAttribute("aria-pressed", "true");
  } }, icon("eye"));
}
