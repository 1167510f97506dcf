// While somebody sits: the headset, the countdown, the rest, and the cloth that grows.

import { picture } from "./api.js";
import { hung, wall } from "./cloth.js";
import { clock, h, s } from "./dom.js";
import { strike } from "./sound.js";
import { w } from "./words.js";

const SIGNS = { good: "✓", hum: "~", moving: "≈", flat: "–" };

const stopping = ({ act }) => h("div", { class: "buttons" }, h("button", { class: "plain", id: "stop", onclick: () => act("leave") }, w("stop")));

export function joining(context) {
  return {
    hanging: [wall(context.info.samples.length)],
    words: [h("h1", {}, w("joining")), h("p", { class: "big" }, w("joiningNote")), stopping(context)],
  };
}

export function contact(context) {
  const head = h("div", { class: "head" });
  const advice = h("ul", { class: "advice" });
  let said = "";
  return {
    hanging: [head],
    words: [h("h1", {}, w("contact")), advice, stopping(context)],
    update({ electrodes, lost }) {
      const now = JSON.stringify([electrodes, lost]);
      if (now === said) return;
      said = now;
      head.replaceChildren(fromAbove(electrodes));
      advice.replaceChildren(...(lost ? [h("li", { class: "is-flat" }, w("lost"))] : advised(electrodes)));
    },
  };
}

function advised(electrodes) {
  const wrong = new Map();
  for (const { name, grip, say } of electrodes) {
    if (grip !== "good") wrong.set(grip, { say, names: [...(wrong.get(grip)?.names ?? []), name] });
  }
  if (!wrong.size) return [h("li", { class: "is-good" }, w("allHold"))];
  return [...wrong].map(([grip, { say, names }]) => h("li", { class: `is-${grip}` }, h("b", {}, names.join(", ")), ` ${say}`));
}

function fromAbove(electrodes) {
  const drawn = s("svg", { viewBox: "0 0 200 216", role: "img", "aria-label": w("headLabel") },
    s("path", { class: "skull", d: "M88 27 100 11 112 27" }),
    s("path", { class: "skull", d: "M17 98c-9-2-9 24 0 22M183 98c9-2 9 24 0 22" }),
    s("circle", { class: "skull", cx: 100, cy: 108, r: 84 }));
  const lost = electrodes.filter((each) => !each.at).length;
  let beside = 0;
  for (const { name, at, grip } of electrodes) {
    const [x, y] = at ? [100 + 74 * at[0], 108 - 74 * at[1]] : [100 + 34 * (beside++ - (lost - 1) / 2), 108];
    const small = electrodes.length > 12 ? .62 : electrodes.length > 4 ? .74 : 1;
    drawn.append(s("g", { transform: `translate(${x} ${y}) scale(${small})` },
      s("circle", { class: `spot ${grip}`, r: 9.5 }), s("text", { class: "sign", y: 4 }, SIGNS[grip]), s("text", { y: 20 }, name)));
  }
  return drawn;
}

export function countdown(context) {
  const number = h("div", { class: "number", role: "timer" });
  return {
    hanging: [number],
    words: [h("h1", {}, w("closing")), h("p", { class: "big" }, w("closingNote")), stopping(context)],
    update({ left }) { number.textContent = left; },
  };
}

export function rest(context) {
  const cloth = hung(w("yours"));
  const time = h("span", { class: "clock", role: "timer" });
  const done = h("i");
  const note = h("p", { class: "big" }, w("restNote"));
  strike(196);
  return {
    hanging: [cloth.place],
    words: [h("div", { class: "row" }, h("h1", {}, w("rest")), time), h("div", { class: "bar" }, done), note, stopping(context)],
    update(state) {
      time.textContent = clock(state.of - state.done);
      done.style.width = `${100 * state.done / state.of}%`;
      const slipped = state.electrodes.filter((each) => each.grip === "flat").map((each) => each.name);
      note.className = state.lost ? "big lost" : "big";
      const say = state.lost ? w("lost") : slipped.length ? w("slipped", slipped.join(", ")) : w(state.grows ? "restNote" : "restAlone");
      if (note.textContent !== say) note.textContent = say;
      if (state.drawn) cloth.show(picture("cloth", 0, `${state.visit}-${state.drawn}`));
    },
  };
}

export function measuring() {
  const cloth = hung(w("yours"));
  strike(294, 392);
  return {
    hanging: [cloth.place],
    words: [h("h1", {}, w("measuring")), h("p", { class: "big" }, w("measuringNote"))],
    update(state) {
      if (state.drawn) cloth.show(picture("cloth", 0, `${state.visit}-${state.drawn}`), true);
    },
  };
}
