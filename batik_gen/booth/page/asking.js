// What is asked before anything begins; nothing of it leaves the page until somebody has said yes.

import { form } from "./api.js";
import { wall } from "./cloth.js";
import { capital, h, marked } from "./dom.js";
import { day, inOther, lang, speak, w } from "./words.js";

const ASSENT = "assent";

export function waiting({ info, go }) {
  const minutes = Math.ceil(info.seconds / 60) + 3;
  const begin = (inLang) => () => { speak(inLang); go("who"); };
  const other = lang() === "id" ? "en" : "id";
  return {
    hanging: [wall(info.samples.length)],
    words: [
      h("h1", {}, w("title")),
      h("p", { class: "two", lang: other }, inOther("title")),
      h("div", { class: "buttons" },
        h("button", { class: "main", id: "begin", onclick: begin(lang()) }, w("start")),
        h("button", { class: "main", id: "begin-other", lang: other, onclick: begin(other) }, inOther("start"))),
      h("p", { class: "foot" }, info.title ? h("b", {}, info.title) : null, w("foot", minutes)),
    ],
  };
}

export function who({ info, go }) {
  const one = (by, label, note) => h("button", { "data-by": by, onclick: () => go("text", { by }) },
    w(label), note ? h("small", {}, w(note)) : null);
  return {
    kind: "reads",
    hanging: [wall(info.samples.length)],
    words: [
      h("h1", {}, w("who")),
      h("div", { class: "choices" },
        one("person", "person"), one("parent", "parent", "parentNote"), one("guardian", "guardian", "guardianNote")),
      h("div", { class: "buttons" }, h("button", { class: "plain", id: "decline", onclick: () => go("declined") }, w("noThanks"))),
    ],
  };
}

export async function text({ info, go, data }) {
  const shown = await form(data.by);
  const paper = h("div", { class: "paper", tabindex: "0", role: "region" }, blocks(shown.blocks.filter((block) => block.kind !== "title")));
  const title = shown.blocks.find((block) => block.kind === "title");
  paper.setAttribute("aria-label", title?.text ?? "");
  return {
    kind: "reads",
    hanging: [wall(info.samples.length)],
    words: [
      h("h1", {}, title?.text ?? ""),
      paper,
      h("div", { class: "buttons" },
        h("button", { class: "main", id: "go-on", onclick: () => go("allow", { ...data, shown }) }, w("goOn")),
        h("button", { class: "plain", id: "decline", onclick: () => go("declined") }, w("noThanks"))),
    ],
  };
}

function blocks(all) {
  const made = [];
  let list = null;
  for (const { kind, text: said } of all) {
    const tag = { item: "ul", number: "ol" }[kind];
    if (!tag) list = null;
    else if (list?.localName !== tag) made.push((list = h(tag)));
    if (tag) list.append(h("li", {}, marked(said)));
    else if (kind === "head") made.push(h("h2", {}, said));
    else made.push(h("p", { class: kind }, marked(said)));
  }
  return made;
}

export function allow({ info, go, start, data }) {
  const { shown, by } = data;
  const answers = {};
  const name = h("input", { class: "name", type: "text", maxlength: "80", autocomplete: "off", "aria-label": w("name"), placeholder: w("name"), hidden: true });
  const main = h("button", { class: "main", id: "agree", disabled: true }, w("sitDown"));
  const needed = shown.questions.map((question) => question.key).filter((key) => key === "make" || key === ASSENT);
  const why = h("p", { class: "soft" }, w(needed.length > 1 ? "needAssent" : "needMake"));
  const noted = (key, yes) => {
    answers[key] = yes;
    main.disabled = needed.some((each) => answers[each] !== true);
    why.hidden = !main.disabled;
    if (key === "name") name.hidden = !(yes && info.asks_name);
  };
  main.addEventListener("click", () => {
    main.disabled = true;
    start({ sha256: shown.sha256, by, answers, name: answers.name ? name.value : "" });
  });
  const rows = shown.questions.map(({ key, text: said }) => h("fieldset", { class: "ask", "data-ask": key, "aria-labelledby": `ask-${key}` },
    h("span", { id: `ask-${key}` }, marked(capital(said))),
    h("span", { class: "answers" }, choice(key, true, noted), choice(key, false, noted)),
    key === "name" ? name : null));
  return {
    kind: "reads",
    hanging: [wall(info.samples.length)],
    words: [
      h("h1", {}, w("allow")),
      h("p", { class: "soft" }, w("allowNote", day(shown.until))),
      h("div", { class: "paper" }, h("div", {}, rows)),
      why,
      h("div", { class: "buttons" }, main, h("button", { class: "plain", id: "decline", onclick: () => go("declined") }, w("noThanks"))),
    ],
  };
}

function choice(key, yes, noted) {
  const input = h("input", { type: "radio", name: key, value: yes ? "yes" : "no", onchange: () => noted(key, yes) });
  return h("label", {}, input, w(yes ? "yes" : "no"));
}

// Short words, after which all begins anew by itself.
export const ending = (head, note) => ({ info, go }) => ({
  kind: "middle",
  hanging: [wall(info.samples.length)],
  words: [h("h1", {}, w(head)), note ? h("p", { class: "big" }, w(note)) : null,
    h("div", { class: "buttons" }, h("button", { id: "over", onclick: () => go("waiting") }, w("done")))].filter(Boolean),
});
