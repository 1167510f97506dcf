// Choose: walls of families, dyes, variations and favourites, all drawn from this recording.

import * as api from "./api.js";
import { fillWith, h } from "./dom.js";
import * as looks from "./looks.js";
import { number, w } from "./words.js";

let wall = "families", shown = false, round = 0;
const pieces = new Map();
const MOST = 300, PIECE_PX = Math.round(200 * Math.min(devicePixelRatio, 1.5));

export const wallShown = () => shown;

export function choosePane(pane, tables, sliders, refresh) {
  const look = looks.now(), family = tables.families.find((one) => one.name === look.motif) ?? tables.families[0];
  const tab = (name) => h("button", { "data-wall": name, "aria-pressed": String(shown && wall === name), onclick: () => { shown = !(shown && wall === name); wall = name; refresh(); } }, w(name));
  const kinds = [{ name: "", label: w("usualKind"), meaning: "" }, ...family.variants];
  fillWith(pane,
    h("div", { class: "row" }, ["families", "colours", "variations", "favourites"].map(tab)),
    h("h2", { style: { marginTop: "18px" } }, family.label), h("p", { class: "soft small" }, family.region),
    h("p", { style: { margin: "8px 0" } }, family.meaning),
    ...(sliders?.told ?? []).map((text) => h("p", { class: "told" }, text)),
    family.larangan ? null : h("p", { class: "small soft" }, family.rule),
    family.reading.length ? h("ul", { class: "lines small" }, family.reading.map((text) => h("li", {}, text))) : "",
    family.variants.length ? h("h3", {}, w("kinds")) : "",
    family.variants.length ? h("div", { class: "choices" }, kinds.map((one) =>
      h("button", { "aria-current": String(one.name === look.variant), "data-kind": one.name, onclick: () => looks.change({ variant: one.name, values: {}, locked: [] }) },
        one.label, one.meaning ? h("div", { class: "small soft" }, one.meaning) : null))) : "");
}

export function leaveWall() { shown = false; round += 1; }

export function buildWall(stage, tables, sliders, taken, back) {
  const options = { families, colours, variations, favourites }[wall](tables, sliders);
  // Among variations one walks on: what is taken is the middle of the next.
  const tiles = options.map((one) => tile(one, (look) => { if (wall !== "variations" || one.current) leaveWall(); taken(look); }));
  stage.replaceChildren(h("div", { class: "wall", "data-wall": wall, tabindex: "-1" },
    h("div", { class: "over" }, h("h2", {}, w(wall + "Wall")), h("button", { class: "main", id: "to-cloth", onclick: back }, w("showCloth"))),
    options.length ? h("div", { class: "tiles" }, tiles) : h("p", {}, w("noFavourites"))));
  fill(options, tiles);
}

function families(tables) {
  const look = looks.now();
  return tables.families.map((one) => ({
    label: one.label, current: one.name === look.motif,
    look: one.name === look.motif ? look : { ...look, motif: one.name, variant: "", values: shared(look.values), rules: shared(look.rules), locked: [], process: "", steps: [], cloth: look.cloth, parts: {} },
  }));
}

// What a hand set that every family has; its own parameters mean nothing to another.
function shared(values) {
  return Object.fromEntries(Object.entries(values ?? {}).filter(([name]) => /^(bath|hand|nib)\./.test(name)));
}

function colours(tables) {
  const look = looks.now(), family = tables.families.find((one) => one.name === look.motif);
  const usual = family?.variants.find((one) => one.name === look.variant)?.process || family?.process;
  return tables.processes.map((one) => ({ label: one.label, colours: one.colours, current: !look.steps?.length && one.name === (look.process || usual), look: { ...look, process: one.name, steps: [] } }));
}

function variations(tables, sliders) {
  const look = looks.now(), options = [{ label: w("thisOne"), current: true, look }];
  const seeds = Array.from({ length: 4 }, (_, n) => look.seed + n + 1);
  options.push(...seeds.map((seed) => ({ label: w("hand", seed), look: { ...look, seed } })));
  options.push(...[0, 0.25, 0.5, 1].filter((voice) => voice !== look.voice).map((voice) => ({ label: w("voiceOf", number(voice)), look: { ...look, voice } })));
  const sized = (sliders?.sliders ?? []).find((one) => !one.choice && one.unit === "mm" && one.group === "motif" && one.high > one.low);
  if (sized) options.push(...[0, 0.5, 1].map((share) => Number((sized.low + share * (sized.high - sized.low)).toPrecision(4))).map((value) => (
    { label: `${sized.label} ${number(value)} mm`, look: { ...look, values: { ...look.values, [sized.name]: value }, locked: look.locked.filter((name) => name !== sized.name) } })));
  const moved = (sliders?.sliders ?? []).filter((one) => !one.choice && one.group !== "bath" && one.high > one.low);
  for (let n = 1; n <= 12 && moved.length; n++) {
    const values = { ...look.values };
    for (const one of moved) {
      const step = (Math.random() + Math.random() - 1) * 0.3 * (one.high - one.low);
      values[one.name] = Number(Math.min(Math.max(one.value + step, one.low), one.high).toPrecision(4));
      values[one.name] = Math.min(Math.max(values[one.name], one.low), one.high);
    }
    options.push({ label: w("neighbour", n), look: { ...look, values, locked: [] } });
  }
  return options;
}

function favourites(tables) {
  return looks.favourites().map((look) => ({ look, label: tables.families.find((one) => one.name === look.motif)?.label ?? look.motif, current: looks.keyOf(look) === looks.keyOf(looks.now()) }));
}

function tile(one, taken) {
  return h("button", { class: "tile", "aria-current": String(Boolean(one.current)), "data-motif": one.look.motif, onclick: () => taken(one.look) },
    h("span", { class: "cloth" }), h("span", { class: "name" }, one.label),
    one.colours ? h("span", { class: "dots" }, one.colours.map((colour) => h("i", { style: { background: colour } }))) : null);
}

// The one that is shown first, then as they stand on the wall: the first by the server itself, which is warm, the
// others by two processes beside it. A wall that was left stops its lines.
async function fill(options, tiles) {
  const mine = ++round, todo = options.map((one, n) => [one, tiles[n]]);
  todo.sort((a, b) => Number(Boolean(b[0].current)) - Number(Boolean(a[0].current)));
  const hang = async (line) => {
    const [one, tile] = todo.shift(), key = looks.keyOf({ ...one.look, size_mm: 0, cloth: "", parts: {} });
    try {
      if (!pieces.has(key)) {
        const { blob } = await api.picture(one.look, { view: "piece", px: PIECE_PX, channel: `wall-${line}`, later: line > 0 });
        pieces.set(key, URL.createObjectURL(blob));
        if (pieces.size > MOST) { const [first, url] = pieces.entries().next().value; URL.revokeObjectURL(url); pieces.delete(first); }
      }
      tile.querySelector(".cloth").replaceWith(h("img", { class: "cloth", src: pieces.get(key), alt: "" }));
    } catch (error) {
      if (!(error instanceof api.Stale)) tile.querySelector(".name").append(h("span", { class: "small soft", style: { display: "block" } }, w(error.message)));
    }
  };
  const work = async (line) => { while (todo.length && mine === round) await hang(line); };
  const first = todo.length ? hang(0) : null;
  await Promise.all([first, work(1), work(2)]);
}
