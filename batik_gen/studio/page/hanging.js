// Other ways to see the cloth: its block laid out, hanging and folded, and the wax step by step.

import * as api from "./api.js";
import { beside } from "./beside.js";
import { giveBack, h, lend, say } from "./dom.js";
import * as looks from "./looks.js";
import { w } from "./words.js";

let round = 0;

export async function hangOther(name, place, working) {
  const mine = ++round, look = looks.now();
  working(true);
  try {
    const made = await { tiled, folded, waxed, beside }[name](look);
    if (mine !== round) return;
    place.replaceChildren(made);
    giveBack();
    document.getElementById("main").dataset.settled = "yes";
  } catch (error) {
    if (mine === round && !(error instanceof api.Stale)) {
      place.replaceChildren();
      say(w(error.message));
      document.getElementById("main").dataset.settled = "yes";
    }
  } finally {
    if (mine === round) working(false);
  }
}

async function tiled(look) {
  const { blob, size } = await api.picture(look, { view: "block", px: 700, channel: "other" });
  const stage = document.getElementById("stage"), scale = Math.min(stage.clientWidth / (3 * size[0]), (stage.clientHeight) / (3 * size[1]));
  const wide = Math.max(size[0] * scale, 120);
  return h("div", { class: "laid", role: "img", "aria-label": w("tiled"), style: {
    backgroundImage: `url(${lend(blob)})`, backgroundSize: `${wide}px auto`, backgroundPosition: "center" } });
}

async function folded(look) {
  const { blob } = await api.picture(look, { view: "folded", px: 900, channel: "other" });
  return h("div", { class: "laid", role: "img", "aria-label": w("folded"), style: {
    backgroundImage: `url(${lend(blob)})`, backgroundSize: "contain", backgroundPosition: "center", backgroundRepeat: "no-repeat" } });
}

async function waxed(look) {
  const first = await api.picture(look, { view: "step", step: 0, px: 360, channel: "step" });
  const names = JSON.parse(decodeURIComponent(first.steps)), grid = h("div", { class: "steps", tabindex: "0" });
  const figure = (blob, n) => h("figure", {}, h("img", { src: lend(blob), alt: names[n] }), h("figcaption", {}, h("span", { class: "n" }, String(n + 1)), names[n]));
  grid.append(figure(first.blob, 0));
  for (let n = 1; n < names.length; n++) grid.append(figure((await api.picture(look, { view: "step", step: n, px: 360, channel: "step" })).blob, n));
  return grid;
}
