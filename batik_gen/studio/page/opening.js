// Open: drop, choose, samples; refusals in the words of the command line.

import * as api from "./api.js";
import { h, say, svg } from "./dom.js";
import { w } from "./words.js";

let taken = () => {};
export const whenOpened = (told) => { taken = told; };

export async function openFiles(files) {
  if (files.length) await open(() => api.drop(files, (name) => say(w("reading", name))));
}

async function open(work) {
  const place = document.getElementById("refused");
  place?.replaceChildren();
  document.body.classList.add("reading");
  try {
    const { opened, refused } = await work();
    if (refused.length && place) place.replaceChildren(...refused.map((why) => h("p", { class: "refused", role: "alert" }, why)));
    else if (refused.length) say(refused.join("\n"));
    if (opened.length) { say(""); taken(opened); }
  } catch (error) {
    const why = w(error.message);
    if (place) place.replaceChildren(h("p", { class: "refused", role: "alert" }, why));
    else say(why);
  } finally {
    document.body.classList.remove("reading");
  }
}

export function openingPage(samples, canGoBack, goBack) {
  const input = h("input", { type: "file", multiple: true, hidden: true, id: "files", onchange: () => openFiles([...input.files]) });
  const chooser = h("div", { class: "chooser", hidden: true });
  const drop = h("div", { class: "drop", id: "drop" },
    line(),
    h("strong", {}, w("dropHere")),
    h("div", { class: "row" },
      h("button", { class: "main", onclick: () => input.click() }, w("chooseFiles")),
      h("button", { onclick: () => { chooser.hidden = !chooser.hidden; if (!chooser.hidden) list(chooser, ""); } }, w("chooseFolder"))),
    h("p", { class: "soft small" }, w("dropMore")), input);
  return h("div", { class: "opening" }, h("div", {},
    h("div", {}, h("h2", {}, w("title")), h("p", { class: "lead" }, w("lead"))),
    drop, chooser, h("div", { id: "refused" }),
    samples.length && h("div", {},
      h("h3", {}, w("samples")), h("p", { class: "soft small" }, w("sampleNote")),
      h("div", { class: "cards" }, samples.map((one) =>
        h("button", { "data-sample": one.name, onclick: () => { say(w("reading", one.name)); open(() => api.openOne({ sample: one.name })); } }, one.label)))),
    canGoBack && h("div", {}, h("button", { onclick: goBack }, w("back")))));
}

async function list(place, at) {
  try {
    const held = await api.folder(at);
    const button = (text, more, act) => h("button", { onclick: act }, h("span", {}, text), h("span", { class: "soft small" }, more));
    place.replaceChildren(
      ...(held.above == null ? [] : [button("↑ " + w("up"), "", () => list(place, held.above))]),
      ...held.folders.map((one) => button(one.name + "/", "", () => list(place, one.path))),
      ...held.files.map((one) => button(one.name, size(one.bytes), () => { say(w("reading", one.name)); open(() => api.openOne({ path: one.path })); })));
    if (!held.folders.length && !held.files.length) place.append(h("p", { class: "soft", style: { padding: "12px" } }, w("nothingIn")));
  } catch (error) {
    place.replaceChildren(h("p", { class: "refused" }, w(error.message)));
  }
}

const size = (bytes) => (bytes > 1e6 ? (bytes / 1e6).toFixed(1) + " MB" : Math.ceil(bytes / 1e3) + " kB");

function line() {
  const points = Array.from({ length: 181 }, (_, x) => {
    const near = Math.exp(-(((x - 90) / 48) ** 2));
    return `${x * 2},${27 - 19 * near * Math.sin(x / 2.6) - 4 * Math.sin(x / 1.1) * near}`;
  });
  return svg("svg", { class: "wave", viewBox: "0 0 360 54", "aria-hidden": "true" },
    svg("polyline", { points: points.join(" "), fill: "none", stroke: "currentColor", "stroke-width": "2.4", "stroke-linecap": "round" }));
}
