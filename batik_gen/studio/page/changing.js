// Change: a slider for every parameter, with its unit, its range and the place where the wave put it.

import { h, icon } from "./dom.js";
import * as looks from "./looks.js";
import { lightButton } from "./pins.js";
import { ruleRow } from "./ruling.js";
import { steppingGroup } from "./stepping.js";
import { number, w } from "./words.js";

const GROUPS = ["motif", "growth", "isen", "nib", "hand", "bath"];
const open = new Set(["cloth", "motif"]), asked = new Set();

export function changePane(pane, tables, told) {
  const look = looks.now();
  const touched = Object.keys(look.values).length || look.locked.length || Object.keys(look.rules ?? {}).length || look.steps?.length;
  pane.replaceChildren(
    ...told.told.map((text) => h("p", { class: "told" }, text)),
    cloth(tables, look, told),
    remembering(h("details", { class: "group", "data-group": "steps" }, h("summary", {}, w("steps")), steppingGroup(tables, told)), "steps"),
    h("div", { class: "row", style: { margin: "6px 0" } }, h("button", { disabled: !touched, id: "reset-all", onclick: () => looks.change({ values: {}, locked: [], rules: {}, steps: [] }) }, w("resetAll"))),
    ...GROUPS.map((name) => group(name, told.sliders.filter((one) => one.group === name), told.kind === "design" ? null : tables.features)).filter(Boolean));
}

function remembering(details, name) {
  details.open = open.has(name);
  details.addEventListener("toggle", () => (details.open ? open.add(name) : open.delete(name)));
  return details;
}

function group(name, sliders, features) {
  if (!sliders.length) return null;
  return remembering(h("details", { class: "group", "data-group": name }, h("summary", {}, w(name === "hand" ? "handGroup" : name)), sliders.map((one) => slider(one, features))), name);
}

function cloth(tables, look, told) {
  const field = (label, input, wide = false) => h("label", { class: wide ? "wide" : "" }, label, input);
  const side = (n) => h("input", { type: "number", min: 5, max: 600, step: "any", value: String(look.size_mm[n] / 10), "data-field": n ? "height" : "width", onchange: (event) => {
    const cm = Number(event.target.value), size_mm = [...looks.now().size_mm];
    if (cm > 0) { size_mm[n] = Math.round(cm * 100) / 10; looks.change({ size_mm }); }
  } });
  const choose = (options, value, act, mark) => h("select", { "data-field": mark, onchange: (event) => act(event.target.value) }, options.map(([name, label]) => h("option", { value: name, selected: name === value }, label)));
  const family = tables.families.find((one) => one.name === look.motif);
  const usual = family?.variants.find((one) => one.name === look.variant)?.process || family?.process;
  const processes = [["", `${tables.processes.find((one) => one.name === usual)?.label ?? ""} (${w("usual")})`], ...tables.processes.map((one) => [one.name, one.label])];
  const cut = tables.cloths.find((one) => one.name === look.cloth), fixed = told.kind === "design";
  return remembering(h("details", { class: "group", "data-group": "cloth" }, h("summary", {}, w("cloth")),
    h("div", { class: "fields" },
      field(w("process"), choose(processes, look.process, (process) => looks.change({ process, steps: [] }), "process"), true),
      fixed ? null : field(w("format"), choose([["", w("oneAllOver")], ...tables.cloths.map((one) => [one.name, one.label])], look.cloth, (name) => {
        const next = tables.cloths.find((one) => one.name === name);
        looks.change({ cloth: name, parts: {}, size_mm: next ? [...next.size_mm] : [400, 400] });
      }, "cut"), true),
      ...(fixed ? [] : cut?.parts ?? []).map((part) => field(part.label, choose([["", w("usual")], ...tables.families.map((one) => [one.name, one.label])], look.parts[part.name] ?? "", (motif) => {
        const parts = { ...looks.now().parts, [part.name]: motif };
        if (!motif) delete parts[part.name];
        looks.change({ parts });
      }, "part"), true)),
      field(w("width"), side(0)), field(w("height"), side(1)),
      field(w("seed"), h("input", { type: "number", min: 0, max: 999999999, step: 1, value: String(look.seed), "data-field": "seed", onchange: (event) => {
        const seed = Number(event.target.value);
        if (Number.isSafeInteger(seed) && seed >= 0) looks.change({ seed });
      } })),
      fixed ? null : field(w("voice"), h("input", { type: "range", min: 0, max: 1, step: 0.05, value: String(look.voice), "data-field": "voice", oninput: (event) => { event.target.title = event.target.value; looks.change({ voice: Number(event.target.value) }, "voice"); }, onchange: looks.settle })),
      !fixed && family?.born ? h("label", { class: "wide row" }, h("input", { type: "checkbox", checked: look.whisper, style: { width: "auto" }, onchange: (event) => looks.change({ whisper: event.target.checked }) }), w("whisper")) : null)), "cloth");
}

const stepOf = (one) => (one.choice ? 1 : 10 ** Math.floor(Math.log10((one.high - one.low) / 100)));

function slider(one, features) {
  const step = stepOf(one), id = "slide-" + one.name;
  const kindOf = (look) => `${look.motif} ${look.variant}`, mine = kindOf(looks.now());
  const set = (value, handle) => {
    const kept = Math.min(Math.max(Number(value), one.low), one.high), look = looks.now();
    // Another motif was chosen, whose sliders are on their way.
    if (!Number.isFinite(kept) || kindOf(look) !== mine) return;
    row.classList.add("set");
    back.disabled = false;
    looks.change({ values: { ...look.values, [one.name]: Number(kept.toPrecision(6)) }, locked: look.locked.filter((name) => name !== one.name) }, handle);
  };
  const range = h("input", { type: "range", id, min: String(one.low), max: String(one.high), step: String(one.choice ? 1 : "any"), "data-slider": one.name,
    oninput: () => { exact.value = shown(range.value); set(Number((Math.round(range.value / step) * step).toPrecision(6)), one.name); }, onchange: looks.settle });
  range.addEventListener("keydown", (event) => {
    const way = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10 }[event.key];
    if (!way) return;
    event.preventDefault();
    range.value = Number(range.value) + way * step;
    range.dispatchEvent(new Event("input"));
    looks.settleSoon();
  });
  const shown = (value) => String(Number(Number(value).toPrecision(4)));
  const exact = h("input", { type: "number", min: String(one.low), max: String(one.high), step: "any", "aria-label": `${one.label}, ${one.unit}`, "data-exact": one.name, onchange: () => set(exact.value, "") });
  const yours = h("span", { class: "yours", "aria-hidden": "true" }, w("yours"));
  const back = h("button", { class: "icon plain", "aria-label": `${w("reset")}: ${one.label}`, title: w("reset"), "data-reset": one.name, onclick: () => {
    const look = looks.now(), values = { ...look.values };
    if (kindOf(look) !== mine) return;
    delete values[one.name];
    looks.change({ values, locked: look.locked.filter((name) => name !== one.name) });
  } }, icon("reset"));
  const lock = h("button", { class: "icon plain", "data-lock": one.name, onclick: () => {
    const look = looks.now(), values = { ...look.values }, locked = look.locked.includes(one.name);
    if (kindOf(look) !== mine) return;
    delete values[one.name];
    looks.change({ values, locked: locked ? look.locked.filter((name) => name !== one.name) : [...look.locked, one.name] });
  } });
  const ruled = features && !one.choice;
  const reason = h("div", { class: "why", id: "why-" + one.name, hidden: !asked.has(one.name) }, h("p", {}, one.why || w("noWaveSets")), ruled ? ruleRow(one, features) : null);
  const ask = one.why || ruled ? h("button", { class: "ask", "data-why": one.name, "aria-label": `${w("why")}: ${one.label}`, "aria-expanded": String(!reason.hidden), "aria-controls": reason.id, onclick: () => {
    reason.hidden = !reason.hidden;
    reason.hidden ? asked.delete(one.name) : asked.add(one.name);
    ask.setAttribute("aria-expanded", String(!reason.hidden));
  } }, "?") : null;
  const row = h("div", { class: "slider", "data-row": one.name },
    h("div", { class: "top" }, h("span", {}, h("label", { for: id }, one.label), ask), h("span", { class: "val" }, exact, h("span", { class: "unit" }, one.unit))),
    reason,
    h("div", { class: "low" }, h("div", { class: "track" }, yours, range,
      h("div", { class: "ends", "aria-hidden": "true" }, h("span", {}, number(one.low)), h("span", {}, number(one.high)))), lightButton(one.name, one.label), back, lock));
  const update = (next) => {
    if (document.activeElement !== range || Math.abs(range.value - next.value) > step * 1.01) range.value = next.value;
    if (document.activeElement !== exact) exact.value = shown(next.value);
    const share = (next.yours - one.low) / (one.high - one.low);
    yours.style.left = `calc(${100 * share}% + ${8 - 16 * share}px)`;
    row.classList.toggle("set", next.set || next.locked || next.ruled);
    back.disabled = !(next.set || next.locked);
    lock.replaceChildren(icon(next.locked ? "lock" : "open"));
    lock.setAttribute("aria-pressed", String(next.locked));
    lock.setAttribute("aria-label", `${w(next.locked ? "unlock" : "lock")}: ${one.label}`);
    lock.title = w(next.locked ? "unlock" : "lock");
  };
  update(one);
  return row;
}
