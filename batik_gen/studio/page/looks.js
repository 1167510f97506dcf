// The state of the page as a value: what was looked at, step by step; undo and redo have no end.

import * as api from "./api.js";
import { later } from "./dom.js";

const MOST = 20000, KEPT = 500, LAST_BYTES = 50000;
let state = { steps: [], at: -1, favourites: [] };
const listeners = new Set();

// Equal looks have equal keys, in whatever order their choices were made.
const sorted = (value) => (value && typeof value === "object" && !Array.isArray(value) ? Object.fromEntries(Object.keys(value).sort().map((name) => [name, value[name]])) : value);
export const keyOf = (look) => JSON.stringify(sorted({ ...look, values: sorted(look.values ?? {}), parts: sorted(look.parts ?? {}), rules: sorted(look.rules ?? {}), steps: look.steps ?? [] }));
export const now = () => state.steps[state.at] ?? null;
export const canUndo = () => state.at > 0;
export const canRedo = () => state.at < state.steps.length - 1;
export const favourites = () => state.favourites;
export const listen = (told) => listeners.add(told);

// What was seen before the last step: of a slider that was drawn along, before it was touched.
export const before = () => state.steps[state.at - 1] ?? now();

// What is kept for another day: the steps about the present one, as many as can be sent.
function kept(most) {
  const from = Math.max(state.at - most + 1, 0), steps = state.steps.slice(from, from + most + 50);
  return { steps, at: state.at - from, favourites: state.favourites };
}

let owed = false;
const keep = later(() => { owed = false; api.keepState(kept(KEPT)).catch(() => {}); }, 350);
// A page that goes may send little, and sends what was not sent yet alone.
addEventListener("pagehide", () => {
  if (!owed || !now()) return;
  let most = KEPT;
  while (most > 1 && JSON.stringify(kept(most)).length > LAST_BYTES) most = Math.floor(most / 2);
  api.keepLastState(kept(most)).catch(() => {});
});

function tell(why) {
  owed = true;
  listeners.forEach((told) => told(why));
  keep();
}

let held = "";

// Take a step. Steps with the same handle, one after the other, are one: a slider on its way.
export function change(more, handle = "") {
  const next = { ...now(), ...more };
  if (now() && keyOf(next) === keyOf(now())) return;
  state.steps = state.steps.slice(0, state.at + 1);
  if (handle && handle === held && state.at > 0) state.steps[state.at] = next;
  else state.steps.push(next);
  held = handle;
  if (state.steps.length > MOST) state.steps.shift();
  state.at = state.steps.length - 1;
  tell(handle ? "sliding" : "step");
}

// A slider was let go: what was sliding is a step now.
export function settle() { if (held) { held = ""; tell("step"); } }
export const settleSoon = later(settle, 400);

// What comes next is a step of its own.
export function letGo() { held = ""; }

export function undo() { if (canUndo()) { held = ""; state.at -= 1; tell("step"); } }
export function redo() { if (canRedo()) { held = ""; state.at += 1; tell("step"); } }

export function isFavourite(look) { return state.favourites.some((one) => keyOf(one) === keyOf(look)); }
export function turnFavourite(look) {
  state.favourites = isFavourite(look) ? state.favourites.filter((one) => keyOf(one) !== keyOf(look)) : [...state.favourites, look];
  tell("favourite");
}

// Bring back what the server kept, as far as its recordings are still open.
export function restore(kept, ids) {
  const fits = (look) => look && ids.has(look.source);
  const steps = Array.isArray(kept?.steps) ? kept.steps : [];
  if (!steps.length || !fits(steps[kept.at])) return false;
  const at = steps.slice(0, kept.at + 1).filter(fits).length - 1;
  state = { steps: steps.filter(fits), at, favourites: (kept.favourites ?? []).filter(fits) };
  return true;
}

// A look as a link to this page, for another window of this browser.
export const linkOf = (look) => `${location.origin}/#${btoa(unescape(encodeURIComponent(JSON.stringify(look)))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")}`;
export function fromLink(ids) {
  const text = location.hash.slice(1);
  if (!text) return null;
  history.replaceState(null, "", "/");
  try {
    const look = JSON.parse(decodeURIComponent(escape(atob(text.replaceAll("-", "+").replaceAll("_", "/")))));
    return look && typeof look === "object" && ids.has(look.source) ? look : null;
  } catch { return null; }
}

export function clear() { state = { steps: [], at: -1, favourites: [] }; held = ""; }
