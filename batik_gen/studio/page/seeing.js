// See: the cloth on its easel. It is moved and scaled at once by the browser; what is painted follows.

import * as api from "./api.js";
import { bitsOn } from "./bits.js";
import { h, icon, say } from "./dom.js";
import * as looks from "./looks.js";
import { cardBox, isCalibrated, pxOfMm } from "./card.js";
import { hangOther } from "./hanging.js";
import * as pins from "./pins.js";
import { w } from "./words.js";

const SKETCH_PX = [48, 460], SOON_MS = [70, 130], MOST_PX = 1600, CACHE = 24;
const FLAT = ["whole", "detail", "trueSize", "free"], OTHERS = ["tiled", "folded", "waxed", "beside"];
const pictures = new Map();
let easel, sheet, base, other, busy, bits, buttons = {}, told = {};
let view = { z: 1, x: 0, y: 0 }, fit = 1, size = [400, 400], mode = "whole", comparing = false;
let sketchPx = 130, painting = false, waiting = "", shownKey = "", shownWax = "";

export const modeNow = () => mode;

export function buildEasel(stage, look) {
  easel = h("div", { class: "easel", tabindex: "0", role: "application", id: "easel" },
    sheet = h("div", { class: "sheet" }, base = h("img", { alt: "", draggable: false }), h("div", { class: "bits" }), h("div", { class: "lights" }), other = h("img", { alt: "", hidden: true })));
  bits = bitsOn(sheet.querySelector(".bits"));
  busy = h("div", { class: "busy", "aria-hidden": "true" });
  stage.replaceChildren(easel, h("div", { class: "beside", id: "beside", hidden: true }), busy);
  stage.append(viewBar());
  shownKey = shownWax = "";
  listenToHands();
  new ResizeObserver(() => { if (easel.isConnected) settleSize(mode === "whole"); }).observe(easel);
  setSize(look.size_mm);
  show(mode);
}

function viewBar() {
  const button = (name, act, label = w(name)) => (buttons[name] = h("button", { "aria-pressed": "false", "data-view": name, onclick: act }, label));
  const held = h("button", { class: "before", title: w("beforeHint"), "data-view": "before" }, w("before"));
  const compare = (on) => (event) => { event.preventDefault(); compareWith(on); };
  held.addEventListener("pointerdown", compare(true));
  for (const end of ["pointerup", "pointerleave", "pointercancel", "blur"]) held.addEventListener(end, compare(false));
  held.addEventListener("keydown", (event) => { if (event.key === " " || event.key === "Enter") { event.preventDefault(); compareWith(true); } });
  held.addEventListener("keyup", () => compareWith(false));
  held.addEventListener("contextmenu", (event) => event.preventDefault());
  buttons.like = h("button", { class: "icon", "aria-pressed": "false", "data-view": "like", onclick: () => looks.turnFavourite(looks.now()) }, icon("heart"));
  return h("div", { class: "views", role: "toolbar", "aria-label": w("whole") },
    button("whole", () => show("whole")), button("detail", () => show("detail")), button("trueSize", () => show("trueSize")),
    OTHERS.map((name) => button(name, () => show(name))),
    h("span", { class: "gap" }), held,
    h("button", { class: "icon", "aria-label": w("zoomOut"), onclick: () => zoomBy(1 / 1.5) }, icon("minus")),
    h("button", { class: "icon", "aria-label": w("zoomIn"), onclick: () => zoomBy(1.5) }, icon("plus")),
    pins.pinsOn(easel, seen), buttons.like);
}

// What is seen of the cloth, for pins: where it lies on the stage, and what is in the middle.
function seen() {
  const part = middle();
  return { flat: FLAT.includes(mode), x: view.x, y: view.y, scale: fit * view.z, lights: sheet.querySelector(".lights"), size, middle: [part.x, part.y], near };
}

// Go so near that a part of the cloth, mm, fills what is seen.
function near([left, top, right, bottom]) {
  const wide = easel.clientWidth, tall = easel.clientHeight - 76, z = Math.min(wide / (right - left), tall / (bottom - top)) / fit;
  if (view.z >= z * 0.85) return;
  view = { z, x: wide / 2 - ((left + right) / 2) * fit * z, y: tall / 2 - ((top + bottom) / 2) * fit * z };
  unpress();
  place();
}

function askCard() {
  document.querySelector(".card")?.remove();
  if (mode !== "trueSize") return;
  const ask = h("button", { class: "card", id: "calibrate", onclick: () => ask.replaceWith(cardBox(() => zoomTo(pxOfMm() / fit), askCard)) }, w("calibrate"));
  easel.after(isCalibrated() ? ask : cardBox(() => zoomTo(pxOfMm() / fit), askCard));
}

export function show(name) {
  mode = name;
  const flat = FLAT.includes(name);
  for (const one of ["whole", "detail", "trueSize", ...OTHERS]) buttons[one].setAttribute("aria-pressed", String(one === name));
  easel.hidden = !flat;
  const beside = document.getElementById("beside");
  beside.hidden = flat;
  askCard();
  pins.follow();
  if (!flat) { hangOther(name, beside, working); return; }
  beside.replaceChildren();
  if (name === "whole") settleSize(true);
  if (name === "detail") zoomTo(Math.max(4.2 / fit, 2));
  if (name === "trueSize") zoomTo(pxOfMm() / fit);
  paint("step");
}

function setSize(size_mm) {
  size = size_mm;
  settleSize(mode === "whole");
}

function settleSize(centre) {
  const wide = easel.clientWidth, tall = easel.clientHeight;
  if (!wide || !tall) return;
  const old = fit;
  const small = wide < 620, side = small ? 20 : 48, bar = small ? 66 : 76;
  fit = Math.min((wide - side) / size[0], (tall - bar - side / 2) / size[1]);
  Object.assign(sheet.style, { width: size[0] * fit + "px", height: size[1] * fit + "px" });
  if (centre) view = { z: 1, x: (wide - size[0] * fit) / 2, y: Math.max((tall - bar - size[1] * fit) / 2 + side / 6, 8) };
  else view.z *= old / fit;
  place();
}

function place() {
  sheet.style.transform = `translate(${view.x}px, ${view.y}px) scale(${view.z})`;
  pins.place();
  requestBits();
}

function zoomTo(z) { zoomAt(easel.clientWidth / 2, easel.clientHeight / 2, z / view.z); }
function zoomBy(times) { zoomAt(easel.clientWidth / 2, easel.clientHeight / 2, times); unpress(); }

function zoomAt(x, y, times) {
  const z = Math.min(Math.max(view.z * times, 0.3), 60 / fit);
  const ratio = z / view.z;
  view = { z, x: x - (x - view.x) * ratio, y: y - (y - view.y) * ratio };
  place();
}

function unpress() { for (const one of ["whole", "detail", "trueSize"]) buttons[one].setAttribute("aria-pressed", "false"); mode = "free"; askCard(); }

function listenToHands() {
  const fingers = new Map();
  let apart = 0;
  easel.addEventListener("pointerdown", (event) => {
    easel.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, [event.offsetX, event.offsetY]);
    easel.classList.add("held");
    apart = 0;
  });
  easel.addEventListener("pointermove", (event) => {
    const last = fingers.get(event.pointerId);
    if (!last) return;
    const box = easel.getBoundingClientRect(), at = [event.clientX - box.left, event.clientY - box.top];
    fingers.set(event.pointerId, at);
    if (fingers.size === 1) { view.x += at[0] - last[0]; view.y += at[1] - last[1]; if (mode !== "free") unpress(); place(); return; }
    const [a, b] = [...fingers.values()], gap = Math.hypot(a[0] - b[0], a[1] - b[1]);
    if (apart) { zoomAt((a[0] + b[0]) / 2, (a[1] + b[1]) / 2, gap / apart); unpress(); }
    apart = gap;
  });
  const up = (event) => { fingers.delete(event.pointerId); apart = 0; if (!fingers.size) easel.classList.remove("held"); };
  easel.addEventListener("pointerup", up);
  easel.addEventListener("pointercancel", up);
  easel.addEventListener("wheel", (event) => {
    event.preventDefault();
    const box = easel.getBoundingClientRect();
    zoomAt(event.clientX - box.left, event.clientY - box.top, Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0016)));
    unpress();
  }, { passive: false });
  easel.addEventListener("dblclick", (event) => { zoomAt(event.offsetX, event.offsetY, 2); unpress(); });
  easel.addEventListener("keydown", (event) => {
    const move = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
    if (move) { view.x += move[0]; view.y += move[1]; unpress(); place(); }
    else if (event.key === "+" || event.key === "=") zoomBy(1.5);
    else if (event.key === "-") zoomBy(1 / 1.5);
    else if (event.key === "0") show("whole");
    else return;
    event.preventDefault();
  });
}

// Painting: one picture at a time is asked for; when it is there, the newest choice is next.

export function paint(why) {
  const look = looks.now();
  if (!look || !easel?.isConnected) return;
  label(look);
  if (String(look.size_mm) !== String(size)) setSize(look.size_mm);
  why === "sliding" ? pins.darken() : pins.follow();
  if (!FLAT.includes(mode)) {
    if (why !== "sliding") hangOther(mode, document.getElementById("beside"), working);
    return;
  }
  waiting = waiting === "step" ? "step" : why;
  if (!painting) run();
}

async function run() {
  painting = true;
  while (waiting && easel.isConnected) {
    const why = waiting, look = looks.now();
    waiting = "";
    const key = looks.keyOf(look), draft = why === "sliding";
    working(true);
    try {
      const dyed = waxOf(look) === shownWax;
      if (!pictures.has(key) && !dyed) await sketch(look);
      if (dyed || (!draft && !waiting)) await hang(await remember(look, key, fullPx()), look, key);
    } catch (error) {
      if (!(error instanceof api.Stale)) { say(w(error.message)); settled(key); }
    }
  }
  working(false);
  painting = false;
}

// A sketch is as large as can be there soon on this machine.
async function sketch(look) {
  const begun = performance.now();
  await bits.quick(look, size, sketchPx, middle(), () => !easel.isConnected);
  const took = performance.now() - begun;
  if (took > SOON_MS[1]) sketchPx = Math.max(sketchPx * 0.8, SKETCH_PX[0]);
  if (took < SOON_MS[0]) sketchPx = Math.min(sketchPx * 1.2, SKETCH_PX[1]);
}

// The piece of cloth, in mm, that is in the middle of what is seen.
function middle() {
  const scale = fit * view.z, wide = easel.clientWidth / scale, tall = easel.clientHeight / scale;
  return { x: -view.x / scale + wide / 2, y: -view.y / scale + tall / 2, wide, tall, scale };
}

const fullPx = () => Math.min(Math.round(Math.max(...size) * fit * Math.min(devicePixelRatio, 2)), MOST_PX);

// What of a look is waxed: where only dyes and baths change, the whole is there at once.
function waxOf(look) {
  const values = Object.fromEntries(Object.entries(look.values).filter(([name]) => !name.startsWith("bath.")));
  return looks.keyOf({ ...look, process: "", steps: [], values, locked: look.locked.filter((name) => !name.startsWith("bath.")) });
}

async function remember(look, key, px, channel = "cloth") {
  if (pictures.has(key)) return pictures.get(key);
  const { blob } = await api.picture(look, { px, channel });
  pictures.set(key, URL.createObjectURL(blob));
  while (pictures.size > CACHE) {
    const [first, old] = pictures.entries().next().value;
    if (first === shownKey) break;
    URL.revokeObjectURL(old);
    pictures.delete(first);
  }
  return pictures.get(key);
}

async function hang(url, look, key) {
  const next = h("img", { alt: "", draggable: false, src: url });
  await next.decode().catch(() => {});
  base.replaceWith(next);
  base = next;
  shownKey = key;
  shownWax = waxOf(look);
  bits.dropQuick();
  bits.fresh(key);
  settled(key);
  requestBits();
}

function settled(key) {
  document.getElementById("main").dataset.settled = key === looks.keyOf(looks.now()) ? "yes" : "no";
}

function requestBits() {
  const look = looks.now();
  if (!look || looks.keyOf(look) !== shownKey) return;
  bits.ask(look, shownKey, { ...middle(), fit, size, sharp: fullPx() / (Math.max(...size) * fit) });
}

function working(on) { busy.classList.toggle("on", on); if (on) document.getElementById("main").dataset.settled = "no"; }

async function compareWith(on) {
  comparing = on;
  if (!on) { other.hidden = true; return; }
  const look = looks.before();
  try {
    other.src = await remember(look, looks.keyOf(look), fullPx(), "before");
    other.hidden = !comparing;
  } catch { /* stale */ }
}

export function describe(more) { told = more; label(looks.now()); }

function label(look) {
  if (!look || !easel) return;
  const text = w("clothOf", told.motif ?? look.motif, told.process ?? look.process, look.size_mm[0] / 10, look.size_mm[1] / 10);
  easel.setAttribute("aria-label", w("easel", text));
  const liked = looks.isFavourite(look);
  buttons.like.setAttribute("aria-pressed", String(liked));
  buttons.like.setAttribute("aria-label", w(liked ? "unlike" : "like"));
}
