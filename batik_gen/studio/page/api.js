// Asking the server. Every question is of this page's own origin.

import { lang } from "./words.js";

export class Refused extends Error {}
export class Stale extends Error {}

const PAGE = Math.random().toString(36).slice(2, 10);
let turn = Date.now();

async function ask(path, options = {}) {
  const joined = path + (path.includes("?") ? "&" : "?") + "lang=" + lang();
  let answer;
  try {
    answer = await fetch(joined, { ...options, headers: { "X-Batik-Gen": "1", ...options.headers } });
  } catch {
    throw new Refused("gone");
  }
  if (answer.status === 204) throw new Stale();
  if (!answer.ok) {
    const text = await answer.text();
    let why = text;
    try { why = JSON.parse(text).error ?? text; } catch { /* a plain sentence */ }
    throw new Refused(why || "gone");
  }
  return answer;
}

// Of each kind of question only so many are on their way, and the newest one waits; those between are overtaken. A
// browser asks six at a time and breaks off at some 1,300: a hand is quicker than that.
const underWay = new Map();

async function newest(kind, most, work) {
  const line = underWay.get(kind) ?? { count: 0, waiting: null };
  underWay.set(kind, line);
  if (line.count >= most) {
    line.waiting?.overtaken(new Stale());
    await new Promise((go, overtaken) => { line.waiting = { go, overtaken }; });
  } else line.count += 1;
  try {
    return await work();
  } finally {
    const next = line.waiting;
    line.waiting = null;
    if (next) next.go();
    else if (!--line.count) underWay.delete(kind);
  }
}
const one = (kind, work) => newest(kind, 1, work);
// The server leaves a picture for a newer one of its channel: that one has to get through to it.
const two = (kind, work) => newest(kind, 2, work);

const json = async (path, options) => (await ask(path, options)).json();
const post = (path, data, more = {}) =>
  json(path, { method: "POST", body: JSON.stringify(data), headers: { "Content-Type": "application/json" }, ...more });

export const tables = () => one("tables", () => json("/api/tables"));
export const shelf = () => one("shelf", () => json("/api/shelf"));
export const folder = (at) => json("/api/folder?at=" + encodeURIComponent(at));
export const openOne = (what) => post("/api/open", what);
export const wave = (id) => one("wave", () => json("/api/wave/" + id));
export const sliders = (look) => one("sliders", () => post("/api/sliders", { look }));
export const lines = (id) => one("lines", () => json("/api/lines/" + id));
export const campaigns = () => one("campaigns", () => json("/api/campaigns"));
export const toCampaign = (look, folder, id) => post("/api/campaigns", { look, folder, id });
export const command = (look, px) => one("command", () => post("/api/command", { look, px }));
export const beginJob = (look, wish) => post("/api/jobs", { look, ...wish });
export const job = (id) => json("/api/jobs/" + id);
export const stopJob = (id) => json("/api/jobs/" + id, { method: "DELETE" });
export const jobFile = (id) => "/api/jobs/" + id + "/file";
export const state = () => json("/api/state");
export const forget = () => json("/api/state", { method: "DELETE" });
export const keepState = (page) => one("state", () => putState(page, false));
export const keepLastState = (page) => putState(page, true);
const putState = (page, keepalive) => json("/api/state", { method: "PUT", body: JSON.stringify(page), keepalive, headers: { "Content-Type": "application/json" } });

export async function drop(files, said) {
  const id = Array.from(crypto.getRandomValues(new Uint8Array(8)), (b) => b.toString(16).padStart(2, "0")).join("");
  for (const file of files) {
    said(file.name);
    await ask(`/api/drops/${id}?name=${encodeURIComponent(file.name)}`, { method: "PUT", body: file });
  }
  return post(`/api/drops/${id}/open`, {});
}

export const pins = (look) => two("pins", async () => {
  turn += 1;
  return (await post("/api/pins", { look, channel: `${PAGE}-pins`, turn })).pins;
});

// A picture in which only the lines that a parameter moves are light, and where it lies on the cloth, mm.
export const lit = (look, parameter, x, y) => two("lit", async () => {
  turn += 1;
  const body = JSON.stringify({ look, parameter, x, y, channel: `${PAGE}-lit`, turn });
  const answer = await ask("/api/lit", { method: "POST", body, headers: { "Content-Type": "application/json" } });
  return { blob: await answer.blob(), box: answer.headers.get("x-box-mm").split(" ").map(Number) };
});

// One picture; of a channel only the latest is painted. Returns the blob and how large a block is.
export const picture = (look, { view = "whole", px = 700, channel = "cloth", later = false, ...more } = {}) => two(`picture-${channel}`, async () => {
  turn += 1;
  const body = JSON.stringify({ look, view, px, channel: `${PAGE}-${channel}`, turn, later, ...more });
  const answer = await ask("/api/picture", { method: "POST", body, headers: { "Content-Type": "application/json" } });
  return { blob: await answer.blob(), size: (answer.headers.get("x-size-mm") ?? "").split(" ").map(Number), steps: answer.headers.get("x-steps") };
});
