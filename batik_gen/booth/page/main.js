// Which screen is shown: what is asked first stands here alone, from the yes on the booth tells where the visit is.

import * as api from "./api.js";
import { allow, ending, text, waiting, who } from "./asking.js";
import { h } from "./dom.js";
import { contact, countdown, joining, measuring, rest } from "./sitting.js";
import { wake } from "./sound.js";
import { choosing, home, making, refused } from "./taking.js";
import { inOther, lang, speak, w } from "./words.js";

const BEFORE = {
  waiting, who, text, allow,
  declined: ending("declined", "declinedNote"),
  forgotten: ending("forgotten"),
  thanks: ending("thanks", "thanksNote"),
  closed: ending("closed", "closedNote"),
};
const DURING = { joining, contact, countdown, rest, measuring, choosing, making, home, refused };
const ENDS = { leave: "thanks", forget: "forgotten" };
const LOOK_MS = 400;
const ENDING_MS = 7000;
const WARNS_S = 15;

const main = document.getElementById("main");
const hanging = document.getElementById("hanging");
const words = document.getElementById("words");
const still = document.getElementById("still");
const language = document.getElementById("language");

let info = null;
let shown = { name: "", visit: 0 };
let answers = null;
let touched = Date.now();
let failures = 0;

const context = (data, state) => ({ info, data, state, go, act, start, again });

async function go(name, data = {}, state = null) {
  shown = { name, data, visit: state?.visit ?? 0, lang: lang() };
  const mine = shown;
  if (name === "waiting") {
    answers = null;
    if (lang() !== info.lang) speak(info.lang);
    shown.lang = lang();
  }
  let made;
  try {
    made = await (BEFORE[name] ?? DURING[name])(context(data, state));
  } catch {
    if (shown === mine) go("closed");
    return;
  }
  if (shown !== mine) return;
  touched = Date.now();
  main.dataset.screen = name;
  main.className = made.kind ?? "";
  hanging.replaceChildren(...made.hanging);
  words.replaceChildren(...made.words);
  language.hidden = name === "waiting" || name === "rest" || name === "countdown";
  language.textContent = w("other");
  language.lang = lang() === "id" ? "en" : "id";
  shown.update = made.update;
  if (state) made.update?.(state);
  const head = words.querySelector("h1");
  head.tabIndex = -1;
  head.focus({ preventScroll: true });
  if (["declined", "forgotten", "thanks"].includes(name)) {
    setTimeout(() => { if (shown === mine) go("waiting"); }, ENDING_MS);
  }
}

async function act(name, data = {}) {
  try {
    const state = await api.act(name, data);
    if (ENDS[name]) await go(shown.name === "refused" ? "waiting" : ENDS[name]);
    else follow(state);
  } catch {
    look();
  }
}

async function start(given) {
  try {
    const state = await api.begin(given);
    answers = given;
    follow(state);
  } catch {
    // The text was changed meanwhile, or somebody sat down at another screen.
    go("waiting");
  }
}

async function again() {
  const given = answers;
  await api.act("leave").catch(() => null);
  if (given) start(given);
  else go("who");
}

function follow(state) {
  const local = shown.name in BEFORE;
  if (!state.visit) {
    if (!local) go("waiting");
    return;
  }
  if (shown.name !== state.stage || shown.visit !== state.visit) {
    if (shown.visit !== state.visit && local && state.lang !== lang() && !answers) speak(state.lang);
    go(state.stage, {}, state);
  } else {
    shown.update?.(state);
  }
  warn(state.idle_left ?? null);
}

function warn(left) {
  const ask = left !== null && left <= WARNS_S;
  if (ask && still.hidden) {
    const yes = h("button", { class: "main", id: "stay", onclick: touch }, w("stillYes"));
    still.replaceChildren(h("h1", { id: "still-says" }, w("still")), h("p", { class: "clock", "aria-hidden": "true" }), yes);
    still.hidden = false;
    yes.focus();
  }
  if (ask) still.querySelector(".clock").textContent = Math.round(left);
  else still.hidden = true;
}

function touch() {
  wake();
  const before = touched;
  touched = Date.now();
  if (shown.name in DURING && (touched - before > 2000 || !still.hidden)) api.act("touch").then(follow, () => null);
  if (shown.name in BEFORE) still.hidden = true;
}

async function look() {
  try {
    follow(await api.state());
    if (failures >= 3 || shown.name === "closed") location.reload();
    failures = 0;
  } catch {
    failures += 1;
    if (failures === 3) go("closed");
  }
  if (shown.name in BEFORE && !["waiting", "closed"].includes(shown.name) && !failures) {
    const left = info.idle_s - (Date.now() - touched) / 1000;
    if (left <= 0) go("waiting");
    warn(left <= 0 ? null : left);
  }
}

async function sample() {
  // Samples come one after the other; the wall takes those that are there when nobody is at it.
  const fresh = await api.booth().catch(() => null);
  if (!fresh) return;
  const more = fresh.samples.length !== info.samples.length;
  info = fresh;
  if (more && shown.name === "waiting") go("waiting");
}

language.addEventListener("click", () => {
  speak(lang() === "id" ? "en" : "id");
  const { name, data } = shown;
  if (name === "allow") go("text", { by: data.by });
  else if (name in BEFORE) go(name, data);
  else api.state().then((state) => { shown.name = ""; follow(state); }, () => null);
});
for (const kind of ["pointerdown", "keydown"]) addEventListener(kind, touch);
addEventListener("contextmenu", (event) => event.preventDefault());
addEventListener("keydown", (event) => { if (event.key === "Escape" && ["who", "text", "allow"].includes(shown.name)) go("declined"); });

async function loop() {
  await look();
  setTimeout(loop, LOOK_MS);
}

speak(document.documentElement.lang);
info = await api.booth();
await go("waiting");
setInterval(sample, 5000);
loop();
