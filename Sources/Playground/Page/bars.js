// How often each action is taken in each situation, as bars beside what theory predicts.

// Situations shown at once, and actions that get a row each.
const mostSituations = 12;
const mostRows = 9;

// The situations of a game: `{ decision, sees, slots }`, what is seen in words.
function situations(opened) {
  const list = [];
  for (const decision of opened.decisions) {
    const count = decision.count;
    for (let observation = 0; observation < Math.min(decision.observations, 200); observation++) {
      let rest = observation;
      // The last sight changes fastest.
      const seen = [...decision.sees].reverse().map((sight) => {
        const value = rest % sight.count;
        rest = Math.floor(rest / sight.count);
        return `${sight.name}: ${sight.values[value] ?? value}`;
      }).reverse();
      list.push({ decision, sees: seen.join(", "), first: decision.slot + observation * count, count });
    }
  }
  return list;
}

class Bars {
  constructor() { this.place = element("div", { class: "bars" }); }

  // Lays the bars out for a game, empty.
  open(opened) {
    this.rows = [];
    this.place.replaceChildren();
    const all = situations(opened);
    for (const situation of all.slice(0, mostSituations)) fill(this.place, this.situation(situation));
    if (all.length > mostSituations)
      fill(this.place, element("p", { class: "quiet" }, word("play.more", { shown: mostSituations, all: all.length })));
  }

  situation({ decision, sees, first, count }) {
    const caption = english(sees ? `${decision.name} (${sees})` : decision.name);
    if (count > mostRows) return this.columns(caption, decision, first, count);
    const body = element("tbody");
    decision.actions.forEach((action, index) => {
      const bar = element("div", { class: "bar" });
      const mark = element("div", { class: "bar-mark", hidden: true });
      const share = element("td", { class: "number" }, "–");
      const predicted = element("td", { class: "number predicted-text" }, "–");
      this.rows.push({ slot: first + index, bar, mark, share, predicted });
      fill(body, element("tr", {},
        element("th", { scope: "row", title: action.help }, english(action.name)),
        element("td", { class: "track" }, element("div", { class: "rail", "aria-hidden": "true" }, bar, mark)), share,
          predicted));
    });
    return element("table", { class: "play" },
      element("caption", {}, caption),
      element("thead", {}, element("tr", {},
        element("th", { scope: "col" }, word("play.action")), element("th", { scope: "col" }, word("play.share")),
        element("th", { scope: "col", class: "number" }, word("number.emergent")),
        element("th", { scope: "col", class: "number" }, word("number.predicted")))),
      body);
  }

  // Many actions are columns of one picture.
  columns(caption, decision, first, count) {
    const width = 600;
    const height = 90;
    const bars = [];
    const svg = element("svg", { class: "drawing", viewBox: `0 0 ${width} ${height}`, width, height,
      preserveAspectRatio: "none", role: "img", "aria-label": caption.textContent });
    for (let index = 0; index < count; index++) {
      const bar = element("rect", { class: "f", x: index * width / count, width: Math.max(width / count - 1, 0.7),
        y: height, height: 0 });
      const mark = element("rect", { class: "f", x: index * width / count, width: Math.max(width / count - 1, 1.5),
        y: height, height: 0 });
      bars.push(element("g", {}, element("g", { class: "emergent" }, bar), element("g", { class: "predicted" }, mark)));
      this.rows.push({ slot: first + index, column: bar, line: mark, height });
    }
    fill(svg, bars);
    const ends = [0, Math.min(count,
      decision.actions.length) - 1].map((index) => english(decision.actions[index].name));
    return element("figure", { class: "columns", "aria-label": caption.textContent },
      element("figcaption", {}, caption), svg, element("div", { class: "ends quiet" }, ends));
  }

  draw(play, predicted) {
    for (const row of this.rows) {
      const share = play ? play[row.slot] : null;
      const wanted = predicted ? predicted[row.slot] : null;
      const isKnown = typeof share === "number" && Number.isFinite(share);
      const isPredicted = typeof wanted === "number" && Number.isFinite(wanted);
      if (row.column) {
        const tall = isKnown ? share * row.height : 0;
        row.column.setAttribute("y", row.height - tall);
        row.column.setAttribute("height", tall);
        row.line.setAttribute("y", row.height - (isPredicted ? wanted * row.height : 0) - 1);
        row.line.setAttribute("height", isPredicted && wanted > 0 ? 3 : 0);
        continue;
      }
      row.bar.style.width = `${isKnown ? 100 * share : 0}%`;
      row.share.textContent = isKnown ? percent(share) : "–";
      row.mark.hidden = !isPredicted;
      row.mark.style.left = `${isPredicted ? 100 * wanted : 0}%`;
      row.predicted.textContent = isPredicted ? percent(wanted) : "–";
    }
  }
}
