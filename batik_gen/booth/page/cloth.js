// The cloth on its rod, and the wall of samples behind what is read.

import { h } from "./dom.js";
import { picture } from "./api.js";

const EACH_MS = 9000;

// A sheet that hangs: `show` lets another picture come over the one before.
export function hung(label = "", kind = "") {
  const sheet = h("div", { class: `sheet ${kind}`, role: "img", "aria-label": label });
  const place = h("div", { class: "cloth" }, sheet);
  let last = "";
  return {
    place,
    call(text) { sheet.setAttribute("aria-label", text); },
    show(address, once = false) {
      if (address === last) return;
      last = address;
      const image = h("img", { alt: "", class: once ? "" : "coming" });
      image.addEventListener("load", () => {
        if (address !== last) return;
        sheet.style.setProperty("--wide", image.naturalWidth / image.naturalHeight);
        const before = [...sheet.children];
        sheet.append(image);
        setTimeout(() => before.forEach((old) => old.remove()), once ? 0 : 2500);
      });
      image.src = address;
    },
  };
}

// Cloths of invented people, one after the other.
export function wall(count) {
  const images = [...Array(count).keys()].map((number) => h("img", { alt: "", src: picture("sample", number) }));
  images[0]?.classList.add("now");
  const place = h("div", { class: "wall" }, images);
  const turning = setInterval(() => {
    if (!place.isConnected) return clearInterval(turning);
    const at = images.findIndex((image) => image.classList.contains("now"));
    images[at]?.classList.remove("now");
    images[(at + 1) % images.length]?.classList.add("now");
  }, EACH_MS);
  return place;
}
