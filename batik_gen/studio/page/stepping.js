// The process step by step: what is waxed, dipped, painted, scraped and boiled out, in which order.

import { h, icon } from "./dom.js";
import * as looks from "./looks.js";
import { w } from "./words.js";

const KINDS = ["wax", "dip", "colet", "scrape", "boil"], USUAL = ["klowong", "tembok", "cecek", "biron"];
const EMPTY = { states: [], dye: "", dips: 1, fixer: "", colour: "" };

export function steppingGroup(tables, told) {
  const own = looks.now().steps ?? [], steps = (own.length && told.refused ? own : told.steps) ?? own, { stepping } = tables;
  const keep = (next) => looks.change({ steps: next.map((step) => ({ ...EMPTY, ...step })) });
  const change = (n, more) => keep(steps.map((step, at) => (at === n ? { ...step, ...more } : step)));
  const swap = (n, other) => { const next = [...steps]; [next[n], next[other]] = [next[other], next[n]]; keep(next); };
  const states = [...new Set([...USUAL, ...steps.flatMap((step) => step.states)])].filter((name) => stepping.states.includes(name));
  return [
    h("p", { class: "small soft" }, w("stepsNote")),
    h("ol", { class: "making" }, steps.map((step, n) => row(step, n, { steps, stepping, states, change, swap, keep }))),
    h("div", { class: "row" },
      h("button", { "data-step-add": "", onclick: () => keep([...steps.slice(0, -1), { do: "dip", dye: "soga", dips: 4 }, ...steps.slice(-1)]) }, w("addStep")),
      h("button", { "data-step-back": "", disabled: !own.length, onclick: () => looks.change({ steps: [] }) }, w("stepsBack")))];
}

function row(step, n, { steps, stepping, states, change, swap, keep }) {
  const dye = stepping.dyes.find((one) => one.name === step.dye), name = `${n + 1}. ${w(`do_${step.do}`)}`;
  const select = (mark, options, value, label, act) => h("select", { "aria-label": `${name}: ${label}`, "data-step": `${mark}-${n}`, onchange: (event) => act(event.target.value) },
    options.map(([key, text]) => h("option", { value: key, selected: key === value }, text)));
  // A dye that has colours of its own follows its dips; another keeps what was chosen.
  const dyed = (more) => { const next = stepping.dyes.find((one) => one.name === (more.dye ?? step.dye)); change(n, { ...more, colour: next?.own_colour ? "" : step.colour || "#7a4526" }); };
  const tool = (mark, kind, label, disabled, act) => h("button", { class: "icon plain", "data-step-tool": `${mark}-${n}`, "aria-label": `${label}: ${name}`, title: label, disabled, onclick: act }, icon(kind));
  const kind = (what) => ({ do: what, ...(what === "dip" || what === "colet" ? { dye: step.dye || "soga", dips: step.dips || 4, colour: step.colour } : { dye: "", colour: "", fixer: "", dips: 1 }), states: what === "dip" || what === "boil" ? [] : step.states.length ? step.states : ["klowong"] });
  return h("li", {},
    h("div", { class: "head" },
      h("span", { class: "n", "aria-hidden": "true" }, String(n + 1)),
      select("do", KINDS.map((one) => [one, w(`do_${one}`)]), step.do, w("whatIsDone"), (what) => change(n, kind(what))),
      tool("up", "up", w("earlier"), n === 0, () => swap(n, n - 1)), tool("down", "down", w("laterStep"), n === steps.length - 1, () => swap(n, n + 1)),
      tool("out", "cross", w("takeOut"), steps.length < 2, () => keep(steps.filter((_, at) => at !== n)))),
    ["wax", "scrape", "colet"].includes(step.do) ? h("div", { class: "chips", role: "group", "aria-label": `${name}: ${w("where")}` }, states.map((state) => {
      const has = step.states.includes(state);
      return h("button", { "aria-pressed": String(has), "data-step": `${state}-${n}`, onclick: () => change(n, { states: has ? step.states.filter((one) => one !== state) : [...step.states, state] }) }, state);
    })) : null,
    ["dip", "colet"].includes(step.do) ? h("div", { class: "bath" },
      select("dye", stepping.dyes.map((one) => [one.name, one.label]), step.dye, w("dye"), (name) => dyed({ dye: name })),
      h("label", {}, w("dips"), h("input", { type: "number", min: 1, max: stepping.most_dips, step: 1, value: String(step.dips), "data-step": `dips-${n}`, onchange: (event) => { const dips = Math.round(Number(event.target.value)); if (dips >= 1 && dips <= stepping.most_dips) dyed({ dips }); } })),
      select("fixer", [["", w("noFixer")], ...stepping.fixers.map((one) => [one.name, one.label])], step.fixer, w("fixer"), (fixer) => dyed({ fixer })),
      h("input", { type: "color", "aria-label": `${name}: ${w("colour")}`, title: dye?.label ?? "", value: step.colour || "#7a4526", "data-step": `colour-${n}`, onchange: (event) => change(n, { colour: event.target.value }) })) : null);
}
