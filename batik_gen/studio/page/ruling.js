// Which number of the wave sets a line, and how far: a row of the mapping, yours to change.

import { h } from "./dom.js";
import * as looks from "./looks.js";
import { w } from "./words.js";

export function ruleRow(one, features) {
  const [feature, low, high] = one.rule;
  const motif = looks.now().motif;
  const keep = (row) => { if (looks.now().motif === motif) looks.change({ rules: { ...looks.now().rules, [one.name]: row } }); };
  const end = (at, value, label) => h("label", {}, label, h("input", { type: "number", step: "any", min: String(one.low), max: String(one.high), value: String(Number(value.toPrecision(5))), disabled: !feature, "data-rule-end": `${one.name}-${at}`, onchange: (event) => {
    const given = Math.min(Math.max(Number(event.target.value), one.low), one.high), row = [...one.rule];
    if (Number.isFinite(given)) { row[at] = given; keep(row); }
  } }));
  return h("div", { class: "rule" },
    h("label", { class: "wide" }, w("setBy"), h("select", { "data-rule": one.name, onchange: (event) => keep([event.target.value, low, high]) },
      [["", w("noWave")], ...features.map((each) => [each.name, each.label])].map(([name, label]) => h("option", { value: name, selected: name === feature }, label)))),
    end(1, low, w("atLeast")), end(2, high, w("atMost")),
    one.ruled ? h("button", { class: "wide", "data-rule-back": one.name, onclick: () => { const rules = { ...looks.now().rules }; delete rules[one.name]; looks.change({ rules }); } }, w("ruleBack")) : null);
}
