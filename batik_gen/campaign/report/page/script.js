"use strict";
(() => {
  const root = document.documentElement;
  const cards = [...document.querySelectorAll(".card")];
  const filters = [...document.querySelectorAll("[data-filter]")];
  const words = document.getElementById("words");
  const shown = document.getElementById("shown");

  const choose = () => {
    const wanted = words.value.trim().toLowerCase();
    let count = 0;
    for (const card of cards) {
      const fits = card.dataset.words.includes(wanted)
        && filters.every((one) => !one.value || card.dataset[one.dataset.filter] === one.value);
      card.hidden = !fits;
      count += fits ? 1 : 0;
    }
    shown.textContent = shown.dataset[root.lang].replace("{count}", count).replace("{all}", cards.length);
    document.getElementById("nothing").hidden = count > 0;
  };

  const say = (lang) => {
    root.lang = root.dataset.lang = lang;
    for (const one of document.querySelectorAll("option[data-en]")) one.textContent = one.dataset[lang];
    for (const one of document.querySelectorAll("img[data-en]")) one.alt = one.dataset[lang];
    for (const one of document.querySelectorAll("[data-say]"))
      one.setAttribute("aria-pressed", String(one.dataset.say === lang));
    choose();
  };

  document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  for (const one of [words, ...filters]) one.addEventListener("input", choose);
  for (const one of document.querySelectorAll("[data-say]")) one.addEventListener("click", () => say(one.dataset.say));
  say(root.lang);
})();
