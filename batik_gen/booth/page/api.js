// What the page asks of the booth.

import { lang } from "./words.js";

async function ask(path, body) {
  const how = body === undefined ? {} : { method: "POST", headers: { "X-Batik-Gen": "1" }, body: JSON.stringify(body) };
  const joined = path.includes("?") ? "&" : "?";
  const answer = await fetch(`${path}${joined}lang=${lang()}`, how);
  const told = await answer.json();
  if (!answer.ok) throw new Error(told.error ?? "");
  return told;
}

export const booth = () => ask("/api/booth");
export const state = () => ask("/api/state");
export const form = (by) => ask(`/api/form?by=${by}`);
export const begin = (answers) => ask("/api/begin", answers);
export const act = (name, data = {}) => ask(`/api/do/${name}`, data);
export const picture = (what, number, fresh = 0) => `/api/picture/${what}/${number}?fresh=${fresh}`;
