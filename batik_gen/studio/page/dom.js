// Making elements, icons, and short messages.

const SVG = "http://www.w3.org/2000/svg";
const ICONS = {
  undo: "M9 7 4 12l5 5M4 12h10a6 6 0 0 1 6 6",
  redo: "m15 7 5 5-5 5M20 12H10a6 6 0 0 0-6 6",
  sun: "M12 4V2m0 20v-2M4 12H2m20 0h-2M6 6 4.6 4.6m14.8 14.8L18 18M6 18l-1.4 1.4M19.4 4.6 18 6M16 12a4 4 0 1 1-8 0 4 4 0 0 1 8 0Z",
  moon: "M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z",
  lock: "M7 11V8a5 5 0 0 1 10 0v3M5 11h14v9H5z",
  open: "M7 11V8a5 5 0 0 1 9.6-2M5 11h14v9H5z",
  reset: "M4 5v5h5M4.5 10A8 8 0 1 1 4 14",
  plus: "M12 5v14M5 12h14",
  minus: "M5 12h14",
  heart: "M12 20 4.6 12.6a4.8 4.8 0 0 1 6.8-6.8l.6.6.6-.6a4.8 4.8 0 0 1 6.8 6.8z",
  eye: "M2 12s3.6-6.5 10-6.5S22 12 22 12s-3.6 6.5-10 6.5S2 12 2 12Zm13 0a3 3 0 1 1-6 0 3 3 0 0 1 6 0Z",
  pin: "M12 21s-6.5-6.4-6.5-11.2a6.5 6.5 0 0 1 13 0C18.5 14.6 12 21 12 21Zm2.4-11.2a2.4 2.4 0 1 1-4.8 0 2.4 2.4 0 0 1 4.8 0Z",
  up: "m6 14 6-6 6 6",
  down: "m6 10 6 6 6-6",
  cross: "M6 6l12 12M18 6 6 18",
};

export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "class") element.className = value;
    else if (name === "style") Object.assign(element.style, value);
    else if (name in element && typeof value !== "string") element[name] = value;
    else if (value !== false && value != null) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child != null && child !== false));
  return element;
}

// Put children in the place of those that are there; what is null or empty is passed over.
export function fillWith(place, ...children) {
  place.replaceChildren(...children.flat().filter((child) => child != null && child !== false && child !== ""));
}

export function svg(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export function icon(name) {
  return svg("svg", { class: "i", viewBox: "0 0 24 24", "aria-hidden": "true" }, svg("path", { d: ICONS[name] }));
}

// Pictures that hang for a while: what hangs nowhere any more is given back.
const lent = new Set();

export function lend(blob) {
  const url = URL.createObjectURL(blob);
  lent.add(url);
  return url;
}

export function giveBack() {
  for (const url of lent)
    if (!document.querySelector(`[src="${url}"], [style*="${url}"]`)) { URL.revokeObjectURL(url); lent.delete(url); }
}

let hiding = 0;

export function say(text) {
  const place = document.getElementById("say");
  clearTimeout(hiding);
  place.replaceChildren(...(text ? [h("div", {}, text)] : []));
  hiding = setTimeout(() => place.replaceChildren(), 4000 + 40 * text.length);
}

export function later(work, wait) {
  let timer = 0;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => work(...given), wait);
  };
}
