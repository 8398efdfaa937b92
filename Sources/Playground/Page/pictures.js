// The live pictures of a run: welfare, play, measures, payoffs, and sizes where strategies spread.

// Lines in one picture.
const mostLines = 8;

class Pictures {
  // `parts` are what is shown: "welfare", "play", "measures", "payoffs".
  constructor(parts = ["welfare", "play", "measures", "payoffs"]) {
    this.parts = parts;
    this.bars = new Bars();
    this.frames = {};
    this.place = element("div", { class: "pictures" });
    for (const part of [...parts, "sizes"]) {
      const frame = element("div", { class: "frame" });
      this.frames[part] = frame;
      const box = element(part === "welfare" ? "section" : "details",
        { class: `picture-${part}`, open: part !== "measures" && part !== "welfare", hidden: part === "sizes" },
        element(part === "welfare" ? "h3" : "summary", {}, word(`picture.${part}`)),
          part === "play" ? [element("p", { class: "quiet" }, word("picture.play.help")), this.bars.place] : frame);
      box.addEventListener("toggle", () => this.seen && this.draw(this.seen));
      this.frames[part].box = box;
      fill(this.place, box);
    }
    let width = 0;
    new ResizeObserver(() => {
      if (this.place.clientWidth === width || !this.seen) return;
      width = this.place.clientWidth;
      this.draw(this.seen);
    }).observe(this.place);
  }

  open(opened) { if (this.parts.includes("play")) this.bars.open(opened); }

  // Draws what is seen: `{ run, theory, index, isCovered, guess }`.
  draw(seen) {
    this.seen = seen;
    const { run, theory, isCovered } = seen;
    if (!run.opened) return;
    this.drawWelfare(seen);
    if (this.parts.includes("play")) this.bars.draw(isCovered ? null : (run.blocks.at(-1) || {}).play,
      isCovered || !theory ? null : theory.play);
    if (isCovered) return;
    const blocks = run.blocks;
    const series = (name, index, read) => ({ name, ink: seriesInk(index),
      points: blocks.map((block) => [block.last + 1, read(block)]) });
    if (this.shows("measures")) {
      refill(this.frames.measures, run.opened.measures.map((measure, index) => this.small(run, measure.name, measure.unit,
        [{ ...series("", index, (block) => block.measures[index]), ink: "emergent" }],
        { help: measure.help, ends: [measure.low, measure.high] })));
    }
    if (this.shows("payoffs")) {
      const seats = run.opened.seatNames.slice(0, mostLines);
      refill(this.frames.payoffs, this.small(run, word("picture.payoffs"), word("unit.payoff"),
        seats.map((name, seat) => series(name, seat, (block) => block.payoffs[seat])), { height: 220 }), this.groups(run));
    }
    const sizes = this.frames.sizes.box;
    sizes.hidden = !run.played.setup.evolution;
    if (!sizes.hidden && sizes.open) refill(this.frames.sizes,
      this.small(run, word("picture.sizes"), word("unit.agents"),
      run.played.setup.population.slice(0, mostLines).map((group, index) => series(group.name, index,
        (block) => block.sizes[index])), { height: 220, ends: [0] }));
  }

  shows(part) { return this.parts.includes(part) && this.frames[part].box.open; }

  drawWelfare({ run, theory, index, isCovered, guess }) {
    const name = welfareName(run.welfare[index] ?? run.welfare[0]);
    const terms = theoryOf(theory, index);
    const chart = welfareChart({ run, theory, index, isCovered, guess, width: widthIn(this.place, 600) });
    const value = run.emergent(index);
    refill(this.frames.welfare, chart.legend && legendOf(chart.legend), chart.svg);
    chart.svg.setAttribute("aria-label", isCovered || value === null ? word("picture.welfare.empty", { name })
      : word("picture.welfare.text", { name, value: figure(value), best: terms ? figure(terms.best) : "–",
        predicted: predictedWords(terms) || "–" }));
  }

  // A picture whose axis shows at least the given `ends`.
  small(run, name, unit, lines, { help, ends = [], height = 150 }) {
    const values = lines.flatMap((line) => line.points.map(([, value]) => value));
    const [low, high] = extent([...ends, ...values]);
    const width = widthIn(this.place, 600);
    const chart = lineChart({ name, width, height, first: 0, last: run.played.setup.rounds, low, high, unit, lines,
      xName: word("unit.rounds") });
    return element("figure", { "aria-label": name }, element("figcaption", {}, english(name),
      help && [" ", element("span", { class: "quiet" }, english(help))]),
      chart.legend && chart.legend.length > 1 && legendOf(chart.legend), chart.svg);
  }

  groups(run) {
    const agents = run.result && run.result.agents;
    if (!agents || !agents.length) return null;
    const head = (key) => element("th", { scope: "col", class: "number" }, word(key));
    return element("div", { class: "scrolling", role: "region", tabindex: "0", "aria-label": word("groups.caption") },
      element("table", {},
      element("caption", {}, word("groups.caption")),
      element("thead", {}, element("tr", {}, element("th", { scope: "col" }, word("groups.name")), head("groups.count"),
        head("groups.mean"), head("groups.low"), head("groups.high"))),
      element("tbody", {}, agents.map(({ group, count, mean, low, high }) => element("tr", {},
        element("th", { scope: "row" }, english(group)), [figure(count, 9), figure(mean), figure(low),
          figure(high)].map((text) => element("td", { class: "number" }, text)))))));
  }
}

// The ends of the axis of a welfare.
function welfareExtent({ run, theory, index, guess, isCovered }) {
  const terms = theoryOf(theory, index);
  const values = terms ? [terms.best, terms.worst] : [];
  const measure = run.opened.measures.find((measure) => welfareName(run.welfare[index]).replace(/^least /,
    "") === measure.name);
  if (!terms && measure) values.push(measure.low, measure.high);
  if (!isCovered) values.push(...run.blocks.map((block) => valueIn(block, index)), run.emergent(index),
    ...((terms && span(terms.predicted)) || []));
  if (guess) values.push(...(guess.points ? guess.points.map(([, value]) => value) : [guess.value]));
  return extent(values);
}

// What is predicted, as lines of their own where theory has a few answers, else from the lowest to the highest.
function predictedRules(terms) {
  const ends = span(terms.predicted);
  if (!ends) return [];
  return terms.isInterval || terms.predicted.length > 6 ? [ends]
    : [...new Set(terms.predicted)].map((value) => [value, value]);
}

function welfareChart({ run, theory, index, isCovered, guess, width }) {
  const terms = theoryOf(theory, index);
  const [low, high] = welfareExtent({ run, theory, index, guess, isCovered });
  const rules = [];
  const add = (ink, key, ends) => {
    if (ends && ends.every(Number.isFinite)) rules.push({ name: word(key), ink, low: ends[0], high: ends[1] });
  };
  if (terms) {
    add("best", "number.best", [terms.best, terms.best]);
    add("worst", "number.worst", [terms.worst, terms.worst]);
    if (!isCovered) for (const ends of predictedRules(terms)) add("predicted", "number.predicted", ends);
  }
  const lines = [];
  if (guess && guess.points) lines.push({ name: word("number.guess"), ink: "guess", points: guess.points });
  else if (guess) add("guess", "number.guess", [guess.value, guess.value]);
  const points = isCovered ? [] : run.blocks.map((block) => [block.last + 1,
    valueIn(block, index)]).filter(([, value]) => value !== null);
  if (points.length) lines.push({ name: word("number.emergent"), ink: "emergent", points });
  else if (!isCovered && run.blocks.length && run.emergent(index) !== null)
    add("emergent", "number.emergent", [run.emergent(index), run.emergent(index)]);
  return lineChart({
    name: welfareName(run.welfare[index]), width, height: width < 460 ? 260 : 300, first: 0,
      last: run.played.setup.rounds, low, high,
    unit: (terms && terms.unit) || welfareName(run.welfare[index]), lines, rules, xName: word("unit.rounds"),
  });
}
