// Elements of the page, made without any markup: what is given as text stays text.

const svgNames = new Set(["svg", "g", "path", "line", "text", "rect", "circle", "title", "tspan"]);

// An element with attributes, listeners (`onclick`) and contents; what is null or false is left out.
function element(name, attributes = {}, ...contents) {
  const made = svgNames.has(name)
    ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : String(value));
  }
  fill(made, ...contents);
  return made;
}

function fill(parent, ...contents) {
  for (const content of contents.flat(Infinity)) {
    if (content === null || content === undefined || content === false) continue;
    parent.append(content instanceof Node ? content : String(content));
  }
  return parent;
}

// Replaces what an element holds. Who was in it with the keyboard stays at the same place, by its `data-at`.
function refill(parent, ...contents) {
  const at = parent.contains(document.activeElement) ? document.activeElement.dataset.at : null;
  parent.replaceChildren();
  fill(parent, ...contents);
  if (at) for (const found of parent.querySelectorAll("[data-at]"))
    if (found.dataset.at === at) { found.focus({ preventScroll: true }); break; }
  return parent;
}

let elementCount = 0;
const freshId = (name = "e") => `${name}-${++elementCount}`;

// A button with a key of `interface.json`.
function button(key, onclick, attributes = {}) {
  return element("button", { type: "button", onclick, "data-at": key, ...attributes }, word(key));
}

// Says to those who do not see what has changed.
const announce = debounced(250, (text) => { document.getElementById("live").textContent = text; });

// A function that runs once nobody has called it for some milliseconds.
function debounced(wait, run) {
  let timer = 0;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => run(...given), wait);
  };
}

const wantsCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

// A file for the reader to keep.
function saveFile(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  element("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Some browsers have no clipboard for a page from a file, but copy what is selected.
    const area = element("textarea", { class: "away", "aria-hidden": "true", tabindex: "-1" });
    area.value = text;
    document.body.append(area);
    area.select();
    const copied = document.execCommand("copy");
    area.remove();
    if (!copied) return false;
  }
  return true;
}
