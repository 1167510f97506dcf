// Two looks, or two recordings, side by side; they are moved and scaled together.

import * as api from "./api.js";
import { giveBack, h, lend, say } from "./dom.js";
import * as looks from "./looks.js";
import { w } from "./words.js";

let recordings = () => [], names = (look) => look.motif, chosen = "before";

// What can stand beside: told once by the page.
export function besideFrom(opened, label) { recordings = opened; names = label; }

function choices() {
  const now = looks.now(), options = [["before", w("before"), looks.before()]];
  looks.favourites().forEach((look, n) => options.push([`favourite-${n}`, `♥ ${names(look)}`, look]));
  const here = recordings().find((one) => one.id === now.source);
  if (here?.kind === "recording") recordings().filter((one) => one.kind === "recording" && one.id !== now.source)
    .forEach((one) => options.push([one.id, one.name, { ...now, source: one.id }]));
  return options;
}

export async function beside(look) {
  const options = choices();
  const other = options.find(([name]) => name === chosen) ?? options[0];
  const mine = await picture(look, "beside-0", w("thisOne")), theirs = await picture(other[2], "beside-1", other[1]);
  const select = h("select", { "aria-label": w("besideWhat"), "data-field": "beside", onchange: async () => {
    chosen = select.value;
    const found = choices().find(([name]) => name === chosen);
    try { right.replaceWith(right = await picture(found[2], "beside-1", found[1])); move(); giveBack(); } catch (error) { if (!(error instanceof api.Stale)) say(w(error.message)); }
  } }, options.map(([name, text]) => h("option", { value: name, selected: name === other[0] }, text)));
  let right = theirs, at = { x: 0, y: 0, z: 1 }, held = null;
  const pair = h("div", { class: "pair", tabindex: "0", role: "group", "aria-label": w("beside") },
    h("figure", {}, mine, h("figcaption", {}, w("thisOne"))),
    h("figure", {}, right, h("figcaption", {}, select, h("button", { "data-take": "beside", onclick: () => { const found = choices().find(([name]) => name === select.value); looks.letGo(); looks.change(found[2]); } }, w("takeIt")))));
  const move = () => pair.querySelectorAll("img").forEach((image) => { image.style.transform = `translate(${at.x}px, ${at.y}px) scale(${at.z})`; });
  const zoom = (times) => { at = { x: at.x * times, y: at.y * times, z: Math.min(Math.max(at.z * times, 0.5), 12) }; move(); };
  pair.addEventListener("wheel", (event) => { if (event.target.matches("img, figure")) { event.preventDefault(); zoom(Math.exp(-event.deltaY * 0.0016)); } }, { passive: false });
  pair.addEventListener("pointerdown", (event) => { if (event.target.matches(".window, img")) { held = [event.clientX, event.clientY]; pair.setPointerCapture(event.pointerId); } });
  pair.addEventListener("pointermove", (event) => { if (held) { at.x += event.clientX - held[0]; at.y += event.clientY - held[1]; held = [event.clientX, event.clientY]; move(); } });
  for (const end of ["pointerup", "pointercancel"]) pair.addEventListener(end, () => { held = null; });
  pair.addEventListener("keydown", (event) => {
    if (event.target !== pair) return;
    const way = { ArrowLeft: [40, 0], ArrowRight: [-40, 0], ArrowUp: [0, 40], ArrowDown: [0, -40] }[event.key];
    if (way) { at.x += way[0]; at.y += way[1]; move(); } else if (event.key === "+" || event.key === "=") zoom(1.4); else if (event.key === "-") zoom(1 / 1.4); else return;
    event.preventDefault();
  });
  return pair;
}

async function picture(look, channel, label) {
  const { blob } = await api.picture(look, { px: 1100, channel });
  return h("div", { class: "window" }, h("img", { src: lend(blob), alt: label, draggable: false }));
}
