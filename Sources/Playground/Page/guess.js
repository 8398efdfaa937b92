// Predict first: the reader picks a value or draws a curve before seeing what happens.

// Columns of a drawn curve.
const guessColumns = 11;

// `told({ value })` or `told({ points })` hears of a guess, `told(null)` that none is wanted, which `isForced` forbids.
function guessPanel({ seen, kinds = ["value", "curve"], isForced, asked }, told) {
  const { run, theory, index } = seen;
  const terms = theoryOf(theory, index);
  const [low, high] = welfareExtent({ run, theory, index, isCovered: true });
  const name = welfareName(run.welfare[index]);
  const unit = terms ? terms.unit : "";
  const frame = element("div", {});
  const middle = Number(((low + high) / 2).toPrecision(3));
  let guess = { value: middle };
  const show = (kind) => {
    if (kind === "curve") {
      const curve = drawnCurve(seen, name, unit, low, high);
      guess = curve.guess;
      refill(frame, curve.place);
    } else {
      guess = { value: middle };
      const step = niceAbove((high - low) / 200);
      const text = element("output", { class: "guess-value" });
      const slider = element("input", { type: "range", min: low, max: high, step, "data-at": "guess",
        "aria-label": word("guess.value", { name }) });
      slider.value = middle;
      const read = () => {
        guess.value = Number(Number(slider.value).toPrecision(6));
        text.textContent = `${figure(guess.value)} ${unit}`;
        slider.setAttribute("aria-valuetext", text.textContent);
      };
      slider.addEventListener("input", read);
      read();
      refill(frame, element("div", { class: "guess-row" }, element("span", { class: "quiet" }, figure(low, 3)), slider,
        element("span", { class: "quiet" }, figure(high, 3)), text));
    }
  };
  const group = freshId("guess");
  const choice = kinds.length > 1
    && element("div", { class: "choices" }, kinds.map((kind, place) => element("label", { class: "inline" },
    element("input", { type: "radio", name: group, checked: place === 0, onchange: () => show(kind) }), " ",
      word(`guess.${kind}.kind`))));
  show(kinds[0]);
  return element("section", { class: "guess" }, element("h3", {}, word("guess.title")),
    element("p", {}, asked || [word("guess.ask", { name }), helpOf(run, index)]), choice, frame,
    element("div", { class: "row" }, button("guess.run", () => told(guess), { class: "main" }),
      !isForced && button("guess.skip", () => told(null))));
}

// What a welfare counts, where it is a measure of the mechanism.
function helpOf(run, index) {
  const name = welfareName(run.welfare[index]).replace(/^least /, "");
  const measure = run.opened.measures.find((measure) => measure.name === name);
  return measure && measure.help ? [" ", english(measure.help)] : null;
}

// A picture on which a curve is drawn with a pointer, or moved with arrow keys.
function drawnCurve({ run, theory, index }, name, unit, low, high) {
  const last = run.played.setup.rounds;
  const values = new Array(guessColumns).fill((low + high) / 2);
  const guess = { points: [] };
  const place = element("div", { class: "drawable", tabindex: "0", role: "slider", "data-at": "guess",
    "aria-label": word("guess.curve", { name }),
    "aria-valuemin": low, "aria-valuemax": high });
  let column = 0;
  let chart;
  const draw = () => {
    guess.points = values.map((value, at) => [at * last / (guessColumns - 1), value]);
    const terms = theoryOf(theory, index);
    const rules = terms ? [["best", terms.best], ["worst", terms.worst]].filter(([, value]) => Number.isFinite(value))
      .map(([ink, value]) => ({ name: word(`number.${ink}`), ink, low: value, high: value })) : [];
    chart = lineChart({ name, width: widthIn(place, 560), first: 0, last, low, high, unit, xName: word("unit.rounds"),
      rules, lines: [{ name: word("number.guess"), ink: "guess", points: guess.points }] });
    chart.svg.setAttribute("aria-hidden", "true");
    const [at, value] = guess.points[column];
    fill(chart.svg, element("circle", { class: "handle", cx: chart.x(at), cy: chart.y(value), r: 6 }));
    place.replaceChildren(chart.svg);
    place.setAttribute("aria-valuenow", values[column]);
    place.setAttribute("aria-valuetext",
      word("guess.at", { round: figure(Math.round(at), 9), value: figure(values[column]) }));
  };
  const clamp = (value, from, to) => Math.min(to, Math.max(from, value));
  place.addEventListener("keydown", (event) => {
    const step = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    if (!step) return;
    event.preventDefault();
    column = clamp(column + step[0], 0, guessColumns - 1);
    const value = clamp(values[column] + step[1] * (high - low) / 20, low, high);
    // Up and down move the rest of the curve along.
    if (step[1]) values.fill(value, column);
    draw();
  });
  const follow = (event, from) => {
    const box = chart.svg.getBoundingClientRect();
    const scale = chart.svg.viewBox.baseVal.width / box.width;
    const share = ((event.clientX - box.left) * scale - chart.plot.left) / (chart.plot.right - chart.plot.left);
    const height = ((event.clientY - box.top) * scale - chart.plot.top) / (chart.plot.bottom - chart.plot.top);
    column = clamp(Math.round(share * (guessColumns - 1)), 0, guessColumns - 1);
    const value = clamp(high - height * (high - low), low, high);
    const start = from === null ? column : from.column;
    const steps = Math.abs(column - start);
    for (let step = 0; step <= steps; step++) {
      const part = steps ? step / steps : 1;
      values[start + Math.sign(column - start) * step] = from === null ? value
        : from.value + part * (value - from.value);
    }
    if (from === null) values.fill(value, column);
    draw();
    return { column, value };
  };
  let held = null;
  place.addEventListener("pointerdown",
    (event) => { place.setPointerCapture(event.pointerId); held = follow(event, null); });
  place.addEventListener("pointermove", (event) => { if (held) held = follow(event, held); });
  for (const end of ["pointerup", "pointercancel"]) place.addEventListener(end, () => { held = null; });
  requestAnimationFrame(draw);
  draw();
  return { place, guess };
}
