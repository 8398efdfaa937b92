// A control for each kind of declared value. A control is `{ place, set }`: an element, and what shows another value
// in it without telling anyone.

// What a slider spans: all of a range if that is narrow, else what is near the default.
function sliderEnds(low, high, value) {
  if (high - low <= 1000) return [low, high];
  const size = niceAbove(Math.max(Math.abs(value) * 2, 1));
  return [Math.max(low, low < 0 ? -size : 0), Math.min(high, size)];
}

function niceAbove(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 5, 10].find((factor) => factor * power >= value * (1 - 1e-9)) * power;
}

function labelled(id, label, unit, help) {
  return [element("label", { for: id }, english(label), unit && element("span", { class: "quiet" }, " · ",
    english(unit))),
    help && element("p", { class: "help", id: `${id}-help` }, english(help))];
}

function numberControl({ at, label, unit, help, low, high, value, isWhole, isBare, usual = value }, onchange) {
  const id = freshId("knob");
  const [from, to] = sliderEnds(low, high, usual);
  const step = isWhole ? 1 : niceAbove((to - from || 1) / 250);
  const tidy = (number) => isWhole ? Math.round(number) : Number(number.toPrecision(10));
  const slider = element("input", { type: "range", min: from, max: to, step, "aria-label": label,
    "data-at": `${at}/slider` });
  const box = element("input", { type: "text", id, inputmode: "decimal", class: "number", autocomplete: "off",
    "data-at": at, "aria-describedby": help ? `${id}-help` : null });
  const complaint = element("p", { class: "complaint", hidden: true });
  const set = (number) => {
    slider.value = number;
    slider.setAttribute("aria-valuetext", `${figure(number, 8)} ${unit || ""}`.trim());
    if (document.activeElement !== box || numberIn(box.value) !== number) box.value = written(number);
    complain(null);
  };
  const complain = (sentence) => {
    complaint.hidden = !sentence;
    complaint.textContent = sentence || "";
    sentence ? box.setAttribute("aria-invalid", "true") : box.removeAttribute("aria-invalid");
  };
  slider.addEventListener("input", () => { set(tidy(Number(slider.value))); onchange(tidy(Number(slider.value))); });
  box.addEventListener("input", () => {
    const number = numberIn(box.value);
    const holds = number !== null && number >= low && number <= high && (!isWhole || Number.isInteger(number));
    complain(holds ? null : word(isWhole ? "knob.whole" : "knob.number",
      { low: figure(low, 9), high: figure(high, 9), found: box.value.slice(0, 40) }));
    if (!holds) return;
    slider.value = number;
    onchange(number);
  });
  set(value);
  return { place: element("div", { class: "knob" }, labelled(id, label, unit, help),
    element("div", { class: isBare ? "" : "pair" }, !isBare && slider, box), complaint), set };
}

function choiceControl({ at, label, help, choices, value, names = {} }, onchange) {
  const id = freshId("knob");
  const select = element("select", { id, "data-at": at, "aria-describedby": help ? `${id}-help` : null,
    onchange: () => onchange(select.value) },
    choices.map((choice) => element("option", { value: choice }, names[choice] || choice)));
  const set = (choice) => { select.value = choice; };
  set(value);
  return { place: element("div", { class: "knob" }, labelled(id, label, null, help), select), set };
}

function truthControl({ at, label, help, value }, onchange) {
  const id = freshId("knob");
  const box = element("input", { type: "checkbox", id, "data-at": at, onchange: () => onchange(box.checked) });
  const set = (holds) => { box.checked = holds; };
  set(value);
  return { place: element("div", { class: "knob truth" }, box, labelled(id, label, null, help)), set };
}

// A list in one field, its entries parted by semicolons.
function listControl({ at, label, unit, help, value, low, high, isNumbers, limit = 1000 }, onchange) {
  const id = freshId("knob");
  const complaint = element("p", { class: "complaint", hidden: true });
  const box = element("input", { type: "text", id, autocomplete: "off", "data-at": at,
    "aria-describedby": help ? `${id}-help` : null });
  const set = (list) => { box.value = list.map((entry) => isNumbers ? written(entry) : entry).join("; "); };
  box.addEventListener("input", () => {
    const parts = box.value.split(";").map((part) => part.trim()).filter((part) => part !== "");
    const list = isNumbers ? parts.map(numberIn) : parts;
    const wrong = isNumbers ? parts.find((part, index) => list[index] === null || list[index] < low
      || list[index] > high) : undefined;
    const sentence = wrong !== undefined
      ? word("knob.number", { low: figure(low, 9), high: figure(high, 9), found: wrong.slice(0, 40) })
      : list.length > limit ? word("knob.many", { limit }) : null;
    complaint.hidden = !sentence;
    complaint.textContent = sentence || "";
    if (!sentence) onchange(list);
  });
  set(value);
  return { place: element("div", { class: "knob" }, labelled(id, label, unit, help), box, complaint), set };
}

function knobControl(knob, value, at, onchange) {
  const { name: label, unit, help, choices, limit } = knob;
  const low = knob.low ?? -1e15;
  const high = knob.high ?? 1e15;
  const given = value ?? knob.value;
  switch (knob.kind) {
    case "number": case "whole":
      return numberControl({ at, label, unit, help, low, high, value: given, usual: knob.value,
        isWhole: knob.kind === "whole" }, onchange);
    case "choice": return choiceControl({ at, label, help, choices, value: given }, onchange);
    case "truth": return truthControl({ at, label, help, value: given }, onchange);
    default: return listControl({ at, label, unit, help, value: given, low, high, isNumbers: knob.kind === "numbers",
      limit }, onchange);
  }
}

const defaultsOf = (knobs) => Object.fromEntries(knobs.map((knob) => [knob.name, knob.value]));
