// Which cloth it shall be, and what of it goes home.

import { picture } from "./api.js";
import { hung } from "./cloth.js";
import { h } from "./dom.js";
import { day, w } from "./words.js";

export function choosing({ act, state }) {
  const cloth = hung();
  const name = h("h1");
  const means = h("p", { class: "big" });
  const more = h("p", { class: "soft" }, w("drawing"));
  const thumbs = h("div", { class: "thumbs", role: "group", "aria-label": w("yours") });
  let at = 0;
  let choices = [];
  const look = (number) => {
    at = number;
    name.textContent = choices[number].label;
    means.textContent = choices[number].meaning;
    cloth.call(choices[number].label);
    cloth.show(picture("choice", number, state.visit));
    [...thumbs.children].forEach((each, place) => each.setAttribute("aria-pressed", String(place === number)));
  };
  return {
    hanging: [cloth.place],
    words: [name, means, thumbs, more,
      h("div", { class: "buttons" },
        h("button", { class: "main", id: "take", onclick: () => act("choose", { number: at }) }, w("take")),
        h("button", { class: "plain", id: "stop", onclick: () => act("leave") }, w("deleteAll")))],
    update(now) {
      more.hidden = now.choices.length >= now.motifs;
      for (let number = choices.length; number < now.choices.length; number += 1) {
        thumbs.append(h("button", { "data-choice": number, "aria-pressed": "false", "aria-label": now.choices[number].label, onclick: () => look(number) },
          h("img", { alt: "", src: picture("choice", number, state.visit) })));
      }
      const first = !choices.length;
      choices = now.choices;
      thumbs.style.gridTemplateColumns = `repeat(${Math.max(now.motifs, 4)}, minmax(0, 1fr))`;
      if (first && choices.length) look(0);
    },
  };
}

export function making({ state }) {
  const cloth = hung(w("yours"));
  cloth.show(picture("choice", state.chosen, state.visit), true);
  return { hanging: [cloth.place], words: [h("h1", {}, w("making"))] };
}

export function home({ info, act, state }) {
  const { id, link, minutes, kept, until, pages } = state.home;
  const cloth = hung(w("yours"));
  const card = hung(w("seeCard"), "card");
  const tells = h("div", { class: "tells" },
    h("p", { class: "big" }, link ? (info.wifi ? w("scanWifi", info.wifi) : w("scan")) : w("photograph")),
    link ? h("p", { class: "soft" }, w("linkEnds", minutes)) : null,
    h("p", {}, h("span", { class: "soft" }, `${w("number")} `), h("span", { class: "id" }, id)),
    h("p", { class: "soft" }, kept ? w("keptUntil", day(until)) : w("notKept")));
  const qr = link ? h("img", { class: "qr", alt: "QR", src: picture("qr", 0, state.visit) }) : null;
  const film = h("button", { id: "film", onclick: () => act("film") });
  const print = h("button", { id: "print", onclick: () => act("print") });
  let side = -1;
  const see = h("button", { id: "card", onclick: () => turn(side + 1 >= pages ? -1 : side + 1) });
  const turn = (to) => {
    side = to;
    cloth.place.hidden = side >= 0;
    card.place.hidden = side < 0;
    if (side >= 0) card.show(picture("card", side, state.visit), true);
    see.textContent = w(side < 0 ? "seeCard" : side + 1 < pages ? "seeBack" : "seeCloth");
  };
  const forget = h("button", { class: "plain", id: "forget" }, w("forget"));
  forget.addEventListener("click", () => {
    if (forget.dataset.sure) return act("forget");
    forget.dataset.sure = "yes";
    forget.textContent = w("forgetSure");
    return null;
  });
  cloth.show(picture("choice", state.chosen, state.visit), true);
  turn(-1);
  return {
    hanging: [cloth.place, card.place],
    words: [h("h1", {}, w("yours")), h("div", { class: link ? "take" : "take alone" }, ...[qr, tells].filter(Boolean)),
      h("div", { class: "buttons" }, h("button", { class: "main", id: "done", onclick: () => act("leave") }, w("done")),
        pages ? see : null, film, print, forget)],
    update({ home: now }) {
      film.hidden = !now.film;
      film.disabled = now.film !== "no";
      film.textContent = w({ no: "film", making: "filmMaking", done: "filmDone" }[now.film] ?? "film");
      print.hidden = !now.print;
      print.disabled = now.print === "done";
      print.textContent = w(now.print === "done" ? "printed" : "print");
    },
  };
}

export function refused({ act, again, state }) {
  const cloth = hung();
  return {
    kind: "middle",
    hanging: [cloth.place],
    words: [h("h1", {}, w("refused")), h("p", { class: "big" }, state.why), h("p", { class: "soft" }, w("refusedNote")),
      h("div", { class: "buttons" },
        h("button", { class: "main", id: "again", onclick: again }, w("again")),
        h("button", { class: "plain", id: "enough", onclick: () => act("leave") }, w("enough")))],
  };
}
