// What a reader does with a page, for scripts that play with it.
(() => {
  const all = (selector) => [...document.querySelectorAll(selector)].filter((found) => found.checkVisibility());
  const at = (name) => document.querySelector(`[data-at="${CSS.escape(name)}"]`);
  window.print = () => {};
  HTMLAnchorElement.prototype.click = function () { window.saved = this.download; };
  // What would go to the clipboard.
  Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => { window.copied = text; } },
    configurable: true });
  window.hands = {
    at,
    text: () => document.getElementById("app").innerText,
    notice: () => document.getElementById("notices").innerText,
    emergent: () => { const value = document.querySelector(".emergent-card strong"); return value
      && value.dataset.value !== undefined ? Number(value.dataset.value) : null; },
    ended: () => { const [done, most] = (document.querySelector(".progress")?.innerText || "").match(/[\d.,]+/g)
      || []; return !!done && done === most; },
    lines: () => ["path", "line"].flatMap((name) => [...document.querySelectorAll(`.picture-welfare .emergent ${name}`)])
      .map((line) => line.getAttribute("d") || line.getAttribute("y1")).join(),
    bars: () => [...document.querySelectorAll(".bar, .columns .emergent rect")].map((bar) => bar.style.width
      || bar.getAttribute("height")).join(),
    click: (name) => { const found = at(name); if (!found
      || found.disabled) return false; found.click(); return true; },
    set: (name, value) => {
      const found = at(name);
      found.value = value;
      found.dispatchEvent(new Event("input", { bubbles: true }));
      found.dispatchEvent(new Event("change", { bubbles: true }));
    },
    // Slides a control that is shown to another place.
    slide: (share) => {
      const sliders = all(".controls input[type=range]");
      const slider = sliders[0];
      if (!slider) return null;
      const [low, high] = [Number(slider.min), Number(slider.max)];
      slider.value = low + share * (high - low);
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      return slider.dataset.at;
    },
    // What a button copies.
    copy: async (name) => {
      window.copied = null;
      hands.click(name);
      while (window.copied === null) await new Promise((go) => setTimeout(go, 10));
      return window.copied;
    },
    // Draws a guess with keys, where one is drawn.
    draw: () => {
      for (const key of ["ArrowRight", "ArrowUp", "ArrowUp"])
        document.querySelector(".drawable")?.dispatchEvent(new KeyboardEvent("keydown", { key }));
    },
    // Picks an option of every question.
    options: (choice) => all("#app fieldset.options").forEach((set) => {
      const radios = [...set.querySelectorAll("input")];
      radios[choice % radios.length].click();
    }),
    // Something that a hasty reader might do, by a random number.
    random: (number) => {
      const things = all("nav button, #languages button, #app :is(button, select, input, textarea, summary, .drawable)")
        .filter((thing) => !thing.disabled);
      const thing = things[number % things.length];
      const rest = Math.floor(number / 1000);
      if (!thing) return "nothing";
      const name = thing.dataset.at || thing.localName;
      if (thing.localName === "select") { if (thing.options.length) hands.setAny(thing,
        thing.options[rest % thing.options.length].value); }
      else if (thing.type === "range") hands.setAny(thing,
        Number(thing.min) + (rest % 101) / 100 * (thing.max - thing.min));
      else if (thing.type === "text") hands.setAny(thing, ["", "7", "-1", "0,5", "1e9", "x", "1; 2; 3",
        "<b>"][rest % 8]);
      else if (thing.localName === "textarea") {
        const cut = rest % (thing.value.length + 1);
        hands.setAny(thing, rest % 3 ? thing.value.slice(0, cut) + ["\n", "7", "chance", "{",
          "\""][rest % 5] + thing.value.slice(cut) : thing.value.slice(0, cut));
      } else if (thing.matches(".drawable")) thing.dispatchEvent(new KeyboardEvent("keydown",
        { key: ["ArrowUp", "ArrowDown", "ArrowRight", "ArrowLeft"][rest % 4], bubbles: true }));
      else thing.click();
      return name;
    },
    setAny: (thing, value) => {
      thing.value = value;
      thing.dispatchEvent(new Event("input", { bubbles: true }));
      thing.dispatchEvent(new Event("change", { bubbles: true }));
    },
    // Words that have no text in the language of the page: keys, and places that nothing was put in.
    bare: () => [...new Set(document.body.innerText.match(/\b(?:[a-z]+\.)+[a-z]+\b(?!\.)|\{[^{}\n]*\}/g)
      || [])].filter((word) => !word.startsWith("{")
      ? Object.hasOwn(JSON.parse(document.getElementById("data").textContent).texts, word)
      : !document.querySelector("textarea")),
  };
})();
