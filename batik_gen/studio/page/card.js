// True size: a bank card held against the screen tells how large a millimetre is here.

import { h } from "./dom.js";
import { w } from "./words.js";

const CARD_MM = [85.6, 53.98], MM_PX = 96 / 25.4, NAME = "batik-gen-card";

// CSS pixels a millimetre on this screen.
export function pxOfMm() {
  try { return MM_PX * (Number(localStorage.getItem(NAME)) || 1); } catch { return MM_PX; }
}

export function isCalibrated() {
  try { return Boolean(localStorage.getItem(NAME)); } catch { return false; }
}

export function cardBox(changed, done) {
  const frame = h("div", { class: "frame", "aria-hidden": "true" });
  const range = h("input", { type: "range", min: 0.4, max: 2.6, step: 0.005, value: String(pxOfMm() / MM_PX), id: "card-width", oninput: () => { draw(); changed(); } });
  const draw = () => {
    try { localStorage.setItem(NAME, range.value); } catch { /* no storage */ }
    const scale = MM_PX * Number(range.value);
    Object.assign(frame.style, { width: CARD_MM[0] * scale + "px", height: CARD_MM[1] * scale + "px" });
  };
  const box = h("div", { class: "card" }, h("p", { class: "small" }, w("cardAsk")),
    h("label", { for: "card-width", class: "small" }, w("cardWidth")),
    h("div", { class: "set" }, range, h("button", { class: "main", id: "card-done", onclick: () => { draw(); box.remove(); done(); } }, w("done"))), frame);
  const scale = pxOfMm();
  Object.assign(frame.style, { width: CARD_MM[0] * scale + "px", height: CARD_MM[1] * scale + "px" });
  return box;
}
