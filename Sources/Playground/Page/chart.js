// Pictures of lines over rounds, in the colours and manners of the arena's reports.

// Dashes and markers tell inks apart where there are no colours.
const dashes = { predicted: "7 3", best: "2 2.5", worst: "9 3 2 3", guess: "1 4", s1: "7 3", s2: "2 2.5", s3: "9 3 2 3",
  s4: "5 2.5", s6: "7 3", s7: "2 2.5" };
const seriesInk = (index) => `s${index % 8}`;

// Round places of an axis, at most so many.
function ticks(low, high, most) {
  const width = high - low || 1;
  let step = 10 ** Math.floor(Math.log10(width / most));
  for (const factor of [1, 2, 5, 10, 20, 50])
    if (width / (step * factor) <= most) { step *= factor; break; }
  const places = [];
  for (let index = Math.ceil(low / step - 1e-9); index * step <= high + 1e-9 * width; index++) places.push(index * step);
  return places.map((place) => Math.abs(place) < step * 1e-6 ? 0 : place);
}

// The ends of an axis that shows all of some values.
function extent(values) {
  const known = values.filter((value) => typeof value === "number" && Number.isFinite(value));
  if (!known.length) return [0, 1];
  let [low, high] = [Math.min(...known), Math.max(...known)];
  if (low === high) [low, high] = [low - (Math.abs(low) * 0.1 || 0.5), high + (Math.abs(high) * 0.1 || 0.5)];
  const room = 0.04 * (high - low);
  return [low - room, high + room];
}

const letterWidth = 6.6;

// The width of a picture within a place, so that its letters grow with those of the page.
const widthIn = (place, usual) => (place.clientWidth
  || usual) * 16 / parseFloat(getComputedStyle(document.documentElement).fontSize);

// Labels of places from the top down, moved apart so that none covers another; null if they do not fit.
function apart(labels, top, bottom, line = 15) {
  const sorted = [...labels].sort((one, other) => one.y - other.y);
  if (sorted.length * line > bottom - top + line) return null;
  for (let index = 0; index < sorted.length; index++)
    sorted[index].at = Math.max(sorted[index].y, index ? sorted[index - 1].at + line : top);
  let limit = bottom;
  for (let index = sorted.length - 1; index >= 0; index--) {
    sorted[index].at = Math.min(sorted[index].at, limit);
    limit = sorted[index].at - line;
  }
  return sorted;
}

// A picture: `lines` are `{ name, ink, points: [[x, y]] }`, `rules` are `{ name, ink, low, high }` all along.
function lineChart({ name, width, height = 240, first, last, low, high, unit, lines, rules = [], xName }) {
  // Of several lines of one name, the first carries it.
  const named = [...rules, ...lines].filter((mark, index, all) => mark.name
    && all.findIndex(({ name }) => name === mark.name) === index);
  const isWide = width >= 460;
  const longest = Math.max(0, ...named.map((mark) => mark.name.length));
  const labelRoom = isWide ? Math.min(longest * letterWidth + 18, width * 0.36) : 22;
  const yTicks = ticks(low, high, Math.max(3, Math.floor(height / 50)));
  const labels = yTicks.map((value) => figure(value, 6));
  const left = Math.max(...labels.map((label) => label.length), 1) * 7 + 12;
  const plot = { left, right: width - labelRoom, top: unit ? 26 : 12, bottom: height - 36 };
  const x = (value) => plot.left + (last > first ? (value - first) / (last - first) : 0.5) * (plot.right - plot.left);
  const y = (value) => plot.bottom - (value - low) / (high - low || 1) * (plot.bottom - plot.top);
  const round = (value) => Math.round(value * 10) / 10;
  const svg = element("svg", { class: "drawing", viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": name });
  yTicks.forEach((value, index) => fill(svg,
    element("line", { class: "g", x1: plot.left, x2: plot.right, y1: round(y(value)), y2: round(y(value)) }),
    element("text", { class: "e t", x: plot.left - 8, y: round(y(value)) + 4 }, labels[index])));
  fill(svg, element("line", { class: "x", x1: plot.left, x2: plot.right, y1: plot.bottom, y2: plot.bottom }));
  const xTicks = ticks(first, last, Math.max(2, Math.floor((plot.right - plot.left) / 90))).filter(Number.isInteger);
  for (const value of xTicks) fill(svg,
    element("line", { class: "x", x1: round(x(value)), x2: round(x(value)), y1: plot.bottom, y2: plot.bottom + 4 }),
    element("text", { class: "m t", x: round(x(value)), y: plot.bottom + 17 }, figure(value, 9)));
  if (unit) fill(svg, element("text", { class: "t", x: 2, y: 13 }, unit));
  if (xName) fill(svg, element("text", { class: "t e", x: plot.right, y: height - 3 }, xName));

  for (const rule of rules) {
    const [from, to] = [y(rule.high), y(rule.low)];
    const group = element("g", { class: rule.ink });
    if (to - from > 1) fill(group, element("rect", { class: "b", x: plot.left, width: plot.right - plot.left,
      y: round(from), height: round(to - from) }));
    for (const level of to - from > 1 ? [from, to] : [from])
      fill(group, element("line", { class: "r", x1: plot.left, x2: plot.right, y1: round(level), y2: round(level),
        "stroke-dasharray": dashes[rule.ink] }));
    fill(svg, group);
  }
  for (const line of lines) {
    const group = element("g", { class: line.ink });
    let path = "";
    let isOpen = false;
    for (const [at, value] of line.points) {
      if (!Number.isFinite(value)) { isOpen = false; continue; }
      path += `${isOpen ? "L" : "M"}${round(x(at))} ${round(y(value))}`;
      isOpen = true;
    }
    if (path) fill(group, element("path", { class: "l", d: path, "stroke-dasharray": dashes[line.ink] }));
    const end = line.points.filter(([, value]) => Number.isFinite(value)).at(-1);
    if (end) fill(group, element("circle", { class: "k", cx: round(x(end[0])), cy: round(y(end[1])), r: 3.5 }));
    fill(svg, group);
  }
  const ends = isWide ? apart(named.map((mark) => {
    const end = mark.points ? mark.points.filter(([, value]) => Number.isFinite(value)).at(-1)
      : [last, (mark.low + mark.high) / 2];
    return end ? { mark, y: y(end[1]) } : null;
  }).filter(Boolean), plot.top, plot.bottom) : null;
  for (const { mark, y: level, at } of ends || []) {
    const end = mark.points ? round(x(mark.points.at(-1)[0])) : plot.right;
    const short = Math.floor((labelRoom - 14) / letterWidth);
    fill(svg,
      element("g", { class: mark.ink },
        end > plot.right - 20 && element("line", { class: "i", x1: plot.right + 2, x2: plot.right + 9, y1: round(level),
        y2: round(at) })),
      element("text", { x: plot.right + 12, y: round(at) + 4 },
        mark.name.length > short ? `${mark.name.slice(0, short - 1)}…` : mark.name));
  }
  return { svg, x, y, plot, legend: ends ? null : named };
}

// What the inks of a picture mean, where its lines have no labels at their ends.
const legendOf = (marks) => element("ul", { class: "legend" }, marks.map((mark) => element("li", {},
  element("svg", { class: `drawing ${mark.ink}-key`, width: 26, height: 10, "aria-hidden": "true", role: "img" },
    element("g", { class: mark.ink },
      element("line", { class: mark.points ? "l" : "r", x1: 1, x2: 25, y1: 5, y2: 5,
      "stroke-dasharray": dashes[mark.ink] }))),
  mark.name)));
