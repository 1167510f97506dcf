// The page as a whole: what is open, which room one is in, and what each change sets going.

import * as api from "./api.js";
import { besideFrom } from "./beside.js";
import { buildWall, choosePane, leaveWall, wallShown } from "./choosing.js";
import { changePane } from "./changing.js";
import { h, icon, say } from "./dom.js";
import { keepPane } from "./keeping.js";
import * as looks from "./looks.js";
import { openFiles, openingPage, whenOpened } from "./opening.js";
import { buildEasel, describe, paint } from "./seeing.js";
import { lang, turnLanguage, w } from "./words.js";
import { wavePane } from "./wave.js";

const TABS = ["tabWave", "tabChoose", "tabChange", "tabKeep"];
const main = document.getElementById("main"), stage = document.getElementById("stage"), pane = document.getElementById("pane");
let opened = [], samples = [], tables = null, told = null, tab = "tabChoose", theme = "light";

const sourceNow = () => opened.find((one) => one.id === looks.now()?.source);

async function begin() {
  try { theme = localStorage.getItem("batik-gen-theme") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"); } catch { /* no storage */ }
  document.documentElement.dataset.theme = theme;
  head();
  try {
    const [shelf, kept] = await Promise.all([api.shelf(), api.state()]);
    ({ opened, samples } = shelf);
    const back = looks.restore(kept, new Set(opened.map((one) => one.id)));
    const newest = opened.at(-1), linked = looks.fromLink(new Set(opened.map((one) => one.id)));
    if (linked) looks.change({ ...opened.find((one) => one.id === linked.source).look, ...linked });
    else if (!back && newest) looks.change(newest.look);
    looks.now() ? await enter() : openRoom();
  } catch (error) {
    openRoom();
    say(w(error.message));
  }
}

function head() {
  document.querySelectorAll("[data-say]").forEach((element) => { element.textContent = w(element.dataset.say); });
  document.getElementById("tools").replaceChildren(
    h("button", { class: "icon plain", id: "undo", "aria-label": w("undo"), title: w("undo"), onclick: looks.undo, disabled: !looks.canUndo() }, icon("undo")),
    h("button", { class: "icon plain", id: "redo", "aria-label": w("redo"), title: w("redo"), onclick: looks.redo, disabled: !looks.canRedo() }, icon("redo")),
    h("button", { class: "icon plain", id: "theme", "aria-label": w(theme === "dark" ? "toLight" : "toDark"), title: w(theme === "dark" ? "toLight" : "toDark"), onclick: turnTheme }, icon(theme === "dark" ? "sun" : "moon")),
    h("button", { id: "language", "aria-label": w("language"), lang: lang() === "en" ? "id" : "en", onclick: otherLanguage }, lang() === "en" ? "ID" : "EN"));
  const place = document.getElementById("open-now");
  if (main.dataset.room === "open") { place.replaceChildren(); return; }
  place.replaceChildren(
    h("select", { id: "recording", "aria-label": w("recording"), onchange: (event) => takeSource(opened.find((one) => one.id === event.target.value)) },
      opened.map((one) => h("option", { value: one.id, selected: one.id === looks.now()?.source }, one.name))),
    h("button", { class: "icon", id: "open-more", "aria-label": w("openMore"), title: w("openMore"), onclick: openRoom }, icon("plus")));
}

function turnTheme() {
  theme = theme === "dark" ? "light" : "dark";
  document.documentElement.dataset.theme = theme;
  try { localStorage.setItem("batik-gen-theme", theme); } catch { /* no storage */ }
  head();
  document.getElementById("theme").focus();
}

async function otherLanguage() {
  turnLanguage();
  try {
    const [shelf, all] = await Promise.all([api.shelf(), api.tables()]);
    ({ opened, samples } = shelf);
    tables = all;
  } catch (error) {
    if (error instanceof api.Stale) return;
    turnLanguage();
    say(w(error.message));
    return;
  }
  main.dataset.room === "open" ? openRoom() : await enter();
  document.getElementById("language").focus();
}

function openRoom() {
  main.dataset.room = "open";
  head();
  stage.replaceChildren(openingPage(samples, Boolean(looks.now()), enter));
}

whenOpened((found) => {
  const known = new Set(opened.map((one) => one.id));
  opened.push(...found.filter((one) => !known.has(one.id)));
  takeSource(found.at(-1));
});

// Another recording keeps the motif, the dyes and the cloth; what a hand set was set for that one too.
async function takeSource(source) {
  const last = looks.now();
  const keeps = last && source.kind === "recording" && opened.find((one) => one.id === last.source)?.kind === "recording";
  looks.letGo();
  looks.change(keeps ? { source: source.id } : source.look);
  await enter();
}

async function enter() {
  main.dataset.room = "cloth";
  head();
  tabs();
  if (!wallShown()) stageNow();
  tables ??= await api.tables();
  await ask();
  if (wallShown()) stageNow();
  fillPane();
}

function stageNow() {
  if (wallShown()) buildWall(stage, tables, told, takeTile, () => { leaveWall(); stageNow(); fillPane(); });
  else { buildEasel(stage, looks.now()); paint("step"); }
}

async function takeTile(look) {
  looks.letGo();
  looks.change(look);
  if (!wallShown()) { stageNow(); await ask(); }
  fillPane();
  document.getElementById(wallShown() ? "to-cloth" : "easel")?.focus({ preventScroll: true });
}

function tabs() {
  document.getElementById("tabs").replaceChildren(...TABS.map((name, n) => h("button", {
    role: "tab", id: name, "aria-selected": String(name === tab), "aria-controls": "pane", tabindex: name === tab ? "0" : "-1",
    onclick: () => { tab = name; if (wallShown()) { leaveWall(); stageNow(); } tabs(); fillPane(); },
    onkeydown: (event) => {
      const way = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (way) { const next = TABS[(n + way + TABS.length) % TABS.length]; document.getElementById(next).click(); document.getElementById(next).focus(); }
    },
  }, w(name))));
  pane.setAttribute("aria-labelledby", tab);
}

async function ask() {
  try {
    told = { ...(await api.sliders(looks.now())), kind: sourceNow()?.kind };
  } catch (error) {
    if (error instanceof api.Stale) return;
    told = { sliders: told?.sliders ?? [], told: [w(error.message)], process: "", kind: sourceNow()?.kind, refused: true };
    say(w(error.message));
  }
  const family = tables.families.find((one) => one.name === looks.now().motif), process = tables.processes.find((one) => one.name === told.process);
  describe({ motif: family?.label, process: process?.label ?? told.process });
}

function fillPane() {
  if (!told || !looks.now()) return;
  if (tab === "tabWave") wavePane(pane, sourceNow(), told.sliders);
  if (tab === "tabChoose") choosePane(pane, tables, told, () => { stageNow(); fillPane(); });
  if (tab === "tabChange") changePane(pane, tables, told);
  if (tab === "tabKeep") keepPane(pane, told.kind, () => { looks.clear(); opened = []; leaveWall(); openRoom(); });
}

looks.listen(async (why) => {
  document.getElementById("undo").disabled = !looks.canUndo();
  document.getElementById("redo").disabled = !looks.canRedo();
  if (main.dataset.room === "open") return;
  if (why === "favourite") { describe({}); await ask(); return; }
  if (wallShown()) { await ask(); stageNow(); fillPane(); return; }
  paint(why);
  if (why === "sliding" || !tables) return;
  const kept = focusNow();
  await ask();
  fillPane();
  kept();
});

// A pane that is built anew gives the focus back to what had it.
function focusNow() {
  const held = document.activeElement;
  const mark = held && pane.contains(held) && ["data-slider", "data-exact", "data-reset", "data-lock", "data-light", "data-why", "data-rule", "data-rule-end", "data-rule-back", "data-step", "data-step-tool", "data-step-add", "data-field", "data-kind", "id"].map((name) => [name, held.getAttribute(name)]).find(([, value]) => value);
  return () => { if (mark) pane.querySelector(`[${mark[0]}="${CSS.escape(mark[1])}"]`)?.focus({ preventScroll: true }); };
}

addEventListener("keydown", (event) => {
  const typing = event.target.matches?.("input[type=text], input[type=number], textarea");
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !typing) { event.preventDefault(); event.shiftKey ? looks.redo() : looks.undo(); }
  else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "y" && !typing) { event.preventDefault(); looks.redo(); }
});
for (const name of ["dragenter", "dragover"]) addEventListener(name, (event) => { event.preventDefault(); stage.classList.add("over"); });
for (const name of ["dragleave", "drop"]) addEventListener(name, () => stage.classList.remove("over"));
addEventListener("drop", (event) => { event.preventDefault(); openFiles([...event.dataTransfer.files]); });

besideFrom(() => opened, (look) => tables?.families.find((one) => one.name === look.motif)?.label ?? look.motif);
begin();
