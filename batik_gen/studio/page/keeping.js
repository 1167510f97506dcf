// Keep: files to take away, the command line for just this, a link, a campaign, and forgetting.

import * as api from "./api.js";
import { fillWith, h, say } from "./dom.js";
import * as looks from "./looks.js";
import { lang, w } from "./words.js";

const COMMAND_PX = 1000, MOST_JOBS = 12, SCREENS = ["1080x1920", "1080x1350", "1080x1080", "1920x1080", "1440x3200"];
let dpi = 150, shape = SCREENS[0];
const jobs = h("div", { id: "jobs" });

const file = (name, title, note) => h("button", { "data-keep": name, onclick: () => begin(name) }, w(title), h("small", {}, w(note ?? "withRecipe")));
const select = (mark, options, value, act) => h("select", { "data-field": mark, onchange: (event) => act(event.target.value) }, options.map(([name, text]) => h("option", { value: name, selected: name === value }, text)));

export async function keepPane(pane, kind, forgotten) {
  const text = h("pre", { class: "command", id: "command", tabindex: "0" }), first = h("div", { class: "row" }), campaign = h("div", { id: "campaign" });
  const copy = async (what) => { await navigator.clipboard?.writeText(what).catch(() => {}); say(w("copied")); };
  const look = looks.now();
  fillWith(pane, h("div", { class: "keep" },
    h("h3", {}, w("files")),
    h("label", { class: "row" }, w("resolution"), select("dpi", [75, 100, 150, 225, 300].map((each) => [String(each), w("dpi", each)]), String(dpi), (value) => { dpi = Number(value); })),
    h("div", { class: "files" },
      file("png", "keepPng"), file("tiff", "keepTiff"), file("pdf", "keepPdf"), file("jpeg", "keepJpeg"),
      file("design", "keepDesign", "keepDesignNote"), file("tile", "keepTile", "keepTileNote"), file("svg", "keepSvg", "keepSvgNote"), file("plates", "keepPlates", "keepPlatesNote"),
      look.steps?.length && kind !== "design" ? file("process", "keepProcess", "keepProcessNote") : "", Object.keys(look.rules ?? {}).length ? file("mapping", "keepMapping", "keepMappingNote") : ""),
    h("h3", {}, w("screens")),
    h("label", { class: "row" }, w("shape"), select("shape", SCREENS.map((each) => [each, w(`shape_${each}`)]), shape, (value) => { shape = value; })),
    h("div", { class: "files" }, file("phone", "keepPhone", "keepPhoneNote"), file("film", "keepFilm", "keepFilmNote")),
    jobs,
    h("h3", {}, w("theCommand")), first, text,
    h("div", { class: "row" }, h("button", { onclick: () => copy(text.textContent) }, w("copy")),
      h("button", { id: "link", title: w("linkNote"), onclick: () => copy(looks.linkOf(looks.now())) }, w("copyLink"))),
    campaign,
    h("p", { class: "small soft", style: { marginTop: "18px" } }, w("kept0")),
    h("div", { class: "row" }, h("button", { id: "forget", onclick: async () => { if (confirm(w("forgetSure"))) { await api.forget(); forgotten(); } } }, w("forgetAll")))));
  try {
    const told = await api.command(look, COMMAND_PX);
    text.textContent = told.command;
    if (told.first.length) fillWith(first, h("p", { class: "small soft" }, w("keepFirst")), ...told.first.map((name) => h("button", { "data-first": name, onclick: () => begin(name) }, w({ design: "keepDesign", process: "keepProcess", mapping: "keepMapping" }[name]))));
  } catch (error) {
    if (!(error instanceof api.Stale)) text.textContent = w(error.message);
  }
  toCampaign(campaign).catch(() => {});
}

// A campaign of the folder: somebody's row in it takes this motif, kind and dyes.
async function toCampaign(place) {
  const found = await api.campaigns();
  if (!found.length) return;
  let folder = found[0], id = folder.ids[0] ?? "";
  const people = h("select", { "data-field": "person", onchange: (event) => { id = event.target.value; } });
  const list = () => people.replaceChildren(...folder.ids.map((one) => h("option", { value: one }, one)));
  list();
  fillWith(place, h("h3", {}, w("campaign")), h("p", { class: "small soft" }, w("campaignNote")),
    h("div", { class: "fields" },
      h("label", {}, w("folder"), select("campaign", found.map((one) => [one.folder, one.folder]), folder.folder, (name) => { folder = found.find((one) => one.folder === name); id = folder.ids[0] ?? ""; list(); })),
      h("label", {}, w("person"), people)),
    h("div", { class: "row" }, h("button", { id: "to-campaign", onclick: async () => {
      try { say((await api.toCampaign(looks.now(), folder.folder, id)).told); } catch (error) { say(w(error.message)); }
    } }, w("toCampaign"))));
}

async function begin(kind) {
  let held;
  try {
    held = await api.beginJob(looks.now(), { kind, dpi, shape, lang: lang() });
  } catch (error) {
    say(w(error.message));
    return;
  }
  const bar = h("progress", { max: 1, value: 0, "aria-label": w(`keep${kind[0].toUpperCase()}${kind.slice(1)}`) });
  const row = h("div", { class: "job", "data-job": kind }, bar, h("button", { onclick: () => api.stopJob(held.id).catch(() => {}) }, w("stop")));
  jobs.prepend(row);
  while (jobs.children.length > MOST_JOBS) jobs.lastChild.remove();
  for (;;) {
    await new Promise((go) => setTimeout(go, 250));
    try {
      held = await api.job(held.id);
    } catch (error) {
      row.replaceChildren(h("p", { class: "refused" }, w(error.message)));
      return;
    }
    bar.value = held.share;
    if (held.why) { row.replaceChildren(h("span", {}, held.why === "stopped" ? w("stopped") : held.why)); return; }
    if (held.done) break;
  }
  const link = h("a", { href: api.jobFile(held.id), download: held.name, "data-file": held.name }, w("fetch", held.name));
  row.replaceChildren(link);
  link.click();
}
